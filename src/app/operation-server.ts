import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { Metrics } from './metrics.ts';

/** Whether the app does its work. `ok` false answers 503, with the reasons. */
export interface Health {
  readonly ok: boolean;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** What the server tells. */
interface OperationFacts {
  readonly host: string;
  readonly port: number;
  readonly metrics: Metrics;
  readonly health: () => Promise<Health>;
  /** A calendar by the token of its address; null where there is none. */
  readonly calendar: (token: string) => Promise<string | null>;
}

/** The port cannot be had: a sentence for the operator, without a stack. */
export class ListenError extends Error {
  override readonly name = 'CannotServe';
}

/** The open server: where it listens, and its end. */
export interface OperationServer extends AsyncDisposable {
  readonly port: number;
}

/**
 * Serves `/healthz`, `/metrics` and `/calendar/TOKEN.ics`. Rejects with `CannotServe` where the port cannot be had.
 */
export async function openOperationServer(facts: OperationFacts): Promise<OperationServer> {
  const server = createServer(answerWith(facts));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) =>
      reject(new ListenError(`OPERATION_PORT ${facts.port} cannot be had: ${cause.message}`, { cause })),
    );
    server.listen(facts.port, facts.host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : facts.port,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const answerWith =
  (facts: OperationFacts): RequestListener =>
  (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    answer(facts, path, response).catch((error: unknown) => {
      send(response, 503, 'text/plain; charset=utf-8', `unavailable: ${messageOf(error)}\n`);
    });
  };

async function answer(facts: OperationFacts, path: string, response: ServerResponse): Promise<void> {
  if (path === '/healthz') {
    const { ok, facts: told } = await facts.health();
    send(response, ok ? 200 : 503, 'application/json', `${JSON.stringify({ ok, ...told })}\n`);
  } else if (path === '/metrics') {
    send(response, 200, facts.metrics.contentType, await facts.metrics.text());
  } else {
    const token = /^\/calendar\/([A-Za-z0-9_-]{1,200})\.ics$/.exec(path)?.[1];
    const calendar = token === undefined ? null : await facts.calendar(token);
    if (calendar === null) send(response, 404, 'text/plain; charset=utf-8', 'There is nothing here.\n');
    else send(response, 200, 'text/calendar; charset=utf-8', calendar);
  }
}

function send(response: ServerResponse, status: number, contentType: string, body: string): void {
  response.writeHead(status, { 'content-type': contentType, 'cache-control': 'no-store' });
  response.end(body);
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
