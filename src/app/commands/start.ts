import { Command } from 'commander';
import type { LibrarySource } from '../../question/library.ts';
import { DatabaseError } from '../../storage/database.ts';
import { loadCorpus } from '../load-library.ts';
import { createLog } from '../log.ts';
import { bundledData } from '../options.ts';
import { failWithInputError } from '../output.ts';
import { collectGarbage, keepHeapSmall, waitForShutdown } from '../process.ts';
import { readSettings, type Settings } from '../settings.ts';

/** `start`: connects to Slack, answers and reminds until it is asked to stop. */
export function startCommand(): Command {
  return new Command('start')
    .description('connect to Slack; settings come from the environment (see the README)')
    .action(async () => {
      const read = readSettings(process.env);
      if ('settings' in read) return start(read.settings);
      for (const { setting, message } of read.problems) process.stderr.write(`${setting} ${message}\n`);
      process.stderr.write(
        'Nothing was started. The README says where to find each of these; to try the app without Slack: npm run playground\n',
      );
      failWithInputError();
    });
}

async function start(settings: Settings): Promise<void> {
  keepHeapSmall();
  const bundled = await loadCorpus(settings.dataDirectory ?? bundledData);
  if (!bundled) return;
  const { ConnectionError } = await import('../../slack/stay-connected.ts');
  const { ListenError } = await import('../operation-server.ts');
  try {
    await run(settings, bundled);
  } catch (error) {
    const isTold = [ConnectionError, ListenError, DatabaseError].some((known) => error instanceof known);
    if (!isTold || !(error instanceof Error)) throw error;
    process.stderr.write(`${error.message}\n`);
    failWithInputError();
  }
}

async function run(settings: Settings, bundled: LibrarySource): Promise<void> {
  const log = createLog(settings.logLevel);
  const { openApp } = await import('../open-app.ts');
  const refusal = new AbortController();
  await using app = await openApp({
    settings,
    bundled,
    log,
    clock: { now: () => new Date() },
    elapsed: () => performance.now(),
    onRefused: (error) => refusal.abort(error),
  });
  const { workspace } = app.connection;
  log.info(
    { workspace, entries: bundled.corpus.entries.length, store: settings.store.kind },
    'connected to Slack',
  );
  collectGarbage();
  await waitForShutdown(refusal.signal);
  log.info({}, 'stopping: what is under way is finished first');
}
