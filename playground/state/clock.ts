import { TZDate } from '@date-fns/tz';
import type { PageClock } from '../page-protocol.ts';

/** The workspace's clock, which ticks on from the time it was last set to. */
export interface WorkspaceClock {
  /** IANA name of the time zone. */
  readonly zone: string;
  now(): Date;
  /** Seconds since 1970. */
  seconds(): number;
  set(at: Date): void;
  /**
   * Goes to a day (`YYYY-MM-DD`) and keeps the time of day, or to a time (`YYYY-MM-DDTHH:MM`), in the clock's zone.
   * @returns false where there is no such time
   */
  setDay(day: string): boolean;
  /** Goes on by so many days, or back by a negative number, and keeps the time of day. */
  moveDays(days: number): boolean;
  /** Now, as the page shows it. */
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
  const setWithinRange = (at: Date): boolean => {
    const year = at.getFullYear();
    if (!(year >= 1970 && year <= 9998)) return false;
    set(at);
    return true;
  };
  return {
    zone,
    now,
    seconds: () => Math.floor(now().getTime() / 1000),
    set,
    setDay: (day) => {
      const at = new TZDate(now(), zone);
      const [year = 0, month = 0, date = 0, hours, minutes] = day.split(/[-T:]/).map(Number);
      at.setFullYear(year, month - 1, date);
      if (hours !== undefined) at.setHours(hours, minutes ?? 0, 0, 0);
      return isoIn(at).startsWith(day) && /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?$/.test(day) && setWithinRange(at);
    },
    moveDays: (days) => {
      const at = new TZDate(now(), zone);
      at.setDate(at.getDate() + Math.round(days));
      return setWithinRange(at);
    },
    shown: () => ({ now: isoIn(new TZDate(now(), zone)), zone }),
  };
}

/** The workspace opens on 22 April 2019 at 09:00, in the month of the bulletin that the app comes with. */
export const openingTime = (zone: string): Date => new TZDate(2019, 3, 22, 9, 0, zone);

/** As `2019-04-22T09:00:00+08:00`; '' for an invalid date. */
const isoIn = (at: TZDate): string => (Number.isNaN(at.getTime()) ? '' : at.toISOString().replace(/\.\d+/, ''));
