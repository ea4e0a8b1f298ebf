import type { LookupFunction } from 'node:net';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import { Agent, type Dispatcher } from 'undici';
import type { Clock } from '../ports.ts';
import type { Fetched, FetchFailure, Validators, WebFetcher } from '../sources/ports.ts';
import { type Instant, second } from '../time/instant.ts';
import { type Allowed, addressProblem, NotPublicError, publicLookup } from './public-address.ts';
import { createRobots } from './robots.ts';

/** Limits of one fetch. */
export interface FetchLimits {
  /** Of the body, once it is unpacked. */
  readonly bytes: number;
  /** From the first request to the end of the body, over all redirects. */
  readonly milliseconds: number;
  readonly redirects: number;
}

/** A feed of regulators has a few hundred kilobytes; the page of a long law a few megabytes. */
export const fetchLimits: FetchLimits = { bytes: 5_000_000, milliseconds: 30 * second, redirects: 5 };

/** What fetching needs. */
export interface WebFetcherOptions {
  /** How the app presents itself: its name, a slash and its version, then whom to ask about it. */
  readonly userAgent: string;
  readonly clock: Clock;
  readonly limits?: FetchLimits;
  /** For tests with a server of their own. */
  readonly allowed?: Allowed;
  readonly lookup?: LookupFunction;
}

/** Opens what fetches from the web. Disposing of it ends what is being fetched. */
export function openWebFetcher(options: WebFetcherOptions): WebFetcher & AsyncDisposable {
  const { userAgent, clock, limits = fetchLimits, allowed = () => false, lookup } = options;
  const agent = new Agent({ connect: { lookup: publicLookup(allowed, lookup), timeout: 10 * second } });
  const stop = new AbortController();
  const web: Web = { agent, userAgent, limits, allowed, clock, stop: stop.signal };
  const robots = createRobots({
    userAgent,
    clock,
    read: async (address) => follow(web, address, { known: null, refusal: () => Promise.resolve(null) }),
  });
  return {
    fetch: (address, known) => follow(web, address, { known: known ?? null, refusal: robots.refusal }),
    [Symbol.asyncDispose]: async () => {
      stop.abort();
      await agent.destroy();
    },
  };
}

interface Web extends Required<Pick<WebFetcherOptions, 'userAgent' | 'clock' | 'limits' | 'allowed'>> {
  readonly agent: Agent;
  readonly stop: AbortSignal;
}

interface Way {
  readonly known: Validators | null;
  readonly refusal: ReturnType<typeof createRobots>['refusal'];
}

const failed = (failure: FetchFailure, retryAfter: number | null = null): Fetched => ({
  kind: 'failed',
  failure,
  retryAfter,
});

// Each address on the way is checked anew, before anything is sent to it.
async function follow(web: Web, first: string, { known, refusal }: Way): Promise<Fetched> {
  const { limits, allowed } = web;
  const timeout = AbortSignal.timeout(limits.milliseconds);
  const signal = AbortSignal.any([timeout, web.stop]);
  let address = first;
  try {
    for (let hop = 0; hop <= limits.redirects; hop += 1) {
      const url = URL.canParse(address) ? new URL(address) : null;
      const problem = url ? addressProblem(url, allowed) : 'not_web';
      if (!url || problem !== null) return failed({ reason: problem ?? 'not_web' });
      const refused = await refusal(url);
      if (refused !== null) return failed(refused);
      const response = await web.agent.request({
        origin: url.origin,
        path: `${url.pathname}${url.search}`,
        method: 'GET',
        headers: headersOf(web.userAgent, known),
        signal,
        headersTimeout: limits.milliseconds,
        bodyTimeout: limits.milliseconds,
      });
      const next = redirectOf(response, url);
      if (next === null) return await answerOf(web, response, url);
      await discard(response);
      address = next;
    }
    return failed({ reason: 'too_many_redirects' });
  } catch (error) {
    return failed(
      timeout.aborted ? { reason: 'too_slow', seconds: limits.milliseconds / second } : failureOf(error, limits),
    );
  }
}

