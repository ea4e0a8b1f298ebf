import { type CalendarDate, calendarDate } from '../../time/calendar-date.ts';
import type { WrittenSpan } from '../../time/written/written-spans.ts';
import type { DatedSentence } from './dated-sentences.ts';

const paper = String.raw`(?:Journal|Register|Gazette|Bulletin|Bundesgesetzblatt|Bundesanzeiger|Moniteur|Diário|Diario|Boletín|Lovtidend)`;
const printed = new RegExp(
  String.raw`\b(?:publish|promulgat|appear|print|notif)\w{0,8}\b[^.;\d]{0,60}?\bin\s[^.;\d]{0,40}?\b${paper}\w*(?:\s(?:of|da|de|do)\s[^.;,\d]{0,40}?)?(?=\s(?:on|dated|of)\s|\s\(|[,.;]|$|\sand\b)|\bgazetted\b|(?:刊宪|刊登|刊载)`,
  'gi',
);
const farthest = 30;

/** The day on which what a body tells of was printed in an official paper; null where the body does not say, or gives several days. */
export function gazetteDay(sentences: readonly DatedSentence[]): CalendarDate | null {
  const days = new Set(
    sentences.flatMap(({ text, spans }) =>
      [...text.matchAll(printed)].flatMap((match) => {
        const end = match.index + match[0].length;
        const after = spans.find(({ index }) => index >= end && index - end <= farthest);
        const isOn = after && /^\s?\(?,?\s?(?:on|dated|of)?\s?(?:\w{6,9}day,?\s)?$/i.test(text.slice(end, after.index));
        const before = spans.filter(({ end: to }) => to <= match.index && match.index - to <= 2 * farthest).at(-1);
        return dayOf(isOn ? after : before) ?? [];
      }),
    ),
  );
  const [day] = days;
  return days.size === 1 && day !== undefined ? day : null;
}

function dayOf(span: WrittenSpan | undefined): CalendarDate | null {
  if (!span || span.first !== null) return null;
  const { year, month, day } = span.last;
  return year.kind === 'written' && month !== null && day !== null ? calendarDate(year.year, month, day) : null;
}
