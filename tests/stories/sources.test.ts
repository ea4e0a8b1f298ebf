import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { PageMessage } from '../../playground/page-protocol.ts';
import { readFeed } from '../../src/sources/read-feed.ts';
import { readItems } from '../../src/sources/read-items.ts';
import type { Source } from '../../src/sources/source.ts';
import { openFeedServer, rssOf, type TestItem } from '../sources/feed-server.ts';
import { ada, ben, direct, openOffice, privacy, seen, shown } from './open-office.ts';

const server = await openFeedServer();
const folder = await mkdtemp(join(tmpdir(), 'privacy-law-watched-'));
await mkdir(join(folder, 'CN'));

const suggestion: Source = {
  id: 'cn-office',
  name: 'Data Office',
  url: `${server.origin}/office`,
  kind: 'rss',
  jurisdiction: 'CN',
  language: 'en',
  full_page: false,
  enabled: false,
};

/** From which day the dates of an item were understood, by its title. */
const issued = new Map<string, string>();

const office = await openOffice({
  sources: [suggestion],
  watchFolder: folder,
  sourceTest: {
    allowed: (host, port) => host === '127.0.0.1' && [0, server.port].includes(port),
    rounds: { first: 20, every: 100 },
    timing: { betweenPages: 0, interval: 60_000 },
    feeds: {
      feed: (bytes, at) => readFeed({ bytes, ...at }),
      items: async (items, known) => {
        for (const one of items) issued.set(one.item.title, one.issued);
        return readItems(items, known);
      },
    },
  },
});

