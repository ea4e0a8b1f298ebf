import { once } from 'node:events';
import { createServer } from 'node:http';
import { appCredentials, openSlack } from '../playground/open-slack.ts';
import { installedApp } from '../src/app/manifest.ts';
import { openAccess } from '../src/app/open-access.ts';
import { clientOptionsFor } from '../src/slack/web-client.ts';
import { createInstallationStore } from '../src/storage/installation-store.ts';
import { createVault } from '../src/storage/vault.ts';
import { bundledLibrary } from '../tests/bundled-library.ts';
import { openAppIn } from '../tests/stories/open-app-in.ts';
import { httpTransport, sendCommands } from './commands-over-http.ts';
import { quantile, table } from './measure.ts';

// 1,000 workspaces have the app: how long it takes to authorise a request (installation and token of a random one), what memory that
// takes, and how long signed commands over HTTP take to be acknowledged.
//   node --expose-gc --import tsx bench/workspaces.ts [EVENTS] [A_SECOND] [SECONDS]

const [events = 100_000, rate = 50, seconds = 60] = process.argv.slice(2).map(Number);
const workspaces = 1000;
const team = (i: number): string => `T0BENCH${String(i % workspaces).padStart(4, '0')}`;
const log = { info: () => {}, warn: () => {}, error: () => {} };
const key = Buffer.alloc(32, 1);

await using slack = await openSlack({
  teams: [{ id: team(0), domain: 'bench', name: 'Bench' }],
  app: await installedApp(),
});
const [first] = slack.workspaces;
if (!first) throw new Error('there is one');
const access = { kind: 'many', stateSecret: 'a secret of the bench, of thirty-two', ...appCredentials } as const;
const transport = await httpTransport();
const settings = { apiUrl: slack.apiUrl, access, transport, encryptionKeys: [key] };
await using app = await openAppIn(first, { ...settings, library: await bundledLibrary() });
const { database } = app.store;
const installations = createInstallationStore(database, createVault([key]));
for (let i = 0; i < workspaces; i += 1) {
  const bot = { botId: 'B1', botUserId: 'UBOT', botName: 'privacylaw', installedBy: 'U1', installedAt: 0 };
  await installations.save(
    { ...bot, id: team(i), name: team(i), enterpriseId: null },
    { token: `xoxb-${i}`, refreshToken: null, expiresAt: null },
  );
}

const { workspaceOf, tokenOf } = await openAccess({
  settings: { slack: { ...settings, connectFor: 0, answersStrangers: false }, encryptionKeys: [key] },
  sources: [],
  database,
  clientOptions: clientOptionsFor(slack.apiUrl),
  clock: first,
  log,
});
const heap = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
};
const authorised: number[] = [];
const memory: number[] = [];
for (let i = 0; i < events; i += 1) {
  const id = team(Math.floor(Math.random() * workspaces));
  const began = performance.now();
  await workspaceOf({ workspaceId: id, installationId: id });
  await tokenOf(id);
  authorised.push(performance.now() - began);
  if (i % Math.ceil(events / 5) === 0) memory.push(heap());
}
memory.push(heap());

// Slack takes every answer; the playground's workspace would refuse those of the others, and each would be tried in three more ways.
const answers = createServer((_, response) => response.end('ok')).listen(0, '127.0.0.1');
await once(answers, 'listening');
const address = answers.address();
const responseUrl = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`;

const fieldsOf = (number: number) => ({
  text: 'facial recognition',
  team_id: team(number * 7),
  user_id: 'U1',
  channel_id: 'C1',
  trigger_id: `${number}`,
  response_url: responseUrl,
});
const { acknowledged, failed } = await sendCommands({ transport, rate, seconds, fieldsOf });
answers.close();
const at = (times: readonly number[], share: number): string => quantile(times, share).toFixed(2);
process.stdout.write(
  table(
    ['workspaces', 'authorised', 'p50 ms', 'p99 ms', 'heap MB, from first to last'],
    [[workspaces, events, at(authorised, 0.5), at(authorised, 0.99), memory.map((one) => one.toFixed(0)).join(', ')]],
  ),
);
process.stdout.write(
  table(
    ['commands', 'failed', 'acknowledged p50 ms', 'p99 ms', 'slowest ms', 'heap MB after them'],
    [[rate * seconds, failed.length, ...[0.5, 0.99, 1].map((share) => at(acknowledged, share)), heap().toFixed(0)]],
  ),
);
