import type { KnownBlock } from '@slack/types';
import { command } from '../cards/action-ids.ts';
import { buttonRow, context, divider } from '../cards/blocks.ts';
import { pageButtons, pageSuffix, requestButton } from '../cards/buttons.ts';
import { type Card, card, notice } from '../cards/card.ts';
import { describePostError, isDirect } from '../cards/errors.ts';
import { disclaimer, pluralise } from '../cards/format.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { bold, link, person, plain, richText } from '../cards/rich-text.ts';
import { heldBlocks } from '../desk/held-list.ts';
import { formatDate, weekdayOf } from '../time/calendar-date.ts';
import {
  filterSummary,
  type InvalidCommandAnswer,
  type NothingMatchesAnswer,
  type SubscriptionAnswer,
  type SubscriptionForm,
  type SubscriptionsAnswer,
  type SubscriptionView,
} from './answers.ts';
import type { NewSubscription } from './ports.ts';
import type { CommandProblem } from './subscribe-command.ts';
import { type Subscription, weekdayName } from './subscription.ts';
import {
  endAllButton,
  exampleCommand,
  formatTerms,
  openFormButton,
  revokeCalendarButton,
  settingsButton,
  subscribeButton,
  subscriptionButtons,
  subscriptionListLines,
  termsLines,
  upcomingBlocks,
} from './subscription-lines.ts';
import { nearZones, zoneLabel } from './zone-names.ts';

/** Lays out an answer about subscriptions. */
export function subscriptionCard(answer: SubscriptionAnswer): Card {
  switch (answer.kind) {
    case 'subscribed':
      return confirmationCard(`${nameOf(answer.view)} created`, answer.view, [
        ...(answer.zoneTyped === null
          ? []
          : [`“${answer.zoneTyped}” was read as ${zoneLabel(answer.view.subscription.zone)}.`]),
        ...(answer.isIntroduced ? [] : ['The introduction may not have been posted.']),
      ]);
    case 'already_subscribed':
      return confirmationCard(
        `Already subscribed: subscription ${answer.view.subscription.number}`,
        answer.view,
        ['It covers the same. Change it to what you asked for, or subscribe with another filter.'],
        answer.words,
      );
    case 'subscription_changed':
      return confirmationCard(`${nameOf(answer.view)} updated`, answer.view);
    case 'subscription_resumed':
      return confirmationCard(`${nameOf(answer.view)} resumed`, answer.view);
    case 'subscriptions':
      return answer.total + answer.held.held.length === 0 ? noSubscriptionsCard : listCard(answer);
    case 'unsubscribed':
      return endedCard(answer);
    case 'no_subscription':
      return notice('This subscription has ended', `Type ${command} subscriptions to see the current ones.`, [
        listButton,
      ]);
    case 'invalid_command':
      return invalidCommandCard(answer);
    case 'nothing_matches':
      return nothingMatchesCard(answer);
    case 'cannot_post':
      return cannotPostCard(answer);
    case 'slack_is_busy':
      return notice('Slack is busy', `Not subscribed. Try again in ${pluralise(answer.seconds, 'second', 'seconds')}.`);
    case 'no_channel':
      return notice(
        'Subscribe in a channel or DM',
        `Type ${command} subscribe in the channel or DM that should get reminders.`,
      );
    case 'calendar_address':
      return calendarCard(answer);
    case 'calendar_revoked':
      return notice(
        'Calendar link revoked',
        'Calendar apps can’t load it any more. Select “Show calendar link” for a new one.',
        [listButton],
      );
    case 'form':
      return formCard(answer.form);
    case 'settings_saved':
      return settingsSavedCard(answer);
  }
}

const listButton = requestButton('Subscriptions', { kind: 'subscriptions', page: 1 }, 'subscriptions');

const nameOf = ({ subscription }: SubscriptionView): string => `Subscription ${subscription.number}`;

// The next reminder comes first.
function confirmationCard(
  heading: string,
  view: SubscriptionView,
  notes: readonly string[] = [],
  words?: string,
): Card {
  const { subscription, understood } = view;
  const [next] = view.upcoming;
  return card(`${heading}: ${filterSummary(view)} · ${formatTerms(subscription)}`, [
    richText([
      bold(heading),
      ...(next
        ? [plain('. Next reminder on '), bold(`${weekdayName(weekdayOf(next.on))} ${formatDate(next.on)}`), plain('.')]
        : []),
    ]),
    ...upcomingBlocks(view),
    richText(...termsLines(subscription, understood)),
    ...notes.map((note) => context(note)),
    ...buttonRow(subscriptionButtons(view, false, words)),
  ]);
}

