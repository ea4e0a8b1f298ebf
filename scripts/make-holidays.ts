// Writes data/holidays.json: the public holidays of every country that date-holidays knows, and its weekends. The app itself
// doesn't load that package: with its astronomy and time zones it takes half a second and 30 MB.
// The data is under CC BY-SA 3.0, so its attributions go beside it, into data/holidays-notice.txt.
//   npx tsx scripts/make-holidays.ts
import { readFileSync, writeFileSync } from 'node:fs';
import DateHolidays from 'date-holidays';

const years = Array.from({ length: 20 }, (_, index) => 2016 + index);
const day = 86_400_000;

/** The days of the week on which a country rests by the CLDR, ISO 8601: 6 and 7 in most. */
function weekendOf(country: string): readonly number[] {
  const locale: Intl.Locale & { getWeekInfo?: () => WeekInfo; weekInfo?: WeekInfo } = new Intl.Locale(`und-${country}`);
  return (locale.getWeekInfo?.() ?? locale.weekInfo)?.weekend ?? [6, 7];
}

interface WeekInfo {
  readonly weekend: readonly number[];
}

/** The holidays of a year as `MMDD`, without those on a weekend. An Islamic day begins the evening before; half days are no holidays. */
function holidaysOf(calendar: DateHolidays, year: number, weekend: readonly number[]): readonly string[] {
  const days = (calendar.getHolidays(year) ?? [])
    .filter(({ type }) => type === 'public')
    .flatMap(({ date, start, end }) => {
      const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
      // A day may have 23 hours.
      const count = Math.floor((end.getTime() - start.getTime()) / day + 0.05);
      return Array.from({ length: count }, (_, index) => new Date(first + index * day));
    })
    .filter((one) => one.getUTCFullYear() === year && !weekend.includes(one.getUTCDay() || 7))
    .map((one) => one.toISOString().slice(5, 10).replace('-', ''));
  return [...new Set(days)].sort();
}

const countries = Object.keys(new DateHolidays().getCountries()).filter((country) => country !== 'CN');
const lines = countries.sort().map((country) => {
  const weekend = weekendOf(country);
  const calendar = new DateHolidays(country);
  const holidays = Object.fromEntries(years.map((year) => [year, holidaysOf(calendar, year, weekend).join(' ')]));
  return `${JSON.stringify(country)}: ${JSON.stringify({ weekend: weekend.join(''), ...holidays })}`;
});
writeFileSync(new URL('../data/holidays.json', import.meta.url), `{\n${lines.join(',\n')}\n}\n`);

const licence = readFileSync(new URL('../node_modules/date-holidays/LICENSE', import.meta.url), 'utf8');
const attributions = /<attribution>\s*(.*?)\s*<\/attribution>/s.exec(licence)?.[1];
if (attributions === undefined) throw new Error('date-holidays names no attributions');
writeFileSync(
  new URL('../data/holidays-notice.txt', import.meta.url),
  `data/holidays.json is made from the data of date-holidays, Copyright (c) 2015-present, commenthol
(https://github.com/commenthol/date-holidays), which is available under CC BY-SA 3.0
(https://creativecommons.org/licenses/by-sa/3.0/). Changed: computed for the years ${years[0]} to ${years.at(-1)}, public holidays
only, without names and without those on a weekend; weekends added after the Unicode CLDR. data/holidays.json is available
under the same licence; the MIT licence of this project does not apply to it.

Attributions, as date-holidays gives them:

${attributions}
`,
);
