import { tzOffset } from '@date-fns/tz';
import { type CalendarDate, parseCalendarDate } from './calendar-date.ts';
import { dayLength, type Instant, minute, parseTimeOfDay, second, type TimeOfDay } from './instant.ts';

/**
 * What calendar and clock show in a zone at a moment, the seconds cut off.
 * @param zone IANA name; another name throws a RangeError
 */
export function wallClock(instant: Instant, zone: string): { readonly date: CalendarDate; readonly time: TimeOfDay } {
  const text = new Date(instant + offsetAt(instant, zone)).toISOString();
  const [date, time] = [parseCalendarDate(text.slice(0, 10)), parseTimeOfDay(text.slice(11, 16))];
  if (date && time) return { date, time };
  throw new RangeError(`not a moment between the years 0000 and 9999: ${text}`);
}

/**
 * The moment at which a zone's calendar and clock show that day and time. Where they never do (the clock was put forward
 * over it), the first moment after the gap; where they do twice (it was put back), the first of the two.
 * @param zone IANA name; another name throws a RangeError
 */
export function instantAt(date: CalendarDate, time: TimeOfDay, zone: string): Instant {
  const shown = Date.parse(`${date}T${time}:00Z`);
  const [before, after] = [offsetAt(shown - dayLength, zone), offsetAt(shown + dayLength, zone)];
  const [early, late] = [shown - before, shown - after];
  if (offsetAt(early, zone) === before) return early;
  return offsetAt(late, zone) === after ? late : firstMomentWith(after, { from: late, to: early, zone });
}

// The clock moves within the span; how it moves is not known, so the moment is closed in on, to the second.
function firstMomentWith(
  offset: number,
  { from, to, zone }: { readonly from: Instant; readonly to: Instant; readonly zone: string },
): Instant {
  let [low, high] = [from, to];
  while (high - low > second) {
    const middle = Math.floor((low + high) / 2 / second) * second;
    if (offsetAt(middle, zone) === offset) high = middle;
    else low = middle;
  }
  return high;
}

// In milliseconds; of a zone that nobody knows, NaN.
function offsetAt(instant: Instant, zone: string): number {
  const offset = tzOffset(zone, new Date(instant)) * minute;
  if (Number.isNaN(offset)) throw new RangeError(`not a time zone: ${zone}`);
  return offset;
}

/**
 * Tells whether a day has ended everywhere in a jurisdiction: it may while a channel to its west still has it.
 * @param jurisdiction ISO 3166 alpha-2 code; of one whose zones this machine does not know (EU) no day is said to have ended
 */
export function hasEndedIn(jurisdiction: string, date: CalendarDate, now: Instant): boolean {
  const zones = zonesOf(jurisdiction);
  return zones.length > 0 && zones.every((zone) => wallClock(now, zone).date > date);
}

/** Tells whether a day has ended in any part of a jurisdiction, whose own clock may be the one that counts. */
export const mayHaveEndedIn = (jurisdiction: string, date: CalendarDate, now: Instant): boolean =>
  zonesOf(jurisdiction).some((zone) => wallClock(now, zone).date > date);

const known = new Map<string, readonly string[]>();

function zonesOf(jurisdiction: string): readonly string[] {
  const zones = known.get(jurisdiction) ?? zonesInRegion(jurisdiction);
  known.set(jurisdiction, zones);
  return zones;
}

// A method in newer engines, a property in older ones; TypeScript knows neither yet.
function zonesInRegion(region: string): readonly string[] {
  const locale = new Intl.Locale(`und-${region}`);
  const method: unknown = Reflect.get(locale, 'getTimeZones');
  const zones: unknown =
    typeof method === 'function' ? Reflect.apply(method, locale, []) : Reflect.get(locale, 'timeZones');
  return Array.isArray(zones) ? zones.filter((zone) => typeof zone === 'string') : [];
}
