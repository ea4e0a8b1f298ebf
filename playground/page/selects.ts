import { isJson, type Json, listOf, numberOf, objectOf, objectsOf, textOf } from '../json.ts';
import { type PageChannel, valueFields } from '../page-protocol.ts';
import { h } from './element.ts';
import { nameOf } from './names.ts';
import { Combobox, closeOnLeave, type Item } from './popups.ts';
import { labelOf } from './rich-text.ts';
import { choose, type Slot, slotAttributes, startValue, suggest } from './surface.ts';

/** A choice of a select; `held` is what Slack's payload has: an option, or an id. */
interface Choice {
  readonly key: string;
  readonly label: string;
  readonly held: unknown;
}

interface ChoiceGroup {
  readonly label: string | null;
  readonly choices: readonly Choice[];
}

const heldField = ({ element }: Slot): string => valueFields[textOf(element, 'type')] ?? '';

const keyOf = (held: unknown): string => (isJson(held) ? textOf(held, 'value') : textOf({ held }, 'held'));

/** A select of one option, user or channel, as a native `<select>`. */
export function showSelect(slot: Slot): HTMLElement {
  const field = heldField(slot);
  const groups = groupsOf(slot);
  const chosen = keyOf(startValue(withCurrentConversation(slot))[field]);
  const option = ({ key, label }: Choice): HTMLElement => h('option', { value: key, selected: key === chosen }, label);
  const change = (): void => {
    const choice = groups.flatMap(({ choices }) => choices).find(({ key }) => key === select.value);
    void choose(slot, { [field]: choice?.held ?? null });
  };
  const select = h(
    'select',
    { ...slotAttributes(slot), change },
    h('option', { value: '' }, placeholderOf(slot)),
    ...groups.flatMap(({ label, choices }) =>
      label === null ? choices.map(option) : [h('optgroup', { label }, ...choices.map(option))],
    ),
  );
  return select;
}

function withCurrentConversation(slot: Slot): Slot {
  const { element, surface } = slot;
  const { place } = surface.page.store.state;
  const isDefault = element['default_to_current_conversation'] === true && place !== 'home';
  return isDefault ? { ...slot, element: { initial_conversation: place, ...element } } : slot;
}

/** A select of several, as a disclosure with checkboxes. It dispatches when it is closed, as Slack's does. */
export function showMultiSelect(slot: Slot): HTMLElement {
  const field = heldField(slot);
  const chosen = listOf(startValue(slot), field).map(keyOf);
  const groups = groupsOf(slot).map(({ label, choices }) => ({
    label,
    boxes: choices.map(checkbox(chosen)),
  }));
  const boxes = groups.flatMap((group) => group.boxes);
  const checked = (): readonly Checkbox[] => boxes.filter(({ box }) => box.checked);
  const value = (): Json => ({ [field]: checked().map(({ choice }) => choice.held) });
  const summary = h('summary', { ...slotAttributes(slot), class: 'multi-head' });
  const max = numberOf(slot.element, 'max_selected_items') ?? boxes.length;
  const update = (): void => {
    const labels = checked().map(({ choice }) => choice.label);
    summary.textContent = labels.join(', ') || placeholderOf(slot);
    if (slot.label !== null) summary.ariaLabel = `${slot.label}: ${labels.join(', ') || 'none'}`;
    for (const { box } of boxes) box.disabled = !box.checked && labels.length >= max;
  };
  const change = (): void => {
    void choose({ ...slot, dispatches: false }, value());
    update();
  };
  const body = groups.flatMap(({ label, boxes: rows }) => [
    label === null ? null : h('small', {}, label),
    ...rows.map(({ box, choice }) => h('label', { class: 'tick' }, box, choice.label)),
  ]);
  const items = h('div', { class: 'multi-items', change }, ...body);
  const details = h('details', { class: 'multi' }, summary, items);
  update();
  closeOnLeave(details, summary);
  dispatchOnClose(slot, details, value);
  return details;
}

interface Checkbox {
  readonly choice: Choice;
  readonly box: HTMLInputElement;
}

const checkbox =
  (chosen: readonly string[]) =>
  (choice: Choice): Checkbox => ({
    choice,
    box: h('input', { type: 'checkbox', 'data-key': choice.key, checked: chosen.includes(choice.key) }),
  });

function dispatchOnClose(slot: Slot, details: HTMLDetailsElement, value: () => Json): void {
  let sent = JSON.stringify(value());
  details.addEventListener('toggle', () => {
    if (details.open || sent === JSON.stringify(value())) return;
    sent = JSON.stringify(value());
    if (slot.dispatches) void choose(slot, value());
  });
}

const placeholderOf = ({ element }: Slot): string => labelOf(element, 'placeholder') || 'Choose…';

const ungrouped = (choices: readonly Choice[]): readonly ChoiceGroup[] => [{ label: null, choices }];

