import { showButton, showOverflow } from './buttons.ts';
import { showCheckboxes, showRadioButtons } from './choices.ts';
import { h } from './element.ts';
import { showExternalSelect } from './external-select.ts';
import { showMultiSelect, showSelect } from './selects.ts';
import type { Slot } from './slot.ts';
import { typeOf } from './surface.ts';
import { showClockInput, showFileInput, showTextInput } from './text-inputs.ts';

const controls: Readonly<Record<string, (slot: Slot) => HTMLElement>> = {
  button: showButton,
  overflow: showOverflow,
  checkboxes: showCheckboxes,
  radio_buttons: showRadioButtons,
  static_select: showSelect,
  users_select: showSelect,
  conversations_select: showSelect,
  channels_select: showSelect,
  external_select: showExternalSelect,
  multi_static_select: showMultiSelect,
  multi_users_select: showMultiSelect,
  multi_conversations_select: showMultiSelect,
  multi_channels_select: showMultiSelect,
  plain_text_input: showTextInput,
  number_input: showTextInput,
  email_text_input: showTextInput,
  url_text_input: showTextInput,
  datepicker: showClockInput,
  timepicker: showClockInput,
  file_input: showFileInput,
};

/** An interactive element of any kind the playground knows; for another, a box that names its type. */
export function showControl(slot: Slot): HTMLElement {
  const type = typeOf(slot.element);
  return controls[type]?.(slot) ?? h('p', { class: 'unsupported' }, `Unsupported element: ${type}`);
}
