import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import { createChannelPoster } from '../../src/slack/post-card.ts';
import { clientOptionsFor, clientWithoutRetries } from '../../src/slack/web-client.ts';

it.each([
  ['by a header', 429, { 'retry-after': '7' }, {}, 7],
  ['without a header', 429, {}, {}, 5],
  ['with no time to wait', 429, { 'retry-after': '0' }, {}, 5],
  ['with a date, as proxies do', 429, { 'retry-after': 'Fri, 27 Nov 2026 12:00:00 GMT' }, {}, 5],
  ['in the answer', 200, {}, { ok: false, error: 'ratelimited' }, 5],
  ['of a channel', 200, {}, { ok: false, error: 'rate_limited' }, 5],
])('a rate limit that Slack tells %s means that nothing was posted', async (_, status, headers, body, seconds) => {
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const poster = createChannelPoster(
    () => Promise.resolve('xoxb-1'),
    clientWithoutRetries(clientOptionsFor(`http://127.0.0.1:${port}/`)),
  );
  const outcome = await poster.post({ channel: 'C1' }, { text: 'An answer', blocks: [] });
  server.closeAllConnections();
  server.close();
  expect(outcome).toEqual({ kind: 'rate_limited', retryAfterSeconds: seconds });
});
