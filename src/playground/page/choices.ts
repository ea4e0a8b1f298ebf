import { type Child, h } from './element.ts';
import { isRecord, type Json, list, text } from './read-json.ts';
import { showTextObject } from './show-mrkdwn.ts';
import { choose, type Slot, slotAttributes, slotId, startValue } from './slot.ts';

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
