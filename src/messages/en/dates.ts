/** How days are written, as patterns of date-fns. Source: its "Unicode tokens". */
export const dates = {
  'dates.day': 'd MMMM yyyy',
  'dates.month': 'MMMM yyyy',
  'dates.month.short': 'MMM yyyy',
  'dates.list.near': 'EEE d MMM',
  'dates.list.far': 'd MMM',
  'dates.list.other_year': 'd MMM yyyy',
  'dates.weekday.long': 'EEEE d MMMM yyyy',
  'dates.weekday.short': 'EEE d MMM yyyy',
  'dates.weekday.this_year': 'EEEE d MMMM',
  'dates.part.month': 'd',
  'dates.part.year': 'd MMMM',
  'dates.range': '{from} to {to}',
} as const;
