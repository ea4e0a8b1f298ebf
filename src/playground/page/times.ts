import type { PageClock } from '../page-protocol.ts';

/** The workspace's date and time in words: "Monday 22 April 2019, 09:00". */
export const clockWords = ({ now, zone }: PageClock): string =>
  `${dayWords(new Date(now), zone)}, ${timeWords(new Date(now), zone)}`;

/** The workspace's date as a date input has it: "2019-04-22". */
export const clockDate = ({ now, zone }: PageClock): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date(now));

/** The day in words: "Monday 22 April 2019". */
export function dayWords(instant: Date, zone: string): string {
  const options = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone }).format(instant).replace(',', '');
}

/** The time of day: "09:00". */
export const timeWords = (instant: Date, zone: string): string =>
  new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(instant);

/** The instant of a message, by Slack's timestamp of it. */
export const instantOf = (ts: string): Date => new Date(Number(ts) * 1000);
