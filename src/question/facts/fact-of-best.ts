import type { EntryIndex } from '../../search/index/entry-index.ts';
import { isName } from '../../search/rank/question-parts.ts';
import { type ReadPart, readQuestion } from '../../search/rank/read-question.ts';
import type { FoundEntries } from '../../search/search-entries.ts';
import { simplified } from '../../text/simplified.ts';
import { mentions } from '../in-entry.ts';
import type { Query } from '../query.ts';
import { placedWords, type WordRole } from '../word-roles.ts';
import type { Fact } from './fact.ts';
import { factOf } from './find-fact.ts';
import { readAsk } from './read-ask.ts';

/** The fact that answers the question, where the best entry is clearly the one it is about; else null. */
export function factOfBest(found: FoundEntries, { plain, without, leaning }: Query, entries: EntryIndex): Fact | null {
  const [best] = found.hits;
  const text = simplified(plain);
  const ask = readAsk(text);
  if (!best || !ask || without.has.length > 0 || negation.test(plain)) return null;
  const { parts } = readQuestion(entries, text);
  const isOfSubject = placedWords(text, entries.concepts).some(({ means }) => ofSubject.has(means.role));
  if (!isOfSubject && (found.total > 1 || ask.kind === 'count')) return null;
  if (superlative.test(text) && best.lacks.length > 0) return null;
  const isOfNamed = leaning.authorities.every((code) => {
    const concept = entries.concepts.all.find(({ authority }) => authority === code);
    return concept !== undefined && mentions(concept, entries.concepts)(best.source);
  });
  if (!isOfNamed || !isClear(found, parts)) return null;
  const fact = factOf({ text, ask, parts, concepts: entries.concepts }, best.source);
  return fact && isSaidIn(text, fact.text) ? null : fact;
}

// "How much?" alone is asked of no entry in particular.
const ofSubject: ReadonlySet<WordRole['role']> = new Set(['subject', 'kind', 'section']);

// The largest of all, not of one entry.
const superlative =
  /\b(?:largest|biggest|highest|heaviest|smallest|lowest|longest|most recent)\b|最[大高多小低少长重]/i;

// What the question says itself is no answer: "what was the fine of RMB 10,000 for?"
function isSaidIn(question: string, fact: string): boolean {
  const plain = (text: string): string => text.toLowerCase().replace(/[\s,]/g, '');
  return /\d/.test(fact) && plain(question).includes(plain(fact));
}

// "Who was not fined", "which have no deadline": what an entry says is not what is asked for.
const negation =
  /\b(?:who|was|were|is|are|did|does|do|has|have|had) not\b|n['’]t\b|\bnever\b|\b(?:average|compare|(?:second|third) (?:largest|biggest|highest))\b|没有|没被|未被|不是|并未|平均|第[二三][大高]/i;

// Another entry that answers as well may be the one that was meant, unless it lacks a name of the question. Of those that are only
// closest one has to stand out.
function isClear(
  { verdict, coverage, lacksName, hits: [best, ...others] }: FoundEntries,
  parts: readonly ReadPart[],
): boolean {
  const names = parts.filter(({ part }) => isName(part)).map(({ part }) => part.text);
  const rival = others.find(({ lacks }) => !names.some((name) => lacks.includes(name)));
  const lead = rival && best ? rival.score / best.score : 0;
  return verdict === 'answer' ? lead <= 0.95 : verdict === 'closest' && !lacksName && coverage >= 0.3 && lead <= 0.6;
}
