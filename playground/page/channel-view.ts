import type { PageChannel, PageMessage } from '../page-protocol.ts';
import { Composer } from './composer.ts';
import { type Child, h, Refusal, redraw } from './element.ts';
import { globalShortcuts, inChannel, MessageList, type ShownMessage } from './messages.ts';
import { addressOf, nameOf } from './names.ts';
import type { Page, PageState } from './store.ts';

/** The messages of the open channel with the composer below; hidden while App Home is open. */
export function channelView(page: Page): HTMLElement {
  const refused = (why: string): void => write.refused(why);
  const write = new Composer(page, {
    testIds: ['composer', 'send'],
    tools: [globalShortcuts(page, refused)],
    sent: () => list.toNewest(),
  });
  const list = new MessageList(page, 'Messages', refused);
  const note = h('p', { class: 'note' });
  const element = h('div', { class: 'channel' }, list.element, note, write.element);
  let shown = '';
  page.store.watch(
    ({ snapshot, place }) => [snapshot.messages, snapshot.channels, snapshot.users, place],
    ({ snapshot, place }) => {
      const channel = snapshot.channels.find(({ id }) => id === place);
      element.hidden = channel === undefined;
      if (channel === undefined) return;
      const moved = shown !== place;
      shown = place;
      const messages = inChannel(snapshot.messages, place);
      list.element.ariaLabel = `Messages in ${channel.name}`;
      list.show(topLevel(messages, channel), moved);
      const closed = whyClosed(channel, snapshot.app.messagesTab);
      const silent =
        messages.length === 0
          ? `Nothing has been said here yet. Try ${snapshot.app.commands[0]?.command ?? 'a question'}.`
          : null;
      note.textContent = closed ?? silent;
      note.hidden = note.textContent === '';
      write.element.hidden = closed !== null;
      write.aim({ channel: place, label: `Message ${nameOf(channel)}` });
    },
  );
  return element;
}

/** Why nothing can be written here, or null where it can. */
const whyClosed = ({ kind, archived }: PageChannel, messagesTab: boolean): string | null => {
  if (archived) return 'This channel is archived: nobody can write here.';
  return kind === 'im' && !messagesTab ? 'Sending messages to this app has been turned off.' : null;
};

/** What stands in the channel itself: all but replies, each with the number of its replies. */
function topLevel(messages: readonly PageMessage[], channel: PageChannel): readonly ShownMessage[] {
  const replies = Map.groupBy(messages, ({ threadTs }) => threadTs);
  return (replies.get(null) ?? []).map((message) => ({
    message,
    replies: replies.get(message.ts)?.length ?? 0,
    canReply: !channel.archived,
  }));
}

/** Fills the pane beside the channel with the open thread; without one it is hidden. */
export function threadPane(page: Page, pane: HTMLElement): void {
  const write = new Composer(page, {
    testIds: ['thread-composer', 'thread-send'],
    tools: [],
    sent: () => list.toNewest(),
  });
  const list = new MessageList(page, 'Messages in the thread', (why) => write.refused(why));
  const close = h(
    'button',
    {
      type: 'button',
      class: 'button quiet',
      'aria-label': 'Close the thread',
      click: () => page.openThread(null),
    },
    '✕',
  );
  pane.append(h('header', { class: 'pane-head' }, h('h2', {}, 'Thread'), close), list.element, write.element);
  pane.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) page.openThread(null);
  });
  let shown: string | null = null;
  page.store.watch(
    ({ snapshot, place, thread }) => [snapshot.messages, snapshot.users, place, thread],
    ({ snapshot, place, thread }) => {
      pane.hidden = thread === null;
      const opened = thread !== shown;
      shown = thread;
      if (thread === null) return;
      const messages = inChannel(snapshot.messages, place).filter(
        ({ ts, threadTs }) => ts === thread || threadTs === thread,
      );
      const replies = messages.map((message) => ({ message, replies: 0, canReply: false }));
      list.show(replies, opened);
      write.aim({ channel: place, threadTs: thread, label: 'Reply' });
      if (opened) write.focus();
    },
  );
}

/** The head of the open place: its name, whether the bot is there, and the tabs of the app. */
export function placeHead(page: Page): HTMLElement {
  const head = h('header', { class: 'place-head' });
  page.store.watch(
    ({ snapshot, place }) => [snapshot.channels, snapshot.app, place],
    (state) => {
      const channel = state.snapshot.channels.find(({ id }) => id === state.place);
      const inChannel = channel?.kind === 'channel';
      redraw(head, inChannel ? channelHead(page, channel) : appHead(state));
      document.title = `${channel === undefined ? 'Home' : nameOf(channel)} – ${state.snapshot.workspace}`;
    },
  );
  return head;
}

function channelHead(page: Page, channel: PageChannel): readonly Child[] {
  const { app } = page.store.state.snapshot;
  const { archived, botIsMember, id } = channel;
  const refusal = new Refusal();
  const toggle = async (): Promise<void> =>
    refusal.tell(await page.ask({ do: botIsMember ? 'remove_bot' : 'invite_bot', channel: id }));
  const present = botIsMember ? `${app.name} is here` : `${app.name} is not here`;
  const attributes = {
    type: 'button',
    class: 'button',
    'data-testid': 'toggle-bot',
    'data-key': 'toggle-bot',
  };
  return [
    h('h1', {}, nameOf(channel)),
    h('p', { class: 'status' }, archived ? 'Archived' : present),
    refusal.element,
    archived
      ? null
      : h('button', { ...attributes, click: () => void toggle() }, botIsMember ? 'Remove bot' : 'Invite bot'),
  ];
}

function appHead({ snapshot, place }: PageState): readonly Child[] {
  const messages = snapshot.channels.find(({ kind }) => kind === 'im');
  const tab = (id: string, words: string): Child =>
    h(
      'a',
      {
        href: addressOf(id),
        'data-testid': `tab-${words.toLowerCase()}`,
        'data-key': `tab-${id}`,
        'aria-current': id === place ? 'page' : null,
      },
      words,
    );
  return [
    h('h1', {}, snapshot.app.name),
    h(
      'nav',
      { class: 'tabs', 'aria-label': snapshot.app.name },
      snapshot.app.homeTab ? tab('home', 'Home') : null,
      messages === undefined ? null : tab(messages.id, 'Messages'),
    ),
  ];
}
