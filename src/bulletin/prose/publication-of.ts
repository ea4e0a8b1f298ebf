import type { CalendarDate } from '../../time/calendar-date.ts';
import type { Sentence } from '../layout/sentences.ts';

/** The day on which what a body tells of was published: that of the main event, where its first dated sentence says so; else null. */
export function publicationOf(
  sentences: readonly Sentence[],
  event: CalendarDate | null,
): CalendarDate | null {
  if (event === null) return null;
  const first = sentences
    .map(({ index, text }) => (index < looked ? text.slice(0, looked - index) : ''))
    .find((text) => /\d/.test(text));
  return first !== undefined && publishing.test(first) ? event : null;
}

const looked = 2000;
const publishing =
  /\b(?:publish(?:es|ed)|releas(?:es|ed)|issu(?:es|ed)|promulgat(?:es|ed)|announc(?:es|ed)|launch(?:es|ed))\b|发布|公布|印发|颁布|公告/i;
