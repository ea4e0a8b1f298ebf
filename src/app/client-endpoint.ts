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
  /** What they prove themselves with. */
  readonly token: string;
  /** Where they reach the server, without a trailing slash. */
  readonly publicUrl: string;
  /** The host that the server listens on. */
  readonly host: string;
  readonly version: string;
  /** What they are answered from; null while the app starts. */
  readonly current: () => AnswerSource | null;
  /** Monotonic clock, in milliseconds. */
  readonly elapsed: () => number;
  readonly log: Pick<Log, 'warn' | 'error'>;
}

/** How much is read of a request. No tool takes more than some words. */
const longestBody = 64 * 1024;

const mostPerMinute = 300;

/**
 * Serves `/mcp` (Streamable HTTP, without sessions) and `/api/…`: to those with the token, at the public address or on this machine, so
 * that no web page can make a browser ask; at most 300 requests a minute. `/api/openapi.json` needs no token.
 */
export function createClientEndpoint(
  options: ClientOptions,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { publicUrl, version, current, log } = options;
  const refusalOf = createGate(options);
  const source = async (): Promise<AnswerSource> => {
    const found = current();
    if (found) return found;
    throw new Error(starting);
  };
  const mcp = createMcpHandler(() => createMcpServer(version, source), {
    maxRequestBodySize: longestBody,
    onerror: (err) => log.warn({ err }, 'an MCP request was not answered'),
  });
  const fetch = async (request: Request): Promise<Response> => {
    const refusal = refusalOf(request);
    if (refusal) return refusal;
    const { pathname } = new URL(request.url);
    if (pathname === documentPath) return Response.json(openApiDocument(version, publicUrl));
    return pathname === '/mcp' ? mcp.fetch(request) : answerApi(request, source);
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

const documentPath = '/api/openapi.json';

const starting = 'The app is starting, or cannot reach Slack. Try again in a minute.';

/** What answers a request that is refused; null for one that is not. */
function createGate({
  publicUrl,
  host,
  token,
  current,
  elapsed,
}: ClientOptions): (request: Request) => Response | null {
  const hosts = [new URL(publicUrl).hostname, host, ...localhostAllowedHostnames()];
  const isLimited = createRateLimit(elapsed);
  return ({ url, headers }) => {
    if (!validateHostHeader(headers.get('host'), hosts).ok || !validateOriginHeader(headers.get('origin'), hosts).ok)
      return refuse(403, `Ask at ${publicUrl}, and from no page of another site.`);
    if (new URL(url).pathname === documentPath) return null;
    if (!isTheToken(headers.get('authorization'), token))
      return refuse(
        401,
        'The token is missing or wrong. Send the header "Authorization: Bearer TOKEN", with the value of API_TOKEN.',
        {
          'www-authenticate': 'Bearer',
        },
      );
    if (isLimited())
      return refuse(429, `More than ${mostPerMinute} requests in a minute. Try again in a minute.`, {
        'retry-after': '60',
      });
    return current() === null ? refuse(503, starting, { 'retry-after': '60' }) : null;
  };
}

function isTheToken(header: string | null, token: string): boolean {
  const given = /^Bearer +(\S+)$/i.exec(header ?? '')?.[1] ?? '';
  return timingSafeEqual(digest(given), digest(token));
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

function createRateLimit(elapsed: () => number): () => boolean {
  let began = elapsed();
  let count = 0;
  return () => {
    const now = elapsed();
    if (now - began >= minute) [began, count] = [now, 0];
    count += 1;
    return count > mostPerMinute;
  };
}
