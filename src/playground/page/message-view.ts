import type { PageMessage } from '../page-protocol.ts';
import { avatar } from './avatar.ts';
import { drawBlocks } from './blocks.ts';
import { type Child, h } from './element.ts';
import { menu } from './menu.ts';
import { type Names, namesOf } from './names.ts';
import { record } from './read-json.ts';
import { messageShortcuts } from './shortcuts.ts';
import { showMrkdwn } from './show-mrkdwn.ts';
import type { Page } from './store.ts';
import { type Surface, surfaceOf, typeOf } from './surface.ts';
import { instantOf, timeWords } from './times.ts';

/** A message, and how it is shown where it stands. */
export interface ShownMessage {
  readonly message: PageMessage;
  /** How many replies to tell of, with a way into the thread; 0 shows none. */
  readonly replies: number;
  /** Whether its menu offers to reply in a thread. */
  readonly canReply: boolean;
}

/** A message with its author, its blocks or text, and its menu. */
export function showMessage(page: Page, shown: ShownMessage, refused: Surface['refused']): HTMLElement {
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
