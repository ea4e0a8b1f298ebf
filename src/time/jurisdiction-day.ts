import type { CalendarDate } from './calendar-date.ts';
import type { Instant } from './instant.ts';
import { wallClock } from './zoned-clock.ts';

/**
 * Tells whether a day has ended everywhere in a jurisdiction: it may while a channel to its west still has it.
 * @param jurisdiction ISO 3166 alpha-2 code; of one whose zones this machine does not know (EU) no day is said to have ended
 */
export function hasEndedIn(jurisdiction: string, date: CalendarDate, now: Instant): boolean {
  const zones = zonesOf(jurisdiction);
  return zones.length > 0 && zones.every((zone) => wallClock(now, zone).date > date);
}

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
