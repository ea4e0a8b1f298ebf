import { Composer } from './composer.ts';
import { h } from './element.ts';
import { inChannel, MessageList } from './message-list.ts';
import type { Page } from './store.ts';

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
