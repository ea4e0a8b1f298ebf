import type { Deadline } from '../bulletin/bulletin.ts';
import { datedDeadline } from '../bulletin/dated-deadlines.ts';
import { isComputedDate, quoteContradictsDate } from '../bulletin/entry-rules.ts';
import { deadlineLines } from '../cards/deadline-lines.ts';
import { deadlineSummary, disclaimer } from '../cards/format.ts';
import { limits, truncate } from '../cards/limits.ts';
import { escapeMrkdwn, type Line } from '../cards/rich-text.ts';
import { type CalendarDate, formatDate } from '../time/calendar-date.ts';
import type { KeyDateView } from './notice-view.ts';

/** "Consultation closes 30 April 2019 (China), in 8 days", and whether the date is already over in its jurisdiction. */
export function keyDateSummary({ key, about, daysLeft, hasEnded }: KeyDateView): string {
  return deadlineSummary({ ...key, jurisdiction: about.source.bulletin.jurisdiction, daysLeft, hasEnded });
}

/** The words that a deadline was read from, and who confirmed it. */
export function sourceTextLine({ about, today }: KeyDateView): Line {
  const [, line] = deadlineLines(datedDeadline(about, today));
  return line;
}

/** How certain a deadline is, for texts that cannot mention a curator. */
export function verificationLabel({ status, quote, date }: Pick<Deadline, 'status' | 'quote' | 'date'>): string {
  if (status === 'confirmed') {
    return quoteContradictsDate(quote, date) ? 'corrected; the source text gives another date' : 'confirmed';
  }
  return isComputedDate(quote, date)
    ? 'date calculated from the source text, not confirmed'
    : 'detected automatically, not confirmed';
}

/** The foot of a card: the day from which days are counted, and the disclaimer. */
export function footText(today: CalendarDate): string {
  return `As of ${formatDate(today)} · ${disclaimer}`;
}

/** The text of a notification: the words of a card in one line, without markup. */
export function fallbackText(text: string): string {
  return truncate(escapeMrkdwn(text), limits.fallbackText);
}

/** The text with a small first letter, for the middle of a sentence. */
export function uncapitalised(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
