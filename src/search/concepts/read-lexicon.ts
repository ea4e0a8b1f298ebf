import { z } from 'zod';
import { type Finding, readCheckedYaml } from '../../bulletin/checked-yaml.ts';
import type { Problem } from '../../bulletin/problem.ts';
import { type Concept, stableId, traditional } from './read-concepts.ts';

const words = z.array(z.string().trim().min(1).max(200)).readonly();
const chinese = z.array(z.string().regex(/[\p{Script=Han}\p{Script=Latin}]/u, 'must be words')).readonly();

/** Words that people use for one another, in one sense. */
const wordSetSchema = z.strictObject({
  /** Stable. */
  id: stableId,
  pos: z.enum(['verb', 'noun', 'adjective', 'name', 'question']),
  /** same: each may stand for each other. near: they differ. broader: the wider term for what `of` lists. */
  strength: z.enum(['same', 'near', 'broader']),
  /** Sets or concepts that answer a search for the wider term, and never the other way round. */
  of: z.array(stableId).readonly().default([]),
  /** low: met in so many entries, or with so many senses, that it counts little beside other words. */
  weight: z.literal('low').optional(),
  /** The concept of which these are further names. */
  concept: stableId.optional(),
  /** What answers a question word, such as `penalty` or `deadline`. */
  field: z.string().optional(),
  /** Base forms: plurals and forms of verbs are left to the reader. */
  en: words.default([]),
  /** In simplified characters. */
  zh: chinese.default([]),
  /** In traditional characters: what is said in Hong Kong and Taiwan. */
  hant: chinese.default([]),
  note: z.string().optional(),
});

/** The everyday words of the field. */
export const lexiconSchema = z.strictObject({
  version: z.literal(1),
  synonyms: z.array(wordSetSchema).readonly(),
  /** Words of a question that carry no subject. */
  function_words: z.strictObject({
    en: words,
    zh: chinese,
    notes: z.record(z.string(), z.record(z.string(), z.string())).optional(),
  }),
  /** Terms of several words that are kept together. */
  phrases: z.strictObject({ en: words, zh: chinese }),
});

export type WordSet = z.output<typeof wordSetSchema>;
export type Lexicon = z.output<typeof lexiconSchema>;

/** A lexicon without words. */
export const emptyLexicon: Lexicon = {
  version: 1,
  synonyms: [],
  function_words: { en: [], zh: [] },
  phrases: { en: [], zh: [] },
};

/**
 * Reads and checks the file of everyday words; the lexicon is empty if there are problems. Besides those of `readCheckedYaml` the rules are `set-id-unique`,
 * `set-word-unique` (only a broader set repeats a word), `set-reference` (`of` and `concept` name what exists),
 * `set-field` (question words name a field, others don't) and `set-chinese` (`zh` is in simplified characters).
 * @param concepts what `concept` and `of` may name
 * @param file the name in the problems
 */
export function readLexicon(
  text: string,
  concepts: readonly Concept[],
  file: string,
): { readonly lexicon: Lexicon; readonly problems: readonly Problem[] } {
  const { data, problems } = readCheckedYaml(text, file, {
    schema: lexiconSchema,
    rules: (_, lexicon) =>
      lexicon ? [...setFindings(lexicon, concepts), ...lexicon.synonyms.flatMap(chineseFindings)] : [],
  });
  return { lexicon: data ?? emptyLexicon, problems };
}

/** Every word of a set. */
export const wordsIn = ({ en, zh, hant }: WordSet): readonly string[] => [...en, ...zh, ...hant];

function setFindings({ synonyms }: Lexicon, concepts: readonly Concept[]): readonly Finding[] {
  const [ids, owners] = [new Set<string>(), new Map<string, string>()];
  const known = new Set([...concepts, ...synonyms].map((one) => one.id));
  return synonyms.flatMap((set, i) => {
    const finding = (field: keyof WordSet, rule: string, message: string): Finding => ({
      path: ['synonyms', i, field],
      rule,
      message,
    });
    const unknown = [...set.of, ...(set.concept === undefined ? [] : [set.concept])].filter((one) => !known.has(one));
    const isRepeated = ids.has(set.id);
    ids.add(set.id);
    return [
      ...(isRepeated ? [finding('id', 'set-id-unique', `the id ${set.id} is used twice; choose another`)] : []),
      ...unknown.map((one) => finding('id', 'set-reference', `${one} is neither a set nor a concept`)),
      ...((set.field === undefined) === (set.pos === 'question')
        ? [finding('pos', 'set-field', 'question words, and no others, name the field that answers')]
        : []),
      ...(set.strength === 'broader' || set.pos === 'question' ? [] : repeatedWords(set, owners)).map(([word, owner]) =>
        finding('en', 'set-word-unique', `"${word}" is already a word of ${owner}; only a broader set repeats one`),
      ),
    ];
  });
}

function repeatedWords(set: WordSet, owners: Map<string, string>): readonly (readonly [string, string])[] {
  return wordsIn(set).flatMap((word) => {
    const owner = owners.get(word.toLowerCase());
    owners.set(word.toLowerCase(), set.id);
    return owner === undefined ? [] : [[word, owner] as const];
  });
}

const chineseFindings = ({ zh }: WordSet, i: number): readonly Finding[] =>
  traditional(zh, ['synonyms', i, 'zh'], 'set-chinese');