const noSubscriptionsCard: Card = notice(
  'No subscriptions in this channel',
  `Create one below, or type ${exampleCommand}`,
  [subscribeButton()],
);

function listCard(answer: SubscriptionsAnswer): Card {
  const { total, shown, page, asks, held } = answer;
  const heading = listHeading(answer);
  const summaries = shown.map((view) => `${view.subscription.number}. ${filterSummary(view)}`);
  const buttons = asks === 'all' ? [endAllButton(total)] : [subscribeButton('Add subscription'), settingsButton];
  return card([heading, ...summaries].join('; '), [
    richText([bold(heading), plain(pageSuffix(page))]),
    ...shown.flatMap(listedBlocks),
    divider,
    ...(asks === 'nothing' ? heldBlocks(held) : []),
    ...buttonRow([...pageButtons({ kind: 'subscriptions', page: page.number }, page), ...buttons]),
  ]);
}

function listHeading({ asks, total }: SubscriptionsAnswer): string {
  switch (asks) {
    case 'nothing':
      return pluralise(total, 'subscription in this channel', 'subscriptions in this channel');
    case 'which':
      return `Which subscription do you want to end? Select one, or type ${command} unsubscribe and its number`;
    case 'no_such':
      return `No subscription with that number. This channel has ${pluralise(total, 'subscription', 'subscriptions')}`;
    case 'all':
      return `End all ${total} subscriptions in this channel?`;
  }
}

function listedBlocks(view: SubscriptionView): readonly KnownBlock[] {
  return [divider, richText(...subscriptionListLines(view)), ...buttonRow(subscriptionButtons(view, true))];
}

function endedCard({ ended, left }: Extract<SubscriptionAnswer, { kind: 'unsubscribed' }>): Card {
  const [first, ...others] = ended;
  const isOne = first && others.length === 0;
  const filter = isOne && first.filter !== '' ? `: ${truncate(first.filter, truncationLengths.question)}` : '';
  const which = isOne ? `Subscription ${first.number} ended${filter}` : `${ended.length} subscriptions ended`;
  const rest =
    left === 0
      ? 'This channel has no other subscriptions.'
      : `This channel has ${pluralise(left, 'other subscription', 'other subscriptions')}.`;
  return notice(which, `${isOne ? 'Its' : 'Their'} reminders have stopped. ${rest}`, [
    ...(left > 0 ? [listButton] : []),
    subscribeButton(),
  ]);
}

function calendarCard({ id, address }: Answer<'calendar_address'>): Card {
  if (address === null) return notice('No calendar link', 'This app has no public address for calendars.');
  const shown = truncate(address, truncationLengths.address);
  return card(`Calendar link: ${shown}`, [
    richText(
      [bold('Calendar of all deadlines that match this subscription')],
      [plain('Add this link to your calendar app. Anyone with the link can read it: '), link(address, shown)],
    ),
    ...buttonRow([revokeCalendarButton(id), listButton]),
  ]);
}

function formCard(form: SubscriptionForm): Card {
  if (form.for === 'settings') {
    return notice('Reminder settings', `Defaults for new subscriptions: ${formatTerms(form.terms)}.`, [settingsButton]);
  }
  return notice('Subscribe this channel to reminders', `Open the form, or type ${exampleCommand}`, [openFormButton]);
}

function settingsSavedCard({ terms, changed }: Extract<SubscriptionAnswer, { kind: 'settings_saved' }>): Card {
  const existing = changed === 0 ? '' : `; ${pluralise(changed, 'existing one was', 'existing ones were')} updated`;
  return notice(
    'Settings saved',
    `${formatTerms(terms)}. Days left are counted in ${terms.zone}. New subscriptions use these defaults${existing}.`,
    [listButton],
  );
}

/** The message that is posted, once, in a channel that a user subscribes. */
export function introductionCard(subscription: NewSubscription, understood: readonly string[]): Card {
  const isPersonal = isDirect(subscription.channelId);
  return card(
    `Deadline reminders are set up ${isPersonal ? 'for you' : 'for this channel'}: ${filterSummary({ understood })} · ${formatTerms(subscription)}`,
    [
      richText(
        isPersonal
          ? [plain('You’ll get deadline reminders here.')]
          : [person(subscription.createdBy), plain(' set up deadline reminders for this channel.')],
        ...termsLines(subscription, understood),
      ),
      context(
        `${isPersonal ? 'Edit or end them' : 'Anyone here can edit or end this'}: ${command} subscriptions · ${disclaimer}`,
      ),
    ],
  );
}

