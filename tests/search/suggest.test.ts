import { beforeAll, describe, expect, it } from 'vitest';
import type { SearchIndex } from '../../src/search/build-index.ts';
import { searchEntries } from '../../src/search/search-entries.ts';
import { suggest } from '../../src/search/suggest.ts';
import { bundledLibrary } from '../bundled-library.ts';

let index: SearchIndex;

beforeAll(async () => {
  ({ index } = await bundledLibrary());
});

describe('while one types', () => {
  it.each([
    ['an authority by its acronym', 'MII', 'MIIT'],
    ['a theme', 'facial re', 'facial recognition'],
    ['a theme in Chinese', '人脸', '人脸识别'],
    ['a title', 'miit pilots elec', 'MIIT pilots electronic identity checks for ICP filings'],
    ['the last word, finished', 'visual ch', 'visual china'],
  ])('is suggested %s: %s', (_, typed, text) => {
    expect(suggest(index, typed, 20).map((one) => one.text)).toContain(text);
  });

  it.each(['person', 'm', '个', 'cred'])('nothing is suggested that finds nothing: %s', (typed) => {
    for (const { text } of suggest(index, typed, 8))
      expect(searchEntries(index, text).total, text).toBeGreaterThan(0);
  });

  it.each(['', '  ', 'zzz'])('nothing is suggested for %j', (typed) => {
    expect(suggest(index, typed, 5)).toEqual([]);
  });
});
