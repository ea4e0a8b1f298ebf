import type { KnownBlock } from '@slack/types';
import { command } from '../cards/action-ids.ts';
import { buttonRow, context, divider } from '../cards/blocks.ts';
import { requestButton } from '../cards/buttons.ts';
import { type Card, notice } from '../cards/card.ts';
import { describePostError } from '../cards/errors.ts';
import { pluralise } from '../cards/format.ts';
import { limits, truncate, truncationLengths } from '../cards/limits.ts';
import { pageButtons } from '../cards/pages.ts';
import { bold, escapeMrkdwn, plain, richText } from '../cards/rich-text.ts';
import {
  filterSummary,
  type NothingMatchesAnswer,
  type SubscriptionAnswer,
  type SubscriptionsAnswer,
  type SubscriptionView,
} from './answers.ts';
import { orderRefusedCard } from './notice-cards.ts';
import type { Subscription, SubscriptionTerms } from './subscription.ts';
import {
  endAllButton,
  formatLeadTimes,
  formatPostingTime,
  formatStyle,
  joinList,
  settingsButton,
  subscribeButton,
  subscriptionButtons,
  subscriptionListLines,
  termsLines,
  upcomingBlocks,
} from './subscription-lines.ts';

/** Lays out what is said about the reminders of a channel. */
export function subscriptionCard(answer: SubscriptionAnswer): Card {
  switch (answer.kind) {
    case 'subscribed':
      return echoCard('Subscribed', answer.told, answer.isIntroduced ? [] : [unconfirmed]);
    case 'already_subscribed':
      return echoCard('This channel has that subscription already', answer.told, [
        'Nothing was changed. Change it, or subscribe with another filter.',
      ]);
    case 'subscription_changed':
      return echoCard('Changed', answer.told);
    case 'subscription_resumed':
      return echoCard('Resumed', answer.told);
    case 'subscriptions':
      return subscriptionsCard(answer);
    case 'unsubscribed':
      return unsubscribedCard(answer);
    case 'no_subscription':
      return goneCard;
    case 'order_refused':
      return orderRefusedCard(answer);
    case 'nothing_matches':
      return nothingMatchesCard(answer);
    case 'cannot_post':
      return cannotPostCard(answer);
    case 'slack_is_busy':
      return notice(
        'Slack is busy',
        `No subscription was made. Please try again in ${pluralise(answer.seconds, 'second', 'seconds')}.`,
      );
    case 'no_channel':
      return notice(
        'Reminders belong to a channel',
        `Nothing was changed. Type ${command} subscribe in the channel, or the direct message, that is to be reminded.`,
      );
    case 'form':
      return formCard(answer.form);
    case 'settings_saved':
      return settingsCard(answer);
  }
}

const unconfirmed =
  'Slack did not confirm that the introduction was posted, so the channel may not have been told of this.';

/** A subscription with all that it means: what was made or changed is said exactly. */
function echoCard(heading: string, told: SubscriptionView, notes: readonly string[] = []): Card {
  const { subscription } = told;
  return {
    text: truncate(
      escapeMrkdwn(
        `${heading}: subscription ${subscription.number}, ${filterSummary(told)}, ${formatLeadTimes(subscription.leads)}, ${formatPostingTime(subscription)}.`,
      ),
      limits.fallbackText,
    ),
    blocks: [
      richText([bold(`${heading}: subscription ${subscription.number}`)], ...termsLines(told)),
      ...upcomingBlocks(told),
      ...notes.map((note) => context(note)),
      ...buttonRow(subscriptionButtons(subscription)),
    ],
  };
}

function subscriptionsCard(answer: SubscriptionsAnswer): Card {
  const { total, shown, page, asks } = answer;
  if (total === 0) return noneCard;
  const heading = listHeading(answer);
  return {
    text: truncate(
      escapeMrkdwn(
        [heading, ...shown.map((told) => `${told.subscription.number}. ${filterSummary(told)}`)].join('; '),
      ),
      limits.fallbackText,
    ),
    blocks: [
      richText([bold(heading), plain(page.of > 1 ? `, page ${page.number} of ${page.of}` : '')]),
      ...shown.flatMap((told) => listedBlocks(told)),
      divider,
      ...buttonRow([
        ...pageButtons({ kind: 'subscriptions', page: page.number }, page),
        ...(asks === 'all'
          ? [endAllButton(total)]
          : [subscribeButton('Subscribe to more'), settingsButton()]),
      ]),
    ],
  };
}

