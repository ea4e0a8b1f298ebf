import { type CalendarDate, parseCalendarDate } from '../../time/calendar-date.ts';
import type { Sentence } from '../segment/sentences.ts';
import type { DatedSentence } from './dated-sentences.ts';
import { findDates } from './find-dates.ts';

/**
 * The day of the main event: the first day that the sentences tell. Days that only count or look back ("as of", "since"), days
 * on which something ends or will begin, and days after the issue are passed over.
 * @param issued the last day that can have been told of; null where unknown
 */
export function findMainDate(
  sentences: readonly DatedSentence[],
  near: CalendarDate | null,
  issued: CalendarDate | null,
): CalendarDate | null {
  for (const { text, spans } of sentences) {
    for (const { index, date, isRange } of findDates(spans, near)) {
      const day = date === null || isRange ? null : parseCalendarDate(date);
      const isOther = lookingElsewhere.test(text.slice(Math.max(0, index - 40), index));
      if (day && !isOther && (!issued || day <= issued)) return day;
    }
  }
  return null;
}

const lookingElsewhere =
  /\b(?:as of|as at|since|until|till|by|before|through|after|from|dated|will (?:\w{1,20} ){1,4}on|effective(?: \w{1,5})?|(?:hearing|session|vote|meeting|effect|force|apply|due|closes?) on)\s(?:the\s)?$|(?:截至|截止|自|至)\s?$/i;

/** The day on which what a body tells of was published: that of the main event, where its first dated sentence says so; else null. */
export function publicationOf(sentences: readonly Sentence[], event: CalendarDate | null): CalendarDate | null {
  if (event === null) return null;
  const first = sentences
    .map(({ index, text }) => (index < looked ? text.slice(0, looked - index) : ''))
    .find((text) => /\d/.test(text));
  return first !== undefined && publishing.test(first) ? event : null;
}

const looked = 2000;
const publishing =
  /\b(?:publish(?:es|ed)|releas(?:es|ed)|issu(?:es|ed)|promulgat(?:es|ed)|announc(?:es|ed)|launch(?:es|ed))\b|发布|公布|印发|颁布|公告/i;
