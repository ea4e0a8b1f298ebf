import { h } from './element.ts';

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
