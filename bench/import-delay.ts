import { once } from 'node:events';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { loadCorpus } from '../src/app/load-library.ts';
import { openStore } from '../src/app/open-store.ts';
import { bundledData, today } from '../src/app/options.ts';
import { threadedBulletinReader } from '../src/app/reader-thread/threaded-reader.ts';
import { openCorpusLoader } from '../src/curate/corpus-loader.ts';
import { createImports } from '../src/curate/import-use-cases.ts';
import type { Library } from '../src/question/library.ts';
import { recordLibrary } from '../src/remind/reminder-engine-use-cases.ts';
import { createCorpusMemory } from '../src/storage/corpus-memory.ts';
import { temporaryFolder } from '../tests/temporary-folder.ts';
import { largeBulletin } from './reading/large-bulletin.ts';

// How long whoever asks something meanwhile waits for the thread that answers, while a curator imports a large bulletin: read by the
// reader's thread, previewed, taken into the embedded store, put before those who ask and before the reminders.
//   npx tsx bench/import-delay.ts [ENTRIES]     500 entries are 1 MB

const entries = Number(process.argv[2] ?? 1000);
await using folder = await temporaryFolder();
const asker = { workspaceId: 'T1', userId: 'U1', channelId: null };
const clock = { now: () => new Date('2019-04-22T01:00:00Z') };

const bundled = await loadCorpus(bundledData);
if (!bundled) throw new Error('the bundled bulletin has problems');
await using store = await openStore({ kind: 'embedded', folder: folder.path });
const loader = await openCorpusLoader({ bundled, store: store.bulletins, workspaceId: asker.workspaceId, today });
const memory = createCorpusMemory(store.database);
const record = async (library: Library) => void (await recordLibrary({ memory, clock }, asker.workspaceId, library));
await record(loader.library());
const bytes = new TextEncoder().encode(largeBulletin(entries));
const importing = createImports({
  curators: { refusal: async () => null },
  bulletins: store.bulletins,
  drafts: store.drafts,
  files: { fetch: async () => ({ name: 'large.txt', bytes }) },
  reader: threadedBulletinReader(),
  library: loader.library,
  refresh: () => loader.refresh(record),
  wake: () => {},
  zone: 'Asia/Shanghai',
  clock,
});

const resolution = 2;

async function measured<T>(what: string, act: () => Promise<T>): Promise<T> {
  const delay = monitorEventLoopDelay({ resolution });
  delay.enable();
  // It sees nothing before its first tick.
  await wait(20);
  const began = performance.now();
  const answer = await act();
  const took = performance.now() - began;
  // What comes right after belongs to it.
  await wait(50);
  delay.disable();
  const [longest, most] = [delay.max, delay.percentile(99)].map((ns) => Math.max(0, ns / 1e6 - resolution));
  process.stdout.write(`| ${what} | ${took.toFixed(0)} | ${most?.toFixed(0)} | ${longest?.toFixed(0)} |\n`);
  return answer;
}

process.stdout.write(`${(bytes.length / 1e6).toFixed(2)} MB, ${entries} entries\n\n`);
process.stdout.write('| step | took ms | delay p99 ms | longest ms |\n|---|---|---|---|\n');
// What the machine makes an idle thread wait while another is busy.
await measured('nothing, beside a busy thread', async () => {
  const busy = new Worker('for (const began = Date.now(); Date.now() - began < 1500; );', { eval: true });
  await once(busy, 'exit');
});
for (const round of ['', ', again']) {
  const file = { id: 'F1', name: 'large.txt' };
  const hints = { issued: '2019-04', jurisdiction: 'CN', title: `Large${round}`, id: 'cn-2019-04-9' };
  const preview = await measured(`read and previewed${round}`, () => importing.read({ file, text: '', hints }, asker));
  if (preview.kind !== 'import_preview') throw new Error(`not read: ${preview.kind}`);
  await measured(`confirmed${round}`, () => importing.confirm(preview.draftId, asker));
}
process.stdout.write(`\n${loader.library().corpus.entries.length} entries can be found.\n`);
