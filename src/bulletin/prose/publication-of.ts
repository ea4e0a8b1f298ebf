import type { CalendarDate } from '../../time/calendar-date.ts';
import { sentencesOf } from '../layout/sentences.ts';

/** The day on which what a body tells of was published: that of the main event, where its first dated sentence says so; else null. */
export function publicationOf(body: string, event: CalendarDate | null): CalendarDate | null {
  if (event === null) return null;
  const first = sentencesOf(body.slice(0, looked)).find(({ text }) => /\d/.test(text));
  return first && publishing.test(first.text) ? event : null;
}

const looked = 2000;
const publishing =
  /\b(?:publish(?:es|ed)|releas(?:es|ed)|issu(?:es|ed)|promulgat(?:es|ed)|announc(?:es|ed)|launch(?:es|ed))\b|发布|公布|印发|颁布|公告/i;
