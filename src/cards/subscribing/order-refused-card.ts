import type {
  NothingMatchesAnswer,
  SubscriptionAnswer,
} from '../../answers/subscribing/subscription-answer.ts';
import type { OrderProblem } from '../../answers/subscribing/subscription-order.ts';
import { nearZones } from '../../answers/subscribing/zone-names.ts';
import type { Card } from '../card.ts';
import { command } from '../help-card.ts';
import { budgets, cut } from '../limits.ts';
import { notice } from '../notice-cards.ts';
import { subscribeButton } from './subscription-buttons.ts';

/** What was said and cannot be: all of it at once, each with what to type instead. */
export function orderRefusedCard({
  problems,
  times,
}: Extract<SubscriptionAnswer, { kind: 'order_refused' }>): Card {
  const sentences = [
    ...problems.slice(0, 5).map(problemWords),
    ...(times.length > 0 ? [timesWords(times)] : []),
  ];
  return notice(
    'No subscription was made',
    `${sentences.join(' ')} For example: ${command} subscribe consultations lead 14,7,1 at 09:00 zone Asia/Shanghai`,
    [subscribeButton('Fill in the form')],
  );
}

/** A problem of an order in a sentence, and what is right. */
function problemWords({ part, text }: OrderProblem): string {
  const typed = `“${cut(text, budgets.titleInPassing)}”`;
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
export function timesWords(times: readonly string[]): string {
  return `Leave out ${times.map((time) => `“${cut(time, budgets.titleInPassing)}”`).join(', ')}: reminders come for whatever is ahead, so the filter takes no times.`;
}

/** That nothing fits a filter, for the field of a form. */
export function unfitWords({ understood }: NothingMatchesAnswer): string {
  return `Nothing in the bulletins fits yet; it was understood as ${cut(understood.join(', '), budgets.question)}. Correct it, or tick the last box.`;
}

function zoneHint(text: string): string {
  const near = nearZones(text).slice(0, 3);
  if (near.length > 0) return `did you mean ${near.join(' or ')}?`;
  return 'type a name such as Asia/Shanghai, Europe/Brussels or UTC.';
}
