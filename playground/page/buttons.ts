import { showCheckboxes, showClockInput, showFileInput, showRadioButtons, showTextInput } from './choices.ts';
import { h } from './element.ts';
import { confirmed, menu } from './popups.ts';
import { isSafe, plainWords } from './rich-text.ts';
import { showExternalSelect, showMultiSelect, showSelect } from './selects.ts';
import { type Json, list, record, text, wordsOf } from './store.ts';
import { act, choose, type Slot, slotAttributes, slotId, typeOf } from './surface.ts';

/** A `button`; with a `url` it is a link in a new tab that is an action too. */
function showButton(slot: Slot): HTMLElement {
  const { element } = slot;
  const style = text(element['style']);
  const attributes = {
    ...slotAttributes(slot),
    class: ['primary', 'danger'].includes(style) ? `button ${style}` : 'button',
    'aria-label': text(element['accessibility_label']) || null,
  };
  const words = plainWords(wordsOf(element['text']));
  const url = text(element['url']);
  if (isSafe(url)) {
    const link = h(
      'a',
      { ...attributes, href: url, target: '_blank', rel: 'noopener noreferrer' },
      words,
      ' ↗',
    );
    link.addEventListener('click', (event) => {
      if (element['confirm'] !== undefined) event.preventDefault();
      void press(slot, link, url);
    });
    return link;
  }
  const button = h('button', { ...attributes, type: 'button', click: () => void press(slot, button) }, words);
  return button;
}

async function press(slot: Slot, button: HTMLElement, url?: string): Promise<void> {
  const { element, surface } = slot;
  if (button.ariaBusy === 'true') return;
  if (!(await confirmed(element['confirm'], surface.names))) return;
  if (url !== undefined && element['confirm'] !== undefined) window.open(url, '_blank', 'noopener');
  button.ariaBusy = 'true';
  await act(surface, slot, pressed(element));
  button.ariaBusy = null;
}

/** A button's own part of the payload. */
function pressed({ text: words, value, style }: Json): Json {
  return {
    type: 'button',
    text: words,
    ...(value === undefined ? {} : { value }),
    ...(style === undefined ? {} : { style }),
  };
}

/** An `overflow` menu: each pick is an action. */
function showOverflow(slot: Slot): HTMLElement {
  const items = list(slot.element['options']).map((option) => {
    const { text: words, description, url } = record(option);
    return {
      label: plainWords(wordsOf(words)),
      detail: wordsOf(description),
      pick: () => {
        if (isSafe(text(url))) window.open(text(url), '_blank', 'noopener');
        void choose({ ...slot, dispatches: true }, { selected_option: option });
      },
    };
  });
  const label = text(slot.element['accessibility_label']) || slot.label || 'More actions';
  return menu({ words: '⋯', label, key: slotId(slot) }, items);
}

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
