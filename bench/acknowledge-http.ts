import { openWorkspace } from '../playground/open-workspace.ts';
import { installedApp } from '../src/app/manifest.ts';
import { bundledLibrary } from '../tests/bundled-library.ts';
import { openAppIn } from '../tests/stories/open-app-in.ts';
import { httpTransport, sendCommands } from './commands-over-http.ts';
import { quantile, table } from './measure.ts';

// Signed commands over HTTP at a steady rate: how many failed, and how long the acknowledgements took.
//   npx tsx bench/acknowledge-http.ts [A_SECOND] [SECONDS]

const [rate = 40, seconds = 60] = process.argv.slice(2).map(Number);
const questions = ['facial recognition', 'personal information', 'deadlines', 'latest', 'subscriptions', 'blockchain'];

await using workspace = await openWorkspace({ app: await installedApp() });
const transport = await httpTransport();
await using _ = await openAppIn(workspace, { library: await bundledLibrary(), transport });
const fieldsOf = (number: number) => ({
  text: questions[number % questions.length] ?? '',
  team_id: 'T0PLAYGRND',
  user_id: 'U0ADACHEN1',
  channel_id: 'C0PRIVACY1',
  trigger_id: String(number),
  response_url: `${workspace.url}response/none-${number}`,
});
const { acknowledged, failed } = await sendCommands({ transport, rate, seconds, fieldsOf });
const took = [0.5, 0.99, 1].map((share) => quantile(acknowledged, share).toFixed(1));
process.stdout.write(
  table(
    ['commands', 'a second', 'failed', 'acknowledged p50 ms', 'p99 ms', 'slowest ms'],
    [[rate * seconds, rate, failed.length, ...took]],
  ),
);
if (failed.length > 0) process.stdout.write(`${failed.slice(0, 3).join('\n')}\n`);
