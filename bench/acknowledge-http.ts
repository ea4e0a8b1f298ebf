import { createHmac } from 'node:crypto';
import { Agent, type IncomingMessage, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { openWorkspace } from '../playground/open-workspace.ts';
import { installedApp } from '../src/app/manifest.ts';
import { bundledLibrary } from '../tests/bundled-library.ts';
import { openAppIn } from '../tests/stories/open-app-in.ts';
import { freePort } from '../tests/stories/open-office.ts';

// Signed commands over HTTP at a steady rate through connections that are kept alive, as a proxy does: how many failed, and how
// long the acknowledgements took. Usage: tsx bench/acknowledge-http.ts [A_SECOND] [SECONDS]

const [rate = 40, seconds = 60] = process.argv.slice(2).map(Number);
const questions = ['facial recognition', 'personal information', 'deadlines', 'latest', 'subscriptions', 'blockchain'];

await using workspace = await openWorkspace({ app: await installedApp() });
const port = await freePort();
const transport = {
  kind: 'http',
  signingSecret: 'playground-signing-secret',
  host: '127.0.0.1',
  port,
  keepAlive: 65_000,
} as const;
await using _ = await openAppIn(workspace, { library: await bundledLibrary(), transport });
const agent = new Agent({ keepAlive: true, maxSockets: 16 });
const took: number[] = [];
const failed: string[] = [];
const beganAt = performance.now();
const sent: Promise<void>[] = [];
for (let i = 0; i < rate * seconds; i += 1) {
  await wait(Math.max(0, beganAt + (i * 1000) / rate - performance.now()));
  sent.push(send(i).catch((error: unknown) => void failed.push(String(error))));
}
await Promise.all(sent);
const at = (share: number): string =>
  (took.sort((a, b) => a - b)[Math.floor(took.length * share)] ?? Number.NaN).toFixed(1);
process.stdout.write(
  `| commands | a second | failed | acknowledged p50 ms | p99 ms | slowest ms |\n|---|---|---|---|---|---|\n| ${sent.length} | ${rate} | ${failed.length} | ${at(0.5)} | ${at(0.99)} | ${at(0.9999)} |\n`,
);
if (failed.length > 0) process.stdout.write(`${failed.slice(0, 3).join('\n')}\n`);

async function send(number: number): Promise<void> {
  const fields = {
    command: '/privacy-law',
    text: questions[number % questions.length] ?? '',
    team_id: 'T0PLAYGRND',
    user_id: 'U0ADACHEN1',
    channel_id: 'C0PRIVACY1',
    trigger_id: String(number),
    response_url: `${workspace.url}response/none-${number}`,
  };
  const body = new URLSearchParams(fields).toString();
  const timestamp = String(Math.floor(Date.now() / 1000));
  const hash = createHmac('sha256', 'playground-signing-secret').update(`v0:${timestamp}:${body}`).digest('hex');
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${hash}`,
  };
  const startedAt = performance.now();
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path: '/slack/events', method: 'POST', headers, agent, timeout: 3000 };
    request(options, resolve).on('error', reject).end(body);
  });
  took.push(performance.now() - startedAt);
  response.resume();
  if (response.statusCode !== 200) throw new Error(`status ${response.statusCode}`);
}
