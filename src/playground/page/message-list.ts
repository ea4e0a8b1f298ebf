import type { PageMessage } from '../page-protocol.ts';
import { arrange, h, keepFocus } from './element.ts';
import { type ShownMessage, showMessage } from './message-view.ts';
import type { Page } from './store.ts';
import type { Surface } from './surface.ts';
import { dayWords, instantOf } from './times.ts';

/** A list of messages that is brought up to date without touching the messages that stayed the same. */
export interface MessageList {
  readonly element: HTMLElement;
  /** Shows these messages, oldest first; goes to the newest in another place, or unless the reader has scrolled away. */
  readonly show: (messages: readonly ShownMessage[], moved: boolean) => void;
  /** Goes to the newest message. */
  readonly toNewest: () => void;
}

/** How far from the end, in pixels, still counts as reading the newest. */
const nearEnd = 120;

/** An empty list; `label` names it to a screen reader. */
export function messageList(page: Page, label: string, refused: Surface['refused']): MessageList {
  const element = h('div', {
    class: 'messages',
    role: 'log',
    'aria-live': 'polite',
    'aria-label': label,
    tabindex: 0,
  });
  let drawn = new Map<string, { readonly state: string; readonly node: HTMLElement }>();
  const toNewest = (): void => {
    element.scrollTop = element.scrollHeight;
  };
  const draw = (shown: ShownMessage): { readonly state: string; readonly node: HTMLElement } => {
    const state = JSON.stringify(shown);
    const before = drawn.get(shown.message.ts);
    return before?.state === state ? before : { state, node: showMessage(page, shown, refused) };
  };
  return {
    element,
    toNewest,
    show: (messages, moved) => {
      const follows = element.scrollHeight - element.scrollTop - element.clientHeight < nearEnd;
      const { zone } = page.store.state.snapshot.clock;
      // Another place is not news to be read out.
      element.ariaBusy = moved ? 'true' : null;
      keepFocus(element, () => {
        drawn = new Map(messages.map((shown) => [shown.message.ts, draw(shown)]));
        arrange(element, withDays(messages, drawn, zone));
      });
      // Later, so that also what is drawn first stands in the page by then and has a height.
      queueMicrotask(() => {
        element.ariaBusy = null;
        if (follows || moved) toNewest();
      });
    },
  };
}

/** The messages' nodes, with a line before the first of each day. */
function withDays(
  messages: readonly ShownMessage[],
  drawn: ReadonlyMap<string, { readonly node: HTMLElement }>,
  zone: string,
): readonly Node[] {
  let day = '';
  return messages.flatMap(({ message: { ts } }) => {
    const node = drawn.get(ts)?.node;
    const here = dayWords(instantOf(ts), zone);
    const line = here === day ? [] : [h('p', { class: 'day' }, h('span', {}, here))];
    day = here;
    return node === undefined ? line : [...line, node];
  });
}

/** The messages of a channel, oldest first. */
export const inChannel = (messages: readonly PageMessage[], channel: string): readonly PageMessage[] =>
  messages
    .filter((message) => message.channel === channel)
    .toSorted((one, other) => Number(one.ts) - Number(other.ts));
