import { describe, expect, it, test } from 'vitest';
import { worded } from '../../src/bulletin/message.ts';
import { keyedItems } from '../../src/sources/feed.ts';
import { mostItems, readFeed } from '../../src/sources/read-feed.ts';
import { atomOf, jsonOf, rssOf, type TestItem } from './feed-server.ts';

const read = (body: string | Uint8Array, contentType = '') =>
  readFeed({
    bytes: typeof body === 'string' ? new TextEncoder().encode(body) : body,
    address: 'https://office.example/news/feed',
    contentType,
  });

const items = async (...given: Parameters<typeof read>) => {
  const feed = await read(...given);
  if (feed.kind !== 'feed') throw new Error(worded(feed.why));
  return feed.items;
};

const whyOf = async (...given: Parameters<typeof read>) => {
  const feed = await read(...given);
  return feed.kind === 'feed' ? 'a feed' : worded(feed.why);
};

const notice: TestItem = {
  id: 'n-1',
  link: 'https://office.example/1',
  title: 'Office fines a bank & a shop',
  html: '<p>Two <b>fines</b></p>',
  published: '2026-11-02T08:00:00Z',
};

const expected = {
  id: 'n-1',
  link: 'https://office.example/1',
  title: 'Office fines a bank & a shop',
  html: '<p>Two <b>fines</b></p>',
  publishedAt: Date.parse('2026-11-02T08:00:00Z'),
};

describe('an item is the same in every format', () => {
  test.each([
    ['RSS', rssOf([{ ...notice, published: 'Mon, 02 Nov 2026 08:00:00 GMT' }])],
    ['Atom', atomOf([notice])],
    ['JSON Feed', jsonOf([notice])],
  ])('in %s', async (_, body) => {
    expect(await items(body)).toEqual([expected]);
  });

  it('in RSS 1.0', async () => {
    const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Office</title></channel><item rdf:about="https://office.example/1"><title>A fine</title><link>https://office.example/1</link><dc:date>2026-11-02</dc:date><description>Text</description></item></rdf:RDF>`;
    expect(await items(rdf)).toMatchObject([{ id: 'https://office.example/1', title: 'A fine', html: 'Text' }]);
  });

  it('with the longer of content and summary, and links that are made whole', async () => {
    const atom = atomOf([{ ...notice, link: '../2' }]).replace('<content', '<summary>Short</summary><content');
    expect(await items(atom)).toMatchObject([{ link: 'https://office.example/2', html: '<p>Two <b>fines</b></p>' }]);
    expect(await items(rssOf([{ ...notice, link: 'javascript:alert(1)' }]))).toMatchObject([{ link: null }]);
  });
});

describe('an item is published', () => {
  test.each([
    ['when it says so', 'Mon, 02 Nov 2026 08:00:00 +0800', '2026-11-02T00:00:00Z'],
    ['on the day that is written, in any language', 'Mon,02 nov. 2026 08:00:00 GMT', '2026-11-02T08:00:00Z'],
    [
      'at noon of its day where it gives no hour, for it is the same day nearly everywhere',
      '2026-11-02',
      '2026-11-02T12:00:00Z',
    ],
    ['at noon where its zone is not known', 'Mon, 02 Nov 2026 08:00:00 MEZ', '2026-11-02T12:00:00Z'],
    ['on the day that comes first, as in Europe', '02.11.2026', '2026-11-02T12:00:00Z'],
    ['on a day in Chinese', '2026年11月2日', '2026-11-02T12:00:00Z'],
  ])('%s: %s', async (_, published, time) => {
    const [found] = await items(rssOf([{ ...notice, published }]));
    expect(found?.publishedAt).toBe(Date.parse(time));
  });

  test.each(['02/11/2026 08:00', 'Tue, 31 Feb 2026 08:00:00 GMT', 'issue 5', '2026', 'yesterday'])(
    'on no day that could be told: %s',
    async (published) => {
      expect(await items(rssOf([{ ...notice, published }]))).toMatchObject([{ publishedAt: null }]);
    },
  );
});

describe('an item leads', () => {
  it('to its page by an id that is an address, and nowhere by another', async () => {
    const linkOf = async (id: string) => (await items(rssOf([{ title: 'T', id }])))[0]?.link;
    expect(await linkOf('https://office.example/7')).toBe('https://office.example/7');
    expect(await linkOf('12345')).toBeNull();
  });

  it('to where the base of its feed and its own say', async () => {
    const feed =
      '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://cdn.example/base/"><entry xml:base="x/"><id>1</id><title>A</title><link href="a.html"/></entry></feed>';
    expect(await items(feed)).toMatchObject([{ link: 'https://cdn.example/base/x/a.html' }]);
  });

  it('nowhere by an address that begins with the name of another site', async () => {
    const link = 'https://www.office.example@evil.example/1';
    expect(await items(rssOf([{ ...notice, link }]))).toMatchObject([{ link: null }]);
  });
});

