import type { CalendarDate } from './calendar-date.ts';
import {
  calendarUnit,
  type DateSpan,
  fixed,
  lastDay,
  mapped,
  oneDay,
  type Period,
  type PeriodForm,
} from './date-span.ts';
import { datedPeriods } from './dated-periods.ts';
import { chinesePeriods, relativePeriods } from './relative-periods.ts';

/**
 * Reads the whole text as a period: a day, month, quarter, half or year, by its date or by its distance from today, or
 * the end, the start or the week of one. Null where `periodPattern` takes the text for one and the calendar has none:
 * `31 September`, `Q5`, `5 working days`.
 */
export function readPeriod(text: string, today: CalendarDate): Period | null {
  for (const { pattern, read } of compiled) {
    const found = pattern.exec(text);
    if (found) return read(groupsOf(found), today);
  }
  return null;
}

const groupsOf = (found: RegExpExecArray): readonly string[] => found.slice(1).map((group) => group ?? '');

const plainForms: readonly PeriodForm[] = [...chinesePeriods, ...datedPeriods, ...relativePeriods];

/** A pattern without groups that takes part in longer ones. */
const ungrouped = (pattern: string): string => pattern.replace(/\((?!\?)/g, '(?:');

const anyOf = (forms: readonly PeriodForm[]): string =>
  `(?:${forms.map(({ pattern }) => ungrouped(pattern)).join('|')})`;

const edges: PeriodForm = {
  pattern: `(?:very )?(end|start|beginning|week) of (?:the )?(${anyOf(plainForms)}|week|month|quarter|year)`,
  read: ([part = '', of = ''], today) => {
    const period = unitNow(of, today) ?? readPeriod(of, today);
    return period && mapped(period, partOf[part.toLowerCase()] ?? firstDay);
  },
};

const firstDay = (span: DateSpan): DateSpan => oneDay(span.from);

const partOf: Readonly<Record<string, (span: DateSpan) => DateSpan>> = {
  end: lastDay,
  week: (span) => calendarUnit(span.from, 'week'),
};

function unitNow(word: string, today: CalendarDate): Period | null {
  const unit = (['week', 'month', 'quarter', 'year'] as const).find((one) => one === word.toLowerCase());
  return unit ? fixed(calendarUnit(today, unit)) : null;
}

const forms: readonly PeriodForm[] = [edges, ...plainForms];

/** What looks like a period, whether or not there is one: the source of a pattern without groups, for any case. */
export const periodPattern: string = anyOf(forms);

const compiled = forms.map(({ pattern, read }) => ({ pattern: new RegExp(`^(?:${pattern})$`, 'iu'), read }));
