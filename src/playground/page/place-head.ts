import type { PageChannel } from '../page-protocol.ts';
import { type Child, h, redraw } from './element.ts';
import { addressOf, nameOf } from './places.ts';
import { Refusal } from './refusal.ts';
import type { Page, PageState } from './store.ts';

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
