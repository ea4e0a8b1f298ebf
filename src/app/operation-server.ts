import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { cannotListen } from '../slack/receiver.ts';
import type { Metrics } from './metrics.ts';

/** Whether the app can do its work. If not, `/readyz` answers 503 with the facts. */
export interface Readiness {
  readonly ok: boolean;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** The text of a calendar; `revoked` if its address was valid once; null if it never was. */
export type ServedCalendar = { readonly text: string } | 'revoked' | null;

interface ServerOptions {
  readonly host: string;
  readonly port: number;
  readonly metrics: Metrics;
  readonly readiness: () => Promise<Readiness>;
  /** A calendar by the token in its address. */
  readonly calendar: (token: string) => Promise<ServedCalendar>;
  /** The picture at a path; null if there is none. */
  readonly picture: (path: string) => Promise<Uint8Array | null>;
  /** What answers other programs, under `/mcp` and `/api/`; null if they are not answered. */
  readonly clients: ((request: IncomingMessage, response: ServerResponse) => Promise<void>) | null;
}

/** The running server. */
export interface OperationServer extends AsyncDisposable {
  /** The port it listens on, also if any free one was asked for. */
  readonly port: number;
}

/**
 * Serves `/livez` (the process works), `/readyz` and its alias `/healthz` (so does what it depends on), `/metrics`,
 * `/calendar/TOKEN.ics`, pictures (`/calendar/….png`), and what other programs ask. Rejects with an `OperatorError` if it cannot listen.
 */
export async function openOperationServer(options: ServerOptions): Promise<OperationServer> {
  const { host, port } = options;
  const server = createServer(listener(options));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(cannotListen(host, port, cause)));
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const listener =
  (options: ServerOptions): RequestListener =>
  (request, response) => {
    const [path = ''] = (request.url ?? '').split('?');
    const answered =
      options.clients && /^\/(?:mcp$|api\/)/.test(path)
        ? options.clients(request, response)
        : answer(options, path, response);
    answered.catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      send(response, 503, 'text/plain; charset=utf-8', `unavailable: ${reason}\n`);
    });
  };

async function answer(
  { readiness, metrics, calendar, picture }: ServerOptions,
  path: string,
  response: ServerResponse,
): Promise<void> {
  if (path === '/livez') {
    send(response, 200, 'application/json', '{"ok":true}\n');
  } else if (path === '/readyz' || path === '/healthz') {
    const { ok, facts } = await readiness();
    send(response, ok ? 200 : 503, 'application/json', `${JSON.stringify({ ok, ...facts })}\n`);
  } else if (path === '/metrics') {
    send(response, 200, metrics.contentType, await metrics.text());
  } else if (path.endsWith('.png')) {
    const found = await picture(path);
    if (found) send(response, 200, 'image/png', found);
    else send(response, 404, 'text/plain; charset=utf-8', 'Not found.\n');
  } else {
    const token = /^\/calendar\/([A-Za-z0-9_-]{1,200})\.ics$/.exec(path)?.[1];
    const found = token === undefined ? null : await calendar(token);
    if (found === null) send(response, 404, 'text/plain; charset=utf-8', 'Not found.\n');
    else if (found === 'revoked') send(response, 410, 'text/plain; charset=utf-8', revokedText);
    else send(response, 200, 'text/calendar; charset=utf-8', found.text);
  }
}

const revokedText =
  'This calendar link no longer works: it was revoked, or its subscription has ended. Remove it from your calendar app, and get a new one in Slack.\n';

function send(response: ServerResponse, status: number, contentType: string, body: string | Uint8Array): void {
  response.writeHead(status, { 'content-type': contentType, 'cache-control': 'no-store' });
  response.end(body);
}
