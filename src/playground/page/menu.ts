import { h } from './element.ts';

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
