import levenshtein from 'damerau-levenshtein';
import { isTimeZone } from '../time/calendar-date.ts';

/**
 * The IANA name of a time zone: `Asia/Shanghai` in any case, its city alone (`hong kong`), or `UTC`. Null for anything else, and
 * for an abbreviation such as CST, which names several.
 */
export function findZone(text: string): string | null {
  const name = folded(text);
  const listed = byName.get(name) ?? byCity.get(name);
  if (listed !== undefined) return listed;
  // Older names, which the list leaves out: Asia/Calcutta.
  const typed = text.trim();
  return typed.includes('/') && isTimeZone(typed) ? typed : null;
}

/** Time zones for what was typed so far, at most `most`, the likeliest first; if none contains it, those spelled like it. */
export function suggestZones(text: string, most: number): readonly string[] {
  const typed = folded(text);
  const containing = zones
    .flatMap((zone) => {
      const rank = rankOf(zone, typed);
      return rank === null ? [] : [{ zone, rank }];
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ zone }) => zone);
  return (containing.length > 0 ? containing : nearZones(text)).slice(0, most);
}

/** Time zones whose city is spelled nearly so: one typing error away, two in a long name. */
export function nearZones(text: string): readonly string[] {
  const city = cityOf(text);
  if (city.length < 5 || city.length > 40) return [];
  return zones
    .map((zone) => ({ zone, steps: levenshtein(city, cityOf(zone)).steps }))
    .filter(({ steps }) => steps <= (city.length >= 7 ? 2 : 1))
    .sort((a, b) => a.steps - b.steps)
    .map(({ zone }) => zone);
}

const folded = (text: string): string =>
  text
    .trim()
    .replace(/[_\s]+/gu, ' ')
    .toLowerCase();

const cityOf = (zone: string): string => folded(zone.slice(zone.lastIndexOf('/') + 1));

const zones: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((one) => one !== 'UTC')];

const byName: ReadonlyMap<string, string> = new Map([
  ...zones.map((zone) => [folded(zone), zone] as const),
  ['gmt', 'UTC'],
]);

// Beijing has no zone of its own.
const byCity: ReadonlyMap<string, string> = new Map([
  ...zones.map((zone) => [cityOf(zone), zone] as const),
  ['beijing', 'Asia/Shanghai'],
]);

function rankOf(zone: string, typed: string): number | null {
  const [name, city] = [folded(zone), cityOf(zone)];
  if (byCity.get(typed) === zone || name === typed) return 0;
  if (city.startsWith(typed)) return 1;
  if (name.startsWith(typed)) return 2;
  return name.includes(typed) ? 3 : null;
}
