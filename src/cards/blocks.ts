import type {
  ActionsBlock,
  Button,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  InputBlock,
  ModalView,
  PlainTextElement,
  PlainTextOption,
} from '@slack/types';
import { limits, truncate, truncationLengths } from './limits.ts';

/** A text in which nothing is markup, cut to a limit where one is given. */
export function plainText(text: string, limit = Number.POSITIVE_INFINITY): PlainTextElement {
  return { type: 'plain_text', text: truncate(text, limit), emoji: false };
}

/** A heading in large letters. */
export function header(text: string): HeaderBlock {
  return { type: 'header', text: plainText(text) };
}

/** Small print, one or more texts in a row. */
export function context(...texts: readonly string[]): ContextBlock {
  return { type: 'context', elements: texts.map((text) => plainText(text, truncationLengths.smallPrint)) };
}

/** A line between two parts of a card. */
export const divider: DividerBlock = { type: 'divider' };

interface ButtonOptions {
  readonly id: string;
  readonly text: string;
  readonly value: string;
  /** What a screen reader says, where the text is not enough. */
  readonly label?: string;
}

/** A button. Its text and label are cut to Slack's limits. */
export function button({ id, text, value, label }: ButtonOptions): Button {
  return {
    type: 'button',
    action_id: id,
    text: plainText(text, limits.buttonText),
    value,
    ...(label ? { accessibility_label: truncate(label, limits.accessibilityLabel) } : {}),
  };
}

/** A row of buttons, or no block if there are none. */
export function buttonRow(buttons: readonly Button[]): readonly ActionsBlock[] {
  return buttons.length === 0 ? [] : [{ type: 'actions', elements: [...buttons] }];
}

/** An option of a menu, of radio buttons or of checkboxes. Its texts are cut to Slack's limit. */
export function option(
  value: string,
  text: string,
  description?: string,
): PlainTextOption & { readonly value: string } {
  return {
    value,
    text: plainText(text, limits.optionText),
    ...(description === undefined ? {} : { description: plainText(description, limits.optionText) }),
  };
}

/** A labelled field of a form, without its element. */
export function input(id: string, label: string): Pick<InputBlock, 'type' | 'block_id' | 'label'> {
  return { type: 'input', block_id: id, label: plainText(label) };
}

/** Radio buttons, one of them selected. */
export const radio = (id: string, options: readonly PlainTextOption[], value: string) => ({
  type: 'radio_buttons' as const,
  action_id: id,
  options: [...options],
  initial_option: chosen(options, value),
});

/** The option with that value. Throws if there is none. */
export function chosen(options: readonly PlainTextOption[], value: string): PlainTextOption {
  const found = options.find((one) => one.value === value);
  if (!found) throw new Error(`no option ${value}`);
  return found;
}

/** A modal to read. */
export const modal = (title: string, blocks: ModalView['blocks']): ModalView => ({
  type: 'modal',
  title: plainText(title, limits.modalTitle),
  close: { type: 'plain_text', text: 'Close' },
  blocks,
});
