import { confirmed } from './confirm.ts';
import { h } from './element.ts';
import { menu } from './menu.ts';
import { type Json, list, record, text, wordsOf } from './read-json.ts';
import { isSafe, plainWords } from './show-mrkdwn.ts';
import { choose, type Slot, slotAttributes, slotId } from './slot.ts';
import { act } from './surface.ts';

/** A `button`; with a `url` it is a link in a new tab that is an action too. */
export function showButton(slot: Slot): HTMLElement {
  const { element } = slot;
  const style = text(element['style']);
  const attributes = {
    ...slotAttributes(slot),
    class: ['primary', 'danger'].includes(style) ? `button ${style}` : 'button',
    'aria-label': text(element['accessibility_label']) || null,
  };
  const words = plainWords(wordsOf(element['text']));
  const url = text(element['url']);
  if (isSafe(url)) {
    const link = h(
      'a',
      { ...attributes, href: url, target: '_blank', rel: 'noopener noreferrer' },
      words,
      ' ↗',
    );
    link.addEventListener('click', (event) => {
      if (element['confirm'] !== undefined) event.preventDefault();
      void press(slot, link, url);
    });
    return link;
  }
  const button = h('button', { ...attributes, type: 'button', click: () => void press(slot, button) }, words);
  return button;
}

async function press(slot: Slot, button: HTMLElement, url?: string): Promise<void> {
  const { element, surface } = slot;
  if (button.ariaBusy === 'true') return;
  if (!(await confirmed(element['confirm'], surface.names))) return;
  if (url !== undefined && element['confirm'] !== undefined) window.open(url, '_blank', 'noopener');
  button.ariaBusy = 'true';
  await act(surface, slot, pressed(element));
  button.ariaBusy = null;
}

/** A button's own part of the payload. */
function pressed({ text: words, value, style }: Json): Json {
  return {
    type: 'button',
    text: words,
    ...(value === undefined ? {} : { value }),
    ...(style === undefined ? {} : { style }),
  };
}

/** An `overflow` menu: each pick is an action. */
export function showOverflow(slot: Slot): HTMLElement {
  const items = list(slot.element['options']).map((option) => {
    const { text: words, description, url } = record(option);
    return {
      label: plainWords(wordsOf(words)),
      detail: wordsOf(description),
      pick: () => {
        if (isSafe(text(url))) window.open(text(url), '_blank', 'noopener');
        void choose({ ...slot, dispatches: true }, { selected_option: option });
      },
    };
  });
  const label = text(slot.element['accessibility_label']) || slot.label || 'More actions';
  return menu({ words: '⋯', label, key: slotId(slot) }, items);
}
