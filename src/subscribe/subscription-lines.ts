import type { Button, KnownBlock, Overflow } from '@slack/types';
import { jurisdictionOf } from '../bulletin/corpus.ts';
import { eventLabel, jurisdictionName } from '../bulletin/labels.ts';
import { actionIds, command } from '../cards/action-ids.ts';
import { button, context, moreMenu, plainText } from '../cards/blocks.ts';
import { formValue, idValue } from '../cards/button-values.ts';
import { describePostError, isDirect, type PostPlace } from '../cards/errors.ts';
import { pluralise } from '../cards/format.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { bold, bullets, channel, type Line, plain, richText } from '../cards/rich-text.ts';
import type { UpcomingReminder } from '../remind/upcoming-reminders.ts';
import { formatDate } from '../time/calendar-date.ts';
import { filterSummary, type SubscriptionView } from './answers.ts';
import type { NewSubscription } from './ports.ts';
import { type LeadTimes, type Subscription, type SubscriptionTerms, sameFilter, weekdayName } from './subscription.ts';
import { zoneLabel } from './zone-names.ts';

/** The terms of a subscription in three lines: what is posted, when and how. */
export function termsLines(subscription: NewSubscription, understood: readonly string[]): readonly Line[] {
  const summary = filterSummary({ understood });
  const { filter } = subscription;
  const typed =
    filter === '' || sameFilter(filter, summary) ? '' : ` (typed: “${truncate(filter, truncationLengths.question)}”)`;
  return [
    [bold('What: '), plain(summary + typed)],
    [bold('When: '), plain(formatTimes(subscription))],
    [bold('How: '), plain(formatStyle(subscription))],
  ];
}

/** The next reminders of a subscription; for a suspended one, why it has none. */
export function upcomingBlocks({ subscription, upcoming, botName }: SubscriptionView): readonly KnownBlock[] {
  const { state, channelId } = subscription;
  if (state.kind === 'suspended') return [richText(pausedLine(state.reason, { botName, channelId }))];
  if (upcoming.length === 0) {
    return [context('No reminders scheduled. You’ll be reminded when a matching deadline comes up.')];
  }
  return [
    richText([plain(upcoming.length === 1 ? 'Next reminder:' : `Next ${upcoming.length} reminders:`)]),
    bullets(upcoming.map((one) => [upcomingLine(one)])),
  ];
}

function upcomingLine({ on, key, about, daysLeft }: UpcomingReminder): Line {
  const { source } = about;
  const before = daysLeft === 0 ? 'on the day' : `${pluralise(daysLeft, 'day', 'days')} before`;
  const event = `${eventLabel(key, daysLeft)} ${formatDate(key.date)} (${jurisdictionName(jurisdictionOf(source))})`;
  const title = truncate(source.entry.title, truncationLengths.titleInPassing);
  return [bold(formatDate(on)), plain(`, ${before}: ${event} · ${title}`)];
}

function pausedLine(reason: string, place: PostPlace): Line {
  const { why, next } = describePostError(reason, place);
  return [bold('Paused: '), plain(`${why} ${next} Then select Resume.`)];
}

/** A subscription in a list: number and filter, terms, next reminder or why it is paused. */
export function subscriptionListLines(view: SubscriptionView, withChannel = false): readonly Line[] {
  const { subscription, upcoming, botName } = view;
  const { number, channelId, state } = subscription;
  const [next] = upcoming;
  return [
    [
      bold(`${number}. ${truncate(filterSummary(view), truncationLengths.facts)}`),
      ...(withChannel ? (isDirect(channelId) ? [plain(' for you')] : [plain(' in '), channel(channelId)]) : []),
    ],
    [plain(formatTerms(subscription))],
    state.kind === 'suspended'
      ? pausedLine(state.reason, { botName, channelId })
      : next
        ? [plain('Next: '), ...upcomingLine(next)]
        : [plain('Next: none scheduled')],
  ];
}

/**
 * Edit and End, Resume if it is paused, and a menu of its calendar. `inList` puts the number on each. `words`: the command that the form is filled in with.
 */
export function subscriptionButtons(
  { subscription: { id, number, state }, hasCalendar }: SubscriptionView,
  inList = false,
  words?: string,
): readonly (Button | Overflow)[] {
  const suffix = inList ? ` ${number}` : '';
  return [
    ...(state.kind === 'suspended'
      ? [button({ id: actionIds.resumeSubscription, text: `Resume${suffix}`, value: idValue(id) })]
      : []),
    button({
      id: actionIds.openForm,
      text: words === undefined ? `Edit${suffix}` : 'Change it…',
      value: formValue({ for: 'change', id, ...(words !== undefined && { words }) }),
      label: `Edit subscription ${number}`,
    }),
    {
      ...button({
        id: actionIds.endSubscription,
        text: inList ? `End ${number}` : 'End subscription',
        value: idValue(id),
        label: `End subscription ${number}`,
      }),
      confirm: confirmation(
        `End subscription ${number}?`,
        'Its reminders stop. You can’t undo this, but you can subscribe again.',
      ),
    },
    ...(hasCalendar
      ? moreMenu(`calendar${number}`, [
          button({ id: actionIds.calendarLink, text: 'Show calendar link', value: idValue(id) }),
          revokeCalendarButton(id),
        ])
      : []),
  ];
}

/** Makes the address of a subscription's calendar invalid. */
export const revokeCalendarButton = (id: string): Button =>
  button({ id: actionIds.revokeCalendar, text: 'Revoke calendar link', value: idValue(id) });

/** Ends all subscriptions of the channel, after a confirmation. */
export function endAllButton(count: number): Button {
  return {
    ...button({ id: actionIds.endSubscription, text: `End all ${count}`, value: idValue('all') }),
    style: 'danger',
    confirm: confirmation(
      `End all ${count} subscriptions?`,
      'All reminders in this channel stop. You can’t undo this, but you can subscribe again.',
    ),
  };
}

const confirmation = (title: string, text: string): NonNullable<Button['confirm']> => ({
  title: plainText(title),
  text: plainText(text),
  confirm: plainText('End'),
  deny: plainText('Keep'),
});

/** Opens the form of a new subscription, filled in with what a command says. */
export function subscribeButton(text = 'Subscribe', words = ''): Button {
  return button({ id: `${actionIds.openForm}:new`, text, value: formValue({ for: 'new', words }) });
}

/** The same, beside what was typed. */
export const openFormButton = subscribeButton('Open form');

/** Opens the channel's settings. */
export const settingsButton = button({
  id: `${actionIds.openForm}:settings`,
  text: 'Edit settings',
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