/** The message that is posted in a channel whose subscription somebody ended. */
export function endNotice({ filter }: Pick<Subscription, 'filter'>, by: string): Card {
  const what = filter === '' ? 'every deadline' : `“${truncate(filter, truncationLengths.question)}”`;
  return card(`Deadline reminders have ended in this channel: ${what}`, [
    richText([person(by), plain(` ended deadline reminders for this channel: ${what}.`)]),
    context(
      `To start them again: ${command} subscribe${filter === '' ? '' : ` ${truncate(filter, truncationLengths.question)}`}`,
    ),
  ]);
}

type Answer<Kind> = Extract<SubscriptionAnswer, { readonly kind: Kind }>;

// A command that is not valid, or that may mean several things: what was understood, what is asked, and the ways to go on.
function invalidCommandCard({
  problems,
  dates,
  unread,
  understood,
  terms,
  words,
  choices,
}: InvalidCommandAnswer): Card {
  const asked = [...problems.slice(0, 5).map(problemText), ...filterProblems({ dates, unread })];
  const readAs = `${filterSummary({ understood })} · ${formatTerms(terms)}`;
  const heading = 'Not subscribed yet';
  return card([heading, ...asked].join(' · '), [
    richText([bold(heading)], ...asked.map((sentence) => [plain(sentence)])),
    context(`Understood so far: ${readAs}`, `For example: ${exampleCommand} zone Asia/Shanghai`),
    ...buttonRow([
      ...choices.map(({ label, words: meant }, at) =>
        requestButton(label, { kind: 'subscribe', words: meant, anyway: false }, `choice${at}`),
      ),
      subscribeButton('Open form', words),
    ]),
  ]);
}

function problemText({ part, text }: CommandProblem): string {
  switch (part) {
    case 'lead':
      return afterDeadline.test(text)
        ? `${quoted(text)}: reminders come before a deadline or on the day, not after it.`
        : `${quoted(text)} isn’t a valid number of days. Use up to 10 numbers from 0 to 365: lead 14,7,1.`;
    case 'at':
      return `${quoted(text)} isn’t a valid time. Use 09:00 or 9am.`;
    case 'place':
      return `Is ${quoted(text)} the time zone, or what the deadlines are about? Type zone ${truncate(text, truncationLengths.titleInPassing)}, or put it before the time.`;
    case 'zone_of_several':
      return `${quoted(text)} is the name of several time zones. Which one?`;
    case 'twice':
      return `${quoted(text)}: which of the two?`;
    case 'unclear':
      return `What is meant by ${quoted(text)}? It is neither a term of reminders nor clearly what the deadlines are about.`;
    case 'zone': {
      const near = nearZones(text).slice(0, 3);
      const hint =
        near.length > 0
          ? `Did you mean ${near.join(' or ')}?`
          : 'Use a city or a name such as Asia/Shanghai, Europe/Brussels or UTC.';
      return `${quoted(text)} isn’t a known time zone. ${hint}`;
    }
  }
}

const afterDeadline = /(?:after|afterwards|later|past|following|since|over|后)$/u;

const quoted = (text: string): string => `“${truncate(text, truncationLengths.titleInPassing)}”`;

/** Why a filter is refused: its dates, and what in it can't be read. */
export function filterProblems({ dates, unread }: Pick<InvalidCommandAnswer, 'dates' | 'unread'>): string[] {
  return [
    ...(dates.length > 0 ? [`Remove ${dates.map(quoted).join(', ')}: reminder filters can’t include dates.`] : []),
    ...unread.map((text) => `${quoted(text)} can’t be read as a filter.`),
  ];
}

// A valid filter that nothing matches yet.
function nothingMatchesCard({ words, understood }: NothingMatchesAnswer): Card {
  const readAs = truncate(understood.join(' · '), truncationLengths.smallPrint);
  return notice(
    'Not subscribed: nothing matches yet',
    `Read as: ${readAs}. Edit the filter, or subscribe anyway to be reminded once something matches. Use quotes to keep words together.`,
    [
      requestButton('Subscribe anyway', { kind: 'subscribe', words, anyway: true }, 'anyway'),
      openFormButton,
      requestButton('All deadlines', { kind: 'deadlines', words: '', page: 1 }, 'deadlines'),
    ],
  );
}

/** The same, as the error of a form field. */
export function nothingMatchesText({ understood }: NothingMatchesAnswer): string {
  const readAs = truncate(understood.join(' · '), truncationLengths.question);
  return `Nothing matches yet. Read as: ${readAs}. Edit the filter, or select “Even if nothing matches yet”.`;
}

// A channel in which the app can't post.
function cannotPostCard({ error, words, place }: Answer<'cannot_post'>): Card {
  const { why, next } = describePostError(error, place);
  return notice(`Not subscribed. ${why}`, `${next} Then try again.`, [
    requestButton('Try again', { kind: 'subscribe', words, anyway: false }, 'again'),
  ]);
}
