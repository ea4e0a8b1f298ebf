import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** What the server does with one path. */
type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A web server on this machine. Disposing of it cuts its connections. */
export interface FeedServer extends AsyncDisposable {
  readonly origin: string;
  readonly port: number;
  /** The requests so far: method, path and headers. */
  readonly asked: readonly { readonly path: string; readonly headers: IncomingMessage['headers'] }[];
  /** How many connections were opened. */
  readonly connections: () => number;
  /** Answers a path so from now on; everything else is not found. */
  readonly on: (path: string, handler: Handler) => void;
  /** Answers a path with a text. */
  readonly serve: (path: string, body: string | Uint8Array, headers?: Readonly<Record<string, string>>) => void;
}

/** Opens the server on a free port of the loopback address. */
export async function openFeedServer(): Promise<FeedServer> {
  const handlers = new Map<string, Handler>();
  const asked: { path: string; headers: IncomingMessage['headers'] }[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    asked.push({ path, headers: request.headers });
    const handler = handlers.get(path);
    if (handler) return handler(request, response);
    response.writeHead(404).end();
  });
  let connections = 0;
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    asked,
    connections: () => connections,
    on: (path, handler) => void handlers.set(path, handler),
    serve: (path, body, headers = {}) =>
      void handlers.set(path, (_, response) => {
        response.writeHead(200, headers).end(body);
      }),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** An item of a feed of the tests. */
export interface TestItem {
  readonly id?: string;
  readonly link?: string;
  readonly title: string;
  readonly html?: string;
  /** As the feed writes it. */
  readonly published?: string;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const tag = (name: string, text: string | undefined): string =>
  text === undefined ? '' : `<${name}>${escaped(text)}</${name}>`;

/** The items as RSS 2.0. */
export const rssOf = (items: readonly TestItem[], declaration = '<?xml version="1.0" encoding="UTF-8"?>'): string =>
  `${declaration}<rss version="2.0"><channel><title>Office</title><link>https://office.example/</link>${items
    .map(
      ({ id, link, title, html, published }) =>
        `<item>${tag('title', title)}${tag('link', link)}${tag('guid', id)}${tag('description', html)}${tag('pubDate', published)}</item>`,
    )
    .join('')}</channel></rss>`;

/** The items as Atom. */
export const atomOf = (items: readonly TestItem[]): string =>
  `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Office</title><link href="https://office.example/"/>${items
    .map(
      ({ id, link, title, html, published }) =>
        `<entry>${tag('id', id)}${tag('title', title)}<link rel="alternate" href="${link}"/><content type="html">${escaped(html ?? '')}</content>${tag('updated', published)}</entry>`,
    )
    .join('')}</feed>`;

/** The items as JSON Feed. */
export const jsonOf = (items: readonly TestItem[]): string =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Office',
    home_page_url: 'https://office.example/',
    items: items.map(({ id, link, title, html, published }) => ({
      id,
      url: link,
      title,
      content_html: html,
      date_published: published,
    })),
  });
