import { isJson, type Json, listOf, numberOf, objectOf, objectsOf, textOf } from '../json.ts';
import { valueFields } from '../page-protocol.ts';
import { uploadFile } from './connection.ts';
import { button, type Child, h } from './element.ts';
import { confirmed, menu } from './popups.ts';
import { isSafe, labelOf, showText } from './rich-text.ts';
import { showExternalSelect, showMultiExternalSelect, showMultiSelect, showSelect } from './selects.ts';
import { act, choose, type Slot, slotAttributes, slotId, startValue } from './surface.ts';

/** An interactive element; for an unknown one, a box that names its type. */
export function showControl(slot: Slot): HTMLElement {
  const type = textOf(slot.element, 'type');
  return controls[type]?.(slot) ?? h('p', { class: 'unsupported' }, `Unsupported element: ${type}`);
}

const controls: Readonly<Record<string, (slot: Slot) => HTMLElement>> = {
  button: showButton,
  overflow: showOverflow,
  checkboxes: showOptions,
  radio_buttons: showOptions,
  static_select: showSelect,
  users_select: showSelect,
  conversations_select: showSelect,
  channels_select: showSelect,
  external_select: showExternalSelect,
  multi_external_select: showMultiExternalSelect,
  multi_static_select: showMultiSelect,
  multi_users_select: showMultiSelect,
  multi_conversations_select: showMultiSelect,
  multi_channels_select: showMultiSelect,
  plain_text_input: (slot) => showTextInput(slot, { type: 'text' }),
  number_input: (slot) => showTextInput(slot, numberAttributes(slot)),
  email_text_input: (slot) => showTextInput(slot, { type: 'email' }),
  url_text_input: (slot) => showTextInput(slot, { type: 'url' }),
  datepicker: (slot) => showPicker(slot, 'date'),
  timepicker: (slot) => showPicker(slot, 'time'),
  file_input: showFileInput,
};

function showButton(slot: Slot): HTMLElement {
  const { element } = slot;
  const style = textOf(element, 'style');
  const attributes = {
    ...slotAttributes(slot),
    class: ['primary', 'danger'].includes(style) ? `button ${style}` : 'button',
    'aria-label': textOf(element, 'accessibility_label') || null,
  };
  const text = labelOf(element, 'text');
  const url = textOf(element, 'url');
  if (!isSafe(url)) {
    const plain = button(text, () => void press(slot, plain), attributes);
    return plain;
  }
  // With a URL, a button is a link that is an action, too.
  const link = h('a', { ...attributes, href: url, target: '_blank', rel: 'noopener noreferrer' }, `${text} ↗`);
  link.addEventListener('click', (event) => {
    if (element['confirm'] !== undefined) event.preventDefault();
    void press(slot, link, url);
  });
  return link;
}

async function press(slot: Slot, pressed: HTMLElement, url?: string): Promise<void> {
  const { element, surface } = slot;
  if (pressed.ariaBusy === 'true') return;
  if (!(await confirmed(element['confirm'], surface.names))) return;
  if (url !== undefined && element['confirm'] !== undefined) window.open(url, '_blank', 'noopener');
  pressed.ariaBusy = 'true';
  await act(slot, {});
  pressed.ariaBusy = null;
}

function showOverflow(slot: Slot): HTMLElement {
  const items = objectsOf(slot.element, 'options').map((option) => {
    const url = textOf(option, 'url');
    const pick = (): void => {
      if (isSafe(url)) window.open(url, '_blank', 'noopener');
      void choose({ ...slot, dispatches: true }, { selected_option: option });
    };
    return { label: labelOf(option, 'text'), detail: labelOf(option, 'description'), pick };
  });
  const label = textOf(slot.element, 'accessibility_label') || slot.label || 'More actions';
  return menu({ text: '⋯', label, key: slotId(slot) }, items);
}

/** `checkboxes` and `radio_buttons`. */
function showOptions(slot: Slot): HTMLElement {
  const isSingle = slot.element['type'] === 'radio_buttons';
  const held = Object.values(startValue(slot)).flat().filter(isJson);
  const keys = new Set(held.map((option) => textOf(option, 'value')));
  const choices = objectsOf(slot.element, 'options').map((option) => {
    const value = textOf(option, 'value');
    const id = `${slotId(slot)}/${value}`;
    const type = isSingle ? 'radio' : 'checkbox';
    const box = h('input', { type, id, name: slotId(slot), 'data-key': id, checked: keys.has(value) });
    return { option, box };
  });
  const change = (): void => {
    const checked = choices.filter(({ box }) => box.checked).map(({ option }) => option);
    void choose(slot, isSingle ? { selected_option: checked[0] ?? null } : { selected_options: checked });
  };
  const rows = choices.map(({ option, box }) => h('label', { class: 'tick' }, box, optionText(option, slot)));
  const { id: _, 'data-key': __, ...attributes } = slotAttributes(slot);
  return h('div', { ...attributes, role: isSingle ? 'radiogroup' : 'group', change }, ...rows);
}

