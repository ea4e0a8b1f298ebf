import type { DeadlineKey } from '../bulletin/deadline-key.ts';
import type { SnoozeDays } from '../cards/button-values.ts';
import type { Clock, Log } from '../ports.ts';
import type { Library } from '../question/library.ts';
import type { Requester } from '../question/request.ts';
import type { SubscriptionStore } from '../subscribe/ports.ts';
import type { Subscription } from '../subscribe/subscription.ts';
import { type CalendarDate, formatDate, plusDays } from '../time/calendar-date.ts';
import type { TimeOfDay } from '../time/instant.ts';
import { wallClock } from '../time/zoned-clock.ts';
import { deadlineCalendar } from './deadline-calendar.ts';
import { reminderDate } from './deadline-days.ts';
import type { Notice } from './delivery.ts';
import { type DayView, type ReminderView, viewDay } from './notice-view.ts';
import type { CalendarSender, DeliveryLedger, PostedDelivery, ReminderPoster } from './ports.ts';
import { type Acknowledged, nudgeCard, reminderCard } from './reminder-card.ts';
import { snoozeDays, snoozed } from './upcoming-reminders.ts';

/** What can be done with a reminder that stands in a channel. */
export interface ReminderActions {
  readonly acknowledge: (deliveryId: string, asker: Requester) => Promise<ActionReply>;
  readonly snooze: (deliveryId: string, days: SnoozeDays, asker: Requester) => Promise<ActionReply>;
  readonly mute: (deliveryId: string, asker: Requester) => Promise<ActionReply>;
  readonly unmute: (
    muted: { readonly subscriptionId: string; readonly deadline: DeadlineKey },
    asker: Requester,
  ) => Promise<ActionReply>;
  readonly addToCalendar: (deliveryId: string, asker: Requester) => Promise<ActionReply>;
}

/** What the presses on reminders work with. */
export interface ReminderActionDependencies {
  readonly ledger: Pick<DeliveryLedger, 'posted' | 'acknowledge' | 'add' | 'mute' | 'unmute'>;
  readonly store: Pick<SubscriptionStore, 'find'>;
  readonly poster: Pick<ReminderPoster, 'replace'>;
  readonly calendars: CalendarSender;
  /** Where a subscription's calendar can be read from outside; null where it cannot. */
  readonly feedOf: (subscription: Subscription) => string | null;
  readonly library: () => Library;
  readonly clock: Clock;
  readonly log: Log;
}

/** Puts together what can be done with reminders. Slack does not deliver a press twice, people do: each can be pressed again. */
export function createReminderActions(facts: ReminderActionDependencies): ReminderActions {
  return {
    acknowledge: (deliveryId, asker) => acknowledge(facts, deliveryId, asker),
    snooze: (deliveryId, days, asker) =>
      onReminder(facts, { deliveryId, asker }, (pressed) => snooze(facts, pressed, days)),
    mute: (deliveryId, asker) =>
      onReminder(facts, { deliveryId, asker }, (pressed) => mute(facts, pressed, asker)),
    unmute: (muted, asker) => unmute(facts, muted, asker),
    addToCalendar: (deliveryId, asker) =>
      onReminder(facts, { deliveryId, asker }, (pressed) => addToCalendar(facts, pressed)),
  };
}

interface Pressed {
  readonly posted: PostedDelivery;
  readonly notice: DeadlineNotice;
  readonly subscription: Subscription;
  readonly day: DayView;
}

type DeadlineNotice = Extract<Notice, { kind: 'reminder' | 'snoozed' | 'nudge' }>;

