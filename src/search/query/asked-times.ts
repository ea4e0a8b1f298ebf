import type { Filters, Unread } from './query.ts';
import { commonWindow, type DateWindow } from './times/date-span.ts';

/** Whose day a time is. */
export type DayOf = 'dated' | 'due' | 'datedOrDue';

/** A time that was asked for, in the words of the question. */
export interface AskedTime {
  readonly of: DayOf;
  readonly window: DateWindow;
  readonly text: string;
}

/** The days that fit all the times asked for. Times without a day in common set no limit and are told. */
export function withinAll(times: readonly AskedTime[]): {
  readonly windows: Pick<Filters, DayOf>;
  readonly unread: readonly Unread[];
} {
  const [dated, due, datedOrDue] = (['dated', 'due', 'datedOrDue'] as const).map((of) =>
    within(times.filter((time) => time.of === of)),
  );
  return {
    windows: {
      dated: dated?.window ?? null,
      due: due?.window ?? null,
      datedOrDue: datedOrDue?.window ?? null,
    },
    unread: [dated, due, datedOrDue].flatMap((one) => one?.unread ?? []),
  };
}

interface Within {
  readonly window: DateWindow | null;
  readonly unread: readonly Unread[];
}

function within(times: readonly AskedTime[]): Within {
  if (times.length === 0) return { window: null, unread: [] };
  const window = commonWindow(times.map((time) => time.window));
  if (window) return { window, unread: [] };
  return {
    window: null,
    unread: [{ text: times.map(({ text }) => text).join(', '), why: 'no_common_day' }],
  };
}
