import type { ActionOutcome } from '../page-protocol.ts';

/** The content of an element; null is nothing. */
export type Child = Node | string | null;

type AttributeValue = string | number | boolean | null | undefined | ((event: Event) => void);
type Attributes = Readonly<Record<string, AttributeValue>>;

/**
 * Makes an element. An attribute that is a function becomes a listener to the event of that name; `true` is an empty
 * attribute; false, null and undefined leave the attribute out. Strings become text nodes, so text is never markup.
 */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
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

/** A button that does something when it is clicked. */
export const button = (label: string, click: () => void, attributes: Attributes = {}): HTMLButtonElement =>
  h('button', { type: 'button', class: 'button', ...attributes, click }, label);

/** Replaces the content of a region; focus and caret stay on the element with the same `data-key`. */
export function redraw(region: HTMLElement, children: readonly Child[]): void {
  keepFocus(region, () => region.replaceChildren(...present(children)));
}

/** Changes a region; focus and caret stay on the element with the same `data-key`. */
export function keepFocus(region: HTMLElement, change: () => void): void {
  const before = document.activeElement;
  const key = before instanceof HTMLElement && region.contains(before) ? before.dataset['key'] : undefined;
  const caret = hasCaret(before) ? before.selectionStart : null;
  change();
  if (key === undefined || document.activeElement === before) return;
  const after = region.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (after instanceof HTMLElement) after.focus({ preventScroll: true });
  if (caret !== null && hasCaret(after)) after.setSelectionRange(caret, caret);
}

/** Puts the children in this order and moves only those out of place, so that the others keep their focus. */
export function arrange(parent: HTMLElement, children: readonly Node[]): void {
  const wanted = new Set(children);
  for (const child of Array.from(parent.childNodes)) if (!wanted.has(child)) child.remove();
  children.forEach((child, index) => {
    const current = parent.childNodes[index] ?? null;
    if (current !== child) parent.insertBefore(child, current);
  });
}

const present = (children: readonly Child[]): readonly (Node | string)[] => children.filter((child) => child !== null);

const hasCaret = (element: unknown): element is HTMLInputElement | HTMLTextAreaElement =>
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLInputElement && ['text', 'search', 'url'].includes(element.type));

const tones = 5;

/** A square with somebody's initials, or with the app's sign. */
export function avatar(name: string, isApp: boolean): HTMLElement {
  if (isApp) return h('span', { class: 'avatar app', 'aria-hidden': 'true' }, '§');
  const initials = name.split(/\s+/u).map((word) => word.charAt(0));
  const sum = Array.from(name).reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  return h('span', { class: `avatar tone-${sum % tones}`, 'aria-hidden': 'true' }, initials.slice(0, 2).join(''));
}

/** A line for an error message, hidden while there is none. */
export class ErrorLine {
  readonly element = h('p', { class: 'error-line', role: 'alert', hidden: true });

  /** Shows a message; '' hides the line. */
  readonly show = (message: string): void => {
    this.element.textContent = message;
    this.element.hidden = message === '';
  };

  /** Shows the error of an outcome, if it has one. */
  readonly showOutcome = (outcome: ActionOutcome): void => this.show(outcome.ok ? '' : outcome.error);
}
