import { describe, expect, it } from 'vitest';
import { bulletinSchema } from '../../src/bulletin/bulletin.ts';
import { entryFindings } from '../../src/bulletin/entry-rules.ts';
import type { FeedItem } from '../../src/sources/feed.ts';
import type { GivenItem } from '../../src/sources/ports.ts';
import { readItems } from '../../src/sources/read-items.ts';
import { day } from '../bundled-library.ts';
import { pdfFile } from '../reader/formats/pdf-file.ts';

const draft =
  'The Data Office published draft rules on doorbells that record passers-by. Comments may be submitted until 12 January 2027.';

const item = (changes: Partial<FeedItem> = {}): FeedItem => ({
  id: '1',
  link: 'https://office.example/1',
  title: 'Draft rules on doorbells',
  html: `<p>${draft}</p>`,
  publishedAt: Date.parse('2026-11-02T08:00:00Z'),
  ...changes,
});

const page = (html: string, name = 'page.html') => ({ name, bytes: new TextEncoder().encode(html) });

const readOne = async (given: FeedItem, found: GivenItem['page'] = null) => {
  const [read] = await readItems([{ item: given, page: found, issued: day('2026-11-02') }], {
    jurisdiction: 'EU',
    language: 'en',
  });
  return read ?? { entries: [], problems: [] };
};

describe('an item of a feed', () => {
  it('becomes one entry with its deadlines, and its address as the source', async () => {
    const { entries } = await readOne(item());
    expect(entries).toMatchObject([
      {
        title: 'Draft rules on doorbells',
        section: 'regulatory',
        body: draft,
        source: 'https://office.example/1',
        deadlines: [{ kind: 'consultation_close', date: '2027-01-12', status: 'extracted' }],
      },
    ]);
  });

  it('stays one entry though its text counts its points', async () => {
    const points = ['Scope', 'Duties', 'Penalties'].map(
      (name, at) => `<h3>${at + 1}. ${name}</h3><p>The rules say more about this in article ${at + 4}.</p>`,
    );
    const { entries } = await readOne(item({ html: `<p>${draft}</p>${points.join('')}` }));
    expect(entries.map(({ title }) => title)).toEqual(['Draft rules on doorbells']);
  });

  it('that is a bulletin itself becomes its entries, each with that address', async () => {
    const html = `<h2>Regulatory</h2><h3>1. Draft rules on doorbells</h3><p>${draft}</p><h2>Enforcement</h2><h3>1. Carrier fined</h3><p>The Data Office fined a carrier of parcels EUR 10,000 on 3 October 2026 after labels had shown names.</p>`;
    const { entries } = await readOne(item({ title: 'Data protection newsletter, October 2026', html }));
    expect(entries).toMatchObject([
      { title: 'Draft rules on doorbells', source: 'https://office.example/1' },
      { title: 'Carrier fined', section: 'enforcement', source: 'https://office.example/1' },
    ]);
  });

  it('with nothing but a title is an entry of that title; with nothing at all it is none', async () => {
    expect((await readOne(item({ html: '' }))).entries).toMatchObject([{ body: 'Draft rules on doorbells' }]);
    expect((await readOne(item({ html: '', title: '' }))).entries).toEqual([]);
  });

  it('gives valid entries, however hostile it is', async () => {
    const texts = [
      '<!channel> *a* <https://evil.example|x>',
      'x'.repeat(100_000),
      '<p>'.repeat(5000),
      '\u0000\uFFFD',
      '。'.repeat(3000),
    ];
    for (const text of texts) {
      const { entries } = await readOne(item({ html: text, title: text.slice(0, 500) || 'x' }));
      for (const entry of entries) {
        bulletinSchema.parse({
          id: 'draft',
          title: 'x',
          issued: '2026-11-02',
          jurisdiction: 'EU',
          language: 'en',
          entries: [entry],
        });
        expect(entryFindings(entry, { id: 'draft', jurisdiction: 'EU' })).toEqual([]);
      }
    }
  });
});

describe('the page of an item', () => {
  const teaser = item({ html: 'The Data Office published draft rules.' });

  it('is read without its navigation, where the feed only teases', async () => {
    const paragraphs = Array.from(
      { length: 5 },
      (_, at) =>
        `<p>Paragraph ${at} of the notice explains the duties of operators, the rights of people who pass by, and how long a recording may be kept.</p>`,
    );
    const html = `<html><head><title>x</title></head><body><nav><a href="/">Home</a> <a href="/a">All press releases of the office</a></nav><article><h1>Draft rules on doorbells</h1><p>${draft}</p>${paragraphs.join('')}</article><footer>Cookie settings</footer></body></html>`;
    const { entries } = await readOne(teaser, page(html));
    expect(entries).toMatchObject([{ deadlines: [{ date: '2027-01-12' }] }]);
    expect(entries[0]?.body).not.toMatch(/press releases|Cookie/);
  });

  it('may be a document', async () => {
    const bytes = pdfFile([
      [
        { text: 'Draft rules on doorbells', size: 16 },
        { text: 'The Data Office published draft rules on doorbells.', size: 11, gap: 30 },
        { text: 'Comments may be submitted until 12 January 2027.', size: 11 },
      ],
    ]);
    expect((await readOne(teaser, { name: 'page.pdf', bytes })).entries).toMatchObject([
      { deadlines: [{ date: '2027-01-12' }] },
    ]);
  });

  it('is left where it holds less than the feed', async () => {
    expect(
      (await readOne(item(), page('<html><body><p>Please turn on scripts.</p></body></html>'))).entries,
    ).toMatchObject([{ body: draft }]);
  });
});
