import type { PageChannel, PageMessage, Snapshot } from '../page-protocol.ts';
import { Composer } from './composer.ts';
import { button, type Child, ErrorLine, h, redraw } from './element.ts';
import { globalShortcuts, inChannel, MessageList, type ShownMessage } from './messages.ts';
import { addressOf, nameOf } from './names.ts';
import type { Page, PageState } from './store.ts';

/** The messages of the open channel and its composer; hidden while App Home is open. */
export function channelView(page: Page): HTMLElement {
  const showError = (message: string): void => composer.showError(message);
  const composer = new Composer(page, {
    testIds: ['composer', 'send'],
    tools: [globalShortcuts(page, showError)],
    sent: () => list.toNewest(),
  });
  const list = new MessageList(page, 'Messages', showError);
  const empty = h('div', { class: 'empty' });
  const closed = h('p', { class: 'closed' });
  const element = h('div', { class: 'channel' }, list.element, empty, closed, composer.element);
  let shown = '';
  page.store.watch(
    ({ snapshot, place }) => [snapshot.messages, snapshot.channels, snapshot.users, place],
    ({ snapshot, place }) => {
      const channel = snapshot.channels.find(({ id }) => id === place);
      element.hidden = channel === undefined;
      if (channel === undefined) return;
      const isOther = shown !== place;
      shown = place;
      const messages = inChannel(snapshot.messages, place);
      list.element.ariaLabel = `Messages in ${channel.name}`;
      list.show(topLevel(messages, channel), isOther);
      closed.textContent = whyClosed(channel, snapshot.app.messagesTab);
      closed.hidden = closed.textContent === '';
      empty.hidden = messages.length > 0;
      empty.replaceChildren(...emptyState(snapshot, closed.hidden));
      composer.element.hidden = !closed.hidden;
      composer.setTarget({ channel: place, label: `Message ${nameOf(channel)}` });
    },
  );
  return element;
}

/** Why nobody can post here; '' where they can. */
function whyClosed({ kind, archived }: PageChannel, messagesTab: boolean): string {
  if (archived) return 'This channel is archived. Nobody can post here.';
  return kind === 'im' && !messagesTab ? 'Sending messages to this app has been turned off.' : '';
}

function emptyState({ app }: Snapshot, isOpen: boolean): readonly HTMLElement[] {
  const command = app.commands[0]?.command;
  return [
    h('p', {}, 'No messages yet.'),
    ...(isOpen && command ? [h('p', {}, 'Try ', h('code', {}, command), ' to begin.')] : []),
  ];
}

/** The messages of the channel itself, and the replies that are shown there as well. */
function topLevel(messages: readonly PageMessage[], channel: PageChannel): readonly ShownMessage[] {
  const replies = Map.groupBy(messages, ({ threadTs }) => threadTs);
  return messages
    .filter(({ threadTs, broadcast }) => threadTs === null || broadcast)
    .map((message) => ({
      message,
      replies: replies.get(message.ts)?.length ?? 0,
      canReply: !channel.archived && !message.broadcast,
    }));
}

/** Fills the pane of the open thread, which is hidden while there is none. */
export function threadPane(page: Page, pane: HTMLElement): void {
  const composer = new Composer(page, {
    testIds: ['thread-composer', 'thread-send'],
    tools: [],
    sent: () => list.toNewest(),
  });
  const list = new MessageList(page, 'Messages in the thread', (message) => composer.showError(message));
  const close = button('✕', () => page.openThread(null), {
    class: 'button quiet',
    'aria-label': 'Close the thread',
  });
  const head = h('header', { class: 'pane-head' }, h('h2', {}, 'Thread'), close);
  pane.append(head, list.element, composer.element);
  pane.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) page.openThread(null);
  });
  let shown: string | null = null;
  page.store.watch(
    ({ snapshot, place, thread }) => [snapshot.messages, snapshot.users, place, thread],
    ({ snapshot, place, thread }) => {
      pane.hidden = thread === null;
      const isOther = thread !== shown;
      shown = thread;
      if (thread === null) return;
      const messages = inChannel(snapshot.messages, place)
        .filter(({ ts, threadTs }) => ts === thread || threadTs === thread)
        .map((message) => ({ message, replies: 0, canReply: false }));
      list.show(messages, isOther);
      composer.setTarget({ channel: place, threadTs: thread, label: 'Reply' });
      if (isOther) composer.focus();
    },
  );
}

/** The head of the open place: its name, and whether the bot is a member, or the tabs of the app. */
export function placeHead(page: Page): HTMLElement {
  const head = h('header', { class: 'place-head' });
  page.store.watch(
    ({ snapshot, place, sideOpen }) => [snapshot.channels, snapshot.app, place, sideOpen],
    (state) => {
      const channel = state.snapshot.channels.find(({ id }) => id === state.place);
      const content = channel?.kind === 'channel' ? channelHead(page, channel) : appHead(state);
      redraw(head, [sideButton(page), ...content]);
      document.title = `${channel === undefined ? 'Home' : nameOf(channel)} – ${state.snapshot.workspace}`;
    },
  );
  return head;
}

/** Opens the sidebar where the screen is too narrow to show it. */
function sideButton({ store }: Page): Child {
  const isOpen = store.state.sideOpen;
  return button('☰', () => store.update({ sideOpen: !isOpen }), {
    class: 'button quiet open-side',
    'data-testid': 'open-side',
    'data-key': 'open-side',
    'aria-label': 'Channels and faults',
    'aria-controls': 'side',
    'aria-expanded': `${isOpen}`,
  });
}

function channelHead(page: Page, channel: PageChannel): readonly Child[] {
  const { archived, botIsMember, id } = channel;
  const error = new ErrorLine();
  const toggle = async (): Promise<void> =>
    error.showOutcome(await page.perform({ do: botIsMember ? 'remove_bot' : 'invite_bot', channel: id }));
  const membership = botIsMember ? 'App added' : 'App not added';
  const attributes = { 'data-testid': 'toggle-bot', 'data-key': 'toggle-bot' };
  return [
    h('h1', {}, nameOf(channel)),
    h('p', { class: 'status' }, archived ? 'Archived' : membership),
    error.element,
    archived ? null : button(botIsMember ? 'Remove app' : 'Add app', () => void toggle(), attributes),
  ];
}

function appHead({ snapshot, place }: PageState): readonly Child[] {
  const messages = snapshot.channels.find(({ kind }) => kind === 'im');
  const tab = (id: string, label: string): Child =>
    h(
      'a',
      {
        href: addressOf(id),
        'data-testid': `tab-${label.toLowerCase()}`,
        'data-key': `tab-${id}`,
        'aria-current': id === place ? 'page' : null,
      },
      label,
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
