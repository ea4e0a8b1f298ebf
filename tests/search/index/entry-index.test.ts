import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bulletinSchema, type Entry } from '../../../src/bulletin/bulletin.ts';
import { type CorpusEntry, corpusOf } from '../../../src/bulletin/corpus.ts';
import { authoritiesOnly } from '../../../src/search/concepts/concept-table.ts';
import { searchIndexOf } from '../../../src/search/index/build-index.ts';
import { EntryIndex } from '../../../src/search/index/entry-index.ts';
import { readSnapshot, snapshotBytes } from '../../../src/search/index/index-snapshot.ts';
import { searchEntries } from '../../../src/search/search-entries.ts';

const sourcesWith = (titles: readonly string[]): readonly CorpusEntry[] => {
  const entries = titles.map((title, i) => ({
    id: `a-o${i + 1}`,
    section: 'other',
    title,
    date: null,
    body: 'body',
  }));
  const head = { id: 'a', title: 'a', issued: '2020-01', jurisdiction: 'CN', language: 'en' };
  return corpusOf([bulletinSchema.parse({ ...head, entries })]).entries;
};
const indexOf = (sources: readonly CorpusEntry[]): EntryIndex => {
  const index = new EntryIndex(authoritiesOnly);
  for (const source of sources) index.put(source);
  return index;
};
const titlesFor = (index: EntryIndex, query: string): readonly Entry['title'][] =>
  searchEntries(searchIndexOf(index), query).hits.map(({ source }) => source.entry.title);

describe('entries in an index', () => {
  const [zebra, horse] = sourcesWith(['zebra herds', 'horse herds']);
  if (!zebra || !horse) throw new Error('two entries were made');

  it.each(['as they come', 'settled into columns'])('are found, changed and removed, %s', (how) => {
    const index = indexOf([zebra, horse]);
    if (how !== 'as they come') index.compact();
    index.put({ ...zebra, entry: { ...zebra.entry, title: 'donkey herds' } });
    expect(titlesFor(index, 'zebra')).toEqual([]);
    expect(titlesFor(index, 'donkey')).toEqual(['donkey herds']);
    index.remove(horse.entry.id);
    expect(titlesFor(index, 'horse')).toEqual([]);
    expect(index.size).toBe(1);
  });

  it('are not found by the words of an address', () => {
    const index = indexOf(
      sourcesWith(['原文链接：https://mp.weixin.qq.com/s/zebra微信公众号', 'www.zebra.example: herds']),
    );
    expect(titlesFor(index, 'weixin')).toEqual([]);
    expect(titlesFor(index, 'zebra')).toEqual([]);
    expect(titlesFor(index, '公众号')).toHaveLength(1);
    expect(titlesFor(index, 'herds')).toHaveLength(1);
  });

  it('are found alike however often they are settled', () => {
    const word = fc.constantFrom('zebra', 'horse', 'donkey', 'herd', '个人信息', 'fines');
    const title = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(title, { minLength: 1, maxLength: 12 }), fc.nat(11), word, (titles, at, query) => {
        const sources = sourcesWith(titles);
        const [whole, parted] = [indexOf(sources), indexOf(sources.slice(0, at))];
        parted.settle();
        for (const source of sources.slice(at)) parted.put(source);
        expect(titlesFor(parted, query).toSorted()).toEqual(titlesFor(whole, query).toSorted());
      }),
      { numRuns: 60 },
    );
  });
});

describe('a snapshot', () => {
  const sources = sourcesWith(['zebra herds', '個人信息 and horses']);
  const columns = indexOf(sources).compact();
  const bytes = Buffer.concat(snapshotBytes({ key: 'k', columns }));

  it('gives back an index that finds the same', () => {
    const read = readSnapshot(bytes, 'k');
    if (!read) throw new Error('it is read');
    const index = new EntryIndex(authoritiesOnly);
    index.restore(read.columns, sources);
    expect(titlesFor(index, '个人信息')).toEqual(['個人信息 and horses']);
    expect(titlesFor(index, 'zebar')).toEqual(['zebra herds']);
  });

  it.each([
    ['of another corpus', () => readSnapshot(bytes, 'other')],
    ['cut short', () => readSnapshot(bytes.subarray(0, bytes.length - 1), 'k')],
    ['of nothing', () => readSnapshot(new Uint8Array(), 'k')],
    ['of something else', () => readSnapshot(new Uint8Array(5000).fill(123), 'k')],
  ])('%s is not read', (_, read) => {
    expect(read()).toBeNull();
  });
});