function optionText(option: Json, { surface: { names } }: Slot): Child {
  const description = isJson(option['description']) ? h('small', {}, ...showText(option, 'description', names)) : null;
  return h('span', {}, ...showText(option, 'text', names), description);
}

function showTextInput(slot: Slot, typeAttributes: Readonly<Record<string, string | null>>): HTMLElement {
  const { element } = slot;
  const value = textOf(startValue(slot), 'value');
  const attributes = {
    ...slotAttributes(slot),
    placeholder: labelOf(element, 'placeholder') || null,
    maxlength: numberOf(element, 'max_length'),
    minlength: numberOf(element, 'min_length'),
  };
  const field =
    element['multiline'] === true
      ? h('textarea', { ...attributes, rows: 4 }, value)
      : h('input', { ...attributes, ...typeAttributes, value });
  dispatchTyping(slot, field);
  return field;
}

const numberAttributes = ({ element }: Slot): Readonly<Record<string, string | null>> => ({
  type: 'number',
  step: element['is_decimal_allowed'] === true ? 'any' : '1',
  min: textOf(element, 'min_value') || null,
  max: textOf(element, 'max_value') || null,
});

/** Milliseconds without typing until `on_character_entered` is sent. */
const typingDelay = 300;

function dispatchTyping(slot: Slot, field: HTMLInputElement | HTMLTextAreaElement): void {
  const triggers = listOf(objectOf(slot.element, 'dispatch_action_config'), 'trigger_actions_on');
  const onCharacter = slot.dispatches && triggers.includes('on_character_entered');
  const onEnter = slot.dispatches && (triggers.length === 0 || triggers.includes('on_enter_pressed'));
  let timer = 0;
  const value = (): Json => ({ value: field.value || null });
  field.addEventListener('input', () => {
    void choose({ ...slot, dispatches: false }, value());
    clearTimeout(timer);
    if (onCharacter) timer = setTimeout(() => void choose(slot, value()), typingDelay);
  });
  field.addEventListener('keydown', (event) => {
    if (!(event instanceof KeyboardEvent) || event.key !== 'Enter' || event.isComposing || !onEnter) return;
    event.preventDefault();
    clearTimeout(timer);
    void choose(slot, value());
  });
}

/** `datepicker` and `timepicker`. */
function showPicker(slot: Slot, type: 'date' | 'time'): HTMLElement {
  const held = valueFields[textOf(slot.element, 'type')] ?? '';
  const field = h('input', {
    ...slotAttributes(slot),
    type,
    value: textOf(startValue(slot), held),
    title: labelOf(slot.element, 'placeholder') || null,
    change: () => void choose(slot, { [held]: field.value || null }),
  });
  return field;
}

function showFileInput(slot: Slot): HTMLElement {
  const { element, surface } = slot;
  const { user } = surface.page.store.state.snapshot;
  const held = objectsOf(startValue(slot), 'files').map((file) => textOf(file, 'name'));
  const names = h('small', {}, held.join(', '));
  const upload = async (files: readonly File[]): Promise<void> => {
    surface.showError('');
    const ids = await Promise.all(files.map((file) => uploadFile(user, file).catch(() => null)));
    const uploaded = ids.flatMap((id, i) => (id === null ? [] : [{ id, name: files[i]?.name ?? '' }]));
    if (uploaded.length < files.length) surface.showError('A file couldn’t be uploaded.');
    names.textContent = uploaded.map(({ name }) => name).join(', ');
    await choose(slot, { files: uploaded });
  };
  const field = h('input', {
    ...slotAttributes(slot),
    type: 'file',
    multiple: (numberOf(element, 'max_files') ?? 10) > 1,
    accept:
      listOf(element, 'filetypes')
        .map((type) => `.${String(type)}`)
        .join(',') || null,
    change: () => void upload(Array.from(field.files ?? [])),
  });
  return h('div', {}, field, names);
}
