import type { Button } from '@slack/types';
import { atPage } from '../question/parse-request.ts';
import type { Request } from '../question/request.ts';
import { requestButton } from './buttons.ts';

/** A page of a list, counted from 1, and the number of pages. */
export interface Page {
  readonly number: number;
  readonly of: number;
}

/** One page of a list; the last page if the number is too high. */
export function pageOf<T>(
  items: readonly T[],
  { number, size }: { readonly number: number; readonly size: number },
): { readonly items: readonly T[]; readonly page: Page } {
  const page = pageNumbered(number, { size, total: items.length });
  return { items: items.slice((page.number - 1) * size, page.number * size), page };
}

/** That page of a list of `total` items; the last page if the number is too high. */
export function pageNumbered(number: number, { size, total }: { readonly size: number; readonly total: number }): Page {
  const of = Math.max(1, Math.ceil(total / size));
  return { number: Math.min(Math.max(1, Math.trunc(number)), of), of };
}

/** " · page 2 of 3", to follow a heading; empty if there is one page only. */
export function pageSuffix({ number, of }: Page): string {
  return of > 1 ? ` · page ${number} of ${of}` : '';
}

/** Previous and Next, where there are such pages. */
export function pageButtons(request: Request, { number, of }: Page, next = 'Next'): readonly Button[] {
  return [
    ...(number > 1 ? [requestButton('Previous', atPage(request, number - 1), 'previous')] : []),
    ...(number < of ? [requestButton(next, atPage(request, number + 1), 'next')] : []),
  ];
}
