import type { ToldSubscription } from '../../answers/subscribing/subscription-answer.ts';
import { weekdays } from '../../answers/subscribing/subscription-order.ts';
import type { Leads, Subscription, SubscriptionTerms } from '../../reminders/subscription.ts';
import type { Weekday } from '../../time/weekday.ts';
import { budgets, cut } from '../limits.ts';

/** "14, 7 and 1 days before", "10 and 5 working days before and on the day itself". */
export function leadsWords({ unit, before }: Leads): string {
  const ahead = before.filter((days) => days > 0);
  const day = unit === 'days' ? 'day' : 'working day';
  const isOne = ahead.length === 1 && ahead[0] === 1;
  return listed([
    ...(ahead.length > 0 ? [`${listed(ahead.map(String))} ${day}${isOne ? '' : 's'} before`] : []),
    ...(before.includes(0) ? ['on the day itself'] : []),
  ]);
}

/** "at 09:00 (Asia/Shanghai)": the hour and the zone whose clock shows it. */
export function hourWords({ at, zone }: Pick<SubscriptionTerms, 'at' | 'zone'>): string {
  return `at ${at} (${zone})`;
}

/** The digest and the cards in a phrase: "weekly digest on Monday, compact cards". */
export function styleWords({ digestDay, cards }: Pick<SubscriptionTerms, 'digestDay' | 'cards'>): string {
  const digest = digestDay ? `weekly digest on ${weekdayName(digestDay)}` : 'no weekly digest';
  return `${digest}, ${cards} cards`;
}

/** What a subscription takes, as its filter was understood: "every deadline", "consultations, authority MIIT". */
export function coverWords({ understood }: Pick<ToldSubscription, 'understood'>): string {
  return understood.length === 0 ? 'every deadline' : cut(understood.join(', '), budgets.smallPrint);
}

/** "new entries as they come in" or "deadlines only": whether the channel hears of new entries at once. */
export function alertsWords({ alerts }: Pick<Subscription, 'alerts'>): string {
  return alerts ? 'new entries are told when they come in' : 'no alerts of new entries';
}

/** "Monday". */
export function weekdayName(day: Weekday): string {
  const name = weekdays[day];
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** "14, 7 and 1". */
export function listed(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