function listHeading({ asks, total }: SubscriptionsAnswer): string {
  switch (asks) {
    case 'nothing':
      return pluralise(total, 'subscription of this channel', 'subscriptions of this channel');
    case 'which':
      return `Which of the ${total} is to end? Press Unsubscribe, or type ${command} unsubscribe and its number`;
    case 'no_such':
      return `There is no subscription of that number; there ${total === 1 ? 'is this one' : `are these ${total}`}`;
    case 'all':
      return `Are all ${total} subscriptions of this channel to end? Press the last button`;
  }
}

function listedBlocks(told: SubscriptionView): readonly KnownBlock[] {
  return [
    divider,
    richText(...subscriptionListLines(told)),
    ...buttonRow(subscriptionButtons(told.subscription, true)),
  ];
}

const noneCard: Card = notice(
  'This channel has no subscriptions',
  `It is not reminded of anything. Subscribe with the button, or type for example ${command} subscribe consultations lead 14,7,1 at 09:00`,
  [subscribeButton()],
);

const goneCard: Card = notice(
  'That subscription has ended',
  `It is no longer there, so nothing was changed. Type ${command} subscriptions to see those that are.`,
  [requestButton('Subscriptions', { kind: 'subscriptions', page: 1 }, 'subscriptions')],
);

function unsubscribedCard({
  ended,
  left,
}: {
  readonly ended: readonly Subscription[];
  readonly left: number;
}): Card {
  const [first] = ended;
  const which =
    ended.length === 1 && first
      ? `subscription ${first.number}${first.filter === '' ? '' : ` (${truncate(first.filter, truncationLengths.question)})`}`
      : `${ended.length} subscriptions`;
  const rest =
    left === 0
      ? 'This channel has none left and is not reminded of anything.'
      : `${pluralise(left, 'subscription is', 'subscriptions are')} left.`;
  return notice(
    `Unsubscribed: ${which}`,
    `Its reminders have stopped. ${rest}`.replace(/^Its/, ended.length === 1 ? 'Its' : 'Their'),
    [
      ...(left > 0
        ? [requestButton('Subscriptions', { kind: 'subscriptions', page: 1 }, 'subscriptions')]
        : []),
      subscribeButton(),
    ],
  );
}

function nothingMatchesCard({ words, understood }: NothingMatchesAnswer): Card {
  return notice(
    'No subscription was made: nothing in the bulletins fits yet',
    `It was understood as ${truncate(understood.join(', '), truncationLengths.smallPrint)}. Correct the words, or subscribe anyway and hear of what is to come. Words that belong together in the filter stand between quotes.`,
    [
      requestButton('Subscribe anyway', { kind: 'subscribe', words, anyway: true }, 'anyway'),
      subscribeButton('Fill in the form'),
      requestButton('All deadlines', { kind: 'deadlines', words: '', page: 1 }, 'deadlines'),
    ],
  );
}

function cannotPostCard({ error, words }: { readonly error: string; readonly words: string }): Card {
  const { why, next } = describePostError(error);
  return notice(`No subscription was made. ${why}`, `${next} Then subscribe again.`, [
    requestButton('Try again', { kind: 'subscribe', words, anyway: false }, 'again'),
  ]);
}

function formCard(form: Extract<SubscriptionAnswer, { kind: 'form' }>['form']): Card {
  if (form.for === 'settings') {
    return notice('Settings of this channel’s reminders', usualWords(form.terms), [settingsButton()]);
  }
  return notice(
    'Subscribe this channel to reminders',
    `Press the button to fill in a form, or say what at once, for example: subscribe consultations lead 14,7,1 at 09:00`,
    [subscribeButton()],
  );
}

const usualWords = (terms: SubscriptionTerms): string =>
  `Reminders come ${formatLeadTimes(terms.leads)}, ${formatPostingTime(terms)}; ${formatStyle(terms)}. Press the button to change that.`;

function settingsCard({
  terms,
  changed,
}: {
  readonly terms: SubscriptionTerms;
  readonly changed: number;
}): Card {
  const reach = joinList([
    'the next subscriptions start from this',
    ...(changed > 0 ? [`${pluralise(changed, 'present one was', 'present ones were')} changed`] : []),
  ]);
  return notice(
    'Settings saved',
    `Reminders come ${formatLeadTimes(terms.leads)}, ${formatPostingTime(terms)}; ${formatStyle(terms)}. Questions in this channel count days in ${terms.zone}, ${reach}.`,
    [requestButton('Subscriptions', { kind: 'subscriptions', page: 1 }, 'subscriptions')],
  );
}
