import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plusDays } from '../../src/time/calendar-date.ts';
import { hour, parseTimeOfDay, type TimeOfDay } from '../../src/time/instant.ts';
import { instantAt, wallClock } from '../../src/time/zoned-clock.ts';
import { day } from '../bundled-library.ts';

const time = (text: string): TimeOfDay => {
  const read = parseTimeOfDay(text);
  if (!read) throw new Error(`not a time of day: ${text}`);
  return read;
};
const at = (date: string, clock: string, zone: string): string =>
  new Date(instantAt(day(date), time(clock), zone)).toISOString();

describe('the moment of an hour in a zone', () => {
  it.each([
    ['Pacific/Pago_Pago', '2026-05-01T20:00:00.000Z'],
    ['America/St_Johns', '2026-05-01T11:30:00.000Z'],
    ['UTC', '2026-05-01T09:00:00.000Z'],
    ['Asia/Kolkata', '2026-05-01T03:30:00.000Z'],
    ['Asia/Kathmandu', '2026-05-01T03:15:00.000Z'],
    ['Asia/Shanghai', '2026-05-01T01:00:00.000Z'],
    ['Pacific/Chatham', '2026-04-30T20:15:00.000Z'],
    ['Pacific/Kiritimati', '2026-04-30T19:00:00.000Z'],
  ])('is that of the zone, from -11 to +14: %s', (zone, moment) => {
    expect(at('2026-05-01', '09:00', zone)).toBe(moment);
  });

  it.each([
    ['an hour', '2026-03-29', '02:30', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
    ['half an hour', '2026-10-04', '02:10', 'Australia/Lord_Howe', '2026-10-03T15:30:00.000Z'],
    ['a day', '2011-12-30', '09:00', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
    ['midnight', '2018-11-04', '00:00', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
  ])('is the first after a gap of %s in the clock', (_gap, date, clock, zone, moment) => {
    expect(at(date, clock, zone)).toBe(moment);
  });

  it.each([
    ['an hour', '2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
    ['half an hour', '2026-04-05', '01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00.000Z'],
  ])('is the first of the two where the clock is put back by %s', (_overlap, date, clock, zone, moment) => {
    expect(at(date, clock, zone)).toBe(moment);
  });

  it('is refused in a zone that nobody knows', () => {
    expect(() => at('2026-05-01', '09:00', 'Mars/Olympus')).toThrow('not a time zone: Mars/Olympus');
    expect(() => wallClock(0, 'Mars/Olympus')).toThrow(RangeError);
  });
});

const zones = [
  'Pacific/Pago_Pago',
  'America/New_York',
  'America/St_Johns',
  'America/Sao_Paulo',
  'Africa/Casablanca',
  'Europe/Berlin',
  'Asia/Tehran',
  'Asia/Kathmandu',
  'Asia/Shanghai',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
];

describe('a day and time', () => {
  const moments = fc.record({
    zone: fc.constantFrom(...zones),
    date: fc.integer({ min: 0, max: 9000 }).map((days) => plusDays(day('2008-01-01'), days)),
    clock: fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map(([h, m]) => time(`${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`)),
  });

  it('is what the wall shows at its moment, or the wall jumps over it there', () => {
    fc.assert(
      fc.property(moments, ({ zone, date, clock }) => {
        const moment = instantAt(date, clock, zone);
        const shown = wallClock(moment, zone);
        if (shown.date === date && shown.time === clock) return;
        const before = wallClock(moment - 1, zone);
        expect(`${before.date} ${before.time}` < `${date} ${clock}`).toBe(true);
        expect(`${shown.date} ${shown.time}` > `${date} ${clock}`).toBe(true);
      }),
    );
  });

  it('comes back a day later, at most 26 hours on; or after 23, less the gap', () => {
    fc.assert(
      fc.property(moments, ({ zone, date, clock }) => {
        const step = instantAt(plusDays(date, 1), clock, zone) - instantAt(date, clock, zone);
        expect(step).toBeLessThanOrEqual(26 * hour);
        // Apia jumped over a whole day: its hours of that day all come at the first moment after.
        expect(step).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
