import type { PageMessage } from '../page-protocol.ts';
import { arrange, h, keepFocus } from './element.ts';
import { type ShownMessage, showMessage } from './message-view.ts';
import type { Page } from './store.ts';
import type { Surface } from './surface.ts';
import { dayWords, instantOf } from './times.ts';

type Drawn = ReadonlyMap<string, { readonly state: string; readonly node: HTMLElement }>;

/** How far from the newest message, in pixels, still counts as reading it. */
const nearNewest = 120;

/** A list of messages that is brought up to date without touching the messages that stayed the same. */
export class MessageList {
  readonly element: HTMLElement;
  readonly #page: Page;
  readonly #refused: Surface['refused'];
  #drawn: Drawn = new Map();
  #follows = true;

  constructor(page: Page, label: string, refused: Surface['refused']) {
    this.#page = page;
    this.#refused = refused;
    const attributes = { role: 'log', 'aria-live': 'polite', 'aria-label': label, tabindex: 0 };
    this.element = h('div', { ...attributes, class: 'messages' });
    this.element.addEventListener('scroll', () => {
      this.#follows = this.element.scrollTop > this.#newestTop() - nearNewest;
    });
    new ResizeObserver(() => {
      if (this.#follows) this.toNewest();
    }).observe(this.element);
  }

  /** Shows these messages, oldest first; goes to the newest in another place, or unless the reader has scrolled away. */
  show(messages: readonly ShownMessage[], moved: boolean): void {
    // Another place is not news to be read out.
    this.element.ariaBusy = moved ? 'true' : null;
    keepFocus(this.element, () => {
      this.#drawn = new Map(messages.map((shown) => [shown.message.ts, this.#draw(shown)]));
      arrange(this.element, withDays(messages, this.#drawn, this.#page.store.state.snapshot.clock.zone));
    });
    if (moved) this.element.scrollTop = 0;
    if (moved || this.#follows) this.toNewest();
    queueMicrotask(() => {
      this.element.ariaBusy = null;
    });
  }

  /** Goes down to the newest message; never up, where the reader is further on. */
  toNewest(): void {
    this.#follows = true;
    this.element.scrollTop = Math.max(this.element.scrollTop, this.#newestTop());
  }

  /** Where to scroll to read the newest message: to its beginning, where it is taller than the list. */
  #newestTop(): number {
    const { scrollHeight, clientHeight, scrollTop, lastElementChild } = this.element;
    const end = scrollHeight - clientHeight;
    if (lastElementChild === null) return end;
    const above = lastElementChild.getBoundingClientRect().top - this.element.getBoundingClientRect().top;
    return Math.min(end, scrollTop + above);
  }

  #draw(shown: ShownMessage): { readonly state: string; readonly node: HTMLElement } {
    const state = JSON.stringify(shown);
    const before = this.#drawn.get(shown.message.ts);
    return before?.state === state ? before : { state, node: showMessage(this.#page, shown, this.#refused) };
  }
}

/** The messages' nodes, with a line before the first of each day. */
function withDays(messages: readonly ShownMessage[], drawn: Drawn, zone: string): readonly Node[] {
  let day = '';
  return messages.flatMap(({ message: { ts } }) => {
    const node = drawn.get(ts)?.node;
    const here = dayWords(instantOf(ts), zone);
    const line = here === day ? [] : [h('p', { class: 'day' }, h('span', {}, here))];
    day = here;
    return node === undefined ? line : [...line, node];
  });
}

/** The messages of a channel in the order they came, which the clock does not tell once it was set back. */
export const inChannel = (messages: readonly PageMessage[], channel: string): readonly PageMessage[] =>
  messages.filter((message) => message.channel === channel);
