import type { ActionsBlock, Button } from '@slack/types';
import type { Page } from '../answers/pages.ts';
import { atPage } from '../answers/parse-request.ts';
import type { Request } from '../answers/request.ts';
import { actionIds } from './action-ids.ts';
import { cut, limits } from './limits.ts';
import { encodeRequest } from './request-value.ts';

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
    text: { type: 'plain_text', text: cut(text, limits.buttonText), emoji: false },
    value,
    ...(label ? { accessibility_label: cut(label, limits.accessibilityLabel) } : {}),
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
