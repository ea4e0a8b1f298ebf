import type { Deadline } from '../../bulletin/bulletin.ts';
import type { CorpusEntry } from '../../bulletin/corpus.ts';
import type { ConceptTable } from '../../search/concepts/concept-table.ts';
import { isName } from '../../search/rank/question-parts.ts';
import type { ReadPart } from '../../search/rank/read-question.ts';
import { agrees } from './acts.ts';
import { mayRatherBe } from './doubts.ts';
import type { Fact } from './fact.ts';
import type { Ask } from './read-ask.ts';
import type { ScoredSentence } from './scored-sentences.ts';
import type { FactSpan } from './spans.ts';

/** A question and what it was read as. */
export interface FactQuestion {
  readonly text: string;
  readonly ask: Ask;
  readonly parts: readonly ReadPart[];
  readonly concepts: ConceptTable;
}

/** A question about an entry, and what each of its sentences has of the question. */
export interface Asked extends FactQuestion {
  readonly source: CorpusEntry;
  readonly sentences: readonly ScoredSentence[];
}

/** The question with the sentences alone that can tell of what it asks for. */
export const agreeing = (asked: Asked): Asked => ({
  ...asked,
  sentences: asked.sentences.filter(({ text }) => agrees(asked.text, text) && !unrealised.test(text)),
});

// What should have been done, or has not been done yet, was done on no day.
const unrealised = /\b(?:should have been|(?:has|have) (?:not|yet to)|not yet|does not exist)\b|尚未|还没有|仍未/i;

/** How much of the question the sentence has that tells the deadline, and how near it stands to it. */
export function scoreOf(deadline: Deadline, { sentences }: Asked): number {
  const quote = deadline.quote.replace(/\s+/gu, ' ');
  const scores = sentences.flatMap((sentence) => {
    const from = sentence.text.replace(/\s+/gu, ' ').indexOf(quote);
    return from < 0 ? [] : [spanScore(sentence, { from, to: from + quote.length })];
  });
  return Math.max(0, ...scores);
}

/** What a span is worth: what its sentence has of the question, and how near to it. */
export function spanScore({ score, marks }: ScoredSentence, { from, to }: FactSpan): number {
  const nearness = marks.map((mark) => {
    const gap = Math.max(0, mark.from - to, from - mark.to);
    return ((isName(mark.part.part) ? 2 : 1) * mark.weight) / (1 + gap / 30);
  });
  return score + nearness.reduce((sum, one) => sum + one, 0) * 0.5;
}

/** A span that may be the fact, and what it is worth. */
export interface Candidate extends FactSpan {
  readonly sentence: ScoredSentence;
  readonly score: number;
}

/** The spans of an entry's sentences, best first. */
export function candidates(
  { sentences }: Asked,
  spansOf: (sentence: string) => readonly FactSpan[],
  bonus: (candidate: Omit<Candidate, 'score'>) => number = () => 0,
): readonly Candidate[] {
  return sentences
    .flatMap((sentence, i) =>
      spansOf(sentence.text).map((span) => {
        const found = { ...span, sentence };
        return { ...found, score: (spanScore(sentence, span) + bonus(found)) * (i === 0 ? ofTitle : 1) };
      }),
    )
    .sort((a, b) => b.score - a.score);
}

// A title rounds and shortens what the text says.
const ofTitle = 0.75;

/** The words of the entry. */
export const textOf = ({ sentence, from, to }: Candidate): string => sentence.text.slice(from, to);

/** Near enough to a span to say what it is. */
export const before = (text: string, from: number): string => text.slice(Math.max(0, from - 60), from);

/**
 * The best, or the only other one of its sentence that stands beside more of the question; null where another is nearly as good and
 * says something else.
 */
export function sure(
  found: readonly Candidate[],
  saying: (one: Candidate) => string = (one) => textOf(one).toLowerCase(),
  isBound: (one: Candidate) => boolean = () => false,
): Candidate | null {
  const [best] = found;
  if (!best || best.score === 0) return null;
  const other = found.find((one) => saying(one) !== saying(best));
  if (other && other.score >= best.score * 0.98) return null;
  const { sentence } = best;
  const spans = found.filter((one) => one.sentence === sentence);
  const isRather = (one: Candidate, than: Candidate): boolean =>
    saying(one) !== saying(than) && mayRatherBe(one, than, { sentence, spans, byNameAlone: isBound(than) });
  const rivals = spans.filter((one) => isRather(one, best));
  const [rival] = rivals;
  if (!rival) return best;
  return rivals.every((one) => saying(one) === saying(rival)) && !spans.some((one) => isRather(one, rival))
    ? rival
    : null;
}

/** The only one that an entry tells, though its sentence may have no word of the question. */
export function only(found: readonly Candidate[], saying: (one: Candidate) => string = textOf): Candidate | null {
  const [first] = found;
  return first && found.every((one) => saying(one) === saying(first)) ? first : null;
}

/** The fact that a candidate is, with the words around it. */
export const quoted = (candidate: Candidate, field: Fact['field'], text = textOf(candidate)): Fact => ({
  text,
  quote: quoteAround(candidate),
  field,
});

/** A longer sentence is quoted in part. */
export const longestQuote = 300;

// A long sentence is cut at words around the span.
function quoteAround({ sentence: { text }, from, to }: Candidate): string {
  if (text.length <= longestQuote) return text;
  const room = Math.floor((longestQuote - (to - from)) / 2);
  const start = from <= room ? 0 : text.indexOf(' ', from - room) + 1 || from - room;
  const end = to + room >= text.length ? text.length : Math.max(to, text.lastIndexOf(' ', to + room));
  return text.slice(Math.min(start, from), end);
}