describe('a feed is read in any encoding', () => {
  const chinese = rssOf([{ ...notice, title: '国家互联网信息办公室发布征求意见稿，意见反馈截止时间为十二月' }]);
  const gb18030 = (text: string): Uint8Array => {
    // Each character that the text has, found in the table of the decoder.
    const decoder = new TextDecoder('gb18030');
    const codes = new Map<string, readonly number[]>();
    for (let high = 0xb0; high <= 0xf7; high += 1)
      for (let low = 0xa1; low <= 0xfe; low += 1) codes.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
    codes.set('，', [0xa3, 0xac]);
    return Uint8Array.from(Array.from(text).flatMap((sign) => codes.get(sign) ?? [sign.charCodeAt(0)]));
  };

  test.each([
    ['in GB18030 that says it is UTF-8', gb18030(chinese), 'text/xml; charset=utf-8'],
    ['in GB18030 that says so', gb18030(chinese.replace('UTF-8', 'GB18030')), 'text/xml'],
    [
      'in UTF-8 that says it is GB2312',
      new TextEncoder().encode(chinese.replace('UTF-8', 'GB2312')),
      'text/xml; charset=gb2312',
    ],
    ['in UTF-16', Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(chinese, 'utf16le')]), ''],
  ])('%s', async (_, bytes, contentType) => {
    expect(await items(bytes, contentType)).toMatchObject([
      { title: expect.stringContaining('信息办公室发布征求意见稿') },
    ]);
  });
});

describe('what is no feed is named in plain words', () => {
  test.each([
    ['a broken feed', '<rss version="2.0"><channel><title>T</title><item><title>A</title><item><tit', /broken/],
    ['broken JSON', '{"version":"https://jsonfeed.org/version/1.1","items":[', /broken/],
    ['another XML file', '<?xml version="1.0"?><urlset></urlset>', /isn’t an RSS, Atom or JSON feed/],
    ['nothing', '', /empty/],
    ['a web page', '<!DOCTYPE html><html><head><title>x</title></head></html>', /web page.*Look on the page/],
    [
      'a web page that names its feed',
      '<html><head><link rel="alternate" type="application/rss+xml" href="/rss.xml"></head></html>',
      /web page.*https:\/\/office\.example\/rss\.xml/,
    ],
    ['a picture', '\x89PNG\r\n\x1a\n\0\0\0\0', /no text/],
  ])('%s', async (_, body, why) => {
    expect(await whyOf(body)).toMatch(why);
  });
});

describe('a hostile feed', () => {
  it('has titles as plain text, whatever is in them', async () => {
    const titles = [
      '<!channel> *now* _x_ ~y~',
      '<script>alert(1)</script>Fine',
      '&lt;b&gt;Bold&lt;/b&gt;',
      'A <b>bold</b> \u202Eeman\u202C\u0001 too',
    ];
    const found = await items(
      rssOf(titles.map((title, at) => ({ title, id: String(at), link: `https://office.example/${at}` }))),
    );
    expect(found.map(({ title }) => title)).toEqual(['*now* _x_ ~y~', 'Fine', '<b>Bold</b>', 'A bold eman too']);
  });

  it('is read only as far as a feed goes that is no archive', async () => {
    const many = rssOf(
      Array.from({ length: 5_000 }, (_, at) => ({ ...notice, id: String(at), link: `https://office.example/${at}` })),
    );
    expect(await items(many)).toHaveLength(mostItems);
  });

  it('does not grow by its entities', async () => {
    const entities = `<!ENTITY a "${'a'.repeat(1000)}"><!ENTITY b "${'&a;'.repeat(1000)}"><!ENTITY c "${'&b;'.repeat(1000)}">`;
    const body = `<!DOCTYPE x [${entities}]><rss version="2.0"><channel><item><title>&c;</title></item></channel></rss>`;
    expect(JSON.stringify(await read(body)).length).toBeLessThan(2000);
  });

  it('names nothing on this machine', async () => {
    const body =
      '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><item><title>&f;</title></item></channel></rss>';
    const feed = await read(body);
    expect(JSON.stringify(feed)).not.toContain('root:');
  });
});

describe('an item is recognised', () => {
  const item = (id: string | null, link: string | null, title = 'T') => ({ ...expected, id, link, title });
  const keysOf = (...all: readonly ReturnType<typeof item>[]) =>
    keyedItems({ kind: 'feed', home: 'https://office.example/', items: all }).map(({ keys }) => keys);

  it('by its id and its link', () => {
    expect(keysOf(item('1', 'https://office.example/1'))).toEqual([['id 1', 'link https://office.example/1']]);
    expect(keysOf(item(null, 'https://office.example/1'))).toEqual([['link https://office.example/1']]);
  });

  it('once, if it stands in the feed twice', () => {
    expect(keysOf(item('1', 'https://office.example/1'), item('1', 'https://office.example/1'))).toHaveLength(1);
  });

  it('not by an id that several items have, nor by a link that they share', () => {
    expect(keysOf(item('x', 'https://office.example/1'), item('x', 'https://office.example/2'))).toEqual([
      ['link https://office.example/1'],
      ['link https://office.example/2'],
    ]);
    expect(keysOf(item('1', 'https://office.example/list'), item('2', 'https://office.example/list'))).toEqual([
      ['id 1'],
      ['id 2'],
    ]);
    expect(keysOf(item('1', 'https://office.example/'))).toEqual([['id 1']]);
  });

  it('by its title and time where it has nothing else', () => {
    expect(keysOf(item(null, null, 'One'), item(null, null, 'Two'), item(null, null, 'One'))).toHaveLength(2);
  });
});
