import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocketServer } from 'ws';

/**
 * A Slack that misbehaves: it loses answers, answers late, limits the rate and fails, at random from a seed. It does not
 * check messages, as the playground does; it counts what arrived, and how often.
 */
export interface SlackStandIn extends AsyncDisposable {
  /** For `SLACK_API_URL`. */
  readonly apiUrl: string;
  /** Every post that was accepted, in order. */
  readonly posts: readonly AcceptedPost[];
  /** The number of calls by method, with those that failed. */
  readonly calls: ReadonlyMap<string, number>;
  /** Changes its faults from now on. */
  readonly misbehave: (faults: Partial<StandInFaults>) => void;
}

interface AcceptedPost {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs: string | null;
  readonly deliveryId: string | null;
  readonly text: string;
  /** JSON. */
  readonly blocks: string;
  /** Whether the app got no answer. */
  readonly answerLost: boolean;
  readonly metadata: unknown;
}

/** Shares of the posts, from 0 to 1, with at most one fault each; and times in milliseconds. */
export interface StandInFaults {
  /** Accepted, but the connection breaks before the answer. */
  readonly lost: number;
  /** Answered with 503, half of them after the post was accepted. */
  readonly broken: number;
  /** Answered with 429, and not accepted. */
  readonly limited: number;
  /** Accepted only after `stall`, when the app has timed out. */
  readonly stalled: number;
  readonly stall: number;
  /** The time that any answer takes. */
  readonly latency: number;
  /** Whether the app may read channels; otherwise `missing_scope`. */
  readonly history: boolean;
}

const noFaults: StandInFaults = {
  lost: 0,
  broken: 0,
  limited: 0,
  stalled: 0,
  stall: 30_000,
  latency: 0,
  history: true,
};

/** Opens it on loopback, on a free port. */
export async function openSlackStandIn(faults: Partial<StandInFaults> = {}, seed = 1): Promise<SlackStandIn> {
  const state: State = {
    faults: { ...noFaults, ...faults },
    posts: [],
    byChannel: new Map(),
    calls: new Map(),
    random: randomFrom(seed),
    baseUrl: '',
  };
  const server = createServer((request, response) => {
    answer(state, request, response).catch(() => response.destroy());
  });
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => {
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A0' } }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  state.baseUrl = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  return {
    apiUrl: `http://${state.baseUrl}/api/`,
    posts: state.posts,
    calls: state.calls,
    misbehave: (changed) => {
      state.faults = { ...state.faults, ...changed };
    },
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets.clients) socket.terminate();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

interface State {
  faults: StandInFaults;
  readonly posts: AcceptedPost[];
  readonly byChannel: Map<string, AcceptedPost[]>;
  readonly calls: Map<string, number>;
  readonly random: () => number;
  baseUrl: string;
}

type Fields = URLSearchParams;

async function answer(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  const fields = new URLSearchParams(Buffer.concat(chunks).toString());
  const method = (request.url ?? '').replace('/api/', '');
  state.calls.set(method, (state.calls.get(method) ?? 0) + 1);
  if (state.faults.latency > 0) await wait(state.faults.latency);
  if (method === 'chat.postMessage') await acceptPost(state, fields, response);
  else send(response, methods[method]?.(state, fields) ?? { ok: false, error: 'unknown_method' });
}

const methods: Readonly<Record<string, (state: State, fields: Fields) => object>> = {
  'auth.test': () => ({
    ok: true,
    team: 'Stand-in',
    team_id: 'T1',
    user: 'privacy_law',
    user_id: 'UBOT',
    bot_id: 'B1',
  }),
  'apps.connections.open': ({ baseUrl }) => ({ ok: true, url: `ws://${baseUrl}/` }),
  'conversations.history': (state, fields) => listed(state, fields, (post) => post.threadTs === null),
  'conversations.replies': (state, fields) =>
    listed(state, fields, (post) => post.threadTs === fields.get('ts') || post.ts === fields.get('ts')),
  'chat.update': (_, fields) => ({ ok: true, ts: fields.get('ts') }),
};

function listed({ byChannel, faults }: State, fields: Fields, matches: (post: AcceptedPost) => boolean): object {
  if (!faults.history) return { ok: false, error: 'missing_scope' };
  const oldest = Number(fields.get('oldest') ?? 0);
  const latest = Number(fields.get('latest') ?? Infinity);
  const messages = (byChannel.get(fields.get('channel') ?? '') ?? [])
    .filter((post) => matches(post) && Number(post.ts) > oldest && Number(post.ts) < latest)
    .map(({ ts, text, metadata }) => ({ type: 'message', ts, text, metadata }))
    .reverse();
  return { ok: true, messages, has_more: false, response_metadata: { next_cursor: '' } };
}

// One random number picks the fault: the shares lie side by side between 0 and 1.
async function acceptPost(state: State, fields: Fields, response: ServerResponse): Promise<void> {
  const { lost, broken, limited, stalled, stall } = state.faults;
  const random = state.random();
  if (random < lost) {
    keep(state, fields, true);
    response.destroy();
  } else if (random < lost + broken) {
    if (state.random() < 0.5) keep(state, fields, true);
    response.writeHead(503).end();
  } else if (random < lost + broken + limited) {
    response.writeHead(429, { 'retry-after': '1' }).end(JSON.stringify({ ok: false, error: 'ratelimited' }));
  } else if (random < lost + broken + limited + stalled) {
    await wait(stall);
    keep(state, fields, true);
    response.destroy();
  } else {
    send(response, { ok: true, channel: fields.get('channel'), ts: keep(state, fields, false).ts });
  }
}

function keep(state: State, fields: Fields, answerLost: boolean): AcceptedPost {
  const channel = fields.get('channel') ?? '';
  const metadata: unknown = JSON.parse(fields.get('metadata') ?? 'null');
  const post: AcceptedPost = {
    channel,
    ts: `${(Date.now() / 1000).toFixed(3)}${String(state.posts.length % 1000).padStart(3, '0')}`,
    threadTs: fields.get('thread_ts'),
    deliveryId: /"delivery_id":"([^"]+)"/.exec(fields.get('metadata') ?? '')?.[1] ?? null,
    text: fields.get('text') ?? '',
    blocks: fields.get('blocks') ?? '',
    answerLost,
    metadata,
  };
  state.posts.push(post);
  const inChannel = state.byChannel.get(channel);
  if (inChannel) inChannel.push(post);
  else state.byChannel.set(channel, [post]);
  return post;
}

function send(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
