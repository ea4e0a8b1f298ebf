import type { PageChannel, UserAction } from '../page-protocol.ts';
import { avatar, type Child, h, Refusal, redraw } from './element.ts';
import { addressOf, clockDate, clockWords } from './names.ts';
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

/** How often the clock is read between two words from the workspace. */
const tickMillis = 5000;

/** Fills the bar with the workspace's clock and the buttons that move it. */
export function clock(page: Page, bar: HTMLElement): void {
  const refusal = new Refusal();
  const move = async (action: UserAction): Promise<void> => refusal.tell(await page.ask(action));
  const moves = h('div', { class: 'clock-moves' }, ...dayButtons(move), dayForm(page, move));
  bar.append(face(page), moves, refusal.element);
}

/** The date and time, which tick on by themselves until the workspace says otherwise. */
function face(page: Page): HTMLElement {
  const words = h('strong', { 'data-testid': 'clock-date', class: 'clock-words' });
  const zone = h('span', { class: 'clock-zone' });
  let heard = 0;
  const show = (isMoved: boolean): void => {
    const { clock } = page.store.state.snapshot;
    const now = new Date(Date.parse(clock.now) + performance.now() - heard).toISOString();
    // The passing of a minute is not worth an announcement, a move is.
    words.ariaLive = isMoved ? 'polite' : 'off';
    words.textContent = clockWords({ ...clock, now });
    zone.textContent = clock.zone;
  };
  page.store.watch(
    ({ snapshot }) => [snapshot.clock],
    () => {
      heard = performance.now();
      show(true);
    },
  );
  setInterval(() => show(false), tickMillis);
  return h('p', { class: 'clock-now' }, h('span', { class: 'clock-label' }, 'Workspace clock'), words, zone);
}

type Move = (action: UserAction) => Promise<void>;

const dayButtons = (move: Move): readonly HTMLElement[] =>
  moves.map(({ label, testId, days }) =>
    h(
      'button',
      {
        type: 'button',
        class: 'button',
        'data-testid': testId,
        click: () => void move({ do: 'move_clock', days }),
      },
      label,
    ),
  );

const moves = [
  { label: 'Back a day', testId: 'clock-previous-day', days: -1 },
  { label: 'Next day', testId: 'clock-next-day', days: 1 },
  { label: 'Next week', testId: 'clock-next-week', days: 7 },
] as const;

/** A day to go to. It waits for its button: half a typed date is a date, too. */
function dayForm(page: Page, move: Move): HTMLElement {
  const day = h('input', { type: 'date', required: true, 'aria-label': 'Day', 'data-testid': 'clock-set' });
  const go = h('button', { class: 'button', 'data-testid': 'clock-go' }, 'Go to day');
  const submit = (event: Event): void => {
    event.preventDefault();
    void move({ do: 'set_clock', date: day.value });
  };
  page.store.watch(
    ({ snapshot }) => [snapshot.clock],
    ({ snapshot }) => {
      day.value = clockDate(snapshot.clock);
    },
  );
  return h('form', { class: 'clock-form', submit }, day, go);
}

/** How the bot is connected, and what can be broken on purpose. */
function faults(page: Page): HTMLElement {
  const refusal = new Refusal();
  const state = h('div', { class: 'fault-state' });
  page.store.watch(
    ({ snapshot, online }) => [snapshot.connection, online],
    () => redraw(state, [...connection(page, refusal)]),
  );
  const title = h('h2', { id: 'faults-title' }, 'Faults');
  return h('section', { class: 'faults', 'aria-labelledby': 'faults-title' }, title, state, refusal.element);
}

function connection(page: Page, refusal: Refusal): readonly Child[] {
  const { snapshot, online } = page.store.state;
  const { connected, canRedeliver } = snapshot.connection;
  const ask = async (action: 'drop_connection' | 'redeliver'): Promise<void> =>
    refusal.tell(await page.ask({ do: action }));
  const words = connected ? 'The bot is connected' : 'The bot is not connected';
  const look = connected && online ? 'light on' : 'light off';
  const drop = {
    'data-testid': 'drop-connection',
    disabled: !connected,
    click: () => void ask('drop_connection'),
  };
  const again = { 'data-testid': 'redeliver', disabled: !canRedeliver, click: () => void ask('redeliver') };
  return [
    h(
      'p',
      { class: look, role: 'status', 'data-testid': 'connection' },
      online ? words : 'The playground cannot be reached',
    ),
    h(
      'button',
      { type: 'button', class: 'button', 'data-key': 'drop', ...drop },
      'Drop the bot’s connection',
    ),
    h(
      'button',
      { type: 'button', class: 'button', 'data-key': 'again', ...again },
      'Deliver last event again',
    ),
  ];
}
