import { Combobox, type Completion } from './combobox.ts';
import { h } from './element.ts';
import { isRecord, list, number, wordsOf } from './read-json.ts';
import { optionFacts, optionName, placeholderOf } from './selects.ts';
import { choose, type Slot, slotAttributes, startValue } from './slot.ts';
import { suggest } from './surface.ts';

/** How long typing rests before the app is asked. */
const restMillis = 150;

/** An `external_select`: the app suggests options for what is typed, from `min_query_length` characters on. */
export function showExternalSelect(slot: Slot): HTMLElement {
  const least = number(slot.element['min_query_length']) ?? 3;
  const initial = slot.element['initial_option'] ?? null;
  let held = startValue(slot, { selected_option: initial })['selected_option'];
  const heldWords = (): string => (isRecord(held) ? optionName(held) : '');
  const hold = (option: unknown): void => {
    held = option;
    field.value = heldWords();
    void choose(slot, { selected_option: option });
  };
  const field = h('input', {
    ...slotAttributes(slot),
    type: 'text',
    autocomplete: 'off',
    placeholder: placeholderOf(slot),
    value: heldWords(),
  });
  const offer = async (): Promise<readonly Completion[]> => {
    const typed = field.value.trim();
    if (typed.length < least || (held !== null && typed === heldWords())) return [];
    await new Promise((resolve) => setTimeout(resolve, restMillis));
    if (typed !== field.value.trim()) return [];
    return optionsIn(await suggest(slot.surface, slot, typed)).map((option) => ({
      label: optionName(option),
      detail: optionFacts(option),
      pick: () => hold(option),
    }));
  };
  const box = new Combobox(field, slot.label ?? placeholderOf(slot), offer);
  field.addEventListener('change', () => {
    if (field.value.trim() === '' && held !== null) hold(null);
  });
  field.addEventListener('blur', () => {
    field.value = heldWords();
  });
  const hint = least > 1 ? h('small', { class: 'hint' }, `Type at least ${least} characters.`) : null;
  return h('div', { class: 'external' }, field, box.list, hint);
}

/** Options, also where they came in groups. */
const optionsIn = (options: readonly unknown[]): readonly unknown[] =>
  options.flatMap((each) =>
    isRecord(each) && wordsOf(each['label']) !== '' ? list(each['options']) : [each],
  );
