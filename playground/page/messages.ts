import { asJson } from '../json.ts';
import type { PageMessage, UserAction } from '../page-protocol.ts';
import { drawBlocks } from './blocks.ts';
import { arrange, avatar, button, type Child, h, keepFocus } from './element.ts';
import { formatDay, formatTime, instantOf, type Names, namesOf } from './names.ts';
import { type Item, menu } from './popups.ts';
import { showMrkdwn } from './rich-text.ts';
import type { Page } from './store.ts';
import { type Surface, surfaceOf } from './surface.ts';

type ShowError = Surface['showError'];

interface Drawn {
  readonly state: string;
  readonly node: HTMLElement;
}

/** A reader within so many pixels of the newest message stays with the newest. */
const nearNewest = 120;

/** A list of messages, of which only those that changed are redrawn. */
export class MessageList {
  readonly element: HTMLElement;
  readonly #page: Page;
  readonly #showError: ShowError;
  #drawn: ReadonlyMap<string, Drawn> = new Map();
  #follows = true;

  constructor(page: Page, label: string, showError: ShowError) {
    this.#page = page;
    this.#showError = showError;
    const attributes = { role: 'log', 'aria-live': 'polite', 'aria-label': label, tabindex: 0 };
    this.element = h('div', { ...attributes, class: 'messages' });
    this.element.addEventListener('scroll', () => {
      this.#follows = this.element.scrollTop > this.#newestTop() - nearNewest;
    });
    new ResizeObserver(() => {
      if (this.#follows) this.toNewest();
    }).observe(this.element);
  }

  /** Shows messages, oldest first. Scrolls to the newest in another place, and where the reader follows the newest. */
  show(messages: readonly ShownMessage[], isOtherPlace: boolean): void {
    // Another place is not news, so it is not read out.
    this.element.ariaBusy = isOtherPlace ? 'true' : null;
    keepFocus(this.element, () => {
      this.#drawn = new Map(messages.map((shown) => [shown.message.ts, this.#draw(shown)]));
      arrange(this.element, this.#withDays(messages));
    });
    if (isOtherPlace) this.element.scrollTop = 0;
    if (isOtherPlace || this.#follows) this.toNewest();
    queueMicrotask(() => {
      this.element.ariaBusy = null;
    });
  }

  /** Scrolls down to the newest message; never up. */
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

  #draw(shown: ShownMessage): Drawn {
    const state = JSON.stringify(shown);
    const before = this.#drawn.get(shown.message.ts);
    return before?.state === state ? before : { state, node: showMessage(this.#page, shown, this.#showError) };
  }

  /** The messages' nodes, with a line before the first of each day. */
  #withDays(messages: readonly ShownMessage[]): readonly Node[] {
    const { zone } = this.#page.store.state.snapshot.clock;
    let last = '';
    return messages.flatMap(({ message: { ts } }) => {
      const node = this.#drawn.get(ts)?.node;
      const day = formatDay(instantOf(ts), zone);
      const line = day === last ? [] : [h('p', { class: 'day' }, h('span', {}, day))];
      last = day;
      return node === undefined ? line : [...line, node];
    });
  }
}

/** The messages of a channel in the order they came, which is not the order of time once the clock was set back. */
export const inChannel = (messages: readonly PageMessage[], channel: string): readonly PageMessage[] =>
  messages.filter((message) => message.channel === channel);

/** A message and how to show it. */
export interface ShownMessage {
  readonly message: PageMessage;
  /** The number of replies, shown as a link to the thread; 0 shows nothing. */
  readonly replies: number;
  /** Whether its menu offers a reply. */
  readonly canReply: boolean;
}

function showMessage(page: Page, shown: ShownMessage, showError: ShowError): HTMLElement {
  const { message, replies } = shown;
  const { snapshot } = page.store.state;
  const names = namesOf(snapshot);
  const isApp = message.user === snapshot.app.botUser;
  const author = message.system ? snapshot.workspace : names.user(message.user);
  const time = formatTime(instantOf(message.ts), snapshot.clock.zone);
  const attributes = {
    class: `message${message.system ? ' system' : ''}${message.ephemeral ? ' ephemeral' : ''}`,
    'data-testid': 'message',
    'data-ts': message.ts,
    'aria-label': `${author}, ${time}`,
  };
  const body = [
    message.ephemeral ? h('p', { class: 'only-you' }, 'Only visible to you') : null,
    message.system ? null : byline(author, isApp, message.edited ? `${time} (edited)` : time),
    content(page, message, showError, names),
    replies > 0 ? repliesButton(page, shown) : null,
  ];
  return h(
    'article',
    attributes,
    message.system ? null : avatar(author, isApp),
    h('div', { class: 'message-body' }, ...body),
    messageMenu(page, shown, `Actions for the message from ${author} at ${time}`, showError),
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

function content(page: Page, message: PageMessage, showError: ShowError, names: Names): Child {
  if (message.blocks.length === 0) return h('div', { class: 'text' }, ...showMrkdwn(message.text, names));
  const isCard = message.blocks.some((block) => asJson(block)['type'] !== 'rich_text');
  const region = h('div', { class: isCard ? 'blocks card' : 'blocks' });
  const { channel, ts } = message;
  const draw = (): void => drawBlocks(region, message.blocks, surface);
  const surface = surfaceOf(page, { place: { channel, ts }, redraw: draw, showError });
  draw();
  return region;
}

const repliesButton = (page: Page, { message, replies }: ShownMessage): HTMLElement =>
  button(replies === 1 ? '1 reply' : `${replies} replies`, () => page.openThread(message.ts), {
    class: 'replies',
    'data-testid': 'replies',
    'data-key': `${message.ts}/replies`,
  });

/** The menu of a message: its thread and the app's shortcuts. As in Slack, ephemeral messages have none. */
function messageMenu(page: Page, shown: ShownMessage, label: string, showError: ShowError): Child {
  const { message, canReply } = shown;
  if (message.ephemeral || message.system) return null;
  const { channel, ts } = message;
  const reply = { label: 'Reply in thread', pick: () => page.openThread(ts) };
  const shortcuts = shortcutItems(page, 'message', showError, (callbackId, user) => ({
    do: 'message_shortcut',
    user,
    callbackId,
    channel,
    ts,
  }));
  const items = canReply ? [reply, ...shortcuts] : shortcuts;
  if (items.length === 0) return null;
  return h('div', { class: 'tools' }, menu({ text: '⋯', label, key: `${ts}/tools` }, items));
}

/** The menu of the app's global shortcuts, hidden where it has none. */
export function globalShortcuts(page: Page, showError: ShowError): HTMLElement {
  const items = shortcutItems(page, 'global', showError, (callbackId, user) => ({
    do: 'global_shortcut',
    user,
    callbackId,
  }));
  const element = menu({ text: 'Shortcuts', label: 'Shortcuts' }, items);
  element.classList.add('upward');
  element.hidden = items.length === 0;
  return element;
}

function shortcutItems(
  page: Page,
  wanted: 'message' | 'global',
  showError: ShowError,
  action: (callbackId: string, user: string) => UserAction,
): readonly Item[] {
  const { app } = page.store.state.snapshot;
  const run = async (callbackId: string): Promise<void> => {
    const outcome = await page.perform(action(callbackId, page.store.state.snapshot.user));
    if (!outcome.ok) showError(outcome.error);
  };
  return app.shortcuts
    .filter(({ type }) => type === wanted)
    .map(({ name, callbackId }) => ({ label: name, detail: app.name, pick: () => void run(callbackId) }));
}
