import type { KnownBlock } from '@slack/types';
import type { Deadline } from '../bulletin/bulletin.ts';
import { isComputedDate, quoteContradictsDate } from '../bulletin/entry-rules.ts';
import { eventLabel } from '../bulletin/labels.ts';
import { formatDaysLeft, jurisdictionName } from '../cards/format.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { bold, italic, type Line, plain, richText } from '../cards/rich-text.ts';
import { formatDate } from '../time/calendar-date.ts';
import type { DayView } from './notice-view.ts';

/**
 * What happens, on which day and where, how many days are left, and whether the day has ended there already: "Consultation
 * closes 30 April 2019 (China), in 8 days".
 */
export function deadlineSummary({ key, about, daysLeft, hasEnded }: DayView): string {
  const place = jurisdictionName(about.source.bulletin.jurisdiction);
  const ended = hasEnded ? '; there that day has ended' : '';
  return `${eventLabel(key, daysLeft)} ${formatDate(key.date)} (${place}), ${formatDaysLeft(daysLeft)}${ended}`;
}

/** The words that a deadline was read from, and whether anybody confirmed it. */
export function sourceTextLine(deadline: Deadline): Line {
  const { start, date, quote } = deadline;
  return [
    plain(start ? `Runs from ${formatDate(start)} to ${formatDate(date)}. Read from: ` : 'Read from: '),
    italic(`“${truncate(quote, truncationLengths.quote)}”`),
    plain(` (${verificationLabel(deadline)})`),
  ];
}

/** "confirmed by a curator", or corrected where the words tell another day; or that nobody did as yet. */
export function verificationLabel({
  status,
  quote,
  date,
}: Pick<Deadline, 'status' | 'quote' | 'date'>): string {
  if (status === 'extracted')
    return `${isComputedDate(quote, date) ? 'counted from these words' : 'read'} by the app, not yet confirmed by a curator`;
  return quoteContradictsDate(quote, date)
    ? 'corrected by a curator; these words tell another day'
    : 'confirmed by a curator';
}

/** A day with the title of its entry, for lists. */
export function listedDay(day: DayView): readonly KnownBlock[] {
  const { entry } = day.about.source;
  return [
    richText(
      [bold(deadlineSummary(day))],
      [
        plain(
          `${truncate(entry.title, truncationLengths.titleInList)} (${entry.id}; ${verificationLabel(day.about.deadline)})`,
        ),
      ],
    ),
  ];
}
