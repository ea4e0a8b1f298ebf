import { fileURLToPath } from 'node:url';
import { InvalidArgumentError } from 'commander';
import { readZone } from '../config/settings.ts';
import { type CalendarDate, parseCalendarDate, todayIn } from '../time/calendar-date.ts';

/** The folder with the bundled bulletins, wherever the program was started. */
export const bundledData = fileURLToPath(new URL('../../data', import.meta.url));

/** Reads a day given on the command line. */
export function dayOption(text: string): CalendarDate {
  const day = parseCalendarDate(text);
  if (!day) throw new InvalidArgumentError('It must be a day that exists, written YYYY-MM-DD.');
  return day;
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

/** Today by the machine's clock, in the zone of TZ_DEFAULT. */
export function today(): CalendarDate {
  return todayIn(readZone(process.env), new Date());
}
