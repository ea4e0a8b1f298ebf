import type { Weekday } from '../time/calendar-date.ts';
import type { TimeOfDay } from '../time/instant.ts';
import type { Leads, SubscriptionTerms } from './subscription.ts';

/** What somebody who subscribes says: which deadlines and, as far as it is said, how they are told. */
export interface SubscriptionOrder {
  /** Which deadlines, as text of the query language; empty for all. */
  readonly filter: string;
  /** Whole days before the deadline, most first, each once; null where nothing is said. */
  readonly before: Leads['before'] | null;
  readonly unit: Leads['unit'] | null;
  readonly at: TimeOfDay | null;
  readonly zone: string | null;
  readonly digestDay: Weekday | null;
  readonly cards: SubscriptionTerms['cards'] | null;
  readonly alerts: boolean;
  /** What was said and cannot be. */
  readonly problems: readonly OrderProblem[];
}

/** Days, an hour or a zone that there are not, in the words that were typed. */
export interface OrderProblem {
  readonly part: 'lead' | 'at' | 'zone';
  readonly text: string;
}

/** The order of somebody who says nothing. */
export const emptyOrder: SubscriptionOrder = {
  filter: '',
  before: null,
  unit: null,
  at: null,
  zone: null,
  digestDay: null,
  cards: null,
  alerts: false,
  problems: [],
};

/** The order as it would be typed after `subscribe`: `readSubscriptionOrder` reads it back. */
export function printSubscriptionOrder(order: SubscriptionOrder): string {
  const { filter, before, unit, at, zone, digestDay, cards, alerts, problems } = order;
  return [
    filter === '' ? 'all' : filter,
    ...(before ? [`lead ${before.join(',')}`] : []),
    ...(unit ? [unit === 'days' ? 'calendar days' : 'working days'] : []),
    ...(at ? [`at ${at}`] : []),
    // One word, since the filter may end in "time".
    ...(zone ? [`timezone ${zone}`] : []),
    ...(digestDay ? [`weekly ${weekdays[digestDay]}`] : []),
    ...(cards ? [cards] : []),
    ...(alerts ? ['alerts'] : []),
    ...problems.map(({ part, text }) => `${part === 'zone' ? 'timezone' : part} ${text}`),
  ].join(' ');
}

/** The terms that come of an order where it leaves the rest to the channel's own. */
export function termsOf(
  { before, unit, at, zone, digestDay, cards }: SubscriptionOrder,
  usual: SubscriptionTerms,
): SubscriptionTerms {
  return {
    leads: { unit: unit ?? usual.leads.unit, before: before ?? usual.leads.before },
    at: at ?? usual.at,
    zone: zone ?? usual.zone,
    digestDay: digestDay ?? usual.digestDay,
    cards: cards ?? usual.cards,
  };
}

/** Monday to Sunday. */
export const allWeekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** The days of the week in lower case, by their numbers of ISO 8601. */
export const weekdays: Readonly<Record<Weekday, string>> = {
  1: 'monday',
  2: 'tuesday',
  3: 'wednesday',
  4: 'thursday',
  5: 'friday',
  6: 'saturday',
  7: 'sunday',
};
