import type { Button, KnownBlock } from '@slack/types';
import { actionIds, command } from '../cards/action-ids.ts';
import { button, context, moreMenu, plainText } from '../cards/blocks.ts';
import { formValue, idValue } from '../cards/button-values.ts';
import { describePostError, isDirect } from '../cards/errors.ts';
import { pluralise } from '../cards/format.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { bold, bullets, channel, type Line, plain, richText } from '../cards/rich-text.ts';
import { wordsPhrase } from '../question/describe-query.ts';
import { formatDate, formatListDate } from '../time/format-date.ts';
import { wallClock } from '../time/zoned-clock.ts';
import { filterSummary, type SubscriptionView } from './answers.ts';
import type { NewSubscription } from './ports.ts';
import {
  type LeadTimes,
  ownedFilter,
  type Subscription,
  type SubscriptionTerms,
  sameFilter,
  weekdayName,
} from './subscription.ts';
import { zoneLabel } from './zone-names.ts';

/** The terms of a subscription in three lines: what is posted, when and how. */
export function termsLines(subscription: NewSubscription, understood: readonly string[]): readonly Line[] {
  const summary = filterSummary({ understood });
  const { filter } = subscription;
  // What was picked, and words alone, read as they are.
  const isPlain =
    !['', ownedFilter, summary, wordsPhrase(filter)].some((shown) => sameFilter(filter, shown)) &&
    !filter.includes(':');
  const typed = isPlain ? ` (typed: “${truncate(filter, truncationLengths.question)}”)` : '';
  return [
    [bold('What: '), plain(summary + typed)],
    [bold('When: '), plain(formatTimes(subscription))],
    [bold('How: '), plain(formatStyle(subscription))],
  ];
}

/** What a change of a subscription changes: its filter, its times or how it posts. */
export function changedTerms(
  present: SubscriptionView,
  next: SubscriptionView,
): readonly { readonly was: string; readonly becomes: string }[] {
  const both = (of: (view: SubscriptionView) => string) => ({ was: of(present), becomes: of(next) });
  return [
    both((view) => truncate(filterSummary(view), truncationLengths.facts)),
    both(({ subscription }) => formatTimes(subscription)),
    both(({ subscription }) => formatStyle(subscription)),
  ].filter(({ was, becomes }) => was !== becomes);
}

/** The next reminders of a subscription; for a suspended one, why it has none. */
export function upcomingBlocks(view: SubscriptionView): readonly KnownBlock[] {
  const why = pausedText(view);
  if (why !== null) return [richText([bold('Paused: '), plain(why)])];
  if (view.upcoming.length === 0) {
    return [context('No reminders scheduled. You’ll be reminded when a matching deadline comes up.')];
  }
  return [bullets(upcomingBullets(view))];
}

/** The next reminders of a subscription: of each its day, how long before the deadline it is, and the title. */
export function upcomingBullets({ upcoming, today }: SubscriptionView): readonly (readonly Line[])[] {
  return upcoming.map(({ on, about, daysLeft }) => {
    const before = daysLeft === 0 ? 'on the day' : `${pluralise(daysLeft, 'day', 'days')} before`;
    const title = truncate(about.source.entry.title, truncationLengths.titleInList);
    return [[bold(formatListDate(on, today)), plain(`, ${before}: ${title}`)]];
  });
}

function pausedText({ subscription: { state, channelId }, botName }: SubscriptionView): string | null {
  if (state.kind === 'active') return null;
  const { why, next } = describePostError(state.reason, { botName, channelId });
  return `${why} ${next} Then select Resume.`;
}

/** A subscription in a list: its number, filter and terms, then its next reminder or why it is paused, and a menu. */
export function listedBlocks(view: SubscriptionView, withChannel = false): readonly KnownBlock[] {
  const { subscription, upcoming, today } = view;
  const { number, channelId, state, id, zone } = subscription;
  const [next] = upcoming;
  const why = pausedText(view);
  const since = state.kind === 'suspended' ? formatDate(wallClock(state.since, zone).date) : '';
  const head = withChannel && !isDirect(channelId) ? [channel(channelId), plain('  ')] : [];
  const [menu] = moreMenu(id, [
    ...(state.kind === 'suspended' ? [resumeButton(id)] : []),
    changeButton(subscription, 'Change…'),
    ...(state.kind === 'active'
      ? [button({ id: actionIds.nextReminders, text: 'Show next reminders', value: idValue(id) })]
      : []),
    ...calendarButtons(view),
    endButton(subscription, 'End…'),
  ]);
  const text =
    why !== null
      ? `:warning: *Paused* since ${since}`
      : `${next ? `Next *${formatListDate(next.on, today)}*` : 'Next: none scheduled'}${isDirect(channelId) ? ' · for you' : ` · by <@${subscription.createdBy}>`}`;
  return [
    richText(
      [...head, bold(`${withChannel ? '' : `${number}. `}${truncate(filterSummary(view), truncationLengths.facts)}`)],
      [plain(formatTerms(subscription))],
      ...(why === null ? [] : [[plain(why)]]),
    ),
    { type: 'section', text: { type: 'mrkdwn', text }, ...(menu && { accessory: menu }) },
  ];
}

