import ical from 'ical-generator';
import type { CorpusDeadline } from '../bulletin/corpus.ts';
import { type DeadlineKey, deadlineKeys } from '../bulletin/deadline-key.ts';
import { eventLabel } from '../bulletin/labels.ts';
import { jurisdictionName, sourceLine } from '../cards/format.ts';
import { formatDate } from '../time/calendar-date.ts';
import type { Instant } from '../time/instant.ts';
import { verificationLabel } from './day-lines.ts';

/**
 * Deadlines as an iCalendar file (RFC 5545): an event of a whole day each, and one for the first day of a window, without an
 * hour or a zone, so that no calendar moves it to another day. The id of an event stays while its entry, its kind and its
 * place among them stay: a feed that is read again changes a day that was moved and does not add a second one.
 * @param stamp when the calendar is made
 */
export function deadlineCalendar(deadlines: readonly CorpusDeadline[], name: string, stamp: Instant): string {
  const calendar = ical({
    name,
    prodId: { company: 'privacy-law-slack', product: 'Privacy Law', language: 'EN' },
  });
  for (const about of deadlines) {
    for (const key of deadlineKeys(about)) {
      calendar.createEvent({
        id: eventId(about, key),
        start: new Date(`${key.date}T00:00:00Z`),
        allDay: true,
        timezone: null,
        stamp: new Date(stamp),
        summary: summaryOf(about, key),
        description: descriptionOf(about, key),
      });
    }
  }
  return calendar.toString();
}

function summaryOf({ source }: CorpusDeadline, key: DeadlineKey): string {
  const place = jurisdictionName(source.bulletin.jurisdiction);
  return oneLine(`${eventLabel(key, 0)} (${place}): ${source.entry.title}`);
}

function descriptionOf({ deadline, source }: CorpusDeadline, key: DeadlineKey): string {
  const place = jurisdictionName(source.bulletin.jurisdiction);
  return [
    `${eventLabel(key, 0)} ${formatDate(key.date)}, a day in ${place}.`,
    ...(deadline.start ? [`Runs from ${formatDate(deadline.start)} to ${formatDate(deadline.date)}.`] : []),
    `Read from: “${deadline.quote}” (${verificationLabel(deadline)}).`,
    sourceLine(source) + (source.bulletin.source ? `, ${source.bulletin.source}` : ''),
    'Not legal advice: read the source before you act on it.',
  ]
    .map(oneLine)
    .join('\n');
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

function eventId({ deadline, source }: CorpusDeadline, { edge }: DeadlineKey): string {
  const alike = source.entry.deadlines.filter(({ kind }) => kind === deadline.kind);
  const place = alike.findIndex(({ date, quote }) => date === deadline.date && quote === deadline.quote);
  return `${source.entry.id}-${deadline.kind}-${place + 1}-${edge}@privacy-law-slack`;
}
