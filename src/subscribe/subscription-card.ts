import type { Button } from '@slack/types';
import { command } from '../cards/action-ids.ts';
import { buttonRow, context, controls } from '../cards/blocks.ts';
import { pageButtons, pageSuffix, requestButton } from '../cards/buttons.ts';
import { type Card, card, notice } from '../cards/card.ts';
import { describePostError, isDirect } from '../cards/errors.ts';
import { disclaimer, pluralise } from '../cards/format.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { bold, channel, link, person, plain, richText } from '../cards/rich-text.ts';
import { heldBlocks } from '../desk/held-list.ts';
import { weekdayOf } from '../time/calendar-date.ts';
import { formatDate } from '../time/format-date.ts';
import {
  type EndedSubscription,
  filterSummary,
  type InvalidCommandAnswer,
  type NothingMatchesAnswer,
  type SimilarAnswer,
  type SubscriptionAnswer,
  type SubscriptionForm,
  type SubscriptionsAnswer,
  type SubscriptionView,
} from './answers.ts';
import type { NewSubscription } from './ports.ts';
import type { CommandProblem } from './subscribe-command.ts';
import { weekdayName } from './subscription.ts';
import {
  changeButton,
  endAllButton,
  endButton,
  exampleCommand,
  formatTerms,
  listedBlocks,
  openFormButton,
  revokeCalendarButton,
  settingsButton,
  subscribeButton,
  subscriptionButtons,
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
    case 'similar_subscription':
      return similarCard(answer);
    case 'subscription_changed':
      return confirmationCard(`${nameOf(answer.view)} updated`, answer.view);
    case 'subscription_resumed':
      return confirmationCard(`${nameOf(answer.view)} resumed`, answer.view);
    case 'next_reminders':
      return confirmationCard(nameOf(answer.view), answer.view);
    case 'subscriptions':
      return answer.total + answer.held.held.length === 0 ? noSubscriptionsCard : listCard(answer);
    case 'unsubscribed':
      return endedCard(answer);
    case 'no_subscription':
      return notice('This subscription has ended', `Type ${command} subscriptions to see the current ones.`, [
        listButton(),
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
        'Calendar apps can’t load it any more. Select “Add to calendar” for a new one.',
        [listButton()],
      );
    case 'form':
      return formCard(answer.form);
    case 'settings_saved':
      return settingsSavedCard(answer);
  }
}

const listButton = (text = 'Subscriptions'): Button =>
  requestButton(text, { kind: 'subscriptions', page: 1 }, 'subscriptions');

const nameOf = ({ subscription }: SubscriptionView): string => `Subscription ${subscription.number}`;

// The next reminder comes first.
function confirmationCard(heading: string, view: SubscriptionView, notes: readonly string[] = []): Card {
  const { subscription, upcoming } = view;
  const [next] = upcoming;
  const terms = `${filterSummary(view)} · ${formatTerms(subscription)}`;
  const place = isDirect(subscription.channelId) ? plain('You') : channel(subscription.channelId);
  const get = isDirect(subscription.channelId) ? 'get your' : 'gets its';
  return card(`${heading}: ${terms}`, [
    richText([
      bold(`${heading}. `),
      ...(next
        ? [
            place,
            plain(` ${get} next reminder on `),
            bold(`${weekdayName(weekdayOf(next.on))} ${formatDate(next.on)}`),
            plain('.'),
          ]
        : []),
    ]),
    ...upcomingBlocks(view),
    context(terms),
    ...notes.map((note) => context(note)),
    ...controls('subscription', subscriptionButtons(view), [
      listButton('All subscriptions here'),
      endButton(subscription, 'End this subscription…'),
    ]),
  ]);
}

// One that covers much of what was asked for can be changed instead, so that the channel does not get two sets of terms for one deadline.
function similarCard({ view, words, overlap }: SimilarAnswer): Card {
  const { subscription } = view;
  const named = `subscription ${subscription.number}`;
  const heading = overlap === null ? `Already subscribed: ${named}` : `Not subscribed yet: ${named} overlaps`;
  const what =
    overlap === null
      ? 'It covers the same. Change it to what you asked for, or subscribe with another filter.'
      : `It covers ${overlap.covered === overlap.of ? 'every upcoming deadline' : `${overlap.covered} of the ${overlap.of} upcoming deadlines`} that you asked for. Change it, or add yours beside it: there is still one card of a deadline a day.`;
  return card(`${heading}: ${filterSummary(view)} · ${formatTerms(subscription)}`, [
    richText([bold(heading)], ...termsLines(subscription, view.understood), [plain(what)]),
    ...controls(
      'similar',
      [
        changeButton(subscription, 'Change it…', words),
        ...(overlap === null
          ? []
          : [requestButton('Add as another', { kind: 'subscribe', words, anyway: true }, 'anyway')]),
      ],
      [listButton('All subscriptions here'), endButton(subscription, `End subscription ${subscription.number}…`)],
    ),
  ]);
}

