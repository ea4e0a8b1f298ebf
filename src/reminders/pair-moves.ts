import { type CalendarDate, daysBetween } from '../time/calendar-date.ts';

/**
 * Which of the days that are gone was moved to which of the new ones: where there are as many, in their order; else those that lie
 * closest first. A day that finds no other is not in the answer.
 */
export function pairMoves(
  gone: readonly CalendarDate[],
  fresh: readonly CalendarDate[],
): ReadonlyMap<CalendarDate, CalendarDate> {
  const [from, to] = [[...gone].sort(), [...fresh].sort()];
  const pairs = from.flatMap((one, at) =>
    to.map((other, place) => ({ one, other, isInOrder: at === place })),
  );
  const wanted =
    from.length === to.length
      ? pairs.filter(({ isInOrder }) => isInOrder)
      : pairs.sort((a, b) => distance(a) - distance(b));
  const [found, taken] = [new Map<CalendarDate, CalendarDate>(), new Set<CalendarDate>()];
  for (const { one, other } of wanted) {
    if (found.has(one) || taken.has(other)) continue;
    found.set(one, other);
    taken.add(other);
  }
  return found;
}

const distance = ({ one, other }: { readonly one: CalendarDate; readonly other: CalendarDate }): number =>
  Math.abs(daysBetween(one, other));
