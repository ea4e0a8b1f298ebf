import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { toNodeHandler } from '@modelcontextprotocol/node';
import {
  createMcpHandler,
  localhostAllowedHostnames,
  validateHostHeader,
  validateOriginHeader,
} from '@modelcontextprotocol/server';
import type { AnswerSource } from '../clients/answers.ts';
import { answerApi, refuse } from '../clients/http-api.ts';
import { createMcpServer } from '../clients/mcp-server.ts';
import { openApiDocument } from '../clients/openapi.ts';
import type { Log } from '../ports.ts';
import { minute } from '../time/instant.ts';

/** How other programs are answered over HTTP. */
export interface ClientOptions {
  /** The workspace in whose name a token asks; null if it is not valid. */
  readonly workspaceOf: (token: string) => Promise<string | null>;
  /** Where they reach the server, without a trailing slash. */
  readonly publicUrl: string;
  /** The host that the server listens on. */
  readonly host: string;
  readonly version: string;
  /** False while the app starts. */
  readonly isReady: () => boolean;
  /** What they are answered from. */
  readonly current: (workspaceId: string) => Promise<AnswerSource>;
  /** Monotonic clock, in milliseconds. */
  readonly elapsed: () => number;
  readonly log: Pick<Log, 'warn' | 'error'>;
}

/** How much is read of a request. No tool takes more than some words. */
const longestBody = 64 * 1024;

const mostPerMinute = 300;

/**
 * Serves `/mcp` (Streamable HTTP, without sessions) and `/api/…`: to those with a token, from what its workspace has; at the public address or
 * on this machine, so that no web page can make a browser ask; at most 300 requests a minute of a workspace. `/api/openapi.json` needs no token.
 */
export function createClientEndpoint(
  options: ClientOptions,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { publicUrl, host, version, current, log } = options;
  const hosts = [new URL(publicUrl).hostname, host, ...localhostAllowedHostnames()];
  const admit = createGate(options);
  const mcp = createMcpHandler(
    ({ authInfo }) => {
      if (!authInfo) throw new Error('only who was admitted is answered');
      return createMcpServer(version, () => current(authInfo.clientId));
    },
    {
      maxRequestBodySize: longestBody,
      onerror: (err) => log.warn({ err }, 'an MCP request was not answered'),
    },
  );
  const fetch = async (request: Request): Promise<Response> => {
    if (!isFrom(hosts, request)) return refuse(403, `Ask at ${publicUrl}, and from no page of another site.`);
    const { pathname } = new URL(request.url);
    if (pathname === documentPath) return Response.json(openApiDocument(version, publicUrl));
    const admitted = await admit(request);
    if (admitted instanceof Response) return admitted;
    if (pathname !== '/mcp') return answerApi(request, () => current(admitted));
    if (await isBatch(request)) return refuse(400, 'Send one message a request. MCP has no batches.');
    return mcp.fetch(request, { authInfo: { token: '', clientId: admitted, scopes: [] } });
  };
  const answered = (request: Request): Promise<Response> =>
    fetch(request).catch((err: unknown) => {
      log.error({ err }, 'a request was not answered');
      return refuse(500, 'Something went wrong here, and was logged. Try again later.');
    });
  const handle = toNodeHandler({ fetch: answered }, { maxRequestBodySize: longestBody });
  return (request, response) => {
    const { method = 'GET', url = '/' } = request;
    return handle(Object.assign(request, { method, url }), response);
  };
}

// It would count as one request.
const isBatch = async (request: Request): Promise<boolean> =>
  request.method === 'POST' && (await request.clone().text()).trimStart().startsWith('[');

const documentPath = '/api/openapi.json';

const isFrom = (hosts: string[], { headers }: Request): boolean =>
  validateHostHeader(headers.get('host'), hosts).ok && validateOriginHeader(headers.get('origin'), hosts).ok;

/** The workspace in whose name a request is answered, or what answers one that is refused. */
function createGate({
  workspaceOf,
  isReady,
  elapsed,
}: ClientOptions): (request: Request) => Promise<string | Response> {
  const isLimited = createRateLimit(elapsed);
  return async ({ headers }) => {
    const token = /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
    const workspaceId = token === undefined ? null : await workspaceOf(token);
    if (workspaceId === null)
      return refuse(
        401,
        'The token is missing, wrong or revoked. Send the header "Authorization: Bearer TOKEN", with the token that the operator of the app gave you.',
        { 'www-authenticate': 'Bearer' },
      );
    const wait = { 'retry-after': '60' };
    if (isLimited(workspaceId))
      return refuse(429, `More than ${mostPerMinute} requests in a minute. Try again in a minute.`, wait);
    if (!isReady()) return refuse(503, 'The app is starting, or cannot reach Slack. Try again in a minute.', wait);
    return workspaceId;
  };
}

/** Whether two tokens are the same, in the same time whatever they are. */
export const isSameToken = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

function createRateLimit(elapsed: () => number): (workspaceId: string) => boolean {
  let began = elapsed();
  const counts = new Map<string, number>();
  return (workspaceId) => {
    const now = elapsed();
    if (now - began >= minute) {
      began = now;
      counts.clear();
    }
    const count = (counts.get(workspaceId) ?? 0) + 1;
    counts.set(workspaceId, count);
    return count > mostPerMinute;
  };
}
