import { simplified } from '../../text/simplified.ts';
import type { Concept } from './read-concepts.ts';
import { type Lexicon, type WordSet, wordsIn } from './read-lexicon.ts';

/** A set of the lexicon as a concept, and its names in all their forms. */
interface LexicalConcept {
  readonly concept: Concept;
  /** As listed. */
  readonly names: readonly string[];
  /** Other forms of the names; a name as listed comes before them. */
  readonly forms: readonly string[];
}

/**
 * Makes concepts of the sets and phrases of the lexicon. Question words are none: they are never looked up. `own` are synonyms (`words`),
 * companies and places (`name`), and terms that are kept together (`phrase`); `wider` is what a question means by a broader term, which
 * entries are not searched for; `further` are more names of a concept, by its id.
 */
export function lexicalConcepts({ synonyms, phrases }: Lexicon) {
  const sets = synonyms.filter(({ pos }) => pos !== 'question');
  const ids = new Map(sets.map((set) => [set.id, furtherOf(set) ?? `w-${set.id}`]));
  const idOf = (id: string): string => ids.get(id) ?? id;
  return {
    own: [
      ...sets.filter((set) => set.strength !== 'broader' && furtherOf(set) === null).map((set) => conceptOf(set, idOf)),
      ...[...phrases.en, ...phrases.zh].map(phraseOf),
    ],
    wider: sets.filter(({ strength }) => strength === 'broader').map((set) => conceptOf(set, idOf)),
    further: sets.flatMap((set) => {
      const id = furtherOf(set);
      return id === null ? [] : [{ id, ...namesOf(set) }];
    }),
  };
}

// The concept of which the words are names as good as its own.
const furtherOf = ({ strength, concept, weight }: WordSet): string | null =>
  strength === 'same' && weight === undefined ? (concept ?? null) : null;

function conceptOf(set: WordSet, idOf: (id: string) => string): LexicalConcept {
  const names = namesOf(set);
  const isName = set.pos === 'name' && set.strength === 'same';
  return {
    ...names,
    concept: {
      ...nameless,
      id: `w-${set.id}`,
      kind: set.strength === 'broader' ? 'wider' : isName ? 'name' : 'words',
      name: names.names[0] ?? set.id,
      strength: set.strength === 'near' ? 'near' : 'same',
      ...(set.weight === 'low' ? { isLow: true } : {}),
      of: [...set.of.map(idOf), ...(set.concept === undefined ? [] : [set.concept])],
    },
  };
}

const phraseOf = (name: string): LexicalConcept => ({
  concept: { ...nameless, id: `p-${name.toLowerCase().replace(/\s+/g, '-')}`, kind: 'phrase', name },
  names: [simplified(name)],
  forms: [],
});

const nameless = { acronyms: [], also: [], older: [], wrong: [], chinese: [] } as const;

function namesOf(set: WordSet): { readonly names: readonly string[]; readonly forms: readonly string[] } {
  const names = wordsIn(set).map(simplified);
  return { names, forms: set.pos === 'verb' ? names.flatMap(verbForms) : [] };
}

/** "Shuts down" and "shutting down" for "shut down"; the regular forms only, others are listed. */
function verbForms(name: string): readonly string[] {
  const [verb = '', ...rest] = name.split(' ');
  if (!/^[a-z]{3,}$/.test(verb) || /(?:ed|ing|ion|ment|ty|ure|al|ance)$/.test(verb)) return [];
  return [`${verb}${/(?:s|x|ch|sh|z)$/.test(verb) ? 'es' : 's'}`, ...inflected(verb)].map((form) =>
    [form, ...rest].join(' '),
  );
}

function inflected(verb: string): readonly string[] {
  if (verb.endsWith('e')) return [`${verb}d`, `${verb.slice(0, -1)}ing`];
  if (/[^aeiou]y$/.test(verb)) return [`${verb.slice(0, -1)}ied`, `${verb.slice(0, -1)}ies`, `${verb}ing`];
  const isDoubled = /^[^aeiou]*[aeiou][bdgklmnprt]$/.test(verb);
  const stem = isDoubled ? verb + verb.slice(-1) : verb;
  return [`${stem}ed`, `${stem}ing`];
}
