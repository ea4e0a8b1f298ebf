import type { CalendarDate } from '../time/calendar-date.ts';
import { dayLength, type Instant } from '../time/instant.ts';

/** An all-day event of a calendar. */
export interface CalendarEvent {
  /** That of its deadline in the bulletin: it stays when the deadline is moved, so a calendar moves the event instead of adding a second one. */
  readonly uid: string;
  readonly date: CalendarDate;
  readonly summary: string;
  readonly description: string;
  /** When to alert, in seconds before the day begins; below zero on the day itself. */
  readonly alerts: readonly number[];
}

/** An event as the calendar of a subscription last had it. */
export interface FeedEvent extends CalendarEvent {
  /** Rises with every change of the event: calendar programs ignore a version that is not newer (RFC 5545, 3.8.7.4). */
  readonly sequence: number;
  /** Since when it is gone from the calendar; null if it is there. */
  readonly cancelledAt: Instant | null;
}

/**
 * The events of a calendar as it is loaded now. One that changed gets a higher sequence, whatever changed it: an import, a correction, a bundled file. One
 * that is gone is cancelled for 60 days, since a program that never hears so keeps it for good.
 * @param last the events when it was last loaded
 * @param revision of the corpus: the sequence of new events, so that none is below those of calendars that were made without this memory
 */
export function nextFeed(
  last: readonly FeedEvent[],
  current: readonly CalendarEvent[],
  { now, revision }: { readonly now: Instant; readonly revision: number },
): readonly FeedEvent[] {
  const before = new Map(last.map((event) => [event.uid, event]));
  const listed = new Set(current.map(({ uid }) => uid));
  const present = current.map((event): FeedEvent => {
    const known = before.get(event.uid);
    if (!known) return { ...event, sequence: revision, cancelledAt: null };
    const isSame = known.cancelledAt === null && contentOf(known) === contentOf(event);
    return isSame ? known : { ...event, sequence: Math.max(known.sequence + 1, revision), cancelledAt: null };
  });
  const gone = last
    .filter(({ uid }) => !listed.has(uid))
    .map((event) =>
      event.cancelledAt === null
        ? { ...event, sequence: Math.max(event.sequence + 1, revision), cancelledAt: now }
        : event,
    )
    .filter(({ cancelledAt }) => (cancelledAt ?? now) > now - cancelledFor);
  return [...present, ...gone];
}

// No program reloads a calendar less often.
const cancelledFor = 60 * dayLength;

const contentOf = ({ date, summary, description, alerts }: CalendarEvent): string =>
  JSON.stringify([date, summary, description, alerts]);