// Whatever is pressed is looked up: the card holds ids only, and what it told may have changed since.
async function onReminder(
  { ledger, store, library, clock }: ReminderActionDependencies,
  { deliveryId, asker }: { readonly deliveryId: string; readonly asker: Requester },
  act: (pressed: Pressed) => Promise<ActionReply>,
): Promise<ActionReply> {
  const posted = await ledger.posted(asker.workspaceId, deliveryId);
  const notice = posted && deadlineNotice(posted.notice);
  if (!posted || !notice) return { kind: 'not_known' };
  const subscription = await store.find(asker.workspaceId, posted.subscriptionId);
  if (!subscription) return { kind: 'subscription_gone' };
  const now = clock.now().getTime();
  const day = viewDay(notice.deadline, library(), { today: wallClock(now, subscription.zone).date, now });
  return day ? act({ posted, notice, subscription, day }) : { kind: 'deadline_gone' };
}

const deadlineNotice = (notice: Notice): DeadlineNotice | null =>
  notice.kind === 'reminder' || notice.kind === 'snoozed' || notice.kind === 'nudge' ? notice : null;

/** Notes who acknowledged, and says so on the card. Who was first stays. */
async function acknowledge(
  facts: ReminderActionDependencies,
  deliveryId: string,
  asker: Requester,
): Promise<ActionReply> {
  const { ledger, clock } = facts;
  const before = await ledger.posted(asker.workspaceId, deliveryId);
  const by = await ledger.acknowledge(asker.workspaceId, deliveryId, asker.userId, clock.now().getTime());
  if (!before || by === null) return { kind: 'not_known' };
  const isFirst = before.acknowledgedBy === null && by === asker.userId;
  // Between two who press at the same moment the first one's card is left as it is; an older press may not have reached it.
  if (isFirst || before.acknowledgedBy !== null) {
    await onReminder(facts, { deliveryId, asker }, (pressed) =>
      showAcknowledged(facts, pressed, { by, isFirst }),
    );
  }
  return isFirst ? { kind: 'acknowledged' } : { kind: 'already_acknowledged', by };
}

async function showAcknowledged(
  { poster, clock, log }: ReminderActionDependencies,
  pressed: Pressed,
  { by, isFirst }: { readonly by: string; readonly isFirst: boolean },
): Promise<ActionReply> {
  const { posted, notice, subscription, day } = pressed;
  const { workspaceId, channelId: channel, ts, threadTs, id: deliveryId } = posted;
  const { date, time } = wallClock(clock.now().getTime(), subscription.zone);
  const when = isFirst ? `on ${formatDate(date)} at ${time} (${subscription.zone})` : null;
  const acknowledged: Acknowledged = { by, when };
  const card =
    notice.kind === 'nudge'
      ? nudgeCard({ deliveryId, day, acknowledged })
      : reminderCard({
          deliveryId,
          reminder: { kind: 'reminder', day, why: whyTold(pressed) },
          cards: subscription.cards,
          mayRepeat: false,
          acknowledged,
        });
  try {
    await poster.replace({ workspaceId, channel, threadTs }, ts, card);
  } catch (err) {
    // It is noted; a card that cannot be changed, in a channel archived since, takes nothing from that.
    log.warn({ deliveryId, err }, 'an acknowledged reminder could not be changed');
  }
  return { kind: 'acknowledged' };
}

// What the card said when it was posted stays said: Slack's timestamp tells when that was.
function whyTold({ posted, notice, subscription, day }: Pressed): ReminderView['why'] {
  if (notice.kind !== 'reminder') return 'snoozed';
  const { jurisdiction } = day.about.source.bulletin;
  const due = reminderDate(notice.lead, subscription.leads.unit, { date: day.key.date, jurisdiction });
  const postedOn = wallClock(Math.floor(Number(posted.ts) * 1000), subscription.zone).date;
  return due < postedOn ? 'late' : 'on_time';
}

