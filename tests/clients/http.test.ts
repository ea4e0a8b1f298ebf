import { request as nodeRequest } from 'node:http';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Office, openOffice } from '../stories/open-office.ts';

const token = '0123456789abcdef0123456789abcdef';
const publicUrl = 'https://law.example.org';

let office: Office;
let address: string;

beforeAll(async () => {
  office = await openOffice({ publicUrl, apiToken: token, operation: { host: '127.0.0.1', port: 0 } });
  address = `http://127.0.0.1:${office.app.operationPort}`;
});
afterAll(() => office[Symbol.asyncDispose]());

const bearer = { authorization: `Bearer ${token}` };
const get = async (path: string, init: RequestInit = { headers: bearer }) => {
  const response = await fetch(address + path, init);
  const body: unknown = await response.json();
  return { status: response.status, headers: response.headers, body };
};

describe.each(['auto', 'legacy'] as const)('an assistant over HTTP that negotiates %s', (mode) => {
  const connected = async (headers: Record<string, string>) => {
    const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode } });
    await client.connect(new StreamableHTTPClientTransport(new URL('/mcp', address), { requestInit: { headers } }));
    return client;
  };

  it('lists the tools and is answered as the command answers, as of the day in the office', async () => {
    const client = await connected(bearer);
    expect((await client.listTools()).tools).toHaveLength(3);
    const { structuredContent } = await client.callTool({ name: 'deadlines', arguments: { filter: 'MIIT' } });
    expect(structuredContent).toMatchObject({
      asOf: '2019-04-22',
      coming: [{ entryId: 'cn-2019-04-i2', daysLeft: 8 }, { entryId: 'cn-2019-04-r3' }],
    });
    await client.close();
  });

  it.each([{}, { authorization: 'Bearer wrong' }])('is refused with %j', async (headers) => {
    await expect(connected(headers)).rejects.toThrow();
  });
});

const openApi = z.looseObject({
  servers: z.array(z.object({ url: z.string() })),
  paths: z.record(
    z.string(),
    z.looseObject({
      get: z.looseObject({
        responses: z.record(
          z.string(),
          z.looseObject({
            content: z
              .record(z.string(), z.looseObject({ schema: z.looseObject({ $ref: z.string().optional() }) }))
              .optional(),
          }),
        ),
      }),
    }),
  ),
});

describe('the API', () => {
  it('answers with what its document promises', async () => {
    const { body } = await get('/api/openapi.json', {});
    const document = openApi.parse(body);
    const { valid, errors } = await new Validator().validate(document);
    expect([valid, errors]).toEqual([true, undefined]);
    expect(document.servers).toEqual([{ url: publicUrl }]);
    expect(Object.keys(document.paths)).toEqual([
      '/api/entries',
      '/api/entries/{id}',
      '/api/deadlines',
      '/calendar/{token}.ics',
    ]);
    const ajv = new Ajv2020({ strict: false, validateFormats: false }).addSchema(document, 'api');
    const asked = [
      ['/api/entries?q=facial+recognition&limit=2', '/api/entries'],
      ['/api/entries', '/api/entries'],
      ['/api/entries/cn-2019-04-r3', '/api/entries/{id}'],
      ['/api/deadlines?filter=MIIT&past=include&today=2019-05-04', '/api/deadlines'],
    ] as const;
    for (const [path, named] of asked) {
      const answer = await get(path);
      const schema = document.paths[named]?.get.responses['200']?.content?.['application/json']?.schema.$ref;
      expect([path, answer.status, ajv.validate(`api${schema}`, answer.body), ajv.errors]).toEqual([
        path,
        200,
        true,
        null,
      ]);
    }
  });

  it.each([
    ['/api/entries?q=x&limit=0', 400, 'limit must be a whole number from 1 to 20'],
    [`/api/entries?q=${'x'.repeat(301)}`, 400, 'q must have at most 300 characters'],
    ['/api/entries?query=x', 400, 'Unrecognized key: "query"'],
    ['/api/entries?q=x&q=y', 400, 'q is given twice. Give it once.'],
    ['/api/deadlines?today=2019-02-30', 400, 'today must be a day, written YYYY-MM-DD'],
    ['/api/entries/%ff', 404, 'There is no entry %ff. Search for it.'],
    ['/api/entries/cn-2019-04-r33', 404, expect.stringContaining('Did you mean cn-2019-04-r3')],
    ['/api/', 404, expect.stringContaining('/api/openapi.json')],
  ])('says what is wrong with %s', async (path, status, message) => {
    expect(await get(path)).toMatchObject({ status, body: { error: { status, message } } });
  });

  it('only reads', async () => {
    const { status, headers } = await get('/api/entries', { method: 'POST', headers: bearer });
    expect([status, headers.get('allow')]).toEqual([405, 'GET']);
  });
});

describe('nobody else is answered', () => {
  it.each([
    ['without a token', {}, 401],
    ['with another token', { authorization: `Bearer ${token}x` }, 401],
    ['with the token in another scheme', { authorization: `Basic ${token}` }, 401],
    ['by another name', { ...bearer, host: 'attacker.example' }, 403],
    ['for a page of another site', { ...bearer, origin: 'https://attacker.example' }, 403],
    ['for a page without an address', { ...bearer, origin: 'null' }, 403],
    ['by its own name', { ...bearer, host: 'law.example.org', origin: publicUrl }, 200],
  ])('%s', async (_, headers, status) => {
    // `fetch` sets the host itself.
    const answered = await new Promise((resolve, reject) => {
      nodeRequest(`${address}/api/deadlines`, { headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(answered).toBe(status);
  });

  it('with a request that is too large', async () => {
    const init = { method: 'POST', headers: { ...bearer, 'content-type': 'application/json' } };
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'ping', params: { text: 'x'.repeat(70_000) } });
    expect((await fetch(`${address}/mcp`, { ...init, body })).status).toBe(413);
  });

  it('with several in one request, which would count as one', async () => {
    const init = { method: 'POST', headers: { ...bearer, 'content-type': 'application/json' } };
    const body = JSON.stringify([{ jsonrpc: '2.0', id: 1, method: 'ping' }]);
    expect((await fetch(`${address}/mcp`, { ...init, body })).status).toBe(400);
  });

  it('and none of it is logged with its token', () => {
    expect(JSON.stringify(office.logged)).not.toContain(token);
  });

  it('after 300 requests in a minute', async () => {
    const statuses = new Map<number, number>();
    for (let i = 0; i < 310; i += 1) {
      const { status } = await get('/api/entries/x');
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect([...statuses.keys()]).toEqual([404, 429]);
    expect(await get('/api/entries')).toMatchObject({
      body: { error: { message: expect.stringContaining('in a minute') } },
    });
  });
});

it('without a token to ask with there is nothing', async () => {
  await using closed = await openOffice({ publicUrl, operation: { host: '127.0.0.1', port: 0 } });
  for (const path of ['/mcp', '/api/entries', '/api/openapi.json'])
    expect((await fetch(`http://127.0.0.1:${closed.app.operationPort}${path}`, { headers: bearer })).status).toBe(404);
});
