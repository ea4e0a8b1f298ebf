import { authorities, findAuthority } from '../../bulletin/authorities/authorities.ts';
import type { CorpusEntry } from '../../bulletin/corpus.ts';
import type { Concept } from '../concepts/concept.ts';
import { namesIn } from '../concepts/concept-names.ts';
import type { ConceptTable } from '../concepts/concept-table.ts';
import { piecesOf } from '../pieces.ts';
import { simplified } from '../simplified.ts';
import { stemOf, wordsOf } from '../words.ts';
import type { Term } from './query.ts';

/** Tells of an entry whether something is so. */
export type InEntry = (source: CorpusEntry) => boolean;

/**
 * Whether an entry holds the word in any of its forms, or the phrase word for word, in simplified or traditional characters.
 * What has no letter or digit is in no entry.
 */
export function holding({ kind, text }: Term): InEntry {
  const run = wordsOf(simplified(text)).map(({ word }) => wordTest(word, kind));
  if (run.length === 0) return () => false;
  return (source) =>
    textsOf(source).some(
      (one) =>
        mayHold(one, run) &&
        holdsRun(
          wordsOf(one).map(({ word }) => word),
          run,
        ),
    );
}

/** Whether an entry names the concept by any of its names, or is of that authority. */
export function naming(concept: Concept, concepts: ConceptTable): InEntry {
  const { id, authority } = concept;
  const starts = namesOf(concept).map((name) => folded(name).slice(0, nameStart));
  const isNamed = (text: string): boolean =>
    concepts.mentionsIn(piecesOf(text), 'entry').some((mention) => mention.concept.id === id);
  return (source) =>
    (authority !== undefined && source.entry.authorities.includes(authority)) ||
    textsOf(source).some((text) => includesAny(folded(text), starts) && isNamed(text));
}

interface WordTest {
  /** With what every form of the word begins. */
  readonly start: string;
  readonly fits: (word: string) => boolean;
}

// A stem is the beginning of each of its forms, save that its last letter may be another: industry, industri.
function wordTest(word: string, kind: Term['kind']): WordTest {
  if (kind === 'phrase') return { start: word, fits: (other) => other === word };
  const stem = stemOf(word);
  const start = stem.length > 1 ? stem.slice(0, -1) : stem;
  return { start, fits: (other) => other === word || (other.startsWith(start) && stemOf(other) === stem) };
}

// Cutting a text into words takes a hundred times as long as finding that it cannot hold one.
function mayHold(text: string, run: readonly WordTest[]): boolean {
  const plain = folded(text);
  return run.every(({ start }) => plain.includes(start));
}

function holdsRun(words: readonly string[], run: readonly WordTest[]): boolean {
  const [first] = run;
  return words.some(
    (word, at) => first?.fits(word) === true && run.every(({ fits }, i) => fits(words[at + i] ?? '')),
  );
}

// Names may differ in their plural and in what stands between their words; hardly in how they begin.
const nameStart = 3;
const includesAny = (text: string, parts: readonly string[]): boolean =>
  parts.some((part) => text.includes(part));

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

function namesOf(concept: Concept): readonly string[] {
  const known = authorities.find(({ code }) => code === concept.authority);
  return [
    ...namesIn(concept).map(({ name }) => simplified(name)),
    ...(known ? [...known.names, ...known.chinese] : []),
  ];
}

// By its code and its name of today an entry answers to its authority too; by its other names, as a concept.
const textsOf = ({ entry }: CorpusEntry): readonly string[] =>
  [
    entry.title,
    entry.body,
    ...entry.instruments,
    ...entry.authorities.flatMap((code) => [code, findAuthority(code)?.names[0] ?? code]),
  ].map(simplified);
