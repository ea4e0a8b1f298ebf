import type { LookupFunction } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Fetched } from '../../src/sources/ports.ts';
import { isPublic } from '../../src/web/public-address.ts';
import { openWebFetcher, type WebFetcherOptions } from '../../src/web/web-fetcher.ts';
import { type FeedServer, openFeedServer } from '../sources/feed-server.ts';

let server: FeedServer;
const opened: AsyncDisposable[] = [];

beforeEach(async () => {
  server = await openFeedServer();
});

afterEach(async () => {
  for (const one of opened.splice(0)) await one[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

function fetcher(options: Partial<WebFetcherOptions> = {}) {
  const made = openWebFetcher({
    userAgent: 'privacy-law-slack/1.0 (+mailto:law@example.org)',
    clock: { now: () => new Date('2026-11-02T09:00:00Z') },
    limits: { bytes: 100_000, milliseconds: 2000, redirects: 3 },
    ...options,
  });
  opened.push(made);
  return made;
}

/** One that may ask the server of the test. */
const near = (options: Partial<WebFetcherOptions> = {}) =>
  fetcher({ allowed: (host, port) => host === '127.0.0.1' && [0, server.port].includes(port), ...options });

const failureOf = (fetched: Fetched) => (fetched.kind === 'failed' ? fetched.failure : fetched.kind);
const textOf = (fetched: Fetched) => (fetched.kind === 'fetched' ? new TextDecoder().decode(fetched.bytes) : fetched);

/** The name server of a test: every name leads to these addresses, one after the other. */
function names(...answers: readonly string[]): LookupFunction & { readonly asked: string[] } {
  const asked: string[] = [];
  const lookup: LookupFunction = (name, _, callback) => {
    const address = answers[Math.min(asked.length, answers.length - 1)] ?? '';
    asked.push(name);
    callback(null, [{ address, family: address.includes(':') ? 6 : 4 }]);
  };
  return Object.assign(lookup, { asked });
}

describe('nothing is fetched from a private network', () => {
  const loopback = (port: number): readonly string[] => [
    `http://127.0.0.1:${port}/`,
    `http://0x7f000001:${port}/`,
    `http://2130706433:${port}/`,
    `http://017700000001:${port}/`,
    `http://127.1:${port}/`,
    `http://127.0.0.1.:${port}/`,
    `http://①②⑦.⓪.⓪.①:${port}/`,
    `http://[::1]:${port}/`,
    `http://[::ffff:127.0.0.1]:${port}/`,
    `http://[::ffff:7f00:1]:${port}/`,
    `http://[::127.0.0.1]:${port}/`,
    `http://[64:ff9b::7f00:1]:${port}/`,
    `http://[2002:7f00:1::]:${port}/`,
    `http://0.0.0.0:${port}/`,
    `http://[::]:${port}/`,
  ];
  const others = [
    'http://169.254.169.254/latest/meta-data/',
    'http://10.0.0.1/',
    'http://172.16.0.1/',
    'http://192.168.1.1/',
    'http://100.64.0.1/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://198.18.0.1/',
    'http://[fd00::1]/',
    'http://[fe80::1]/',
    'http://[fec0::1]/',
    'http://[ff02::1]/',
    'http://[2001:db8::1]/',
    'https://[::ffff:10.0.0.1]/',
  ];

  test('however its address is spelled', async () => {
    const web = fetcher();
    for (const address of [...loopback(server.port), ...loopback(80), ...others])
      expect([address, failureOf(await web.fetch(address))]).toEqual([address, { reason: 'not_public' }]);
    expect(server.asked).toEqual([]);
  });

  test.each(['127.0.0.1', '10.1.2.3', '169.254.169.254', '::1', 'fd00::1', '::ffff:127.0.0.1'])(
    'by a name that leads to %s',
    async (address) => {
      const lookup = names(address);
      const web = fetcher({ lookup });
      expect(failureOf(await web.fetch('http://office.example/feed'))).toEqual({ reason: 'not_public' });
      expect(failureOf(await web.fetch('https://office.example./feed'))).toEqual({ reason: 'not_public' });
      expect(lookup.asked.length).toBeGreaterThan(0);
      expect(server.asked).toEqual([]);
    },
  );

  test('by localhost and its spellings', async () => {
    const web = fetcher();
    for (const host of ['localhost', 'LOCALHOST'])
      expect(failureOf(await web.fetch(`http://${host}/feed`))).toEqual({ reason: 'not_public' });
  });

  test('by a name with a public address that has a private one as well', async () => {
    const lookup: LookupFunction = (_, __, callback) =>
      callback(null, [
        { address: '93.184.215.14', family: 4 },
        { address: '192.168.0.1', family: 4 },
      ]);
    expect(failureOf(await fetcher({ lookup }).fetch('http://office.example/'))).toEqual({ reason: 'not_public' });
  });

  test('by a redirect', async () => {
    const targets = [
      'http://169.254.169.254/',
      'http://[::1]/',
      'http://0x7f000001/',
      '//10.0.0.1/feed',
      'file:///etc/passwd',
    ];
    for (const [at, location] of targets.entries())
      server.on(`/${at}`, (_, response) => void response.writeHead(302, { location }).end());
    const web = near();
    for (const at of targets.keys())
      expect(failureOf(await web.fetch(`${server.origin}/${at}`))).toEqual({
        reason: at === 4 ? 'not_web' : 'not_public',
      });
  });

  test('by a redirect to a name that leads there', async () => {
    server.on('/', (_, response) => void response.writeHead(301, { location: 'http://inside.example/' }).end());
    expect(failureOf(await near({ lookup: names('10.0.0.8') }).fetch(`${server.origin}/`))).toEqual({
      reason: 'not_public',
    });
  });

  test('by a name whose address changes between the check and the connection: what is checked is connected to', async () => {
    server.serve('/feed', 'reached');
    // From the fourth time on the name leads elsewhere.
    const lookup = names('127.0.0.1', '127.0.0.1', '127.0.0.1', '10.0.0.1');
    const web = fetcher({
      lookup,
      allowed: (host, port) => ['127.0.0.1', 'office.example'].includes(host) && [0, server.port].includes(port),
    });
    const ask = () => web.fetch(`http://office.example:${server.port}/feed`);
    expect(textOf(await ask())).toBe('reached');
    expect(lookup.asked).toHaveLength(server.connections());
    for (const fetched of [await ask(), await ask(), await ask()])
      expect(['reached', { reason: 'not_public' }]).toContainEqual(
        fetched.kind === 'fetched' ? textOf(fetched) : failureOf(fetched),
      );
  });

  test('public addresses are those of the internet, and nothing else', () => {
    expect(['1.1.1.1', '93.184.215.14', '2606:4700::1111', '2001:67c:18::1'].map(isPublic)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['', 'office.example', '4000::1', '::'].map(isPublic)).toEqual([false, false, false, false]);
  });
});

describe('an address is fetched', () => {
  test.each([
    'ftp://office.example/',
    'file:///etc/passwd',
    'javascript:1',
    'http://ada:secret@office.example/',
    'feed',
    '',
  ])('unless it is %j, which is none of the web', async (address) => {
    expect(failureOf(await fetcher().fetch(address))).toEqual({ reason: 'not_web' });
  });

  test('at the usual ports only', async () => {
    const web = fetcher({ lookup: names('93.184.215.14') });
    for (const port of [22, 25, 3306, 8080])
      expect(failureOf(await web.fetch(`http://office.example:${port}/`))).toEqual({ reason: 'port' });
  });

  test('with an honest name, and with what the server said of the version before', async () => {
    server.on('/feed', ({ headers }, response) => {
      if (headers['if-none-match'] === '"one"' && headers['if-modified-since'] !== undefined)
        response.writeHead(304).end();
      else response.writeHead(200, { etag: '"one"', 'last-modified': 'Mon, 02 Nov 2026 08:00:00 GMT' }).end('feed');
    });
    const web = near();
    const first = await web.fetch(`${server.origin}/feed`);
    if (first.kind !== 'fetched') throw new Error(JSON.stringify(first));
    expect(await web.fetch(`${server.origin}/feed`, first)).toEqual({ kind: 'unchanged' });
    expect(server.asked.at(-1)?.headers['user-agent']).toBe('privacy-law-slack/1.0 (+mailto:law@example.org)');
  });

  test('through redirects, but not for ever', async () => {
    server.on('/old', (_, response) => void response.writeHead(301, { location: '/new' }).end());
    server.serve('/new', 'feed');
    server.on('/circle', (_, response) => void response.writeHead(302, { location: '/circle' }).end());
    const found = await near().fetch(`${server.origin}/old`);
    expect(textOf(found)).toBe('feed');
    expect(found).toMatchObject({ address: `${server.origin}/new` });
    expect(failureOf(await near().fetch(`${server.origin}/circle`))).toEqual({ reason: 'too_many_redirects' });
  });

  test('as robots.txt allows', async () => {
    server.serve('/robots.txt', 'User-agent: privacy-law-slack\nDisallow: /private/\n\nUser-agent: *\nDisallow: /\n');
    server.serve('/feed', 'feed');
    const web = near();
    expect(textOf(await web.fetch(`${server.origin}/feed`))).toBe('feed');
    expect(failureOf(await web.fetch(`${server.origin}/private/feed`))).toEqual({ reason: 'robots' });
    expect(server.asked.map(({ path }) => path)).toEqual(['/robots.txt', '/feed']);
  });

  test('soon, however many wildcards robots.txt has', async () => {
    server.serve('/robots.txt', `User-agent: *\n${`Disallow: /${'*a'.repeat(200)}b\n`.repeat(1200)}`);
    const path = `/${'a'.repeat(900)}`;
    server.serve(path, 'feed');
    const web = near({ limits: { bytes: 1_000_000, milliseconds: 30_000, redirects: 0 } });
    await web.fetch(server.origin);
    const began = performance.now();
    expect(textOf(await web.fetch(`${server.origin}${path}`))).toBe('feed');
    // All of them take six seconds.
    expect(performance.now() - began).toBeLessThan(2000);
  });

  test('not while robots.txt cannot be read', async () => {
    server.on('/robots.txt', (_, response) => void response.writeHead(503).end());
    expect(failureOf(await near().fetch(`${server.origin}/feed`))).toEqual({ reason: 'robots_unknown' });
  });
});

describe('a fetch has limits', () => {
  const endless = (part: Uint8Array) => (_: unknown, response: import('node:http').ServerResponse) => {
    response.writeHead(200);
    const write = (): void => {
      while (response.writable && response.write(part));
      response.once('drain', write);
    };
    write();
  };

  test('of size: a body of 50 MB is cut off as it comes', async () => {
    let sent = 0;
    server.on('/large', (_, response) => {
      response.writeHead(200, { 'content-length': 50_000_000 });
      const part = new Uint8Array(100_000);
      const write = (): void => {
        while (sent < 50_000_000) {
          sent += part.length;
          if (!response.write(part)) return void response.once('drain', write);
        }
        response.end();
      };
      write();
    });
    expect(failureOf(await near().fetch(`${server.origin}/large`))).toEqual({ reason: 'too_large', most: 100_000 });
    expect(sent).toBeLessThan(50_000_000);
    server.on('/endless', endless(new Uint8Array(10_000)));
    expect(failureOf(await near().fetch(`${server.origin}/endless`))).toEqual({ reason: 'too_large', most: 100_000 });
  });

  test('of size once unpacked', async () => {
    server.serve('/bomb', gzipSync(new Uint8Array(20_000_000)), { 'content-encoding': 'gzip' });
    server.serve('/packed', gzipSync('feed'), { 'content-encoding': 'gzip' });
    expect(failureOf(await near().fetch(`${server.origin}/bomb`))).toEqual({ reason: 'too_large', most: 100_000 });
    expect(textOf(await near().fetch(`${server.origin}/packed`))).toBe('feed');
  });

  test.each([
    ['never answers', (): void => {}],
    [
      'never ends its body',
      (_: unknown, response: import('node:http').ServerResponse) => void response.writeHead(200).write('<rss'),
    ],
  ])('of time: a server that %s is left', async (_, handler) => {
    server.on('/slow', handler);
    const web = near({ limits: { bytes: 1000, milliseconds: 300, redirects: 1 } });
    expect(failureOf(await web.fetch(`${server.origin}/slow`))).toEqual({ reason: 'too_slow', seconds: 0.3 });
  });

  test('and says what else is wrong', async () => {
    server.on('/busy', (_, response) => void response.writeHead(429, { 'retry-after': '120' }).end());
    server.on(
      '/later',
      (_, response) => void response.writeHead(503, { 'retry-after': 'Mon, 02 Nov 2026 10:00:00 GMT' }).end(),
    );
    server.on('/cut', (_, response) => void response.destroy());
    const web = near();
    expect(await web.fetch(`${server.origin}/busy`)).toMatchObject({ failure: { status: 429 }, retryAfter: 120_000 });
    expect(await web.fetch(`${server.origin}/later`)).toMatchObject({
      failure: { status: 503 },
      retryAfter: 3_600_000,
    });
    expect(await web.fetch(`${server.origin}/gone`)).toMatchObject({ failure: { status: 404 }, retryAfter: null });
    expect(failureOf(await web.fetch(`${server.origin}/cut`))).toMatchObject({ reason: 'unreachable' });
  });
});
