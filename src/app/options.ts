import { fileURLToPath } from 'node:url';
import { InvalidArgumentError } from 'commander';
import { type CalendarDate, parseCalendarDate, todayIn } from '../time/calendar-date.ts';
import { readZone } from './settings.ts';

/** The folder with the bundled bulletins, wherever the program was started. */
export const bundledData = fileURLToPath(new URL('../../data', import.meta.url));

/** The table of concepts that ships with the app. */
export const bundledConcepts = fileURLToPath(new URL('../../data/concepts.yaml', import.meta.url));

/** Reads a day given on the command line. */
export function dayOption(text: string): CalendarDate {
  const day = parseCalendarDate(text);
  if (!day) throw new InvalidArgumentError('It must be a day that exists, written YYYY-MM-DD.');
  return day;
}

/** Reads a month or a day given on the command line. */
export function issueOption(text: string): string {
  if (parseCalendarDate(text.length === 7 ? `${text}-01` : text)) return text;
  throw new InvalidArgumentError('It must be a month or a day that exists, written YYYY-MM or YYYY-MM-DD.');
}

/** Reads a jurisdiction given on the command line, in any case. */
export function jurisdictionOption(text: string): string {
  if (/^[a-z]{2}$/i.test(text)) return text.toUpperCase();
  throw new InvalidArgumentError('It must be an ISO 3166 code of two letters such as CN, or EU.');
}

/** Reads the id of a bulletin given on the command line. */
export function idOption(text: string): string {
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(text)) return text;
  throw new InvalidArgumentError('It must be lower-case letters, digits and hyphens, as cn-2019-04.');
}

/** Reads a whole number from 1 on. */
export function countOption(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1)
    throw new InvalidArgumentError('It must be a whole number from 1 on.');
  return count;
}

/** Reads a port, 0 standing for any free one. */
export function portOption(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    throw new InvalidArgumentError('It must be a port, 0 to 65535.');
  return port;
}

/** Today by the machine's clock, in the zone of TZ_DEFAULT; throws `SettingIsWrong` where that is no zone. */
export function today(): CalendarDate {
  return todayIn(readZone(process.env), new Date());
}
