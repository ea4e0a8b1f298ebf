import type { PageChannel } from '../page-protocol.ts';
import { avatar } from './avatar.ts';
import { type Child, h, redraw } from './element.ts';
import { faults } from './faults.ts';
import { addressOf } from './places.ts';
import type { Page } from './store.ts';

/** Fills the side: workspace, who one is, the channels, the app, and what can be broken on purpose. */
export function sidebar(page: Page, side: HTMLElement, switchUser: (user: string) => void): void {
  const head = h('div', { class: 'side-head' });
  const places = h('nav', { class: 'places', 'aria-label': 'Places' });
  side.append(head, places, faults(page));
  page.store.watch(
    ({ snapshot }) => [snapshot.users, snapshot.user, snapshot.workspace],
    () => redraw(head, [workspaceName(page), userSwitcher(page, switchUser)]),
  );
  page.store.watch(
    ({ snapshot, place, unread }) => [snapshot.channels, snapshot.app, place, unread],
    () => redraw(places, placeLinks(page)),
  );
}

const workspaceName = (page: Page): Child =>
  h('p', { class: 'workspace' }, page.store.state.snapshot.workspace);

function userSwitcher(page: Page, switchUser: (user: string) => void): Child {
  const { users, user } = page.store.state.snapshot;
  const options = users
    .filter(({ isBot }) => !isBot)
    .map(({ id, name }) => h('option', { value: id, selected: id === user }, name));
  const select = h(
    'select',
    { 'data-testid': 'user-switcher', 'data-key': 'user', change: () => switchUser(select.value) },
    ...options,
  );
  return h('label', { class: 'you' }, h('span', {}, 'You are'), select);
}

function placeLinks(page: Page): readonly Child[] {
  const { snapshot, place, unread } = page.store.state;
  const { channels, app } = snapshot;
  const link = (channel: PageChannel): Child =>
    h(
      'li',
      {},
      placeLink(channel.id, place, `channel-${channel.name}`, channelWords(channel, unread.has(channel.id))),
    );
  const of = (kind: PageChannel['kind']): readonly Child[] =>
    channels.filter((channel) => channel.kind === kind).map(link);
  const home = [avatar(app.name, true), h('span', { class: 'place-name' }, `${app.name} Home`)];
  return [
    h('h2', {}, 'Channels'),
    h('ul', {}, ...of('channel')),
    h('h2', {}, 'Direct messages'),
    h('ul', {}, ...of('im')),
    ...(app.homeTab
      ? [h('h2', {}, 'Apps'), h('ul', {}, h('li', {}, placeLink('home', place, 'open-home', home)))]
      : []),
  ];
}

const placeLink = (id: string, place: string, testId: string, words: readonly Child[]): HTMLElement =>
  h(
    'a',
    {
      href: addressOf(id),
      'data-testid': testId,
      'data-key': id,
      'aria-current': id === place ? 'page' : null,
    },
    ...words,
  );

function channelWords(
  { kind, name, archived, botIsMember }: PageChannel,
  isUnread: boolean,
): readonly Child[] {
  const mark = kind === 'im' ? avatar(name, true) : h('span', { class: 'hash', 'aria-hidden': 'true' }, '#');
  const absent = kind === 'channel' && !botIsMember ? 'bot not here' : '';
  const note = archived ? 'archived' : absent;
  const news = isUnread ? h('small', { class: 'news' }, 'new') : null;
  const words = h('span', { class: 'place-name' }, name);
  return [mark, words, news, note === '' ? null : h('small', {}, note)];
}
