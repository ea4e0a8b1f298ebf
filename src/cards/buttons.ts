import type { ActionsBlock, Button } from '@slack/types';
import { atPage, parseRequest, printRequest } from '../question/parse-request.ts';
import type { Request } from '../question/request.ts';
import { actionIds } from './action-ids.ts';
import { limits, truncate } from './limits.ts';

interface ButtonFacts {
  readonly id: string;
  readonly text: string;
  readonly value: string;
  /** What a screen reader says where the text alone does not tell. */
  readonly label?: string;
}

/** A button. Its text is cut to what Slack allows. */
export function button({ id, text, value, label }: ButtonFacts): Button {
  return {
    type: 'button',
    action_id: id,
    text: { type: 'plain_text', text: truncate(text, limits.buttonText), emoji: false },
    value,
    ...(label ? { accessibility_label: truncate(label, limits.accessibilityLabel) } : {}),
  };
}

/** A row of buttons; none where there are no buttons. */
export function buttonRow(buttons: readonly Button[]): readonly ActionsBlock[] {
  return buttons.length === 0 ? [] : [{ type: 'actions', elements: [...buttons] }];
}

/** A button that asks a request and puts its answer in the place of this card. */
export function requestButton(text: string, request: Request, slot: string): Button {
  return button({ id: `${actionIds.runRequest}:${slot}`, text, value: encodeRequest(request) });
}

/** Previous and Next, as far as there are such pages. */
export function pageButtons(request: Request, page: Page): readonly Button[] {
  return [
    ...(page.number > 1 ? [requestButton('Previous', atPage(request, page.number - 1), 'previous')] : []),
    ...(page.number < page.of ? [requestButton('Next', atPage(request, page.number + 1), 'next')] : []),
  ];
}

/**
 * A request as the value of a button, `v1|PAGE|COMMAND`: the card's state travels in the card, so that cards outlive
 * restarts and deployments. At most 330 of the 2000 characters that Slack allows.
 */
export function encodeRequest(request: Request): string {
  const page = 'page' in request ? request.page : 1;
  return `v1|${page}|${printRequest(request)}`;
}

/** Reads a button's value back; null where it is not one of ours or of a version that is no longer understood. */
export function decodeRequest(value: string): Request | null {
  const parts = /^v1\|(\d{1,6})\|(.+)$/s.exec(value);
  if (!parts) return null;
  return atPage(
    parseRequest(parts[2] ?? '', () => true),
    Number(parts[1]),
  );
}

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
