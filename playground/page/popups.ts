import { isJson, type Json } from '../json.ts';
import { h } from './element.ts';
import type { Names } from './names.ts';
import { labelOf, showText } from './rich-text.ts';

/** An item of a menu or of a list of completions; `detail` is its second line. */
export interface Item {
  readonly label: string;
  readonly detail?: string;
  readonly pick: () => void;
}

const detailOf = ({ detail }: Item): HTMLElement | null => (detail ? h('small', {}, detail) : null);

/** A menu, as a native disclosure with buttons. */
export function menu(
  head: Readonly<{ text: string; label: string; key?: string }>,
  items: readonly Item[],
): HTMLDetailsElement {
  const attributes = { class: 'button', 'aria-label': head.label, 'data-key': head.key };
  const summary = h('summary', attributes, head.text);
  const details = h('details', { class: 'menu' }, summary);
  const buttons = items.map((item) => {
    const pick = (): void => {
      details.open = false;
      item.pick();
    };
    return h('button', { type: 'button', click: pick }, item.label, detailOf(item));
  });
  details.append(h('div', { class: 'menu-items' }, ...buttons));
  closeOnLeave(details, summary);
  return details;
}

/** Closes a disclosure on Escape, and when the focus leaves it. */
export function closeOnLeave(details: HTMLDetailsElement, summary: HTMLElement): void {
  details.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !details.open) return;
    event.preventDefault();
    event.stopPropagation();
    details.open = false;
    summary.focus();
  });
  details.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && details.contains(relatedTarget)) return;
    // A press on the menu's padding removes the focus without moving it elsewhere.
    if (relatedTarget !== null || !details.matches(':active')) details.open = false;
  });
}

/** A text field. */
export type Field = HTMLInputElement | HTMLTextAreaElement;

let created = 0;

/**
 * Adds completions to a field, chosen by arrow keys, Enter or Tab, and closed by Escape; the focus stays in the field.
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
export class Combobox {
  /** The list, to be placed beside the field. */
  readonly list: HTMLElement;
  readonly #field: Field;
  readonly #complete: () => readonly Item[] | Promise<readonly Item[]>;
  #items: readonly Item[] = [];
  #active = 0;
  #request = 0;

  /** @param complete the completions of the field's current text */
  constructor(field: Field, label: string, complete: () => readonly Item[] | Promise<readonly Item[]>) {
    created += 1;
    const id = `completions-${created}`;
    this.#field = field;
    this.#complete = complete;
    this.list = h('ul', { id, role: 'listbox', class: 'completions', 'aria-label': label });
    field.setAttribute('role', 'combobox');
    field.setAttribute('aria-autocomplete', 'list');
    field.setAttribute('aria-controls', id);
    field.addEventListener('input', () => void this.#refresh());
    field.addEventListener('focus', () => void this.#refresh());
    field.addEventListener('blur', () => this.#close());
    field.addEventListener('keydown', (event) => {
      if (!(event instanceof KeyboardEvent) || event.isComposing || !this.#handles(event)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    });
    this.#close();
  }

  /** Handles a key while the list is open; false where the key is not for the list. */
  #handles({ key, shiftKey }: KeyboardEvent): boolean {
    const chosen = this.#items[this.#active];
    if (chosen === undefined) return false;
    if (key === 'ArrowDown') this.#show(this.#items, this.#active + 1);
    else if (key === 'ArrowUp') this.#show(this.#items, this.#active - 1);
    else if (key === 'Escape') this.#close();
    else if ((key === 'Enter' || key === 'Tab') && !shiftKey) this.#pick(chosen);
    else return false;
    return true;
  }

  async #refresh(): Promise<void> {
    this.#request += 1;
    const request = this.#request;
    const items = await this.#complete();
    if (request === this.#request && document.activeElement === this.#field) this.#show(items, 0);
  }

  #pick(item: Item): void {
    this.#close();
    item.pick();
  }

  #close(): void {
    this.#request += 1;
    this.#show([], 0);
  }

  #show(items: readonly Item[], active: number): void {
    const isOpen = items.length > 0;
    this.#items = items;
    this.#active = isOpen ? (active + items.length) % items.length : 0;
    this.list.hidden = !isOpen;
    this.list.replaceChildren(...items.map((item, index) => this.#row(item, index)));
    this.list.children[this.#active]?.scrollIntoView({ block: 'nearest' });
    this.#field.setAttribute('aria-expanded', `${isOpen}`);
    if (isOpen) this.#field.setAttribute('aria-activedescendant', `${this.list.id}-${this.#active}`);
    else this.#field.removeAttribute('aria-activedescendant');
  }

  #row(item: Item, index: number): HTMLElement {
    const attributes = {
      id: `${this.list.id}-${index}`,
      role: 'option',
      'aria-selected': index === this.#active ? 'true' : 'false',
      // Keeps the focus in the field.
      mousedown: (event: Event) => event.preventDefault(),
      click: () => this.#pick(item),
    };
    return h('li', attributes, h('span', {}, item.label), detailOf(item));
  }
}

/** Asks for confirmation where there is a `confirm` object; otherwise resolves to true at once. */
export async function confirmed(confirm: unknown, names: Names): Promise<boolean> {
  return isJson(confirm) ? confirmDialog(confirm, names) : true;
}

function confirmDialog(confirm: Json, names: Names): Promise<boolean> {
  const style = confirm['style'] === 'danger' ? 'button danger' : 'button primary';
  const title = labelOf(confirm, 'title') || 'Are you sure?';
  const dialog = h(
    'dialog',
    { class: 'modal small', 'data-testid': 'confirm', 'aria-labelledby': 'confirm-title' },
    h(
      'form',
      { method: 'dialog' },
      h('h2', { id: 'confirm-title', class: 'modal-title' }, title),
      h('div', { class: 'modal-body' }, ...showText(confirm, 'text', names)),
      h(
        'footer',
        { class: 'modal-foot' },
        h('button', { class: 'button', value: 'no' }, labelOf(confirm, 'deny') || 'Cancel'),
        h('button', { class: style, value: 'yes' }, labelOf(confirm, 'confirm') || 'Yes'),
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