const headersOf = (userAgent: string, known: Validators | null): Readonly<Record<string, string>> => ({
  'user-agent': userAgent,
  accept:
    'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/html;q=0.8, */*;q=0.5',
  'accept-encoding': 'gzip, br',
  ...(known?.etag && { 'if-none-match': known.etag }),
  ...(known?.lastModified && { 'if-modified-since': known.lastModified }),
});

type Response = Dispatcher.ResponseData;

function redirectOf({ statusCode, headers }: Response, url: URL): string | null {
  const location = header(headers, 'location');
  if (![301, 302, 303, 307, 308].includes(statusCode) || location === null) return null;
  return URL.canParse(location, url.href) ? new URL(location, url).href : location;
}

async function answerOf({ limits, clock }: Web, response: Response, url: URL): Promise<Fetched> {
  const { statusCode: status, headers } = response;
  if (status === 304) {
    await discard(response);
    return { kind: 'unchanged' };
  }
  if (status !== 200) {
    await discard(response);
    return failed({ reason: 'status', status }, retryAfterOf(header(headers, 'retry-after'), clock.now().getTime()));
  }
  const bytes = await bodyOf(response, limits.bytes);
  if (bytes === null) return failed({ reason: 'too_large', most: limits.bytes });
  return {
    kind: 'fetched',
    bytes,
    contentType: header(headers, 'content-type') ?? '',
    etag: header(headers, 'etag'),
    lastModified: header(headers, 'last-modified'),
    address: url.href,
  };
}

function header(headers: Response['headers'], name: string): string | null {
  const value = headers[name];
  return (typeof value === 'string' ? value : value?.[0]) ?? null;
}

/** In seconds or as a date; a time that has passed is none. */
function retryAfterOf(text: string | null, now: Instant): number | null {
  if (text === null) return null;
  const wait = /^\d{1,9}$/.test(text.trim()) ? Number(text) * second : Date.parse(text) - now;
  return wait > 0 ? wait : null;
}

/** The body, unpacked; null as soon as it is larger than may be. */
async function bodyOf({ body, headers }: Response, most: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const read of unpacked(body, header(headers, 'content-encoding') ?? '')) {
    const part: unknown = read;
    if (!(part instanceof Uint8Array)) throw new TypeError('the body of a response is not bytes');
    size += part.byteLength;
    // Leaving the loop destroys the stream, and with it the connection.
    if (size > most) return null;
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

function unpacked(body: Readable, encoding: string): Readable {
  const unpack = unpackers[encoding.trim().toLowerCase()]?.();
  if (!unpack) return body;
  body.on('error', (error) => unpack.destroy(error));
  unpack.on('close', () => body.destroy());
  return body.pipe(unpack);
}

const unpackers: Readonly<Record<string, () => ReturnType<typeof createGunzip>>> = {
  gzip: () => createGunzip(),
  'x-gzip': () => createGunzip(),
  br: () => createBrotliDecompress(),
};

// What isn't read would keep its connection; a long one is cut off.
const discard = ({ body }: Response): Promise<void> => body.dump({ limit: 64_000 }).catch(() => {});

function failureOf(error: unknown, limits: FetchLimits): FetchFailure {
  const several: readonly unknown[] = error instanceof AggregateError ? error.errors : [];
  const causes = [error, error instanceof Error ? error.cause : null, ...several];
  if (causes.some((one) => one instanceof NotPublicError)) return { reason: 'not_public' };
  const code =
    causes.flatMap((one) => (one instanceof Error && 'code' in one ? [String(one.code)] : [])).at(0) ?? 'failed';
  if (/TIMEOUT|ETIMEDOUT/.test(code)) return { reason: 'too_slow', seconds: limits.milliseconds / second };
  return { reason: 'unreachable', code };
}
