import type { PageChannel } from '../page-protocol.ts';
import { h } from './element.ts';
import { Combobox, type Completion, closesByItself } from './popups.ts';
import { plainWords } from './rich-text.ts';
import { isRecord, type Json, list, number, record, text, wordsOf } from './store.ts';
import { choose, type Slot, slotAttributes, startValue, suggest, typeOf } from './surface.ts';

/** What can be chosen in a select; `held` is what Slack's payload has of it: the option, or an id. */
interface Choice {
  readonly key: string;
  readonly label: string;
  readonly held: unknown;
}

interface ChoiceGroup {
  readonly label: string | null;
  readonly choices: readonly Choice[];
}

/** The fields in which Slack keeps what a select starts with and what it holds. */
const fields: Readonly<Record<string, { readonly initial: string; readonly held: string }>> = {
  static_select: { initial: 'initial_option', held: 'selected_option' },
  users_select: { initial: 'initial_user', held: 'selected_user' },
  conversations_select: { initial: 'initial_conversation', held: 'selected_conversation' },
  channels_select: { initial: 'initial_channel', held: 'selected_channel' },
  multi_static_select: { initial: 'initial_options', held: 'selected_options' },
  multi_users_select: { initial: 'initial_users', held: 'selected_users' },
  multi_conversations_select: { initial: 'initial_conversations', held: 'selected_conversations' },
  multi_channels_select: { initial: 'initial_channels', held: 'selected_channels' },
};

/** A select of one option, person or channel, as a native `<select>`. */
export function showSelect(slot: Slot): HTMLElement {
  const { initial, held } = fieldsOf(slot);
  const groups = groupsOf(slot);
  const first = slot.element[initial] ?? currentConversation(slot);
  const chosen = keyOf(startValue(slot, { [held]: first })[held]);
  const option = ({ key, label }: Choice): HTMLElement =>
    h('option', { value: key, selected: key === chosen }, label);
  const select = h(
    'select',
    {
      ...slotAttributes(slot),
      change: () => {
        const choice = groups.flatMap(({ choices }) => choices).find(({ key }) => key === select.value);
        void choose(slot, { [held]: choice?.held ?? null });
      },
    },
    h('option', { value: '' }, placeholderOf(slot)),
    ...groups.flatMap(({ label, choices }) =>
      label === null ? choices.map(option) : [h('optgroup', { label }, ...choices.map(option))],
    ),
  );
  return select;
}

/** A select of several, as a disclosure with boxes to tick; it dispatches when it closes, as Slack's does. */
export function showMultiSelect(slot: Slot): HTMLElement {
  const { initial, held } = fieldsOf(slot);
  const chosen = list(startValue(slot, { [held]: list(slot.element[initial]) })[held]).map(keyOf);
  const groups = groupsOf(slot).map(({ label, choices }) => ({ label, boxes: choices.map(tickBox(chosen)) }));
  const boxes = groups.flatMap((group) => group.boxes);
  const ticked = (): readonly TickBox[] => boxes.filter(({ box }) => box.checked);
  const value = (): Json => ({ [held]: ticked().map(({ choice }) => choice.held) });
  const head = h('summary', { ...slotAttributes(slot), class: 'multi-head' });
  const most = number(slot.element['max_selected_items']) ?? boxes.length;
  const told = (): void => {
    const words = ticked().map(({ choice }) => choice.label);
    head.textContent = words.join(', ') || placeholderOf(slot);
    if (slot.label !== null) head.ariaLabel = `${slot.label}: ${words.join(', ') || 'none'}`;
    for (const { box } of boxes) box.disabled = !box.checked && words.length >= most;
  };
  const change = (): void => {
    void choose({ ...slot, dispatches: false }, value());
    told();
  };
  const body = groups.flatMap(({ label, boxes: rows }) => [
    label === null ? null : h('small', {}, label),
    ...rows.map(({ box, choice }) => h('label', { class: 'tick' }, box, choice.label)),
  ]);
  const details = h('details', { class: 'multi' }, head, h('div', { class: 'multi-items', change }, ...body));
  told();
  closesByItself(details, head);
  dispatchOnClose(slot, details, value);
  return details;
}

interface TickBox {
  readonly choice: Choice;
  readonly box: HTMLInputElement;
}

const tickBox =
  (chosen: readonly string[]) =>
  (choice: Choice): TickBox => ({
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

/** The words of an option, with its description. */
function optionWords(option: unknown): string {
  const [name, facts] = [optionName(option), optionFacts(option)];
  return facts === '' ? name : `${name} — ${facts}`;
}

/** The words of an option without its description. */
const optionName = (option: unknown): string => plainWords(wordsOf(record(option)['text']));

/** The description of an option; empty where it has none. */
const optionFacts = (option: unknown): string => plainWords(wordsOf(record(option)['description']));

/** What stands in a select or a field while nothing is chosen. */
const placeholderOf = ({ element }: Slot): string => plainWords(wordsOf(element['placeholder'])) || 'Choose…';

const fieldsOf = ({ element }: Slot): { readonly initial: string; readonly held: string } =>
  fields[typeOf(element)] ?? { initial: 'initial_option', held: 'selected_option' };

const keyOf = (held: unknown): string => (isRecord(held) ? text(held['value']) : text(held));

const ungrouped = (choices: readonly Choice[]): readonly ChoiceGroup[] => [{ label: null, choices }];

function groupsOf(slot: Slot): readonly ChoiceGroup[] {
  const { users, channels } = slot.surface.page.store.state.snapshot;
  const { element } = slot;
  switch (typeOf(element).replace('multi_', '')) {
    case 'users_select':
      return ungrouped(users.map(({ id, name }) => ({ key: id, label: name, held: id })));
    case 'channels_select':
      return ungrouped(channels.filter(({ kind }) => kind === 'channel').map(conversation));
    case 'conversations_select':
      return ungrouped(channels.filter(passes(record(element['filter']))).map(conversation));
    default:
      return list(element['option_groups']).length > 0
        ? list(element['option_groups']).map((group) => ({
            label: wordsOf(record(group)['label']),
            choices: list(record(group)['options']).map(optionChoice),
          }))
        : ungrouped(list(element['options']).map(optionChoice));
  }
}

const conversation = ({ id, name, kind }: PageChannel): Choice => ({
  key: id,
  label: kind === 'channel' ? `#${name}` : name,
  held: id,
});

const passes =
  (filter: Json) =>
  ({ kind, archived }: PageChannel): boolean => {
    const include = list(filter['include']);
    const named = include.length === 0 || include.includes(kind === 'im' ? 'im' : 'public');
    return named && !archived && !(kind === 'im' && filter['exclude_bot_users'] === true);
  };

const optionChoice = (option: unknown): Choice => ({
  key: keyOf(option),
  label: optionWords(option),
  held: option,
});

function currentConversation({ element, surface }: Slot): string | null {
  const { place } = surface.page.store.state;
  return element['default_to_current_conversation'] === true && place !== 'home' ? place : null;
}

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
