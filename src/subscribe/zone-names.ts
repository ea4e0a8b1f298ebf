import cityTimezones from 'city-timezones';
import levenshtein from 'damerau-levenshtein';
import { groupBy } from '../arrays.ts';
import { isTimeZone } from '../time/calendar-date.ts';
import { placeNames, zoneAbbreviations } from './place-names.ts';

/** What a name of a time zone was read as: one zone, or several that it may mean, the likeliest first. */
export type ZoneReading = { readonly zone: string } | { readonly several: readonly string[] };

/**
 * Reads the name of a time zone: `Asia/Shanghai` in any case, a city of the world in English or a larger one in Chinese, an abbreviation such
 * as PST, or `UTC+8`. Several zones for an abbreviation or a city that may be either: CST, Springfield. Null for anything else.
 */
export function readZone(text: string): ZoneReading | null {
  const name = folded(text);
  const zone = byName.get(name) ?? byCity.get(name) ?? placeNames.get(name) ?? offsetZone(name);
  if (zone !== undefined) return { zone };
  // Older names, which the list leaves out: Asia/Calcutta.
  const typed = text.trim();
  if (typed.includes('/')) return isTimeZone(typed) ? { zone: typed } : null;
  const [likeliest, ...others] = zoneAbbreviations.get(name) ?? zonesOfCity(name);
  if (likeliest === undefined) return null;
  return others.length === 0 ? { zone: likeliest } : { several: [likeliest, ...others] };
}

/** The zone that a name means; null if it means none, or may mean several. */
export function findZone(text: string): string | null {
  const read = readZone(text);
  return read && 'zone' in read ? read.zone : null;
}

/** Whether a name says its zone by itself, so that nobody wonders what it was read as: `Asia/Shanghai`, `shanghai`. */
export const namesZone = (text: string, zone: string): boolean => [folded(zone), cityOf(zone)].includes(folded(text));

/** A zone as people write it: `Asia/Shanghai`, `UTC+8`. */
export function zoneLabel(zone: string): string {
  const [, sign, hours] = /^Etc\/GMT([+-])(\d+)$/.exec(zone) ?? [];
  return hours === undefined ? zone : `UTC${sign === '-' ? '+' : '-'}${hours}`;
}

// IANA writes the sign the other way round.
function offsetZone(name: string): string | undefined {
  const [, sign, hours] = /^(?:utc|gmt) ?([+-])0?(\d{1,2})(?::?00)?$/.exec(name) ?? [];
  const zone = Number(hours) === 0 ? 'UTC' : `Etc/GMT${sign === '+' ? '-' : '+'}${hours}`;
  return hours !== undefined && isTimeZone(zone) ? zone : undefined;
}

// The zones of all cities of that name, save those of much smaller ones: London is not the one in Ontario.
function zonesOfCity(name: string): readonly string[] {
  const found = citiesByName().get(name) ?? [];
  const [{ pop: largest } = { pop: 0 }] = found;
  return [...new Set(found.filter(({ pop }) => pop >= largest / 20).map(({ timezone }) => timezone))].filter(
    isTimeZone,
  );
}

type City = (typeof cityTimezones.cityMapping)[number];

let cities: ReadonlyMap<string, readonly City[]> | null = null;

// The inhabitants of the smallest city that is known by name: those below have names such as Lead and Of.
const fewest = 50_000;

// Made when it is first needed; the largest city of a name comes first.
function citiesByName(): ReadonlyMap<string, readonly City[]> {
  cities ??= groupBy(
    cityTimezones.cityMapping.filter(({ pop }) => pop >= fewest).toSorted((a, b) => b.pop - a.pop),
    ({ city_ascii: city }) => folded(city).replace(/, .*/, ''),
  );
  return cities;
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
  const read = readZone(text);
  const meant = read === null ? [] : 'zone' in read ? [read.zone] : read.several;
  return [...new Set([...meant, ...(containing.length > 0 ? containing : nearZones(text))])].slice(0, most);
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

const byName: ReadonlyMap<string, string> = new Map(zones.map((zone) => [folded(zone), zone]));

const byCity: ReadonlyMap<string, string> = new Map(zones.map((zone) => [cityOf(zone), zone]));

function rankOf(zone: string, typed: string): number | null {
  const [name, city] = [folded(zone), cityOf(zone)];
  if (byCity.get(typed) === zone || name === typed) return 0;
  if (city.startsWith(typed)) return 1;
  if (name.startsWith(typed)) return 2;
  return name.includes(typed) ? 3 : null;
}