afterAll(async () => {
  await office[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const item = (id: string, title: string, changes: Partial<TestItem> = {}): TestItem => ({
  id,
  link: `${server.origin}/items/${id}`,
  title,
  html: `<p>${title}. The office published draft measures. The public consultation is open until 30 June 2019.</p>`,
  published: 'Fri, 19 Apr 2019 08:00:00 GMT',
  ...changes,
});

const waiting = () => office.app.store.sources.waiting('T0PLAYGRND');

/** Ada lists the sources. */
async function list(): Promise<PageMessage> {
  const before = new Set(office.workspace.snapshot(ada).messages.map(({ ts }) => ts));
  await office.command('sources');
  return office.answer('Sources', ({ ts }) => !before.has(ts));
}

/** Ada lists the sources and presses a button; the list then shows the words. */
async function pressInList(button: string, words: string): Promise<string> {
  const { ts } = await list().then(async (card) => {
    await office.press(card, button);
    return card;
  });
  return shown(await office.answer(words, (message) => message.ts === ts));
}

const told = (): readonly PageMessage[] =>
  office.workspace
    .snapshot(ada)
    .messages.filter(({ channel, blocks }) => channel === direct && /to confirm|new bulletin/.test(shown({ blocks })));

describe('a curator follows a source', () => {
  it('that was suggested, by turning it on: what is new waits for review, and nobody else sees it', async () => {
    server.serve(
      '/office',
      rssOf([item('1', 'Draft measures on doorbell cameras'), item('2', 'Draft measures on kettles')]),
    );
    expect(shown(await list())).toContain('None is on. Turn on what you want to follow.');
    await pressInList('Turn on', 'On: Data Office. It is fetched within a minute.');
    await expect.poll(waiting).toMatchObject([{ title: 'Data Office, 22 April 2019', entries: 2, deadlines: 2 }]);
    expect(shown(await list())).toContain(
      '1 bulletin to review\nData Office, 22 April 2019\n · 2 entries, 2 deadlines',
    );
    await office.command('show cn-office-2019-04-22-r1');
    await office.answer('No entry with the ID', ({ ephemeral }) => ephemeral);
  });

  it('and is told of it once, with the preview at hand', async () => {
    const message = await office.answer('1 new bulletin, 2 deadlines to confirm', ({ channel }) => channel === direct);
    await office.press(message, 'Preview');
    const preview = await office.modal('Preview: Data Office, 22 April 2019');
    expect(seen(preview)).toContain('Draft measures on doorbell cameras');
    expect(told()).toHaveLength(1);
    await office.submit(preview);
    await office.modal('Imported: Data Office, 22 April 2019');
    await office.command('show cn-office-2019-04-22-r1');
    const entry = await office.answer('Draft measures on doorbell cameras', ({ ephemeral }) => ephemeral);
    expect(JSON.stringify(entry.blocks)).toContain(`${server.origin}/items/1`);
  });

  it('which brings each item once, also one that changes', async () => {
    const changed = item('1', 'Draft measures on doorbell cameras, corrected');
    server.serve('/office', rssOf([changed, item('2', 'Draft measures on kettles')]));
    await pressInList('Fetch now', 'Nothing new from Data Office.');
    server.serve('/office', rssOf([item('3', 'Rules on <!channel> *lamps*'), changed]));
    const card = await pressInList('Fetch now', '1 new entry from Data Office. Preview and import below.');
    expect(card).toContain('Data Office, 22 April 2019 (2)');
  });

  it('and counts from the day of each, though not from a day to come', async () => {
    const titles = ['Hats on trial', 'Gloves on trial'];
    const [first, second] = ['Sat, 20 Apr 2019 20:00:00 GMT', 'Fri, 01 Jan 2099 00:00:00 GMT'].map((published, at) =>
      item(`day-${at}`, titles[at] ?? '', { published }),
    );
    server.serve('/office', rssOf([first, second].flatMap((one) => one ?? [])));
    await pressInList('Fetch now', '2 new entries from Data Office.');
    expect(titles.map((title) => issued.get(title))).toEqual(['2019-04-21', '2019-04-22']);
  });

  it('and is not told twice on one day, but on the next', async () => {
    expect(told()).toHaveLength(1);
    await office.workspace.perform({ do: 'move_clock', days: 1 });
    await expect.poll(() => told().length).toBe(2);
    await office.workspace.perform({ do: 'move_clock', days: 1 });
    await pressInList('Fetch now', 'Nothing new from Data Office.');
    expect(told()).toHaveLength(2);
  });

  it('and may discard what it brought', async () => {
    await pressInList('Discard', 'Discarded: Data Office, 22 April 2019 (2). Its entries don’t come back.');
    await expect.poll(waiting).toEqual([]);
  });
});

describe('a curator adds a source', () => {
  const submit = async (filled: Readonly<Record<string, string>>, pages = 'no') => {
    const form = await office.modal('Nobody else sees it before');
    return office.submit(form, {
      ...Object.fromEntries(Object.entries(filled).map(([id, value]) => [id, { value }])),
      full_page: { selected_option: { value: pages } },
    });
  };
  const open = async () => office.press(await list(), 'Add a source…');
  const blog = { url: `${server.origin}/blog`, name: 'A firm’s blog', jurisdiction: 'eu', language: 'en' };

  it('with a form that says what is wrong', async () => {
    await open();
    expect(await submit({ ...blog, url: 'blog' })).toMatchObject({
      error: expect.stringContaining('starts with https://'),
    });
    expect(await submit({ ...blog, jurisdiction: '1A' })).toMatchObject({
      error: expect.stringContaining('two letters'),
    });
    server.serve(
      '/blog',
      '<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="/blog/rss"></head></html>',
    );
    await submit(blog);
    const answer = await office.modal('Couldn’t fetch A firm’s blog.');
    expect(seen(answer)).toContain(`The page names this feed: ${server.origin}/blog/rss`);
  });

  it('whose pages are read where it only teases', async () => {
    const page = `<html><body><article><h1>Rules on lamps</h1>${'<p>The notice explains in some length what makers of lamps have to do from now on, and how they prove it.</p>'.repeat(6)}<p>Comments may be submitted until 1 August 2019.</p></article></body></html>`;
    server.serve(
      '/teasing',
      rssOf([
        item('t1', 'Rules on lamps', { html: 'Read more.' }),
        item('t2', 'Rules on chairs', { html: 'Read more.' }),
      ]),
    );
    server.serve('/items/t1', page, { 'content-type': 'text/html; charset=utf-8' });
    await open();
    await submit({ ...blog, url: `${server.origin}/teasing`, name: 'Teasing' }, 'yes');
    const answer = await office.modal('2 new entries from Teasing.');
    expect(seen(answer)).toContain('2 entries, 1 deadline');
  });

  it('unless it is a private address', async () => {
    await open();
    await submit({ ...blog, url: 'http://169.254.169.254/latest/meta-data/', name: 'Inside' });
    await office.modal('Couldn’t fetch Inside. The address leads into a private network, where the app never fetches.');
  });

  it('and removes it', async () => {
    expect(await pressInList('Remove', 'Removed: ')).toContain('What it brought still waits here.');
  });

  it('and nobody else may', async () => {
    await office.workspace.perform({
      do: 'command',
      user: ben,
      channel: privacy,
      command: '/privacy-law',
      text: 'sources',
    });
    await office.answer('Only curators can do that');
  });
});

describe('a file that is dropped into the watched folder', () => {
  const news =
    'Regulatory developments\n\n1. CAC consults on smart lamps\nOn 3 June 2019, the Cyberspace Administration of China published draft measures. The public consultation is open until 3 July 2019.\n';

  it('becomes a draft, and moves to done', async () => {
    await writeFile(join(folder, 'CN', '2019-06 news.txt'), news);
    await expect.poll(() => readdir(join(folder, 'done')).catch(() => [])).toEqual(['2019-06 news.txt']);
    expect(await waiting()).toContainEqual(expect.objectContaining({ entries: 1, deadlines: 1, sourceId: '*folder' }));
  });

  it('adds nothing a second time', async () => {
    const before = (await waiting()).length;
    await writeFile(join(folder, 'CN', '2019-06 again.txt'), news);
    await expect.poll(() => readdir(join(folder, 'done'))).toContain('2019-06 again.txt.txt');
    expect(await readFile(join(folder, 'done', '2019-06 again.txt.txt'), 'utf8')).toContain('was read before');
    expect(await waiting()).toHaveLength(before);
  });

  it('moves to failed where it cannot be read, with the reason and what to do', async () => {
    await writeFile(join(folder, 'news of june.txt'), news.replace('smart', 'other'));
    await expect
      .poll(() => readdir(join(folder, 'failed')).catch(() => []))
      .toEqual(['news of june.txt', 'news of june.txt.txt']);
    const why = await readFile(join(folder, 'failed', 'news of june.txt.txt'), 'utf8');
    expect(why).toContain('jurisdiction isn’t stated');
    expect(why).toContain('CN 2026-11 newsletter.docx');
  });
});
