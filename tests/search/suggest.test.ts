import { describe, expect, it } from 'vitest';
import { searchEntries } from '../../src/search/search-entries.ts';
import { suggestCompletions } from '../../src/search/suggest.ts';
import { bundledIndex } from '../bundled-library.ts';

const index = await bundledIndex();

const textsFor = (typed: string): readonly string[] => suggestCompletions(index, typed, 20).map(({ text }) => text);

describe('completions', () => {
  it.each([
    ['an authority by its acronym', 'MII', 'MIIT'],
    ['a theme', 'facial re', 'facial recognition'],
    ['a theme in Chinese', '人脸', '人脸识别'],
    ['a law by a later word of its name', 'information prot', 'Personal Information Protection Law'],
    ['a company', 'visual ch', 'Visual China'],
    ['the last word, completed', 'guardian consump', 'guardian consumption'],
  ])('include %s: %s', (_, typed, text) => {
    expect(textsFor(typed)).toContain(text);
  });

  it('list a name that starts so before one with a later word that does', () => {
    const texts = textsFor('protection');
    const [begins, later] = ['protection of personal information', 'Personal Information Protection Law'];
    expect(texts.indexOf(begins)).toBeGreaterThanOrEqual(0);
    expect(texts.indexOf(begins)).toBeLessThan(texts.indexOf(later));
  });

  it('list an authority once, by the name that matches and with its usual one', () => {
    const names = suggestCompletions(index, 'MII', 20).flatMap((one) => (one.kind === 'concept' ? [one] : []));
    expect(names).toEqual([
      expect.objectContaining({ text: 'MIIT', name: 'Ministry of Industry and Information Technology' }),
    ]);
  });

  it('complete a word from entries that contain the other words', () => {
    expect(textsFor('fined the tru')).toContain('fined the trust');
    expect(textsFor('visual com')).toEqual([]);
  });

  it('of nothing are laws and authorities, those of the most entries first', () => {
    const suggested = suggestCompletions(index, '  ', 5);
    expect(suggested[0]).toMatchObject({ text: 'Cyberspace Administration of China' });
    const counts = suggested.map(({ entries }) => entries);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  });

  it.each(['person', 'm', '个', 'cred', 'data pro'])('find something: %s', (typed) => {
    for (const text of textsFor(typed)) expect(searchEntries(index, text).total, text).toBeGreaterThan(0);
  });

  it('of what no entry contains are none', () => {
    expect(textsFor('zzz')).toEqual([]);
  });
});
