import { beforeAll, describe, expect, it } from 'vitest';
import type { SearchIndex } from '../../src/search/index/build-index.ts';
import { searchEntries } from '../../src/search/search-entries.ts';
import { suggestCompletions } from '../../src/search/suggest.ts';
import { bundledIndex } from '../bundled-library.ts';

let index: SearchIndex;

beforeAll(async () => {
  index = await bundledIndex();
});

const textsFor = (typed: string): readonly string[] =>
  suggestCompletions(index, typed, 20).map(({ text }) => text);

describe('while one types', () => {
  it.each([
    ['an authority by its acronym', 'MII', 'MIIT'],
    ['a theme', 'facial re', 'facial recognition'],
    ['a theme in Chinese', '人脸', '人脸识别'],
    ['a law by a later word of its name', 'information prot', 'Personal Information Protection Law'],
    ['a company', 'visual ch', 'Visual China'],
    ['the last word, finished', 'guardian consump', 'guardian consumption'],
  ])('is suggested %s: %s', (_, typed, text) => {
    expect(textsFor(typed)).toContain(text);
  });

  it('a name that begins so comes before one of which a later word does', () => {
    const texts = textsFor('protection');
    const [begins, later] = ['protection of personal information', 'Personal Information Protection Law'];
    expect(texts.indexOf(begins)).toBeGreaterThanOrEqual(0);
    expect(texts.indexOf(begins)).toBeLessThan(texts.indexOf(later));
  });

  it('a law is suggested once, by the name that fits and with its usual one', () => {
    const names = suggestCompletions(index, 'MII', 20).flatMap((one) =>
      one.kind === 'concept' ? [one] : [],
    );
    expect(names).toEqual([
      expect.objectContaining({ text: 'MIIT', name: 'Ministry of Industry and Information Technology' }),
    ]);
  });

  it('a word is finished as entries with the other words have it', () => {
    expect(textsFor('fined the tru')).toContain('fined the trust');
    expect(textsFor('visual com')).toEqual([]);
  });

  it('nothing typed yet, laws and authorities are suggested, those of most entries first', () => {
    const suggested = suggestCompletions(index, '  ', 5);
    expect(suggested[0]).toMatchObject({ text: 'Cyberspace Administration of China' });
    const counts = suggested.map(({ entries }) => entries);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  });

  it.each(['person', 'm', '个', 'cred', 'data pro'])(
    'nothing is suggested that finds nothing: %s',
    (typed) => {
      for (const text of textsFor(typed)) expect(searchEntries(index, text).total, text).toBeGreaterThan(0);
    },
  );

  it('nothing is suggested for what no entry has', () => {
    expect(textsFor('zzz')).toEqual([]);
  });
});
