import type { InputBlock, ModalView, PlainTextOption } from '@slack/types';
import { limits, truncate } from './limits.ts';

/** An option of a menu or of a list of boxes. */
export function option(value: string, text: string): PlainTextOption {
  return { value, text: { type: 'plain_text', text, emoji: false } };
}

/** A block that asks for something, without its element. */
export function input(id: string, label: string): Pick<InputBlock, 'type' | 'block_id' | 'label'> {
  return { type: 'input', block_id: id, label: { type: 'plain_text', text: label, emoji: false } };
}

/** Radio buttons with one of them chosen. */
export const radio = (id: string, options: readonly PlainTextOption[], value: string) => ({
  type: 'radio_buttons' as const,
  action_id: id,
  options: [...options],
  initial_option: chosen(options, value),
});

// The options stand for every value that there is.
/** The option of that value. Throws where there is none: the options cover every value. */
export function chosen(options: readonly PlainTextOption[], value: string): PlainTextOption {
  const found = options.find((one) => one.value === value);
  if (!found) throw new Error(`no option ${value}`);
  return found;
}

/** A modal of the app, without its blocks. */
export const modal = (title: string, blocks: ModalView['blocks']): ModalView => ({
  type: 'modal',
  title: { type: 'plain_text', text: truncate(title, limits.modalTitle), emoji: false },
  close: { type: 'plain_text', text: 'Close' },
  blocks,
});
