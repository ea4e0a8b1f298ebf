import type { PageMessage, UserAction } from '../page-protocol.ts';
import { drawBlocks } from './blocks.ts';
import { arrange, avatar, type Child, h, keepFocus } from './element.ts';
import { dayWords, instantOf, type Names, namesOf, timeWords } from './names.ts';
import { type MenuItem, menu } from './popups.ts';
import { showMrkdwn } from './rich-text.ts';
import { type Page, record } from './store.ts';
import { type Surface, surfaceOf, typeOf } from './surface.ts';

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

/** A message, and how it is shown where it stands. */
export interface ShownMessage {
  readonly message: PageMessage;
  /** How many replies to tell of, with a way into the thread; 0 shows none. */
  readonly replies: number;
  /** Whether its menu offers to reply in a thread. */
  readonly canReply: boolean;
}

/** A message with its author, its blocks or text, and its menu. */
function showMessage(page: Page, shown: ShownMessage, refused: Surface['refused']): HTMLElement {
  const { message } = shown;
  const { snapshot } = page.store.state;
  const names = namesOf(snapshot);
  const isApp = message.user === snapshot.app.botUser;
  const author = message.system ? snapshot.workspace : names.user(message.user);
  const time = timeWords(instantOf(message.ts), snapshot.clock.zone);
  return h(
    'article',
    {
      class: ['message', message.system ? 'system' : '', message.ephemeral ? 'ephemeral' : '']
        .join(' ')
        .trim(),
      'data-testid': 'message',
      'data-ts': message.ts,
      'aria-label': `${author}, ${time}`,
    },
    message.system ? null : avatar(author, isApp),
    h(
      'div',
      { class: 'message-body' },
      message.ephemeral ? h('p', { class: 'only-you' }, 'Only visible to you') : null,
      message.system ? null : byline(author, isApp, message.edited ? `${time} (edited)` : time),
      content(page, message, refused, names),
      shown.replies > 0 ? repliesButton(page, shown) : null,
    ),
    tools(page, shown, `Actions for the message of ${author} at ${time}`, refused),
  );
}

const byline = (author: string, isApp: boolean, time: string): HTMLElement =>
  h(
    'header',
    { class: 'byline' },
    h('strong', {}, author),
    isApp ? h('span', { class: 'tag' }, 'app') : null,
    h('time', {}, time),
  );

function content(page: Page, message: PageMessage, refused: Surface['refused'], names: Names): Child {
  if (message.blocks.length === 0) return h('div', { class: 'text' }, ...showMrkdwn(message.text, names));
  const isCard = message.blocks.some((block) => typeOf(record(block)) !== 'rich_text');
  const region = h('div', { class: isCard ? 'blocks card' : 'blocks' });
  const { channel, ts } = message;
  const draw = (): void => drawBlocks(region, message.blocks, surface);
  const surface = surfaceOf(page, { place: { channel, ts }, redraw: draw, refused });
  draw();
  return region;
}

const repliesButton = (page: Page, { message, replies }: ShownMessage): HTMLElement =>
  h(
    'button',
    {
      type: 'button',
      class: 'replies',
      'data-testid': 'replies',
      'data-key': `${message.ts}/replies`,
      click: () => page.openThread(message.ts),
    },
    replies === 1 ? '1 reply' : `${replies} replies`,
  );

/** The menu of a message: its thread and the app's shortcuts. Ephemeral messages have none, as in Slack. */
function tools(page: Page, shown: ShownMessage, label: string, refused: Surface['refused']): Child {
  const { message, canReply } = shown;
  if (message.ephemeral || message.system) return null;
  const { ts } = message;
  const reply = { label: 'Reply in thread', pick: () => page.openThread(ts) };
  const items = [...(canReply ? [reply] : []), ...messageShortcuts(page, message, refused)];
  if (items.length === 0) return null;
  return h('div', { class: 'tools' }, menu({ words: '⋯', label, key: `${ts}/tools` }, items));
}

/** The menu of the app's global shortcuts; hidden where it has none. */
export function globalShortcuts(page: Page, refused: Surface['refused']): HTMLElement {
  const items = shortcutItems(page, 'global', refused, (callbackId, user) => ({
    do: 'global_shortcut',
    user,
    callbackId,
  }));
  const element = menu({ words: 'Shortcuts', label: 'Shortcuts' }, items);
  element.classList.add('upward');
  element.hidden = items.length === 0;
  return element;
}

/** The app's shortcuts for a message. */
const messageShortcuts = (
  page: Page,
  { channel, ts }: PageMessage,
  refused: Surface['refused'],
): readonly MenuItem[] =>
  shortcutItems(page, 'message', refused, (callbackId, user) => ({
    do: 'message_shortcut',
    user,
    callbackId,
    channel,
    ts,
  }));

function shortcutItems(
  page: Page,
  wanted: 'message' | 'global',
  refused: Surface['refused'],
  action: (callbackId: string, user: string) => UserAction,
): readonly MenuItem[] {
  const { app } = page.store.state.snapshot;
  const use = async (callbackId: string): Promise<void> => {
    const outcome = await page.ask(action(callbackId, page.store.state.snapshot.user));
    if (!outcome.ok) refused(outcome.error);
  };
  return app.shortcuts
    .filter(({ type }) => type === wanted)
    .map(({ name, callbackId }) => ({ label: name, detail: app.name, pick: () => void use(callbackId) }));
}
