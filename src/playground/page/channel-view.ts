import type { PageChannel, PageMessage } from '../page-protocol.ts';
import { Composer } from './composer.ts';
import { h } from './element.ts';
import { inChannel, MessageList } from './message-list.ts';
import type { ShownMessage } from './message-view.ts';
import { nameOf } from './places.ts';
import { globalShortcuts } from './shortcuts.ts';
import type { Page } from './store.ts';

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
