import { describe, expect, it } from 'vitest';
import { conceptTable } from '../../../src/search/concepts/concept-table.ts';
import { readLexicon } from '../../../src/search/concepts/read-lexicon.ts';
import { tokenize } from '../../../src/search/tokens.ts';
import { bundledConcepts } from '../../bundled-library.ts';

const lexiconOf = (...sets: readonly string[]): string =>
  [
    'version: 1',
    'synonyms:',
    ...sets.map((set) => `  - ${set}`),
    'function_words: {en: [the], zh: [的]}',
    'phrases: {en: [app store], zh: []}',
  ].join('\n');

const rulesOf = (...sets: readonly string[]): readonly string[] =>
  readLexicon(lexiconOf(...sets), [], 'lexicon.yaml').problems.map(({ line, rule }) => `${line} ${rule}`);

describe('the file of everyday words', () => {
  it('is checked: all problems at once, with their lines', () => {
    expect(
      rulesOf(
        '{id: shut, pos: verb, strength: same, en: [shut], zh: [關閉]}',
        '{id: shut, pos: verb, strength: same, en: [Shut]}',
        '{id: wide, pos: noun, strength: broader, of: [nothing], en: [shut]}',
        '{id: how, pos: question, strength: same, en: [how]}',
      ),
    ).toEqual(['3 set-chinese', '4 set-id-unique', '4 set-word-unique', '5 set-reference', '6 set-field']);
  });

  it('may repeat a word in a broader set and in question words only', () => {
    expect(
      rulesOf(
        '{id: shut, pos: verb, strength: same, en: [shut]}',
        '{id: wide, pos: noun, strength: broader, of: [shut], en: [shut]}',
        '{id: ask, pos: question, strength: same, field: text, en: [shut]}',
      ),
    ).toEqual([]);
  });

  it('as shipped has words in both languages, and what carries no subject', async () => {
    const { lexicon, isFunctionWord } = await bundledConcepts();
    expect(lexicon.synonyms.length).toBeGreaterThan(1000);
    expect(['what', 'changed', '什么时候', '最近'].filter((word) => !isFunctionWord(word))).toEqual([]);
    expect(['consent', '同意'].filter(isFunctionWord)).toEqual([]);
  });
});

describe('a word of the lexicon', () => {
  const { lexicon } = readLexicon(
    lexiconOf(
      '{id: shut, pos: verb, strength: same, en: [shut down], zh: [关停]}',
      '{id: people, pos: noun, strength: same, en: [headcount], zh: [人数]}',
      '{id: data, pos: noun, strength: same, en: [personal data], zh: [个人数据]}',
      '{id: keep, pos: name, strength: same, en: [Keep]}',
    ),
    [],
    'lexicon.yaml',
  );
  const table = conceptTable([], lexicon);
  const named = (text: string, kind: 'entry' | 'question' = 'entry') =>
    table.mentionsIn(tokenize(text), kind).map(({ concept }) => concept.id);

  it.each(['shuts down', 'shutting down', '关停'])(
    'is known in its regular forms and in both languages: %s',
    (text) => {
      expect(named(text)).toEqual(['w-shut']);
    },
  );

  it('in Chinese is none across the border of two words', () => {
    expect(named('个人数据')).toEqual(['w-data']);
    expect(named('人数')).toEqual(['w-people']);
  });

  it('that is also a name needs its capital in an entry', () => {
    expect([named('we keep data'), named('Keep was fined'), named('keep', 'question')]).toEqual([
      [],
      ['w-keep'],
      ['w-keep'],
    ]);
  });
});
