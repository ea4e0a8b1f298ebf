import type { CorpusEntry } from '../../bulletin/corpus.ts';
import { sentencesOf } from '../../reader/segment/sentences.ts';
import type { ConceptTable } from '../../search/concepts/concept-table.ts';
import { marksIn } from '../../search/excerpt.ts';
import type { ReadPart } from '../../search/rank/read-question.ts';
import type { FactSpan } from './spans.ts';

/** A sentence of an entry and how much of the question it has. */
export interface ScoredSentence {
  readonly text: string;
  readonly score: number;
  /** Where it has parts of the question, each with what the part weighs. */
  readonly marks: readonly (FactSpan & { readonly part: ReadPart; readonly weight: number })[];
}

/**
 * The sentences of an entry, its title first. A part of the question weighs more the fewer sentences have it; what
 * only the title has is what all of them are about.
 */
export function scoredSentences(
  { entry }: CorpusEntry,
  parts: readonly ReadPart[],
  concepts: ConceptTable,
): readonly ScoredSentence[] {
  const byTerm = new Map<string, ReadPart>();
  for (const part of parts) {
    for (const { term, share, isWider } of part.lookup.terms) {
      if (share >= leastShare && isWider !== true && !byTerm.has(term)) byTerm.set(term, part);
    }
  }
  const terms = new Set(byTerm.keys());
  const sentences = sentencesOf(entry.body).slice(0, mostSentences);
  const marked = [entry.title, ...sentences.map(({ text }) => text.slice(0, longestSentence))].map((text) => ({
    text,
    marks: marksIn(text, terms, concepts).flatMap(({ term, from, to }) => {
      const part = byTerm.get(term);
      return part ? [{ from, to, part }] : [];
    }),
  }));
  const holders = new Map(
    parts.map((part) => [part, marked.filter(({ marks }) => marks.some((one) => one.part === part)).length]),
  );
  return marked.map(({ text, marks }) => {
    const weighed = marks.map((mark) => ({
      ...mark,
      weight: mark.part.lookup.weight / Math.sqrt(Math.max(1, holders.get(mark.part) ?? 1)),
    }));
    const distinct = new Map(weighed.map(({ part, weight }) => [part, weight]));
    return { text, marks: weighed, score: [...distinct.values()].reduce((sum, weight) => sum + weight, 0) };
  });
}

// More is no sentence and no entry, and reading it would keep other questions waiting.
const mostSentences = 300;
const longestSentence = 2000;

// Words of a name that others have too say little about which sentence is meant.
const leastShare = 0.3;
