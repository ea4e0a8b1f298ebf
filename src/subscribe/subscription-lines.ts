import type { Button, KnownBlock } from '@slack/types';
import { eventLabel } from '../bulletin/labels.ts';
import { actionIds } from '../cards/action-ids.ts';
import { button, context } from '../cards/blocks.ts';
import { formValue, idValue } from '../cards/button-values.ts';
import { describePostError } from '../cards/errors.ts';
import { formatDaysLeft, jurisdictionName } from '../cards/format.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { bold, bullets, channel, type Line, plain, richText } from '../cards/rich-text.ts';
import type { UpcomingReminder } from '../remind/upcoming-reminders.ts';
import { formatDate, type Weekday } from '../time/calendar-date.ts';
import { filterSummary, type SubscriptionView } from './answers.ts';
import type { Leads, Subscription, SubscriptionTerms } from './subscription.ts';
import { weekdays } from './subscription-order.ts';

/** What exactly is subscribed: what, when, how; a line each. */
export function termsLines(told: SubscriptionView): readonly Line[] {
  const { subscription } = told;
  const { filter, leads } = subscription;
  const typed = filter === '' ? '' : `, typed as “${truncate(filter, truncationLengths.question)}”`;
  return [
    [bold('What: '), plain(`${filterSummary(told)}${typed}`)],
    [bold('When: '), plain(`${formatLeadTimes(leads)}, ${formatPostingTime(subscription)}`)],
    [bold('How: '), plain(`${formatStyle(subscription)}; ${formatAlerts(subscription)}`)],
  ];
}

/** The next reminders that a subscription will cause, or that none is to come. */
export function upcomingBlocks({ subscription, upcoming }: SubscriptionView): readonly KnownBlock[] {
  if (upcoming.length === 0) return [context(noneIsComing(subscription.alerts))];
  return [
    richText([
      plain(upcoming.length === 1 ? 'The next reminder:' : `The next ${upcoming.length} reminders:`),
    ]),
    bullets(upcoming.map((one) => [upcomingLine(one)])),
  ];
}

const noneIsComing = (alerts: boolean): string =>
  `No reminder is coming: no deadline ahead in the bulletins fits. When a bulletin brings one, ${alerts ? 'its entry is told at once and ' : ''}you will be reminded of it.`;

/** A reminder that is to come: when it is posted, of what, and how many days are left then. */
function upcomingLine({ on, key, about, daysLeft }: UpcomingReminder): Line {
  const { entry, bulletin } = about.source;
  return [
    bold(`${formatDate(on)}: `),
    plain(
      `${eventLabel(key, daysLeft)} ${formatDate(key.date)} (${jurisdictionName(bulletin.jurisdiction)}), ${formatDaysLeft(daysLeft)} then: ${truncate(entry.title, truncationLengths.titleInPassing)}`,
    ),
  ];
}

/** A subscription in a list: number, what, when, its state, the next reminder. */
export function subscriptionListLines(told: SubscriptionView, withChannel = false): readonly Line[] {
  const { subscription, upcoming } = told;
  const { number, channelId, state } = subscription;
  const [next] = upcoming;
  return [
    [
      bold(`${number}. ${truncate(filterSummary(told), truncationLengths.facts)}`),
      ...(withChannel ? [plain(' in '), channel(channelId)] : []),
    ],
    [
      plain(
        `${formatLeadTimes(subscription.leads)}, ${formatPostingTime(subscription)}; ${formatStyle(subscription)}; ${formatAlerts(subscription)}`,
      ),
    ],
    ...(state.kind === 'suspended' ? [suspendedLine(state.reason)] : []),
    next ? [plain('Next: '), ...upcomingLine(next)] : [plain('Next: none is coming at present.')],
  ];
}

function suspendedLine(reason: string): Line {
  const { why, next } = describePostError(reason);
  return [bold('Suspended: '), plain(`${why} ${next} Then press Resume.`)];
}

/** Change and Unsubscribe, and Resume where it is suspended. `number` in the texts where several stand together. */
export function subscriptionButtons(subscription: Subscription, several = false): readonly Button[] {
  const { id, number, state } = subscription;
  const which = several ? ` ${number}` : '';
  return [
    ...(state.kind === 'suspended'
      ? [button({ id: actionIds.resumeSubscription, text: `Resume${which}`, value: idValue(id) })]
      : []),
    button({ id: actionIds.openForm, text: `Change${which}`, value: formValue({ for: 'change', id }) }),
    {
      ...button({ id: actionIds.endSubscription, text: `Unsubscribe${which}`, value: idValue(id) }),
      confirm: confirmation(
        `End subscription ${number}?`,
        'Its reminders stop at once. It cannot be taken up again, but you can subscribe anew.',
      ),
    },
  ];
}

/** Ends all subscriptions of the channel, after a question. */
export function endAllButton(count: number): Button {
  return {
    ...button({ id: actionIds.endSubscription, text: `Unsubscribe all ${count}`, value: idValue('all') }),
    style: 'danger',
    confirm: confirmation(`End all ${count} subscriptions?`, 'Every reminder of this channel stops at once.'),
  };
}

/** Opens the form of a new subscription. */
export function subscribeButton(text = 'Subscribe'): Button {
  return button({ id: `${actionIds.openForm}:new`, text, value: formValue({ for: 'new' }) });
}

/** Opens the channel's settings. */
export function settingsButton(): Button {
  return button({
    id: `${actionIds.openForm}:settings`,
    text: 'Settings',
    value: formValue({ for: 'settings' }),
  });
}

const confirmation = (title: string, text: string): NonNullable<Button['confirm']> => ({
  title: { type: 'plain_text', text: title, emoji: false },
  text: { type: 'plain_text', text, emoji: false },
  confirm: { type: 'plain_text', text: 'Unsubscribe', emoji: false },
  deny: { type: 'plain_text', text: 'Keep', emoji: false },
});

/** "14, 7 and 1 days before", "10 and 5 working days before and on the day itself". */
export function formatLeadTimes({ unit, before }: Leads): string {
  const ahead = before.filter((days) => days > 0);
  const day = unit === 'days' ? 'day' : 'working day';
  const isOne = ahead.length === 1 && ahead[0] === 1;
  return joinList([
    ...(ahead.length > 0 ? [`${joinList(ahead.map(String))} ${day}${isOne ? '' : 's'} before`] : []),
    ...(before.includes(0) ? ['on the day itself'] : []),
  ]);
}

/** "at 09:00 (Asia/Shanghai)": the hour and the zone whose clock shows it. */
export function formatPostingTime({ at, zone }: Pick<SubscriptionTerms, 'at' | 'zone'>): string {
  return `at ${at} (${zone})`;
}

/** The digest and the cards in a phrase: "weekly digest on Monday, compact cards". */
export function formatStyle({ digestDay, cards }: Pick<SubscriptionTerms, 'digestDay' | 'cards'>): string {
  const digest = digestDay ? `weekly digest on ${weekdayName(digestDay)}` : 'no weekly digest';
  return `${digest}, ${cards} cards`;
}

/** "new entries as they come in" or "deadlines only": whether the channel hears of new entries at once. */
export function formatAlerts({ alerts }: Pick<Subscription, 'alerts'>): string {
  return alerts ? 'new entries are told when they come in' : 'no alerts of new entries';
}

/** "Monday". */
export function weekdayName(day: Weekday): string {
  const name = weekdays[day];
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** "14, 7 and 1". */
export function joinList(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
