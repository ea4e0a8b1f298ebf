import { type Child, h } from './element.ts';
import { plainWords, showTextObject } from './rich-text.ts';
import { isRecord, type Json, list, number, record, text, wordsOf } from './store.ts';
import { choose, type Slot, slotAttributes, slotId, startValue, typeOf } from './surface.ts';

/** `checkboxes`. */
export function showCheckboxes(slot: Slot): HTMLElement {
  const held = list(
    startValue(slot, { selected_options: list(slot.element['initial_options']) })['selected_options'],
  );
  const checked = new Set(held.map(keyOf));
  const options = optionsOf(slot);
  const boxes = options.map((option) => tick(slot, option, checked.has(keyOf(option))));
  return group(slot, boxes, () => ({
    selected_options: options.filter((_, index) => boxes[index]?.checked === true),
  }));
}

/** `radio_buttons`. */
export function showRadioButtons(slot: Slot): HTMLElement {
  const initial = slot.element['initial_option'] ?? null;
  const held = keyOf(startValue(slot, { selected_option: initial })['selected_option']);
  const options = optionsOf(slot);
  const boxes = options.map((option) => tick(slot, option, keyOf(option) === held));
  return group(slot, boxes, () => ({
    selected_option: options.find((_, index) => boxes[index]?.checked === true) ?? null,
  }));
}

const optionsOf = ({ element }: Slot): readonly Json[] => list(element['options']).filter(isRecord);

const keyOf = (option: unknown): string | null => (isRecord(option) ? text(option['value']) : null);

function tick(slot: Slot, option: Json, checked: boolean): HTMLInputElement {
  const type = slot.element['type'] === 'checkboxes' ? 'checkbox' : 'radio';
  const id = `${slotId(slot)}/${text(option['value'])}`;
  return h('input', { type, id, name: slotId(slot), 'data-key': id, checked });
}

function group(slot: Slot, boxes: readonly HTMLInputElement[], value: () => Json): HTMLElement {
  const { names } = slot.surface;
  const rows = optionsOf(slot).map((option, index) =>
    h(
      'label',
      { class: 'tick' },
      boxes[index] ?? null,
      h('span', {}, ...showTextObject(option['text'], names), ...description(option, slot)),
    ),
  );
  const { id: _, 'data-key': __, ...attributes } = slotAttributes(slot);
  return h(
    'div',
    {
      ...attributes,
      role: slot.element['type'] === 'checkboxes' ? 'group' : 'radiogroup',
      change: () => void choose(slot, value()),
    },
    ...rows,
  );
}

const description = (option: Json, slot: Slot): readonly Child[] =>
  option['description'] === undefined
    ? []
    : [h('small', {}, ...showTextObject(option['description'], slot.surface.names))];

const inputTypes: Readonly<Record<string, string>> = {
  plain_text_input: 'text',
  number_input: 'number',
  email_text_input: 'email',
  url_text_input: 'url',
};

/** A field for words, a number, an address of mail or of the web. */
export function showTextInput(slot: Slot): HTMLElement {
  const { element } = slot;
  const held = text(startValue(slot, { value: text(element['initial_value']) || null })['value']);
  const attributes = {
    ...slotAttributes(slot),
    placeholder: plainWords(wordsOf(element['placeholder'])) || null,
    maxlength: number(element['max_length']),
    minlength: number(element['min_length']),
  };
  const field =
    element['multiline'] === true
      ? h('textarea', { ...attributes, rows: 4 }, held)
      : h('input', { ...attributes, ...typeAttributes(slot), value: held });
  dispatchTyping(slot, field);
  return field;
}

/** What the type of an input asks of its value. */
function typeAttributes({ element }: Slot): Readonly<Record<string, string | null>> {
  const type = inputTypes[typeOf(element)] ?? 'text';
  if (type !== 'number') return { type };
  const step = element['is_decimal_allowed'] === true ? 'any' : '1';
  return { type, step, min: text(element['min_value']) || null, max: text(element['max_value']) || null };
}

/** How long typing rests before `on_character_entered` is sent. */
const restMillis = 300;

function dispatchTyping(slot: Slot, field: HTMLInputElement | HTMLTextAreaElement): void {
  const triggers = list(record(slot.element['dispatch_action_config'])['trigger_actions_on']);
  const onCharacter = slot.dispatches && triggers.includes('on_character_entered');
  const onEnter = slot.dispatches && (triggers.length === 0 || triggers.includes('on_enter_pressed'));
  let timer = 0;
  const value = (): { readonly value: string | null } => ({ value: field.value || null });
  field.addEventListener('input', () => {
    void choose({ ...slot, dispatches: false }, value());
    clearTimeout(timer);
    if (onCharacter) timer = setTimeout(() => void choose(slot, value()), restMillis);
  });
  field.addEventListener('keydown', (event) => {
    if (!(event instanceof KeyboardEvent) || event.key !== 'Enter' || event.isComposing || !onEnter) return;
    event.preventDefault();
    clearTimeout(timer);
    void choose(slot, value());
  });
}

const clocks: Readonly<
  Record<string, { readonly type: string; readonly initial: string; readonly held: string }>
> = {
  datepicker: { type: 'date', initial: 'initial_date', held: 'selected_date' },
  timepicker: { type: 'time', initial: 'initial_time', held: 'selected_time' },
};

/** A `datepicker` or `timepicker`. */
export function showClockInput(slot: Slot): HTMLElement {
  const { type, initial, held } = clocks[typeOf(slot.element)] ?? { type: 'date', initial: '', held: '' };
  const first = text(startValue(slot, { [held]: slot.element[initial] ?? null })[held]);
  const field = h('input', {
    ...slotAttributes(slot),
    type,
    value: first,
    title: plainWords(wordsOf(slot.element['placeholder'])) || null,
    change: () => void choose(slot, { [held]: field.value || null }),
  });
  return field;
}

/** A `file_input`, which the playground cannot send: it says so and holds no files. */
export function showFileInput(slot: Slot): HTMLElement {
  startValue(slot, { files: [] });
  const { id, 'data-key': key } = slotAttributes(slot);
  const words = 'Unsupported element: file_input. Files cannot be sent to the playground.';
  return h('p', { id, 'data-key': key, class: 'unsupported' }, words);
}
