import { describe, expect, it } from 'vitest';
import { namesIn } from '../../../src/search/concepts/read-concepts.ts';
import { tokenize } from '../../../src/search/tokens.ts';
import { bundledConcepts } from '../../bundled-library.ts';

const table = await bundledConcepts();

const named = (words: string) => table.named(words)?.id;
const mentioned = (text: string, speaker: 'entry' | 'question') =>
  table
    .mentionsIn(tokenize(text), speaker)
    .filter(({ concept }) => table.all.includes(concept))
    .map(({ concept, from, to }) => [concept.id, text.slice(from, to)]);

describe('the bundled table', () => {
  it('has at least 150 concepts, of every kind', () => {
    expect(table.all.length).toBeGreaterThan(150);
    expect(new Set(table.all.map(({ kind }) => kind))).toEqual(
      new Set(['law', 'measure', 'authority', 'standard', 'theme', 'place', 'company']),
    );
  });

  it('has each concept under each of its names', () => {
    const lost = table.all.flatMap((concept) =>
      namesIn(concept).flatMap(({ name }) => (table.named(name) === concept ? [] : [`${name}: ${concept.id}`])),
    );
    expect(lost).toEqual([]);
  });
});

describe('a name', () => {
  it.each([
    ['an acronym', 'PIPL', 'pipl'],
    ['an acronym in small letters', 'pipl', 'pipl'],
    ['a long name', 'the Personal Information Protection Law', 'pipl'],
    ['a Chinese name', '个人信息保护法', 'pipl'],
    ['a Chinese name in traditional characters', '個人信息保護法', 'pipl'],
    ["Taiwan's act, which has a name of its own", '個人資料保護法', 'tw-pdpa'],
    ['an authority by a former name', 'State Internet Information Office', 'cac'],
    ['an authority by its short Chinese name', '网信办', 'cac'],
    ['another authority by its Chinese name', '国家金融监督管理总局', 'nfra'],
    ['a theme in the singular', 'data breaches', 'data-breach'],
  ])('names a concept: %s', (_, words, id) => {
    expect(named(words)).toBe(id);
  });

  it.each(['Personal Information', 'law', '', 'of the', 'PIPL and GDPR'])('names no law: %s', (words) => {
    expect(named(words)).not.toBe('pipl');
  });
});

describe('a text', () => {
  it('asks for the longest name, and is about the shorter ones within it too', () => {
    expect(mentioned('网络安全法的规定', 'question')).toEqual([['csl', '网络安全法']]);
    expect(mentioned('网络安全法的规定', 'entry')).toEqual([
      ['cybersecurity', '网络安全'],
      ['csl', '网络安全法'],
    ]);
  });

  it('is not about an authority whose name is within that of another', () => {
    const ids = (text: string) => mentioned(text, 'entry').map(([id]) => id);
    expect(ids('美国司法部发布规则')).toEqual(['united-states', 'doj']);
    expect(ids('美国司法部和司法部')).toEqual(['united-states', 'doj', 'moj']);
    expect(ids('Tianjin Cyberspace Administration')).toEqual(['tianjin', 'tjcac']);
  });

  it('has no name across a full stop', () => {
    expect(mentioned('Rules on data. Security law comes later.', 'entry')).toEqual([]);
  });

  it('has names that contain an abbreviation with full stops', () => {
    expect(mentioned('The U.S. Department of Justice spoke', 'entry')).toEqual([
      ['doj', 'U.S. Department of Justice'],
      ['doj', 'Department of Justice'],
    ]);
  });

  it('has acronyms in capitals, but a question may have them in lower case', () => {
    expect(mentioned('the cat has a dsl line', 'entry')).toEqual([]);
    expect(mentioned('dsl fines', 'question').map(([id]) => id)).toEqual(['dsl', 'fine']);
  });
});
