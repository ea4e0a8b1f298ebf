import type { PageChannel, PageClock, Snapshot } from '../page-protocol.ts';

/** The names of people and channels, by their ids. */
export interface Names {
  readonly user: (id: string) => string;
  readonly channel: (id: string) => string;
}

/** The names in a snapshot; an unknown id is its own name. */
export function namesOf({ users, channels, app }: Snapshot): Names {
  const userNames = new Map(users.map(({ id, name }) => [id, name]));
  const channelNames = new Map(channels.map(({ id, name }) => [id, name]));
  return {
    user: (id) => userNames.get(id) ?? (id === app.botUser ? app.name : id),
    channel: (id) => channelNames.get(id) ?? id,
  };
}

/** The clock's date and time: "Monday 22 April 2019, 09:00". */
export const formatClock = ({ now, zone }: PageClock): string =>
  `${formatDay(new Date(now), zone)}, ${formatTime(new Date(now), zone)}`;

/** The clock's date, as a date input has it: "2019-04-22". */
export const clockDate = ({ now, zone }: PageClock): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date(now));

/** The clock's date and time, as the server takes it: "2019-04-22T09:00". */
export const clockTime = ({ now, zone }: PageClock): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
    .format(new Date(now))
    .replace(' ', 'T');

/** The day: "Monday 22 April 2019". */
export function formatDay(instant: Date, zone: string): string {
  const options = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone }).format(instant).replace(',', '');
}

/** The time of day: "09:00". */
export const formatTime = (instant: Date, zone: string): string =>
  new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(instant);

/** The instant of a message, from its timestamp. */
export const instantOf = (ts: string): Date => new Date(Number(ts) * 1000);

/** The address of a place in the page: `#home`, `#channel/C1`. */
export const addressOf = (place: string): string => (place === 'home' ? '#home' : `#channel/${place}`);

/** The place at an address, or else the first channel with the bot. */
export function placeIn(address: string, { channels, app }: Snapshot): string {
  if (address === '#home' && app.homeTab) return 'home';
  const named = channels.find(({ id }) => address === addressOf(id));
  const first = channels.find(({ kind, archived, botIsMember }) => kind === 'channel' && botIsMember && !archived);
  return (named ?? first ?? channels[0])?.id ?? 'home';
}

/** The name of a channel, such as "#general"; for direct messages the name of the app. */
export const nameOf = ({ kind, name }: PageChannel): string => (kind === 'channel' ? `#${name}` : name);
