import type { DeadlineKey } from '../bulletin/deadline-key.ts';
import { currentLanguage, inLanguage } from '../messages/language.ts';
import type { Clock, Log } from '../ports.ts';
import type { Library } from '../question/library.ts';
import type { Requester } from '../question/request.ts';
import type { SubscriptionStore } from '../subscribe/ports.ts';
import type { Subscription } from '../subscribe/subscription.ts';
import { wallClock } from '../time/zoned-clock.ts';
import { nextFeed } from './calendar-feed.ts';
import { calendarEvents, printCalendar } from './deadline-calendar.ts';
import type { Notice } from './delivery.ts';
import { type KeyDateView, viewKeyDate } from './notice-view.ts';
import type { CalendarSender, DeliveryLedger, PostedDelivery } from './ports.ts';

/** What a posted reminder, and a deadline that a card shows, offer beside the desk. Each can be repeated. */
export interface ReminderActions {
  readonly addToCalendar: (deliveryId: string, requester: Requester) => Promise<ActionReply>;
  /** Sends the calendar file of a deadline to the requester. */
  readonly sendCalendar: (deadline: DeadlineKey, requester: Requester) => Promise<ActionReply>;
}

/** The reply to the user who selected an action. */
export type ActionReply =
  | { readonly kind: 'calendar_sent'; readonly day: KeyDateView; readonly to: 'thread' | 'person' }
  | { readonly kind: 'calendar_link'; readonly day: KeyDateView; readonly address: string }
  /** Neither a file nor a feed is available. */
  | { readonly kind: 'calendar_by_hand'; readonly day: KeyDateView; readonly why: 'not_allowed' | 'failed' }
  /** The deadline is no longer listed. */
  | { readonly kind: 'deadline_gone' }
  /** The subscription has ended. */
  | { readonly kind: 'subscription_gone' }
  /** The ledger has no such posted reminder: it was posted a moment ago, or its record was deleted. */
  | { readonly kind: 'not_known' }
  /** The button belongs to another version of the app. */
  | { readonly kind: 'stale' };

/** What the actions on reminders need. */
export interface ReminderActionDependencies {
  readonly ledger: Pick<DeliveryLedger, 'posted'>;
  readonly store: Pick<SubscriptionStore, 'find' | 'calendarToken'>;
  readonly calendars: CalendarSender;
  /** The address of the calendar feed with that token; null if none are served. */
  readonly feedOf: (token: string) => string | null;
  readonly library: () => Library;
  /** The zone in which days are counted where no subscription has one. */
  readonly zone: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** Creates the actions on reminders. */
export function createReminderActions(deps: ReminderActionDependencies): ReminderActions {
  return {
    addToCalendar: async (deliveryId, requester) => {
      const reminder = await findReminder(deps, deliveryId, requester);
      return 'kind' in reminder ? reminder : addToCalendar(deps, reminder);
    },
    sendCalendar: (deadline, requester) => sendCalendar(deps, deadline, requester),
  };
}

/** A posted reminder with its subscription and its key date as they are now: its card has ids only. */
interface ActiveReminder {
  readonly posted: PostedDelivery;
  readonly subscription: Subscription;
  readonly day: KeyDateView;
}

async function findReminder(
  { ledger, store, library, clock }: ReminderActionDependencies,
  deliveryId: string,
  { workspaceId }: Requester,
): Promise<ActiveReminder | ActionReply> {
  const posted = await ledger.posted(workspaceId, deliveryId);
  const notice = posted && reminderNotice(posted.notice);
  if (!notice) return { kind: 'not_known' };
  const subscription = await store.find(workspaceId, posted.subscriptionId);
  if (!subscription) return { kind: 'subscription_gone' };
  const now = clock.now().getTime();
  const today = wallClock(now, subscription.zone).date;
  const day = viewKeyDate(notice.deadline, library().corpus, { today, now });
  return day ? { posted, subscription, day } : { kind: 'deadline_gone' };
}

type ReminderNotice = Extract<Notice, { kind: 'reminder' | 'snoozed' | 'nudge' }>;

const reminderNotice = (notice: Notice): ReminderNotice | null =>
  notice.kind === 'reminder' || notice.kind === 'snoozed' || notice.kind === 'nudge' ? notice : null;

/** Posts a calendar file in the reminder's thread; if the app can't, gives the feed or the date. */
async function addToCalendar(
  deps: ReminderActionDependencies,
  { posted, subscription, day }: ActiveReminder,
): Promise<ActionReply> {
  const { workspaceId, channelId: channel, ts, threadTs } = posted;
  const outcome = await sendFile(deps, { workspaceId, channel, threadTs: threadTs ?? ts }, day, subscription);
  if (outcome.kind === 'sent') return { kind: 'calendar_sent', day, to: 'thread' };
  const token = await deps.store.calendarToken(workspaceId, subscription.id);
  const address = token === null ? null : deps.feedOf(token);
  return address === null
    ? { kind: 'calendar_by_hand', day, why: outcome.kind }
    : { kind: 'calendar_link', day, address };
}

/** Sends a calendar file in a direct message: the card that was pressed may be seen by one person only, and then has no thread. */
async function sendCalendar(
  deps: ReminderActionDependencies,
  deadline: DeadlineKey,
  { workspaceId, userId }: Requester,
): Promise<ActionReply> {
  const now = deps.clock.now().getTime();
  const day = viewKeyDate(deadline, deps.library().corpus, { today: wallClock(now, deps.zone).date, now });
  if (!day) return { kind: 'deadline_gone' };
  const outcome = await sendFile(deps, { workspaceId, channel: userId, threadTs: null }, day, null);
  return outcome.kind === 'sent'
    ? { kind: 'calendar_sent', day, to: 'person' }
    : { kind: 'calendar_by_hand', day, why: outcome.kind };
}

async function sendFile(
  { calendars, library, clock, log }: ReminderActionDependencies,
  target: Parameters<CalendarSender['send']>[0],
  { about }: KeyDateView,
  reminders: Subscription | null,
): ReturnType<CalendarSender['send']> {
  const { deadline, source } = about;
  const now = clock.now().getTime();
  const events = inLanguage(reminders?.language ?? currentLanguage(), () => calendarEvents([about], reminders));
  const outcome = await calendars.send(target, {
    name: `${source.entry.id}-${deadline.date}.ics`,
    title: source.entry.title,
    text: printCalendar(nextFeed([], events, { now, revision: library().corpus.revision }), now),
  });
  if (outcome.kind === 'failed') log.warn({ error: outcome.error }, 'could not post a calendar file');
  return outcome;
}
