import ical, { ICalAlarmType, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import type { Deadline } from '../bulletin/bulletin.ts';
import { type CorpusDeadline, jurisdictionOf } from '../bulletin/corpus.ts';
import { type DeadlineKey, deadlineKeys } from '../bulletin/deadline-key.ts';
import { eventLabel, jurisdictionName } from '../bulletin/labels.ts';
import { verificationLabel } from '../cards/deadline-lines.ts';
import { deadlineSummary, disclaimer, sourceLine } from '../cards/format.ts';
import { limits, truncate, truncationLengths } from '../cards/limits.ts';
import { sourceUrl } from '../cards/sources.ts';
import { t } from '../messages/messages.ts';
import type { SubscriptionTerms } from '../subscribe/subscription.ts';
import { type CalendarDate, daysBetween, plusDays } from '../time/calendar-date.ts';
import { formatDate } from '../time/format-date.ts';
import type { Instant } from '../time/instant.ts';
import type { CalendarEvent, FeedEvent } from './calendar-feed.ts';
import { reminderDate } from './planning-corpus.ts';

/** When to alert; null for no alerts. */
export type CalendarReminders = Pick<SubscriptionTerms, 'leads' | 'at'> | null;

/** The events of deadlines: one for each, and one for the start of its window. */
export function calendarEvents(
  deadlines: readonly CorpusDeadline[],
  reminders: CalendarReminders,
): readonly CalendarEvent[] {
  return deadlines.flatMap((about) =>
    deadlineKeys(about).map((key) => ({
      uid: eventId(about, key),
      date: key.date,
      summary: summaryOf(about, key),
      description: descriptionOf(about, key),
      alerts: reminders ? alertsOf(about, key, reminders) : [],
    })),
  );
}

/**
 * Events as an iCalendar file (RFC 5545): all-day, without a time zone, so that no calendar moves them to another day, and transparent, so
 * that nobody looks busy. @param stamp when the file is made
 */
export function printCalendar(events: readonly FeedEvent[], stamp: Instant): string {
  const calendar = ical({
    name: 'Privacy Law',
    prodId: { company: 'privacy-law-slack', product: 'Privacy Law', language: 'EN' },
  });
  for (const { uid, date, summary, description, alerts, sequence, cancelledAt } of events) {
    const event = calendar.createEvent({
      id: uid,
      sequence,
      start: new Date(`${date}T00:00:00Z`),
      allDay: true,
      timezone: null,
      stamp: new Date(stamp),
      transparency: ICalEventTransparency.TRANSPARENT,
      summary,
      description,
    });
    if (cancelledAt !== null) event.status(ICalEventStatus.CANCELLED);
    for (const seconds of cancelledAt === null ? alerts : []) {
      const trigger = seconds > 0 ? { trigger: seconds } : { triggerAfter: -seconds };
      event.createAlarm({ type: ICalAlarmType.display, description: summary, ...trigger });
    }
  }
  return calendar.toString();
}

/** Pages of Google Calendar and Outlook that open with the event filled in. */
export function calendarLinks(
  about: CorpusDeadline,
  key: DeadlineKey,
): { readonly google: string; readonly outlook: string } {
  const next = plusDays(key.date, 1);
  const title = truncate(summaryOf(about, key), truncationLengths.title);
  const compact = (date: CalendarDate): string => date.replaceAll('-', '');
  const dates = `${compact(key.date)}/${compact(next)}`;
  const path = '/calendar/action/compose';
  // A letter may take nine characters in an address. What is told may be cut, but not the event.
  const fitting = (address: string, event: Readonly<Record<string, string>>, field: string): string => {
    const written = [descriptionOf(about, key), truncate(descriptionOf(about, key), 120), ''].map(
      (text) => `${address}?${new URLSearchParams({ ...event, [field]: text }).toString()}`,
    );
    return written.find(({ length }) => length <= limits.buttonUrl) ?? address;
  };
  return {
    google: fitting(
      'https://calendar.google.com/calendar/render',
      { action: 'TEMPLATE', text: title, dates, trp: 'false' },
      'details',
    ),
    outlook: fitting(
      'https://outlook.office.com/calendar/deeplink/compose',
      { path, rru: 'addevent', allday: 'true', startdt: key.date, enddt: next, subject: title },
      'body',
    ),
  };
}

// Of each reminder, at the hour at which it is posted.
function alertsOf(
  about: CorpusDeadline,
  key: DeadlineKey,
  { leads: { unit, before }, at }: NonNullable<CalendarReminders>,
): readonly number[] {
  const [hours = 0, minutes = 0] = at.split(':').map(Number);
  return before.map(
    (lead) => daysBetween(reminderDate({ key, about }, lead, unit), key.date) * 86_400 - hours * 3600 - minutes * 60,
  );
}

// Of several deadlines of one kind in an entry, all but the first carry the day that the bulletin gave.
function eventId({ deadline, source }: CorpusDeadline, { edge }: DeadlineKey): string {
  const { entry, removed } = source;
  const { kind, date } = originalOf(deadline);
  const isFirst = [...entry.deadlines, ...removed.map((one) => one.deadline)]
    .map(originalOf)
    .every((other) => other.kind !== kind || other.date >= date);
  return `${entry.id}-${kind}${isFirst ? '' : `-${date}`}-${edge}@privacy-law-slack`;
}

const originalOf = (deadline: Deadline): Pick<Deadline, 'kind' | 'date'> => deadline.corrected?.was ?? deadline;

function summaryOf({ source }: CorpusDeadline, key: DeadlineKey): string {
  const place = jurisdictionName(jurisdictionOf(source));
  return oneLine(t('remind.calendar.event', { event: eventLabel(key, 0), place, title: source.entry.title }));
}

function descriptionOf(about: CorpusDeadline, key: DeadlineKey): string {
  const { deadline, source } = about;
  const { start, date, quote } = deadline;
  return [
    deadlineSummary({ ...key, jurisdiction: jurisdictionOf(source) }),
    ...(start ? [t('remind.calendar.period', { from: formatDate(start), to: formatDate(date) })] : []),
    t('remind.calendar.source_text', { quote, state: verificationLabel(deadline) }),
    [sourceLine(source), sourceUrl(source)].flatMap((part) => part ?? []).join(', '),
    disclaimer(),
  ]
    .map(oneLine)
    .join('\n');
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();
