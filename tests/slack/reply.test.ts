import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '../../src/cards/card.ts';
import type { PostOutcome } from '../../src/remind/delivery.ts';
import type { PostTarget } from '../../src/slack/post-card.ts';
import { handleError, Reply } from '../../src/slack/reply.ts';

const card: Card = { text: 'Only for you', blocks: [] };
const refused: PostOutcome = { kind: 'refused', error: 'channel_not_found' };

let server: Server;
let respondStatus: number;
let sent: readonly unknown[];
let logged: readonly unknown[];
let refuse: readonly string[];

const record = (way: string, target: PostTarget): Promise<PostOutcome> => {
  if (refuse.includes(way)) return Promise.resolve(refused);
  sent = [...sent, { way, ...target }];
  return Promise.resolve({ kind: 'posted', ts: '1' });
};
const log = {
  info: () => {},
  warn: () => {},
  error: (facts: object, message: string) => {
    logged = [...logged, { ...facts, message }];
  },
};
const poster = {
  post: (target: PostTarget) => record('post', target),
  postEphemeral: (target: PostTarget & { readonly user: string }) => record('ephemeral', target),
};
const view = (way: string) => (): Promise<void> => {
  if (refuse.includes(way)) return Promise.reject(new Error(way));
  sent = [...sent, { way }];
  return Promise.resolve();
};
const services = {
  log,
  poster,
  identity: {
    ids: { teamId: 'T1' },
    workspace: 'Work',
    workspaceId: 'T1',
    botName: 'privacylaw',
    installer: null,
    installedAt: null,
  },
  queue: { inOrder: () => Promise.resolve(), post: poster.post },
  views: { open: view('open'), push: view('push'), update: view('update'), publish: view('publish') },
  recent: { addIfNew: () => Promise.resolve(true), forget: () => Promise.resolve() },
};

beforeAll(async () => {
  server = createServer((request, response) => {
    if (respondStatus === 200) sent = [...sent, { way: 'response_url' }];
    request.resume();
    response.writeHead(respondStatus, { 'retry-after': '1' }).end();
    if (respondStatus === 429) respondStatus = 200;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => server.close());
beforeEach(() => {
  [respondStatus, sent, logged, refuse] = [200, [], [], []];
});

const responseUrl = (): string => {
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`;
};
const command = () => ({ response_url: responseUrl(), channel_id: 'C1', user_id: 'U1' });
const mention = { event: { type: 'app_mention', channel: 'C1', user: 'U1', ts: '5', thread_ts: '4' } };
const press = () => ({
  type: 'block_actions',
  response_url: responseUrl(),
  channel: { id: 'C1' },
  user: { id: 'U1' },
  container: { type: 'message', message_ts: '5', thread_ts: '4' },
});
const homePress = { type: 'block_actions', user: { id: 'U1' }, view: { id: 'V1', type: 'home' } };
const homeOpened = { event: { type: 'app_home_opened', channel: 'D1', user: 'U1' } };

const replyTo = (body: object) => new Reply(services, { body });

describe('a private reply', () => {
  it('goes through the response_url; then it is an ephemeral message, then a direct message', async () => {
    await replyTo(command()).privately(card);
    respondStatus = 404;
    await replyTo(command()).privately(card);
    refuse = ['ephemeral'];
    await replyTo(command()).privately(card);
    expect(sent).toEqual([
      { way: 'response_url' },
      { way: 'ephemeral', channel: 'C1', user: 'U1' },
      { way: 'post', channel: 'U1' },
    ]);
  });

  it('goes the next way at once where Slack limits the rate of one, and waits only if none works', async () => {
    respondStatus = 429;
    await replyTo(command()).privately(card);
    [respondStatus, refuse] = [429, ['ephemeral', 'post']];
    await replyTo(command()).privately(card);
    expect(sent).toMatchObject([{ way: 'ephemeral' }, { way: 'response_url' }]);
  });

  it('fails with every reason if nothing works', async () => {
    [respondStatus, refuse] = [404, ['ephemeral', 'post']];
    const failure = await replyTo(command())
      .privately(card)
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ errors: [expect.any(Error), expect.any(Error), expect.any(Error)] });
  });

  it('to a press or a mention in a thread stays in the thread', async () => {
    respondStatus = 404;
    await replyTo(press()).privately(card);
    await replyTo(mention).privately(card);
    const inThread = { way: 'ephemeral', channel: 'C1', user: 'U1', threadTs: '4' };
    expect(sent).toEqual([inThread, inThread]);
  });

  it('in a direct message is an ordinary message', async () => {
    await replyTo({ event: { type: 'message', channel: 'D1', user: 'U1', ts: '5' } }).privately(card);
    expect(sent).toEqual([{ way: 'post', channel: 'D1' }]);
  });
});

describe('a card outside a channel', () => {
  const home = { ...homePress, trigger_id: '1' };
  const inModal = { ...home, view: { id: 'V1', type: 'modal' } };
  const submitted = { ...inModal, type: 'view_submission' };

  it.each([
    ['on Home opens a modal', home, [], 'open'],
    ['on Home is a direct message if that is too late', home, ['open'], 'post'],
    ['in a modal opens another on top', inModal, [], 'push'],
    ['in a modal replaces it if there are too many', inModal, ['push'], 'update'],
    ['in a modal is a direct message if nothing else works', inModal, ['push', 'update'], 'post'],
    ['in a submitted modal replaces it', submitted, [], 'update'],
    ['in a submitted modal that was closed is a direct message', submitted, ['update'], 'post'],
  ])('%s', async (_, body, refused, way) => {
    refuse = refused;
    await replyTo(body).show(card);
    expect(sent).toMatchObject([{ way }]);
  });
});

describe('an error', () => {
  const requests = {
    log,
    identityOf: () => services.identity,
    servicesOf: () => Promise.resolve(services),
    languageOf: () => Promise.resolve('en' as const),
  };
  const fail = (body: object) => handleError(requests)({ error: new Error('a bug'), body });

  it('is logged with a reference, and shown to the person who asked', async () => {
    await fail(mention);
    expect(logged).toEqual([expect.objectContaining({ reference: expect.stringMatching(/^[0-9a-f]{8}$/) })]);
    expect(sent).toMatchObject([{ way: 'ephemeral', channel: 'C1', user: 'U1' }]);
  });

  it('of a press on Home is shown there', async () => {
    await fail({ ...homePress, trigger_id: '1' });
    expect([logged.length, sent]).toEqual([1, [{ way: 'open' }]]);
  });

  it.each([
    ['the opening of Home', homeOpened],
    ['an unknown event', {}],
  ])('is only logged if there is nowhere to show it: %s', async (_, body) => {
    await fail(body);
    expect([logged.length, sent]).toEqual([1, []]);
  });

  it('that cannot be shown is logged with the same reference', async () => {
    [respondStatus, refuse] = [500, ['ephemeral', 'post']];
    await fail(command());
    const references = logged.map((line) =>
      typeof line === 'object' && line && 'reference' in line ? line.reference : null,
    );
    expect(references).toEqual([references[0], references[0]]);
    expect(logged).toHaveLength(2);
  });
});
