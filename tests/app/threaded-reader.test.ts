import { describe, expect, it } from 'vitest';
import { problemRecords } from '../../src/app/output.ts';
import { threadedBulletinReader, threadedFeedReader } from '../../src/app/reader-thread/threaded-reader.ts';
import { worded } from '../../src/bulletin/message.ts';
import { readBulletinFile } from '../../src/reader/read-bulletin-file.ts';
import { day } from '../bundled-library.ts';

const text = `Examplia, March 2024

Regulatory developments

1. Draft rules on doorbells

On 4 March 2024, the ministry published draft rules. Comments may be submitted until 12 April 2024.

Enforcement

1. Parcel carrier fined

The Data Office fined a carrier EUR 10,000 and ordered it to cover its labels within 15 working days.
`;
const file = { name: 'bulletin.txt', bytes: new TextEncoder().encode(text) };

describe('a bulletin read in a thread', () => {
  it('is the same as one read in this thread', async () => {
    const read = await threadedBulletinReader().read(file, { jurisdiction: 'EX' });

    expect(read).toEqual(await readBulletinFile(file, { jurisdiction: 'EX' }));
    expect(read.entries).toHaveLength(2);
  });

  it('is stopped if it takes too long, and the next one is read anyway', async () => {
    const hurried = threadedBulletinReader({ milliseconds: 1, megabytes: 512 });
    const [first, second] = await Promise.all([hurried.read(file, {}), hurried.read(file, {})]);

    expect([first.entries, problemRecords(first.problems)]).toEqual([
      [],
      [
        {
          line: 0,
          rule: 'reading-too-long',
          message: 'reading the bulletin took longer than 0.001 seconds; split it, or save its text as .txt',
        },
      ],
    ]);
    expect(second).toEqual(first);
  });

  it('is stopped if it needs too much memory', async () => {
    const heavy = { name: 'bulletin.txt', bytes: new TextEncoder().encode(text.repeat(1000)) };
    const read = await threadedBulletinReader({ milliseconds: 60_000, megabytes: 16 }).read(heavy, {});

    expect(read.entries).toEqual([]);
    expect(read.problems.map(({ rule }) => rule)).toEqual(['reading-failed']);
  });

  it('is one problem if it cannot be read', async () => {
    const read = await threadedBulletinReader().read({ name: 'a.exe', bytes: file.bytes }, {});

    expect(read.problems.map(({ rule }) => rule)).toEqual(['format-unknown']);
  });
});

it('a bulletin whose text does not name its issue takes it from its file name', async () => {
  const bytes = new TextEncoder().encode('1. A law\n\nThe law takes effect on 1 June.');
  const issueOf = async (name: string) => (await readBulletinFile({ name, bytes }, {})).bulletin.issued;

  expect(await issueOf('2019-04-examplia.txt')).toBe('2019-04');
  expect(await issueOf('examplia-2019-04-30.txt')).toBe('2019-04-30');
  expect(await issueOf('examplia-2019-13.txt')).toBeNull();
  expect(await issueOf('examplia-2.txt')).toBeNull();
});

it('reads feeds and their items in threads too; one that takes too long is a reason, not an error', async () => {
  const bytes = new TextEncoder().encode(
    '<rss version="2.0"><channel><item><title>A fine</title><link>https://office.example/1</link></item></channel></rss>',
  );
  const at = { address: 'https://office.example/feed', contentType: 'text/xml' };
  const patient = threadedFeedReader({ milliseconds: 50_000, megabytes: 512 });
  const feed = await patient.feed(bytes, at);
  if (feed.kind !== 'feed') throw new Error(worded(feed.why));
  const items = feed.items.map((item) => ({ item, page: null, issued: day('2026-11-02') }));
  expect(await patient.items(items, { jurisdiction: 'EU', language: 'en' })).toMatchObject([
    { entries: [{ title: 'A fine', source: 'https://office.example/1' }] },
  ]);
  const hasty = threadedFeedReader({ milliseconds: 1, megabytes: 512 });
  expect(await hasty.feed(bytes, at)).toMatchObject({ kind: 'unreadable', why: { id: 'feed.too_slow' } });
  expect(await hasty.items(items, {})).toBeNull();
});
