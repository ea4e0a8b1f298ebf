import { beforeAll, describe, expect, it } from 'vitest';
import { findEntries } from '../../src/question/find-entries.ts';
import { readQuery } from '../../src/question/read-query.ts';
import type { SearchIndex } from '../../src/search/index/build-index.ts';
import type { FoundEntries } from '../../src/search/search-entries.ts';
import { bundledIndex, day } from '../bundled-library.ts';

let index: SearchIndex;

beforeAll(async () => {
  index = await bundledIndex();
});

const found = (text: string): FoundEntries => {
  const query = readQuery(text, {
    today: day('2019-04-22'),
    about: 'entries',
    concepts: index.entries.concepts,
  });
  return findEntries(query, index);
};

describe('a query', () => {
  it('is not mended in the value of a filter', () => {
    expect(found('section:toString').suggestion).toBeNull();
    expect(found('section:enforcement fasial recogniton')).toMatchObject({ total: 0, suggestion: null });
    expect(found('section:regulatory fasial recogniton').suggestion).toBe('section:regulatory facial recognition');
  });

  it.each(['cn-2019-04-e4', ' CN-2019-04-E4 '])('that is the id of an entry finds that entry: %j', (id) => {
    expect(found(id).hits.map(({ source }) => source.entry.id)).toEqual(['cn-2019-04-e4']);
  });
});
