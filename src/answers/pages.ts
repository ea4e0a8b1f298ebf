/** Where one is in a list that is cut into pages. */
export interface Page {
  readonly number: number;
  readonly of: number;
}

/** One page of a list; a page beyond the last is the last. */
export function pageOf<T>(
  items: readonly T[],
  { number, size }: { readonly number: number; readonly size: number },
): { readonly items: readonly T[]; readonly page: Page } {
  const page = pageNumbered(number, { size, total: items.length });
  return { items: items.slice((page.number - 1) * size, page.number * size), page };
}

/** That page of a list of so many items, or the last where it is beyond. */
export function pageNumbered(
  number: number,
  { size, total }: { readonly size: number; readonly total: number },
): Page {
  const of = Math.max(1, Math.ceil(total / size));
  return { number: Math.min(Math.max(1, Math.trunc(number)), of), of };
}
