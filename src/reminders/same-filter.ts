/** Tells whether two filters ask for the same, but for case and spaces. */
export function sameFilter(one: string, other: string): boolean {
  return folded(one) === folded(other);
}

const folded = (filter: string): string => filter.toLowerCase().replace(/\s+/gu, ' ').trim();
