import { performance } from 'node:perf_hooks';
import { App, SocketModeReceiver } from '@slack/bolt';
import { openWorkspace } from '../playground/open-workspace.ts';
import type { Workspace } from '../playground/workspace.ts';
import { sampleBulletin } from '../src/app/options.ts';
import { corpusOf } from '../src/bulletin/corpus.ts';
import { type Library, libraryInProcess } from '../src/question/library.ts';
import { readCorpusFolder } from '../src/storage/corpus-files.ts';
import { openAppIn } from '../tests/stories/open-app-in.ts';
import { quantile, table } from './measure.ts';

// How long a slash command takes: from the moment the workspace sends it to its acknowledgement, and to the answer in
// the channel. Beside the app, in the same run, a bare Bolt app that acknowledges and answers a fixed text: the floor.

const questions = [
  'facial recognition',
  'personal information',
  'deadlines',
  'latest',
  'fasial recogniton',
  'blockchain',
];
const rounds = 300;

interface Took {
  readonly acknowledged: number;
  readonly answered: number;
}

const app = { commands: [{ command: '/privacy-law' }] };

async function measure(workspace: Workspace): Promise<readonly Took[]> {
  await workspace.connected();
  const took: Took[] = [];
  for (let i = -30; i < rounds; i += 1) {
    const text = questions[Math.abs(i) % questions.length] ?? '';
    const seen = new Set(workspace.snapshot('U0ADACHEN1').messages.map(({ ts }) => ts));
    const began = performance.now();
    const answer = workspace.message(({ ts, user }) => user === workspace.botUser && !seen.has(ts));
    await workspace.perform({
      do: 'command',
      user: 'U0ADACHEN1',
      channel: 'C0PRIVACY1',
      command: '/privacy-law',
      text,
    });
    const acknowledged = performance.now() - began;
    await answer;
    if (i >= 0) took.push({ acknowledged, answered: performance.now() - began });
  }
  return took;
}

async function measureApp(library: Library): Promise<readonly Took[]> {
  await using workspace = await openWorkspace({ app });
  const opened = await openAppIn(workspace, { library });
  const took = await measure(workspace);
  await opened[Symbol.asyncDispose]();
  return took;
}

async function measureFloor(): Promise<readonly Took[]> {
  await using workspace = await openWorkspace({ app });
  const clientOptions = { slackApiUrl: workspace.apiUrl };
  const receiver = new SocketModeReceiver({
    appToken: 'xapp-playground',
    installerOptions: { clientOptions },
  });
  const bolt = new App({ token: 'xoxb-playground', receiver, clientOptions });
  bolt.command('/privacy-law', async ({ ack, respond }) => {
    await ack();
    await respond('An answer.');
  });
  await bolt.start();
  const took = await measure(workspace);
  await bolt.stop();
  return took;
}

/** A library of the bundled entries over and over, so many in all. */
function enlarged(library: Library, size: number): Library {
  const [bulletin] = library.corpus.bulletins;
  if (!bulletin) throw new Error('no bulletin is bundled');
  const entries = Array.from({ length: size }, (_, i) => {
    const entry = bulletin.entries[i % bulletin.entries.length];
    if (!entry) throw new Error('the bundled bulletin has entries');
    return { ...entry, id: `${bulletin.id}-o${i + 1}`, section: 'other' as const };
  });
  return libraryInProcess(corpusOf([{ ...bulletin, entries }]));
}

function row(name: string, took: readonly Took[], floor: readonly Took[]): readonly string[] {
  const of = (pick: (one: Took) => number): readonly string[] => {
    const [median, slow] = [quantile(took.map(pick), 0.5), quantile(took.map(pick), 0.99)];
    return [median.toFixed(1), slow.toFixed(1), (median / quantile(floor.map(pick), 0.5)).toFixed(2)];
  };
  return [name, ...of((one) => one.acknowledged), ...of((one) => one.answered)];
}

const library = libraryInProcess(corpusOf((await readCorpusFolder(sampleBulletin)).bulletins));
const floor = await measureFloor();
process.stdout.write(
  table(
    ['app', 'acknowledged p50 ms', 'p99 ms', 'to floor', 'answered p50 ms', 'p99 ms', 'to floor'],
    [
      row('bare Bolt (floor)', floor, floor),
      row('14 entries', await measureApp(library), floor),
      row('1,000 entries', await measureApp(enlarged(library, 1000)), floor),
    ],
  ),
);
