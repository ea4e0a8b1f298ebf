import { authorityTable } from '../../bulletin/authorities.ts';
import type { CorpusEntry } from '../../bulletin/corpus.ts';
import { sentencesOf } from '../../reader/segment/sentences.ts';
import { isName } from '../../search/rank/question-parts.ts';
import type { ReadPart } from '../../search/rank/read-question.ts';
import { writtenDates } from '../../time/written-dates.ts';
import type { ScoredSentence } from './scored-sentences.ts';
import type { FactSpan } from './spans.ts';

/**
 * Whether one span of a sentence may be meant rather than another: beside it stand parts of the question that do not
 * stand beside the other, a name or more than stands beside the other alone. "GEICO pays $9m, Travelers $1m" tells
 * what each pays; "$6,000 and $9,000 respectively" does not.
 */
export function mayRatherBe(
  other: FactSpan,
  than: FactSpan,
  {
    sentence,
    spans,
    byNameAlone = false,
  }: { readonly sentence: ScoredSentence; readonly spans: readonly FactSpan[]; readonly byNameAlone?: boolean },
): boolean {
  const [first, last] = [Math.min(other.from, than.from), Math.max(other.to, than.to)];
  if (
    /^[^.;]{0,15}\brespectively\b/i.test(sentence.text.slice(last)) ||
    /分别[^，。；]{0,12}$/.test(sentence.text.slice(0, first))
  )
    return true;
  const told = partsBeside(sentence, spans);
  const [ofOther, ofOne] = [told.get(other.from) ?? nothing, told.get(than.from) ?? nothing];
  const onlyOther = [...ofOther].filter(([part]) => !ofOne.has(part));
  const onlyOne = [...ofOne].filter(([part]) => !ofOther.has(part) && !isName(part.part));
  return onlyOther.some(([part]) => isName(part.part)) || (!byNameAlone && sumOf(onlyOther) > sumOf(onlyOne));
}

type Weighed = ReadonlyMap<ReadPart, number>;

const nothing: Weighed = new Map();

const sumOf = (weighed: Iterable<readonly [ReadPart, number]>): number =>
  [...weighed].reduce((sum, [, weight]) => sum + weight, 0);

// By where the span begins. What stands before the first span is told of all of them.
function partsBeside({ text, marks }: ScoredSentence, spans: readonly FactSpan[]): ReadonlyMap<number, Weighed> {
  const placed = [...new Map(spans.map((span) => [span.from, span])).values()].sort((a, b) => a.from - b.from);
  const [first] = placed;
  const ends = placed.map(({ from, to }, i) => {
    const next = placed[i + 1]?.from ?? text.length;
    // "On 1 May, …": the clause begins with it.
    const leads = from < 5;
    const after = to + (leads ? (/^\s*[,，]/.exec(text.slice(to))?.[0].length ?? 0) : 0);
    const joint = placed[i + 1] ? clauseEnd.exec(text.slice(after, next)) : null;
    return joint ? after + joint.index : next;
  });
  return new Map(
    placed.map(({ from }, i) => {
      const [begins, end] = [i === 0 ? 0 : (ends[i - 1] ?? 0), ends[i] ?? text.length];
      const beside = marks.filter((mark) => (mark.from >= begins && mark.from < end) || mark.from < (first?.from ?? 0));
      return [from, new Map(beside.map(({ part, weight }) => [part, weight]))];
    }),
  );
}

const clauseEnd = /[;；。，、(（:：]|,(?!\d)|\b(?:and|while|but|whereas|with)\b|和|及/;

/** Whether a sentence tells more of what was asked in another clause that stands for itself. */
export function tellsOtherwise({ text, marks }: ScoredSentence, { from, to }: FactSpan): boolean {
  const joints = [...text.matchAll(independent)].map(({ index }) => index);
  const bounds = [0, ...joints, text.length];
  const clauses = bounds.slice(1).map((end, i) => {
    const begin = bounds[i] ?? 0;
    const held = new Map(marks.filter((mark) => mark.from >= begin && mark.from < end).map((m) => [m.part, m.weight]));
    return { isOwn: from < end && to > begin, weight: sumOf(held) };
  });
  const own = Math.max(0, ...clauses.filter(({ isOwn }) => isOwn).map(({ weight }) => weight));
  return clauses.some(({ isOwn, weight }) => !isOwn && weight > own);
}

const independent = /[;；]|,? (?:and the|while|but|whereas) (?=\p{L})/gu;

/** What was planned first and holds no longer: "first planned for", "initially", 原定; "until 3 May; that date has been moved". */
export const isFormer = (before: string, after = ''): boolean =>
  /^[;,.]? (?:(?:but|and|which|that|it|the|this|date|deadline|period|has|have|had|was|is|been|now|since|later|afterwards|then) ){1,6}(?:moved|extended|postponed|prolonged|put (?:off|back)|stretched|lengthened|pushed)\b|^[，；。]?(?:现|后|已|又|再|其后){0,2}(?:延|推迟|顺延)/i.test(
    after,
  ) ||
  /\b(?:first (?:planned|scheduled|set|due|expected|meant)|initial(?:ly)?|original(?:ly)?|previous(?:ly)?|earlier|formerly)\b[^,;.]{0,30}$|原(?:定|计划|本|先)[^，。；]{0,15}$/iu.test(
    before,
  );

/** Whether what held before is asked for. */
export const asksFormer = (question: string): boolean =>
  /\b(?:old|original(?:ly)?|initial(?:ly)?|previous(?:ly)?|former(?:ly)?|first (?:planned|scheduled|set|due|expected|meant))\b|\bwas the \w+ before\b|\bused to\b|原[定来先]|此前|之前的/iu.test(
    question,
  );

/**
 * Whether what an entry says in the quoted words may hold for the state of the USA that a question names: true where it names none. An
 * entry about one state often compares it with others, and a list gives each its own day.
 */
export function isOfStateAsked(question: string, quote: string, { entry }: CorpusEntry): boolean {
  const asked = statesIn(question);
  if (asked.length === 0) return true;
  const isAsked = (states: readonly string[]): boolean => asked.some((state) => states.includes(state));
  const sentence = sentencesOf(entry.body).find(({ text }) => text.includes(quote))?.text ?? quote;
  const [beside, near] = [statesIn(clauseOf(sentence, quote)), statesIn(sentence)];
  if (beside.length > 0 || near.length > 0) return isAsked(beside.length > 0 ? beside : near);
  const inTitle = statesIn(entry.title);
  const told = inTitle.length > 0 ? inTitle : statesIn(entry.body);
  return told.length === 1 && isAsked(told);
}

// The words from the date before to the end of the quoted ones.
function clauseOf(sentence: string, quote: string): string {
  const end = sentence.indexOf(quote) + quote.length;
  const dates = writtenDates(sentence.slice(0, end)).filter(({ index, text }) => index + text.length < end);
  const last = dates.at(-1);
  return sentence.slice(last ? last.index + last.text.length : 0, end);
}

const statesIn = (text: string): readonly string[] => [...new Set(text.match(statePattern()))];

let anyState: RegExp | null = null;

// The longer name first: West Virginia is not Virginia.
function statePattern(): RegExp {
  const names = (): readonly string[] => [...authorityTable().americanStates].sort((a, b) => b.length - a.length);
  anyState ??= new RegExp(`\\b(?:${names().join('|')})\\b`, 'g');
  return anyState;
}