/** Resume if it is paused, Change and its calendar. */
export const subscriptionButtons = (view: SubscriptionView): readonly Button[] => [
  ...(view.subscription.state.kind === 'suspended' ? [resumeButton(view.subscription.id)] : []),
  changeButton(view.subscription, 'Change…'),
  ...calendarButtons(view),
];

const resumeButton = (id: string): Button =>
  button({ id: actionIds.resumeSubscription, text: 'Resume', value: idValue(id) });

/** Opens the form of a subscription. @param words the command that it is filled in with */
export const changeButton = (
  { id, number }: Pick<Subscription, 'id' | 'number'>,
  text: string,
  words?: string,
): Button =>
  button({
    id: `${actionIds.openForm}:change`,
    text,
    value: formValue({ for: 'change', id, ...(words !== undefined && { words }) }),
    label: `Change subscription ${number}`,
  });

/** Asks whether to end a subscription. */
export const endButton = ({ id, number }: Pick<Subscription, 'id' | 'number'>, text: string): Button =>
  button({
    id: `${actionIds.openForm}:end`,
    text,
    value: formValue({ for: 'end', id }),
    label: `End subscription ${number}`,
  });

const calendarButtons = ({ subscription: { id }, hasCalendar }: SubscriptionView): readonly Button[] =>
  hasCalendar ? [button({ id: actionIds.calendarLink, text: 'Add to calendar', value: idValue(id) })] : [];

/** Makes the address of a subscription's calendar invalid. */
export const revokeCalendarButton = (id: string): Button =>
  button({ id: actionIds.revokeCalendar, text: 'Revoke calendar link', value: idValue(id) });

/** Ends all subscriptions of the channel, after a confirmation. */
export function endAllButton(count: number): Button {
  return {
    ...button({ id: actionIds.endSubscription, text: `End all ${count}`, value: idValue('all') }),
    style: 'danger',
    confirm: {
      title: plainText(`End all ${count} subscriptions?`),
      text: plainText('All reminders here stop. You can’t undo this, but you can subscribe again.'),
      confirm: plainText('End'),
      deny: plainText('Keep'),
    },
  };
}

/** Opens the form of a new subscription, filled in with what a command says. */
export function subscribeButton(text = 'Subscribe', words = ''): Button {
  return button({ id: `${actionIds.openForm}:new`, text, value: formValue({ for: 'new', words }) });
}

/** The same, beside what was typed. */
export const openFormButton = subscribeButton('Open form');

/** Opens the channel's settings. */
export const settingsButton = button({
  id: `${actionIds.openForm}:settings`,
  text: 'Settings…',
  value: formValue({ for: 'settings' }),
});

/** A command that subscribes, to be typed. */
export const exampleCommand = `${command} subscribe consultations lead 14,7,1 at 09:00`;

type Terms = SubscriptionTerms & Partial<Pick<Subscription, 'alerts'>>;

/** "14, 7 and 1 days before, at 09:00 (Asia/Shanghai) · full cards". */
export function formatTerms(terms: Terms): string {
  return `${formatTimes(terms)} · ${formatStyle(terms)}`;
}

const formatTimes = ({ leads, at, zone }: SubscriptionTerms): string =>
  `${formatLeadTimes(leads)}, at ${at} (${zoneLabel(zone)})`;

/** "14, 7 and 1 days before", "10 and 5 working days before and on the day itself". */
export function formatLeadTimes({ unit, before }: LeadTimes): string {
  const days = before.filter((count) => count > 0);
  const noun = unit === 'days' ? 'day' : 'working day';
  const isOne = days.length === 1 && days[0] === 1;
  return joinList([
    ...(days.length > 0 ? [`${joinList(days.map(String))} ${noun}${isOne ? '' : 's'} before`] : []),
    ...(before.includes(0) ? ['on the day itself'] : []),
  ]);
}

function joinList(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

// What is off is left out.
const formatStyle = ({ cards, digestDay, alerts = false }: Terms): string =>
  [
    `${cards} cards`,
    ...(digestDay ? [`weekly digest on ${weekdayName(digestDay)}`] : []),
    ...(alerts ? ['alerts for new entries'] : []),
  ].join(' · ');
