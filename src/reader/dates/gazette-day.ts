import { type CalendarDate, calendarDate } from '../../time/calendar-date.ts';
import type { WrittenSpan } from '../../time/written/written-spans.ts';
import type { DatedSentence } from './dated-sentences.ts';

const paper =
  /\b(?:Journal|OJ|Register|Gazette|Bulletin|Bundesgesetzblatt|Bundesanzeiger|Moniteur|Diário|Diario|Boletín|Lovtidend)\b/g;
const printed = /\b(?:publish|promulgat|appear|print|notif)/i;
const gazetted = /\bgazetted\b|刊宪|刊登|刊载/gi;
const reach = 100;

/** The day on which what a body tells of was printed in an official paper; null where the body does not say, or gives several days. */
export function gazetteDay(sentences: readonly DatedSentence[]): CalendarDate | null {
  const [day, other] = new Set(sentences.flatMap(daysPrinted));
  return other === undefined ? (day ?? null) : null;
}

function daysPrinted({ text, spans }: DatedSentence): readonly CalendarDate[] {
  const inPaper = [...text.matchAll(paper)].filter(({ index }) => printed.test(clauseBefore(text, index)));
  return [...inPaper, ...text.matchAll(gazetted)].flatMap(({ index, 0: words }) => {
    const end = index + words.length;
    const after = spans.find((span) => span.index >= end);
    const before = spans.findLast((span) => span.end <= index);
    const isAfter = after !== undefined && leadsToDay(text.slice(end, after.index));
    const isBefore = before !== undefined && clauseBefore(text, index).length > index - before.end;
    return dayOf(isAfter ? after : isBefore ? before : undefined) ?? [];
  });
}

const clauseBefore = (text: string, index: number): string =>
  text
    .slice(Math.max(0, index - reach), index)
    .split(/[.;。；]/)
    .at(-1) ?? '';

// "The Official Journal of the European Union on", "the Gazette (".
const leadsToDay = (words: string): boolean =>
  words.length < 60 &&
  /(?:\b(?:on|dated|of)\s|\()$/i.test(words) &&
  !/[.;,]|\b(?:and|will|enter|take|appl|come)/i.test(words);

function dayOf(span: WrittenSpan | undefined): CalendarDate | null {
  if (!span || span.first !== null) return null;
  const { year, month, day } = span.last;
  return year.kind === 'written' && month !== null && day !== null ? calendarDate(year.year, month, day) : null;
}
