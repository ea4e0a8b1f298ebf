import type { PageChannel, PageClock, Snapshot } from '../page-protocol.ts';

/** What people and channels are called, by their ids. */
export interface Names {
  readonly user: (id: string) => string;
  readonly channel: (id: string) => string;
}

/** The names a snapshot knows; an id it does not know stands for itself. */
export function namesOf({ users, channels, app }: Snapshot): Names {
  const people = new Map(users.map(({ id, name }) => [id, name]));
  const places = new Map(channels.map(({ id, name }) => [id, name]));
  return {
    user: (id) => people.get(id) ?? (id === app.botUser ? app.name : id),
    channel: (id) => places.get(id) ?? id,
  };
}

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

/** The address of a place within the page: `#home`, `#channel/C1`. */
export const addressOf = (place: string): string => (place === 'home' ? '#home' : `#channel/${place}`);

/** The place an address names, or else the first channel where the bot is. */
export function placeIn(address: string, { channels, app }: Snapshot): string {
  if (address === '#home' && app.homeTab) return 'home';
  const named = channels.find(({ id }) => address === addressOf(id));
  const usual = channels.find(
    ({ kind, archived, botIsMember }) => kind === 'channel' && botIsMember && !archived,
  );
  return (named ?? usual ?? channels[0])?.id ?? 'home';
}

/** A channel as it is spoken of: "#general", or the other side of a direct message. */
export const nameOf = ({ kind, name }: PageChannel): string => (kind === 'channel' ? `#${name}` : name);