const noSubscriptionsCard: Card = notice('No subscriptions here yet', `Create one below, or type ${exampleCommand}`, [
  subscribeButton(),
]);

function listCard(answer: SubscriptionsAnswer): Card {
  const { total, shown, page, asks, channelId, held } = answer;
  const heading = listHeading(answer);
  const summaries = shown.map((view) => `${view.subscription.number}. ${filterSummary(view)}`);
  const buttons = asks === 'all' ? [endAllButton(total)] : [subscribeButton('Subscribe to more…'), settingsButton];
  const place =
    asks !== 'nothing' ? [] : isDirect(channelId) ? [plain(' for you')] : [plain(' of '), channel(channelId)];
  return card([heading, ...summaries].join('; '), [
    richText([bold(heading), ...place, plain(pageSuffix(page))]),
    ...shown.flatMap((view) => listedBlocks(view)),
    ...(asks === 'nothing' ? heldBlocks(held) : []),
    ...buttonRow([...pageButtons({ kind: 'subscriptions', page: page.number }, page), ...buttons]),
  ]);
}

function listHeading({ asks, total }: SubscriptionsAnswer): string {
  switch (asks) {
    case 'nothing':
      return pluralise(total, 'subscription', 'subscriptions');
    case 'which':
      return `Which subscription do you want to end? Select End… in its ⋯, or type ${command} unsubscribe and its number`;
    case 'no_such':
      return `No subscription with that number. Here are ${pluralise(total, 'subscription', 'subscriptions')}`;
    case 'all':
      return `End all ${total} subscriptions here?`;
  }
}

function endedCard({ ended, left }: Extract<SubscriptionAnswer, { kind: 'unsubscribed' }>): Card {
  const [first, ...others] = ended;
  const isOne = first && others.length === 0;
  const which = isOne
    ? `Subscription ${first.number} ended: ${truncate(filterSummary(first), truncationLengths.question)}`
    : `${ended.length} subscriptions ended`;
  const rest =
    left === 0
      ? 'No subscriptions are left here.'
      : `${pluralise(left, 'subscription is', 'subscriptions are')} left here.`;
  return notice(which, `${isOne ? 'Its' : 'Their'} reminders have stopped. ${rest}`, [
    ...(left > 0 ? [listButton()] : []),
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
    ...buttonRow([revokeCalendarButton(id), listButton()]),
  ]);
}

function formCard(form: SubscriptionForm): Card {
  if (form.for === 'end') {
    const { subscription } = form.view;
    return notice(`End subscription ${subscription.number}?`, filterSummary(form.view), [
      endButton(subscription, 'End…'),
    ]);
  }
  if (form.for === 'settings') {
    return notice('Reminder settings', `Defaults for new subscriptions: ${formatTerms(form.terms)}.`, [settingsButton]);
  }
  if (form.for === 'change') {
    const { subscription } = form.present;
    const button = changeButton(subscription, 'Change…');
    return notice(`Change subscription ${subscription.number}`, `Open the form, or type ${exampleCommand}`, [button]);
  }
  return notice('Subscribe to reminders', `Open the form, or type ${exampleCommand}`, [openFormButton]);
}

function settingsSavedCard({ terms, changed }: Extract<SubscriptionAnswer, { kind: 'settings_saved' }>): Card {
  const existing = changed === 0 ? '' : `; ${pluralise(changed, 'existing one was', 'existing ones were')} updated`;
  return notice(
    'Settings saved',
    `${formatTerms(terms)}. Days left are counted in ${terms.zone}. New subscriptions use these defaults${existing}.`,
    [listButton()],
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
        `${isPersonal ? 'Change or end them' : 'Anyone here can change or end this'}: ${command} subscriptions · ${disclaimer()}`,
      ),
    ],
  );
}

/** The message that is posted in a channel whose subscription somebody ended. */
export function endNotice(ended: EndedSubscription, by: string): Card {
  const what = truncate(filterSummary(ended), truncationLengths.question);
  const filter = truncate(ended.filter, truncationLengths.question);
  return card(`Deadline reminders have ended in this channel: ${what}`, [
    richText([person(by), plain(` ended deadline reminders for this channel: ${what}.`)]),
    context(`To start them again: ${command} subscribe${filter === '' ? '' : ` ${filter}`}`),
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
      return `${quoted(text)} isn’t a reminder setting that the app can read. Leave it out, or search for it?`;
    case 'negated':
      return `${quoted(text)} asks for no reminders. Type ${command} unsubscribe to end a subscription, or subscribe to everything except what you don’t want. One deadline is muted on its card.`;
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
      subscribeButton('Open form', words),
      requestButton('All deadlines', { kind: 'deadlines', words: '', page: 1 }, 'deadlines'),
    ],
  );
}

// A channel in which the app can't post.
function cannotPostCard({ error, words, place }: Answer<'cannot_post'>): Card {
  const { why, next } = describePostError(error, place);
  return notice(`Not subscribed. ${why}`, `${next} Then try again.`, [
    requestButton('Try again', { kind: 'subscribe', words, anyway: false }, 'again'),
  ]);
}
