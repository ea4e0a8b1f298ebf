import { h } from './element.ts';
import type { Names } from './names.ts';
import { plainWords, showTextObject } from './rich-text.ts';
import { isRecord, wordsOf } from './store.ts';

/** A choice of a menu; `detail` stands in a second line. */
export interface MenuItem {
  readonly label: string;
  readonly detail?: string;
  readonly pick: () => void;
}

/** A native disclosure with buttons; it closes when something is picked, on Escape, and when focus leaves it. */
export function menu(
  summary: Readonly<{ words: string; label: string; class?: string; key?: string }>,
  items: readonly MenuItem[],
): HTMLDetailsElement {
  const head = h(
    'summary',
    { class: summary.class ?? 'button', 'aria-label': summary.label, 'data-key': summary.key },
    summary.words,
  );
  const details = h('details', { class: 'menu' }, head);
  const buttons = items.map(({ label, detail, pick }) =>
    h(
      'button',
      {
        type: 'button',
        click: () => {
          details.open = false;
          pick();
        },
      },
      label,
      detail ? h('small', {}, detail) : null,
    ),
  );
  details.append(h('div', { class: 'menu-items' }, ...buttons));
  closesByItself(details, head);
  return details;
}

/** Closes a disclosure on Escape, and when focus goes elsewhere. */
export function closesByItself(details: HTMLDetailsElement, head: HTMLElement): void {
  details.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !details.open) return;
    event.preventDefault();
    event.stopPropagation();
    details.open = false;
    head.focus();
  });
  details.addEventListener('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && details.contains(relatedTarget))) {
      // A press on the menu's own padding takes the focus without giving it to anything.
      if (relatedTarget !== null || !details.matches(':active')) details.open = false;
    }
  });
}

/** A completion on offer. */
export interface Completion {
  readonly label: string;
  readonly detail?: string;
  readonly pick: () => void;
}

/** What can be typed into. */
export type Field = HTMLInputElement | HTMLTextAreaElement;

type Offer = () => readonly Completion[] | Promise<readonly Completion[]>;

let made = 0;

/**
 * Gives a field a list of completions, worked by arrow keys, Enter or Tab, and Escape; focus stays in the field.
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
export class Combobox {
  /** To be placed beside the field. */
  readonly list: HTMLElement;
  readonly #field: Field;
  readonly #offer: Offer;
  #offered: readonly Completion[] = [];
  #active = 0;
  #turn = 0;

  /** @param offer what fits the field's present text; where nothing does, the list closes */
  constructor(field: Field, label: string, offer: Offer) {
    made += 1;
    const id = `completions-${made}`;
    this.#field = field;
    this.#offer = offer;
    this.list = h('ul', { id, role: 'listbox', class: 'completions', 'aria-label': label });
    field.setAttribute('role', 'combobox');
    field.setAttribute('aria-autocomplete', 'list');
    field.setAttribute('aria-controls', id);
    field.addEventListener('input', () => void this.#refresh());
    field.addEventListener('focus', () => void this.#refresh());
    field.addEventListener('blur', () => this.#close());
    field.addEventListener('keydown', (event) => {
      if (!(event instanceof KeyboardEvent) || event.isComposing || !this.#takes(event)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    });
    this.#close();
  }

  /** Does what the key means while the list is open; false where it means nothing to the list. */
  #takes({ key, shiftKey }: KeyboardEvent): boolean {
    const chosen = this.#offered[this.#active];
    if (chosen === undefined) return false;
    if (key === 'ArrowDown') this.#show(this.#offered, this.#active + 1);
    else if (key === 'ArrowUp') this.#show(this.#offered, this.#active - 1);
    else if (key === 'Escape') this.#close();
    else if ((key === 'Enter' || key === 'Tab') && !shiftKey) this.#pick(chosen);
    else return false;
    return true;
  }

  async #refresh(): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const offered = await this.#offer();
    if (turn === this.#turn && document.activeElement === this.#field) this.#show(offered, 0);
  }

  #pick(completion: Completion): void {
    this.#close();
    completion.pick();
  }

  #close(): void {
    this.#turn += 1;
    this.#show([], 0);
  }

  #show(offered: readonly Completion[], active: number): void {
    const isOpen = offered.length > 0;
    this.#offered = offered;
    this.#active = isOpen ? (active + offered.length) % offered.length : 0;
    this.list.hidden = !isOpen;
    this.list.replaceChildren(...offered.map((completion, index) => this.#row(completion, index)));
    this.list.children[this.#active]?.scrollIntoView({ block: 'nearest' });
    this.#field.setAttribute('aria-expanded', `${isOpen}`);
    if (isOpen) this.#field.setAttribute('aria-activedescendant', `${this.list.id}-${this.#active}`);
    else this.#field.removeAttribute('aria-activedescendant');
  }

  #row(completion: Completion, index: number): HTMLElement {
    const attributes = {
      id: `${this.list.id}-${index}`,
      role: 'option',
      'aria-selected': index === this.#active ? 'true' : 'false',
      // Keeps the focus in the field.
      mousedown: (event: Event) => event.preventDefault(),
      click: () => this.#pick(completion),
    };
    const detail = completion.detail ? h('small', {}, completion.detail) : null;
    return h('li', attributes, h('span', {}, completion.label), detail);
  }
}

/** Asks for confirmation where the element has a `confirm` object; true at once where it has none. */
export async function confirmed(confirm: unknown, names: Names): Promise<boolean> {
  if (!isRecord(confirm)) return true;
  const style = confirm['style'] === 'danger' ? 'button danger' : 'button primary';
  const dialog = h(
    'dialog',
    { class: 'modal small', 'data-testid': 'confirm', 'aria-labelledby': 'confirm-title' },
    h(
      'form',
      { method: 'dialog' },
      h('h2', { id: 'confirm-title', class: 'modal-title' }, say(confirm['title'], 'Are you sure?')),
      h('div', { class: 'modal-body' }, ...showTextObject(confirm['text'], names)),
      h(
        'footer',
        { class: 'modal-foot' },
        h('button', { class: 'button', value: 'no' }, say(confirm['deny'], 'Cancel')),
        h('button', { class: style, value: 'yes' }, say(confirm['confirm'], 'Yes')),
      ),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
  });
}

const say = (value: unknown, otherwise: string): string => plainWords(wordsOf(value)) || otherwise;
