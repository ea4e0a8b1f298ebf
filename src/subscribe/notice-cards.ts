import { command } from '../cards/action-ids.ts';
import { context } from '../cards/blocks.ts';
import { type Card, notice } from '../cards/card.ts';
import { limits, truncate, truncationLengths } from '../cards/limits.ts';
import { bold, escapeMrkdwn, person, plain, richText } from '../cards/rich-text.ts';
import { filterSummary, type NothingMatchesAnswer, type SubscriptionAnswer } from './answers.ts';
import type { Subscription } from './subscription.ts';
import {
  formatAlerts,
  formatLeadTimes,
  formatPostingTime,
  formatStyle,
  subscribeButton,
} from './subscription-lines.ts';
import type { OrderProblem } from './subscription-order.ts';
import { nearZones } from './zone-names.ts';

/** What was said and cannot be: all of it at once, each with what to type instead. */
export function orderRefusedCard({
  problems,
  times,
}: Extract<SubscriptionAnswer, { kind: 'order_refused' }>): Card {
  const sentences = [
    ...problems.slice(0, 5).map(problemWords),
    ...(times.length > 0 ? [dateProblemText(times)] : []),
  ];
  return notice(
    'No subscription was made',
    `${sentences.join(' ')} For example: ${command} subscribe consultations lead 14,7,1 at 09:00 zone Asia/Shanghai`,
    [subscribeButton('Fill in the form')],
  );
}

/** A problem of an order in a sentence, and what is right. */
function problemWords({ part, text }: OrderProblem): string {
  const typed = `“${truncate(text, truncationLengths.titleInPassing)}”`;
  switch (part) {
    case 'lead':
      return `${typed} cannot be counted down: type up to ten numbers of days, each 0 to 365, such as lead 14,7,1.`;
    case 'at':
      return `${typed} is no hour of the day: type it as 09:00 or 9am.`;
    case 'zone':
      return `${typed} is no time zone that is known: ${zoneHint(text)}`;
  }
}

/** Why a time in a filter is refused. */
export function dateProblemText(times: readonly string[]): string {
  return `Leave out ${times.map((time) => `“${truncate(time, truncationLengths.titleInPassing)}”`).join(', ')}: reminders come for whatever is ahead, so the filter takes no times.`;
}

/** That nothing fits a filter, for the field of a form. */
export function noMatchText({ understood }: NothingMatchesAnswer): string {
  return `Nothing in the bulletins fits yet; it was understood as ${truncate(understood.join(', '), truncationLengths.question)}. Correct it, or tick the last box.`;
}

function zoneHint(text: string): string {
  const near = nearZones(text).slice(0, 3);
  if (near.length > 0) return `did you mean ${near.join(' or ')}?`;
  return 'type a name such as Asia/Shanghai, Europe/Brussels or UTC.';
}

/** What the channel is told once when it is subscribed: who did it, to what, and how to change it. */
export function introductionCard(facts: {
  readonly subscription: Pick<
    Subscription,
    'createdBy' | 'leads' | 'at' | 'zone' | 'digestDay' | 'cards' | 'alerts'
  >;
  readonly understood: readonly string[];
}): Card {
  const { subscription } = facts;
  const what = filterSummary(facts);
  const when = `${formatLeadTimes(subscription.leads)}, ${formatPostingTime(subscription)}`;
  return {
    text: truncate(
      escapeMrkdwn(`Privacy Law will remind this channel of deadlines: ${what}; ${when}.`),
      limits.fallbackText,
    ),
    blocks: [
      richText(
        [
          person(subscription.createdBy),
          plain(' subscribed this channel to reminders of deadlines in legal bulletins.'),
        ],
        [bold('What: '), plain(what)],
        [bold('When: '), plain(when)],
        [bold('How: '), plain(`${formatStyle(subscription)}; ${formatAlerts(subscription)}`)],
      ),
      context(`Anybody here can change or end it: ${command} subscriptions. Not legal advice.`),
    ],
  };
}
