import type {
  ActionsBlock,
  Button,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  InputBlock,
  KnownBlock,
  ModalView,
  Overflow,
  PlainTextElement,
  PlainTextOption,
} from '@slack/types';
import { t } from '../messages/messages.ts';
import { actionIds } from './action-ids.ts';
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

/** A button that opens a page. @param slot tells apart the buttons of one card */
export function linkButton(text: string, url: string, slot: string): Button {
  return { ...button({ id: `${actionIds.openLink}:${slot}`, text, value: slot }), url };
}

/** A row of buttons, the last of which may be a menu; no block if there are none. */
export function buttonRow(buttons: readonly (Button | Overflow)[]): readonly ActionsBlock[] {
  return buttons.length === 0 ? [] : [{ type: 'actions', elements: [...buttons] }];
}

/**
 * A menu, shown as ⋯, of what there is no room for: each option does what its button would. At most five; none, and no menu, for a value that is
 * too long for an option.
 * @param slot tells apart the menus of one card
 */
export function moreMenu(slot: string, buttons: readonly Button[]): readonly Overflow[] {
  const options = buttons
    .map((one) => option(`${one.action_id}>${one.value}`, one.text.text))
    .filter(({ value }) => value.length <= limits.optionValue)
    .slice(0, limits.overflowOptions);
  return options.length === 0 ? [] : [{ type: 'overflow', action_id: `${actionIds.more}:${slot}`, options }];
}

/**
 * A row of buttons and, last, a menu of the others: four controls at most. Without others four buttons need no menu.
 * @param slot tells apart the menus of one card
 */
export function controls(
  slot: string,
  buttons: readonly Button[],
  others: readonly Button[] = [],
): readonly ActionsBlock[] {
  const shown = others.length === 0 && buttons.length <= mostControls ? mostControls : mostControls - 1;
  return buttonRow([...buttons.slice(0, shown), ...moreMenu(slot, [...buttons.slice(shown), ...others])]);
}

const mostControls = 4;

/** The action and the value of the button that an option of such a menu stands for; null if the text is not one. */
export function readMenuValue(text: string): { readonly actionId: string; readonly value: string } | null {
  const [, actionId = '', value = ''] = /^([a-z_]+)(?::[^>]*)?>(.*)$/s.exec(text) ?? [];
  return actionId === '' ? null : { actionId, value };
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
  close: { type: 'plain_text', text: t('cards.close') },
  blocks,
});

/**
 * A form. Its title and button are cut to Slack's limits.
 * @param about what its submission tells back: the `private_metadata` of the modal
 */
export const modalForm = (
  { id, about, title, submit }: Readonly<Record<'id' | 'title' | 'submit', string>> & { readonly about?: string },
  blocks: readonly KnownBlock[],
): ModalView => ({
  type: 'modal',
  callback_id: id,
  ...(about !== undefined && { private_metadata: about }),
  title: plainText(title, limits.modalTitle),
  submit: plainText(submit),
  close: plainText(t('cards.cancel')),
  blocks: [...blocks],
});
