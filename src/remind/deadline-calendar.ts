import ical from 'ical-generator';
import { type CorpusDeadline, jurisdictionOf } from '../bulletin/corpus.ts';
import { type DeadlineKey, deadlineKeys } from '../bulletin/deadline-key.ts';
import { eventLabel } from '../bulletin/labels.ts';
import { verificationLabel } from '../cards/deadline-lines.ts';
import { deadlineSummary, disclaimer, jurisdictionName, sourceLine } from '../cards/format.ts';
import { sourceUrl } from '../cards/sources.ts';
import { formatDate } from '../time/calendar-date.ts';
import type { Instant } from '../time/instant.ts';

/**
 * Deadlines as an iCalendar file (RFC 5545): an all-day event for each deadline and for the start of its window, without a time
 * zone, so that no calendar moves it to another day. The id of an event is that of its deadline in the bulletin: it stays when other
 * deadlines come or go, and when a curator corrects this one, so a calendar moves the event instead of adding a second one.
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

function eventId({ deadline, source }: CorpusDeadline, { edge }: DeadlineKey): string {
  const { kind, date } = deadline.corrected?.was ?? deadline;
  return `${source.entry.id}-${kind}-${date}-${edge}@privacy-law-slack`;
}

function summaryOf({ source }: CorpusDeadline, key: DeadlineKey): string {
  const place = jurisdictionName(jurisdictionOf(source));
  return oneLine(`${eventLabel(key, 0)} (${place}): ${source.entry.title}`);
}

function descriptionOf(about: CorpusDeadline, key: DeadlineKey): string {
  const { deadline, source } = about;
  const { start, date, quote } = deadline;
  return [
    deadlineSummary({ ...key, jurisdiction: jurisdictionOf(source) }),
    ...(start ? [`From ${formatDate(start)} to ${formatDate(date)}`] : []),
    `Source text: “${quote}” (${verificationLabel(deadline)})`,
    [sourceLine(source), sourceUrl(source)].flatMap((part) => part ?? []).join(', '),
    disclaimer,
  ]
    .map(oneLine)
    .join('\n');
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();
