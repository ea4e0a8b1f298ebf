import type { ActionOutcome } from '../page-protocol.ts';

/** What may stand in an element: nothing is drawn for null. */
export type Child = Node | string | null;

type AttributeValue = string | number | boolean | null | undefined | ((event: Event) => void);

/**
 * Makes an element. A function is a listener to the event of that name, `true` an empty attribute; false, null and
 * undefined leave the attribute out. Strings become text nodes, so that no word of a message is ever markup.
 */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, AttributeValue>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, '');
    else if (typeof value === 'string' || typeof value === 'number') element.setAttribute(name, `${value}`);
  }
  element.append(...present(children));
  return element;
}

/** Replaces what the region shows, keeping focus and caret on the element with the same `data-key`. */
export function redraw(region: HTMLElement, children: readonly Child[]): void {
  keepFocus(region, () => region.replaceChildren(...present(children)));
}

/** Runs a change of the region and puts focus and caret back on the element with the same `data-key`. */
export function keepFocus(region: HTMLElement, change: () => void): void {
  const before = document.activeElement;
  const key = before instanceof HTMLElement && region.contains(before) ? before.dataset['key'] : undefined;
  const caret = caretOf(before);
  change();
  if (key === undefined || document.activeElement === before) return;
  const after = region.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (after instanceof HTMLElement) after.focus({ preventScroll: true });
  if (caret !== null && takesCaret(after)) after.setSelectionRange(caret, caret);
}

/** Brings the children in this order, moving only what is out of place, so that the rest keeps its focus. */
export function arrange(parent: HTMLElement, children: readonly Node[]): void {
  const wanted = new Set(children);
  for (const child of Array.from(parent.childNodes)) if (!wanted.has(child)) child.remove();
  children.forEach((child, index) => {
    const there = parent.childNodes[index] ?? null;
    if (there !== child) parent.insertBefore(child, there);
  });
}

const present = (children: readonly Child[]): readonly (Node | string)[] =>
  children.filter((child) => child !== null);

const takesCaret = (element: unknown): element is HTMLInputElement | HTMLTextAreaElement =>
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLInputElement && ['text', 'search', 'url'].includes(element.type));

const caretOf = (element: unknown): number | null => (takesCaret(element) ? element.selectionStart : null);

const tones = 5;

/** A square with the initials of whoever speaks, or the app's sign. */
export function avatar(name: string, isApp: boolean): HTMLElement {
  if (isApp) return h('span', { class: 'avatar app', 'aria-hidden': 'true' }, '§');
  const letters = name.split(/\s+/u).map((word) => word.charAt(0));
  const sum = Array.from(name).reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  return h(
    'span',
    { class: `avatar tone-${sum % tones}`, 'aria-hidden': 'true' },
    letters.slice(0, 2).join(''),
  );
}

/** A line that says in words why something was refused, and is hidden while nothing was. */
export class Refusal {
  readonly element = h('p', { class: 'refusal', role: 'alert', hidden: true });

  /** Says why; '' says nothing. */
  readonly say = (why: string): void => {
    this.element.textContent = why;
    this.element.hidden = why === '';
  };

  /** Says why it was refused, where it was. */
  readonly tell = (outcome: ActionOutcome): void => this.say(outcome.ok ? '' : outcome.error);
}
