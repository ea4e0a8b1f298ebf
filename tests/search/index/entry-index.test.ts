import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../src/bulletin/bulletin.ts';
import { type CorpusEntry, corpusOf } from '../../../src/bulletin/corpus.ts';
import { authoritiesOnly } from '../../../src/search/concepts/concept-table.ts';
import { indexSteps, restoredIndex, searchIndexOf } from '../../../src/search/index/build-index.ts';
import type { EntryIndex } from '../../../src/search/index/entry-index.ts';
import { readSnapshot, snapshotBytes } from '../../../src/search/index/index-snapshot.ts';
import { searchEntries } from '../../../src/search/search-entries.ts';
import { exactTerm, stemOf } from '../../../src/search/words.ts';
import { bulletinOf } from '../../bulletin-of.ts';

const sourcesWith = (titles: readonly string[]): readonly CorpusEntry[] => {
  const entries = titles.map((title) => ({ section: 'other', title, body: 'body' }));
  return corpusOf([bulletinOf({ id: 'a' }, entries)]).entries;
};
const resultOf = <T>(steps: Iterator<void, T>): T => {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
};
const indexOf = (sources: readonly CorpusEntry[]): EntryIndex => resultOf(indexSteps(sources, authoritiesOnly));
const titlesFor = (entries: EntryIndex, query: string): readonly Entry['title'][] =>
  searchEntries(searchIndexOf(entries), query).hits.map(({ source }) => source.entry.title);

describe('entries in an index', () => {
  it('are found by every form of a word, the form that was asked for first', () => {
    const index = indexOf(sourcesWith(['fining a bank', 'fines', 'a bank was fined']));
    expect(titlesFor(index, 'fined')[0]).toBe('a bank was fined');
    expect(titlesFor(index, 'fined')).toHaveLength(3);
  });

  it('are not found by the words of a web address', () => {
    const index = indexOf(
      sourcesWith(['原文链接：https://mp.weixin.qq.com/s/zebra微信公众号', 'www.zebra.example: herds']),
    );
    expect(titlesFor(index, 'weixin')).toEqual([]);
    expect(titlesFor(index, 'zebra')).toEqual([]);
    expect(titlesFor(index, '公众号')).toHaveLength(1);
    expect(titlesFor(index, 'herds')).toHaveLength(1);
  });

  it('are the documents of each of their words and of its stem, in their order', () => {
    const word = fc.constantFrom('zebra', 'horse', 'donkeys', 'herd', 'fined', 'fines');
    const title = fc.array(word, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(title, { minLength: 1, maxLength: 12 }), word, (titles, wanted) => {
        const index = indexOf(sourcesWith(titles.map((words) => words.join(' '))));
        const documentsOf = (holds: (words: readonly string[]) => boolean): readonly number[] =>
          titles.flatMap((words, document) => (holds(words) ? [document] : []));
        const stem = stemOf(wanted);
        expect([...index.postingsOf(exactTerm(wanted)).documents]).toEqual(
          documentsOf((words) => words.includes(wanted)),
        );
        expect([...index.postingsOf(stem).documents]).toEqual(
          documentsOf((words) => words.some((one) => stemOf(one) === stem)),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('weigh more the more often they say a word, and the more of them it is', () => {
    const index = indexOf(sourcesWith(['zebra zebra herd', 'zebra herd', 'zebra herd horse donkey']));
    const { weights } = index.postingsOf('zebra');
    expect([...weights]).toEqual([...weights].toSorted((one, other) => other - one));
    expect(new Set(weights).size).toBe(3);
  });
});

describe('a snapshot', () => {
  const sources = sourcesWith(['zebra herds', '個人信息 and horses']);
  const { columns } = indexOf(sources);
  const bytes = Buffer.concat(snapshotBytes('k', columns));

  it('gives back an index that finds the same', () => {
    const read = readSnapshot(bytes, 'k');
    expect(read).toEqual(columns);
    const index = restoredIndex(columns, sources, authoritiesOnly);
    expect(titlesFor(index, '个人信息')).toEqual(['個人信息 and horses']);
    expect(titlesFor(index, 'zebar')).toEqual(['zebra herds']);
  });

  it('is of just the entries that were indexed', () => {
    expect(() => restoredIndex(columns, sources.slice(1), authoritiesOnly)).toThrow('other entries');
  });

  it.each([
    ['of another corpus', () => readSnapshot(bytes, 'other')],
    ['that is incomplete', () => readSnapshot(bytes.subarray(0, bytes.length - 1), 'k')],
    ['that is empty', () => readSnapshot(new Uint8Array(), 'k')],
    ['that is something else', () => readSnapshot(new Uint8Array(5000).fill(123), 'k')],
  ])('%s is not read', (_, read) => {
    expect(read()).toBeNull();
  });
});
