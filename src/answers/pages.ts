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
  const of = Math.max(1, Math.ceil(items.length / size));
  const page = Math.min(Math.max(1, Math.trunc(number)), of);
  return { items: items.slice((page - 1) * size, page * size), page: { number: page, of } };
}
