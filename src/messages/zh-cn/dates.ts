import type { dates as english } from '../en/dates.ts';
import type { Translated } from '../language.ts';

/** How days are written, as patterns of date-fns. */
export const dates: Translated<typeof english> = {
  'dates.day': 'yyyy年M月d日',
  'dates.month': 'yyyy年M月',
  'dates.month.short': 'yyyy年MM月',
  'dates.list.near': 'M月d日 EEE',
  'dates.list.far': 'M月d日',
  'dates.list.other_year': 'yyyy年M月d日',
  'dates.weekday.long': 'yyyy年M月d日EEEE',
  'dates.weekday.short': 'yyyy年M月d日 EEE',
  'dates.weekday.this_year': 'M月d日EEEE',
  'dates.part.month': 'd日',
  'dates.part.year': 'M月d日',
  'dates.range': '{from}至{to}',
};
