import { isDirect } from '../cards/errors.ts';
import { currentLanguage, type Language } from '../messages/language.ts';
import { type CalendarDate, plusDays, type Weekday } from '../time/calendar-date.ts';
import { hour, type Instant, type TimeOfDay } from '../time/instant.ts';
import { instantAt, wallClock } from '../time/zoned-clock.ts';

/** How long before a deadline reminders are posted. */
export interface LeadTimes {
  /** Calendar days, or working days of the deadline's jurisdiction. */
  readonly unit: 'days' | 'working_days';
  /** Whole days before the deadline, most first, without repeats: `[14, 7, 1]`. 0 is the day itself. */
  readonly before: readonly number[];
}

/** The lead times of a subscription that names none. */
export const defaultLeads: LeadTimes = { unit: 'days', before: [14, 7, 1] };

/** The settings of a subscription other than its filter; a channel keeps a set of them as its defaults. */
export interface SubscriptionTerms {
  readonly leads: LeadTimes;
  /** When reminders are posted, by the clock of `zone`. */
  readonly at: TimeOfDay;
  /** IANA name of the time zone in which `at` and "today" are read. */
  readonly zone: string;
  /** The weekday of the digest; null for no digest. */
  readonly digestDay: Weekday | null;
  readonly cards: 'full' | 'compact';
  /** The language of what is posted: everybody in the channel reads the same card. */
  readonly language: Language;
}

/** The terms of a subscription where nothing else was said: 14, 7 and 1 days before, at 09:00, in the language of who asks. */
export const usualTerms = (zone: string): SubscriptionTerms => ({
  leads: defaultLeads,
  at: nine,
  zone,
  digestDay: null,
  cards: 'full',
  language: currentLanguage(),
});

const nine = wallClock(9 * hour, 'UTC').time;

/** The English name of a weekday. */
export function weekdayName(day: Weekday): string {
  return names[day - 1] ?? '';
}

const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** A channel's subscription to deadline reminders. */
export interface Subscription extends SubscriptionTerms {
  readonly id: string;
  readonly workspaceId: string;
  readonly channelId: string;
  /** Its number in the channel, from 1, never reused: the one that `unsubscribe 2` names. */
  readonly number: number;
  /** Which deadlines, in the query language; empty for all. */
  readonly filter: string;
  /** Whether new entries that match are posted right away. */
  readonly alerts: boolean;
  readonly createdBy: string;
  readonly createdAt: Instant;
  readonly state: SubscriptionState;
}

/** What somebody subscribes to, or changes a subscription to. */
export type WantedSubscription = SubscriptionTerms & Pick<Subscription, 'filter' | 'alerts'>;

/** A suspended subscription posts nothing until a user resumes it. */
export type SubscriptionState =
  | { readonly kind: 'active' }
  /** `reason` is Slack's error, such as `is_archived`. */
  | { readonly kind: 'suspended'; readonly reason: string; readonly since: Instant };

/** Tells whether two filters are the same but for case and spaces. */
export function sameFilter(one: string, other: string): boolean {
  return folded(one) === folded(other);
}

const folded = (filter: string): string => filter.toLowerCase().replace(/\s+/gu, ' ').trim();

/** The filter of a subscription to the open deadlines that its creator owns, instead of words that limit what matches. */
export const ownedFilter = 'mine';

/** Whether a subscription is to the deadlines that its creator owns. */
export const isOfOwned = ({ filter }: Pick<Subscription, 'filter'>): boolean => sameFilter(filter, ownedFilter);

/** The subscription of somebody's direct message with the app, of several the first; null if there is none. */
export const directSubscription = (all: readonly Subscription[], userId: string): Subscription | null =>
  all.find(({ createdBy, channelId }) => createdBy === userId && isDirect(channelId)) ?? null;

/** The subscription that reminds somebody of the deadlines that they own, in a direct message; null if there is none. */
export const ownReminders = (all: readonly Subscription[], userId: string): Subscription | null =>
  directSubscription(all.filter(isOfOwned), userId);

/** The language of a channel with these subscriptions: that of the first one, or of who asks where there is none. */
export const languageOfChannel = (subscriptions: readonly Subscription[]): Language =>
  subscriptions[0]?.language ?? currentLanguage();

/** How far a subscription has been planned. */
export interface Progress {
  /** The last day, in its zone, whose reminders have been planned; null for none. */
  readonly plannedUntil: CalendarDate | null;
  /** When that was done; null for never. */
  readonly plannedAt: Instant | null;
}

/** Where a moment lies between the daily posting times of a subscription. */
export interface PostingSchedule {
  readonly today: CalendarDate;
  /** The latest day whose posting time has come: today, or yesterday before it. */
  readonly planningDay: CalendarDate;
  /** The posting time of that day. */
  readonly postingAt: Instant;
  /** At most 26 hours ahead. */
  readonly nextPostingAt: Instant;
}

/**
 * Reads the posting schedule at a moment. A time that the clock skips in spring is right after the gap; one that it shows
 * twice in autumn is the first of the two.
 */
export function postingSchedule({ at, zone }: Pick<SubscriptionTerms, 'at' | 'zone'>, now: Instant): PostingSchedule {
  const today = wallClock(now, zone).date;
  const postingToday = instantAt(today, at, zone);
  if (now >= postingToday) {
    const nextPostingAt = instantAt(plusDays(today, 1), at, zone);
    return { today, planningDay: today, postingAt: postingToday, nextPostingAt };
  }
  const yesterday = plusDays(today, -1);
  const postingAt = instantAt(yesterday, at, zone);
  return { today, planningDay: yesterday, postingAt, nextPostingAt: postingToday };
}

/** When a subscription is to be planned next: its first posting time after now. */
export function nextRunAt(terms: Pick<SubscriptionTerms, 'at' | 'zone'>, now: Instant): Instant {
  return postingSchedule(terms, now).nextPostingAt;
}

/** No plan sets its next run further ahead than this, in milliseconds; one that is further was set before the clock was put back. */
export const furthestRun = 26 * hour;
