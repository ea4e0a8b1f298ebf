import type { PageClock } from '../page-protocol.ts';

/** The workspace's clock: it ticks on from where it was last set, whatever the machine's clock says. */
export interface WorkspaceClock {
  /** IANA name of the zone. */
  readonly zone: string;
  now(): Date;
  set(at: Date): void;
  /** Goes to that day (`YYYY-MM-DD`) at the present time of day, or to a time of it (`YYYY-MM-DDTHH:MM`). */
  setDay(day: string): boolean;
  /** Goes so many days on, or back where negative. */
  moveDays(days: number): boolean;
  /** Now as the page shows it. */
  shown(): PageClock;
}

/** Starts a clock at that instant. */
export function startClock(start: Date, zone: string): WorkspaceClock {
  let setTo = start.getTime();
  let setAt = performance.now();
  const now = (): Date => new Date(setTo + Math.floor(performance.now() - setAt));
  const set = (at: Date): void => {
    setTo = at.getTime();
    setAt = performance.now();
  };
  const setWall = (wall: Wall): boolean => {
    const at = instantOf(wall, zone);
    if (!isPossible(at)) return false;
    set(at);
    return true;
  };
  return {
    zone,
    now,
    set,
    setDay: (day) => {
      const [date = '', time] = day.split('T');
      if (!isDay(date) || (time !== undefined && !/^([01]\d|2[0-3]):[0-5]\d$/.test(time))) return false;
      return setWall({ date, time: time ?? wallOf(now(), zone).time });
    },
    moveDays: (days) => {
      const wall = wallOf(now(), zone);
      const moved = Date.parse(`${wall.date}T00:00:00Z`) + Math.round(days) * 86_400_000;
      return (
        isPossible(new Date(moved)) && setWall({ ...wall, date: new Date(moved).toISOString().slice(0, 10) })
      );
    },
    shown: () => ({ now: writtenInstant(now(), zone), zone }),
  };
}

/** 22 April 2019, 09:00, in that zone: the month of the bulletin that the app brings with it. */
export function openingTime(zone: string): Date {
  return instantOf({ date: '2019-04-22', time: '09:00' }, zone);
}

/** A day and a time of day as a wall in some zone shows them. */
interface Wall {
  readonly date: string;
  readonly time: string;
}

const isPossible = (at: Date): boolean => {
  const year = at.getUTCFullYear();
  return year >= 1970 && year <= 9998;
};

function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

// The offset is looked up twice: where the first guess lies beyond a change of the offset, the second one is right.
function instantOf({ date, time }: Wall, zone: string): Date {
  const asUtc = Date.parse(`${date}T${time.length === 5 ? `${time}:00` : time}Z`);
  const guess = asUtc - offsetMinutes(new Date(asUtc), zone) * 60_000;
  return new Date(asUtc - offsetMinutes(new Date(guess), zone) * 60_000);
}

function wallOf(at: Date, zone: string): Wall {
  const shifted = new Date(at.getTime() + offsetMinutes(at, zone) * 60_000).toISOString();
  return { date: shifted.slice(0, 10), time: shifted.slice(11, 23) };
}

function writtenInstant(at: Date, zone: string): string {
  const wall = wallOf(at, zone);
  const offset = offsetMinutes(at, zone);
  const two = (number: number): string => String(number).padStart(2, '0');
  const hours = two(Math.floor(Math.abs(offset) / 60));
  const minutes = two(Math.abs(offset) % 60);
  return `${wall.date}T${wall.time.slice(0, 8)}${offset < 0 ? '-' : '+'}${hours}:${minutes}`;
}

function offsetMinutes(at: Date, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    timeZoneName: 'longOffset',
  }).formatToParts(at);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours, minutes] = /([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}
