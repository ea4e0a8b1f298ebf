import type { DeadlineKey } from '../../src/bulletin/deadline-key.ts';
import type { PlannedDelivery } from '../../src/remind/delivery.ts';
import type { NewSubscription } from '../../src/subscribe/ports.ts';
import { type CalendarDate, parseCalendarDate } from '../../src/time/calendar-date.ts';
import { type Instant, parseTimeOfDay, type TimeOfDay } from '../../src/time/instant.ts';

/** 2 November 2026, nine in the morning in Shanghai. */
export const monday: Instant = Date.UTC(2026, 10, 2, 1);

/** A channel of an office. */
export const channel = { workspaceId: 'T0OFFICE1', channelId: 'C0PRIVACY1' } as const;

/** A day, by its text. */
export function day(text: string): CalendarDate {
  const date = parseCalendarDate(text);
  if (!date) throw new Error(`${text} is no day`);
  return date;
}

/** A time of day, by its text. */
export function time(text: string): TimeOfDay {
  const at = parseTimeOfDay(text);
  if (!at) throw new Error(`${text} is no time`);
  return at;
}

/** What somebody asks to subscribe to: everything, but for what is said. */
export function asked(changes: Partial<NewSubscription> = {}): NewSubscription {
  return {
    ...channel,
    filter: '',
    alerts: false,
    createdBy: 'U0ADACHEN1',
    createdAt: monday,
    leads: { unit: 'days', before: [14, 7, 1] },
    at: time('09:00'),
    zone: 'Asia/Shanghai',
    digestDay: null,
    cards: 'full',
    language: 'en',
    ...changes,
  };
}

/** A deadline in a week from that Monday. */
export const inAWeek: DeadlineKey = {
  entryId: 'cn-2026-10-r1',
  kind: 'consultation_close',
  edge: 'end',
  date: day('2026-11-09'),
};

/** A reminder of a deadline, due on that Monday, but for what is said. */
export function reminder(
  deadline: DeadlineKey = inAWeek,
  changes: Partial<PlannedDelivery> & { readonly lead?: number } = {},
): PlannedDelivery {
  const { lead = 7, ...rest } = changes;
  return {
    notice: { kind: 'reminder', deadline, lead, status: 'extracted' },
    dueAt: monday,
    threadTs: null,
    channelOnce: null,
    skipped: null,
    ...rest,
  };
}
