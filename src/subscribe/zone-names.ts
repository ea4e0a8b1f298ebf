import levenshtein from 'damerau-levenshtein';
import { isTimeZone } from '../time/calendar-date.ts';

/**
 * The IANA name of a zone that a person named: `Asia/Shanghai` in any case, its city alone (`hong kong`), or `UTC`. Null where
 * there is no such zone; an abbreviation such as CST names several, and so none.
 */
export function findZone(text: string): string | null {
  const name = folded(text);
  const listed = byName.get(name) ?? byCity.get(name);
  if (listed !== undefined) return listed;
  // Older names that the list leaves out: Asia/Calcutta.
  const written = text.trim();
  return written.includes('/') && isTimeZone(written) ? written : null;
}

/** Zones that a person may mean, the likeliest first: those that begin so, that hold the text, that nearly read so. */
export function suggestZones(text: string, most: number): readonly string[] {
  const typed = folded(text);
  const holding = zones
    .flatMap((zone) => {
      const place = placeOf(typed, zone);
      return place === null ? [] : [{ zone, place }];
    })
    .sort((a, b) => a.place - b.place);
  return (holding.length > 0 ? holding.map(({ zone }) => zone) : nearZones(text)).slice(0, most);
}

/** Zones whose city is written nearly so: one slip of the pen, two in a long name. */
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

const zones: readonly string[] = [
  'UTC',
  ...Intl.supportedValuesOf('timeZone').filter((one) => one !== 'UTC'),
];

const byName: ReadonlyMap<string, string> = new Map([
  ...zones.map((zone) => [folded(zone), zone] as const),
  ['gmt', 'UTC'],
]);

// The capital that keeps Shanghai's time and has no zone of its own.
const byCity: ReadonlyMap<string, string> = new Map([
  ...zones.map((zone) => [cityOf(zone), zone] as const),
  ['beijing', 'Asia/Shanghai'],
]);

function placeOf(typed: string, zone: string): number | null {
  const [name, city] = [folded(zone), cityOf(zone)];
  if (byCity.get(typed) === zone || name === typed) return 0;
  if (city.startsWith(typed)) return 1;
  if (name.startsWith(typed)) return 2;
  return name.includes(typed) ? 3 : null;
}