/** Another reminder of the same deadline, on a day before it passes, at the subscription's hour. */
async function snooze(
  { ledger, clock }: ReminderActionDependencies,
  { posted, subscription, day }: Pressed,
  days: SnoozeDays,
): Promise<ActionReply> {
  const until = plusDays(day.countedFrom, days);
  if (!snoozeDays(day.key, day.countedFrom).includes(until)) return { kind: 'too_late_to_snooze', day };
  const about = { deadline: day.key, status: day.about.deadline.status };
  const { id, workspaceId, at, zone } = subscription;
  const { channelId } = posted;
  const delivery = snoozed(about, until, subscription);
  await ledger.add({ id, workspaceId, channelId }, [delivery], clock.now().getTime());
  return { kind: 'snoozed', until, at, zone };
}

async function mute(
  { ledger, clock }: ReminderActionDependencies,
  { subscription, day }: Pressed,
  asker: Requester,
): Promise<ActionReply> {
  await ledger.mute(subscription, day.key, asker.userId, clock.now().getTime());
  const { title } = day.about.source.entry;
  return { kind: 'muted', subscriptionId: subscription.id, deadline: day.key, title };
}

async function unmute(
  { ledger, store, library }: ReminderActionDependencies,
  { subscriptionId, deadline }: { readonly subscriptionId: string; readonly deadline: DeadlineKey },
  { workspaceId }: Requester,
): Promise<ActionReply> {
  const subscription = await store.find(workspaceId, subscriptionId);
  if (!subscription) return { kind: 'subscription_gone' };
  await ledger.unmute(subscription, deadline);
  return {
    kind: 'unmuted',
    title: library().corpus.byId.get(deadline.entryId)?.entry.title ?? deadline.entryId,
  };
}

/** A file in the reminder's thread where the app may put one there, else the feed, else the day in words. */
async function addToCalendar(
  { calendars, feedOf, clock, log }: ReminderActionDependencies,
  { posted, subscription, day }: Pressed,
): Promise<ActionReply> {
  const { workspaceId, channelId: channel, ts, threadTs } = posted;
  const { entry } = day.about.source;
  const file = {
    name: `${entry.id}-${day.about.deadline.date}.ics`,
    title: entry.title,
    text: deadlineCalendar([day.about], 'Privacy Law', clock.now().getTime()),
  };
  const outcome = await calendars.send({ workspaceId, channel, threadTs: threadTs ?? ts }, file);
  if (outcome.kind === 'sent') return { kind: 'calendar_sent' };
  if (outcome.kind === 'failed') log.warn({ error: outcome.error }, 'a calendar file could not be posted');
  const address = feedOf(subscription);
  if (address !== null) return { kind: 'calendar_link', address };
  return { kind: 'calendar_by_hand', day, why: outcome.kind };
}

/** What is said, to the one who pressed, when something on a reminder is pressed. */
export type ActionReply =
  /** The card says the rest. */
  | { readonly kind: 'acknowledged' }
  | { readonly kind: 'already_acknowledged'; readonly by: string }
  | { readonly kind: 'snoozed'; readonly until: CalendarDate; readonly at: TimeOfDay; readonly zone: string }
  /** The deadline comes before the snooze would end. */
  | { readonly kind: 'too_late_to_snooze'; readonly day: DayView }
  | {
      readonly kind: 'muted';
      readonly subscriptionId: string;
      readonly deadline: DeadlineKey;
      readonly title: string;
    }
  | { readonly kind: 'unmuted'; readonly title: string }
  | { readonly kind: 'calendar_sent' }
  | { readonly kind: 'calendar_link'; readonly address: string }
  /** Neither a file nor a feed can be had. */
  | { readonly kind: 'calendar_by_hand'; readonly day: DayView; readonly why: 'not_allowed' | 'failed' }
  /** The deadline is no longer in the bulletins. */
  | { readonly kind: 'deadline_gone' }
  /** The subscription has ended. */
  | { readonly kind: 'subscription_gone' }
  /** The ledger knows no such reminder: it was posted a moment ago, or what was kept of it is deleted. */
  | { readonly kind: 'not_known' }
  /** The button is not of this version. */
  | { readonly kind: 'stale' };
