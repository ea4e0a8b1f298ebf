/** The number of a month by its English name or abbreviation in any case, 1 to 12; null where it is none. */
export function monthNumber(name: string): number | null {
  const start = name.slice(0, 3).toLowerCase();
  const at = monthStarts.indexOf(start);
  return at < 0 ? null : at + 1;
}

const monthStarts = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Pattern of a capitalised English month name or its abbreviation, without groups. */
export const monthPattern =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)';