function groupsOf({ element, surface }: Slot): readonly ChoiceGroup[] {
  const { users, channels } = surface.page.store.state.snapshot;
  switch (textOf(element, 'type').replace('multi_', '')) {
    case 'users_select':
      return ungrouped(users.map(({ id, name }) => ({ key: id, label: name, held: id })));
    case 'channels_select':
      return ungrouped(channels.filter(({ kind }) => kind === 'channel').map(channelChoice));
    case 'conversations_select':
      return ungrouped(channels.filter(matches(objectOf(element, 'filter'))).map(channelChoice));
  }
  const groups = objectsOf(element, 'option_groups');
  if (groups.length === 0) return ungrouped(objectsOf(element, 'options').map(optionChoice));
  return groups.map((group) => ({
    label: labelOf(group, 'label'),
    choices: objectsOf(group, 'options').map(optionChoice),
  }));
}

const channelChoice = (channel: PageChannel): Choice => ({
  key: channel.id,
  label: nameOf(channel),
  held: channel.id,
});

function optionChoice(option: Json): Choice {
  const text = [labelOf(option, 'text'), labelOf(option, 'description')].filter(Boolean);
  return { key: keyOf(option), label: text.join(' – '), held: option };
}

const matches =
  (filter: Json) =>
  ({ kind, archived }: PageChannel): boolean => {
    const include = listOf(filter, 'include');
    const isIncluded = include.length === 0 || include.includes(kind === 'im' ? 'im' : 'public');
    return isIncluded && !archived && !(kind === 'im' && filter['exclude_bot_users'] === true);
  };

/** Milliseconds without typing until the app is asked. */
const typingDelay = 150;

/** An `external_select`: the app suggests options for what is typed, from `min_query_length` characters on. */
export function showExternalSelect(slot: Slot): HTMLElement {
  let held = objectOf(startValue(slot), 'selected_option');
  const hold = (option: Json | null): void => {
    held = option ?? {};
    field.value = labelOf(held, 'text');
    void choose(slot, { selected_option: option });
  };
  const { field, parts } = searchedField(slot, { value: labelOf(held, 'text'), pick: hold, held: () => [held] });
  field.addEventListener('change', () => {
    if (field.value.trim() === '' && labelOf(held, 'text') !== '') hold(null);
  });
  field.addEventListener('blur', () => {
    field.value = labelOf(held, 'text');
  });
  return h('div', { class: 'external' }, ...parts);
}

/** A `multi_external_select`: the same for several, each of which can be removed again. */
export function showMultiExternalSelect(slot: Slot): HTMLElement {
  let held = objectsOf(startValue(slot), 'selected_options');
  const chips = h('span', { class: 'chips' });
  const show = (): void => {
    const chip = (option: Json): HTMLElement => {
      const text = labelOf(option, 'text');
      const remove = (): void => hold(held.filter((one) => keyOf(one) !== keyOf(option)));
      return h('button', { type: 'button', class: 'chip', 'aria-label': `Remove ${text}`, click: remove }, `${text} ×`);
    };
    chips.replaceChildren(...held.map(chip));
  };
  const hold = (options: readonly Json[]): void => {
    held = options;
    show();
    void choose(slot, { selected_options: held });
  };
  const pick = (option: Json): void => {
    field.value = '';
    hold([...held, option]);
  };
  const { field, parts } = searchedField(slot, { value: '', pick, held: () => held });
  field.addEventListener('blur', () => {
    field.value = '';
  });
  show();
  return h('div', { class: 'external' }, chips, ...parts);
}

interface Searched {
  readonly value: string;
  readonly pick: (option: Json) => void;
  /** What is picked already, and so not suggested. */
  readonly held: () => readonly Json[];
}

function searchedField(slot: Slot, { value, pick, held }: Searched) {
  const min = numberOf(slot.element, 'min_query_length') ?? 3;
  const field = h('input', {
    ...slotAttributes(slot),
    type: 'text',
    autocomplete: 'off',
    placeholder: placeholderOf(slot),
    value,
  });
  const complete = async (): Promise<readonly Item[]> => {
    const typed = field.value.trim();
    if (typed.length < min || (typed !== '' && held().some((one) => labelOf(one, 'text') === typed))) return [];
    await new Promise((resolve) => setTimeout(resolve, typingDelay));
    if (typed !== field.value.trim()) return [];
    const taken = held().map(keyOf);
    return optionsIn(await suggest(slot, typed))
      .filter((option) => !taken.includes(keyOf(option)))
      .map((option) => ({
        label: labelOf(option, 'text'),
        detail: labelOf(option, 'description'),
        pick: () => pick(option),
      }));
  };
  const box = new Combobox(field, slot.label ?? placeholderOf(slot), complete);
  const hint = min > 1 ? h('small', { class: 'hint' }, `Type at least ${min} characters.`) : null;
  return { field, parts: [field, box.list, hint] };
}

/** The options, with those of groups. */
const optionsIn = (options: readonly unknown[]): readonly Json[] =>
  options.filter(isJson).flatMap((each) => ('options' in each ? objectsOf(each, 'options') : [each]));
