import type { PageChannel, UserAction } from '../page-protocol.ts';
import { avatar, button, type Child, ErrorLine, h, redraw } from './element.ts';
import { addressOf, clockDate, clockTime, formatClock } from './names.ts';
import type { Page } from './store.ts';

/** Fills the sidebar: the workspace, its current user, the channels, the app, and the faults that can be caused. */
export function sidebar(page: Page, side: HTMLElement, switchUser: (user: string) => void): void {
  const { store } = page;
  const head = h('div', { class: 'side-head' });
  const places = h('nav', { class: 'places', 'aria-label': 'Places' });
  side.append(head, places, faults(page));
  store.watch(
    ({ snapshot }) => [snapshot.users, snapshot.user, snapshot.workspace],
    ({ snapshot }) =>
      redraw(head, [h('p', { class: 'workspace' }, snapshot.workspace), userSwitcher(page, switchUser)]),
  );
  store.watch(
    ({ snapshot, place, unread }) => [snapshot.channels, snapshot.app, place, unread],
    () => redraw(places, placeLinks(page)),
  );
  closeOnLeave(page, side);
}

// On a phone the sidebar is a drawer over the page, which closes on Escape and on a click beside it.
function closeOnLeave({ store }: Page, side: HTMLElement): void {
  store.watch(
    ({ sideOpen }) => [sideOpen],
    ({ sideOpen }) => side.classList.toggle('open', sideOpen),
  );
  document.addEventListener('click', ({ target }) => {
    const isOutside = target instanceof Element && !side.contains(target) && !target.closest('.open-side');
    if (store.state.sideOpen && isOutside) store.update({ sideOpen: false });
  });
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape' && store.state.sideOpen) store.update({ sideOpen: false });
  });
}

function userSwitcher(page: Page, switchUser: (user: string) => void): Child {
  const { users, user } = page.store.state.snapshot;
  const options = users
    .filter(({ isBot }) => !isBot)
    .map(({ id, name, role }) =>
      h('option', { value: id, selected: id === user }, role === null ? name : `${name} (${role})`),
    );
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
  const item = (id: string, testId: string, content: readonly Child[]): Child => {
    const current = id === place ? 'page' : null;
    const attributes = {
      href: addressOf(id),
      'data-testid': testId,
      'data-key': id,
      'aria-current': current,
    };
    return h('li', {}, h('a', attributes, ...content));
  };
  const items = (kind: PageChannel['kind']): readonly Child[] =>
    channels
      .filter((channel) => channel.kind === kind)
      .map((channel) => item(channel.id, `channel-${channel.name}`, channelLabel(channel, unread.has(channel.id))));
  const home = [avatar(app.name, true), h('span', { class: 'place-name' }, `${app.name} Home`)];
  return [
    h('h2', {}, 'Channels'),
    h('ul', {}, ...items('channel')),
    h('h2', {}, 'Direct messages'),
    h('ul', {}, ...items('im')),
    ...(app.homeTab ? [h('h2', {}, 'Apps'), h('ul', {}, item('home', 'open-home', home))] : []),
  ];
}

function channelLabel({ kind, name, archived, botIsMember }: PageChannel, isUnread: boolean): readonly Child[] {
  const icon = kind === 'im' ? avatar(name, true) : h('span', { class: 'hash', 'aria-hidden': 'true' }, '#');
  const membership = kind === 'channel' && !botIsMember ? 'not added' : '';
  const note = archived ? 'archived' : membership;
  return [
    icon,
    h('span', { class: 'place-name' }, name),
    isUnread ? h('small', { class: 'unread' }, 'new') : null,
    note === '' ? null : h('small', {}, note),
  ];
}

/** Milliseconds between updates of the clock. */
const tick = 5000;

/** Fills the bar with the workspace's clock and the buttons that move it. */
export function clock(page: Page, bar: HTMLElement): void {
  const error = new ErrorLine();
  const move = async (action: UserAction): Promise<void> => error.showOutcome(await page.perform(action));
  const controls = h(
    'div',
    { class: 'clock-moves' },
    ...dayButtons(move),
    dayForm(page, move),
    periodButton(page, move),
  );
  const toggle = button(
    'Change',
    () => {
      toggle.ariaExpanded = `${controls.classList.toggle('open')}`;
    },
    { class: 'button clock-toggle', 'aria-expanded': 'false' },
  );
  bar.append(face(page), toggle, controls, error.element);
}

/** The date and time, which go on by themselves between messages from the server. */
function face(page: Page): HTMLElement {
  const time = h('strong', { 'data-testid': 'clock-date', class: 'clock-time' });
  const zone = h('span', { class: 'clock-zone' });
  let receivedAt = 0;
  const show = (isMoved: boolean): void => {
    const { clock } = page.store.state.snapshot;
    const now = new Date(Date.parse(clock.now) + performance.now() - receivedAt).toISOString();
    // A move is announced to screen readers, the passing of a minute is not.
    time.ariaLive = isMoved ? 'polite' : 'off';
    time.textContent = formatClock({ ...clock, now });
    zone.textContent = clock.zone;
  };
  page.store.watch(
    ({ snapshot }) => [snapshot.clock],
    () => {
      receivedAt = performance.now();
      show(true);
    },
  );
  setInterval(() => show(false), tick);
  return h('p', { class: 'clock-now' }, h('span', { class: 'clock-label' }, 'Workspace clock'), time, zone);
}

type Move = (action: UserAction) => Promise<void>;

const dayButtons = (move: Move): readonly HTMLElement[] =>
  moves.map(({ label, testId, days }) =>
    button(label, () => void move({ do: 'move_clock', days }), { 'data-testid': testId }),
  );

const moves = [
  { label: 'Previous day', testId: 'clock-previous-day', days: -1 },
  { label: 'Next day', testId: 'clock-next-day', days: 1 },
  { label: 'Next week', testId: 'clock-next-week', days: 7 },
] as const;

/** A form for a day to go to. It has a button, because half a typed date can be a date, too. */
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

/** The time of the sample bulletin that the app comes with, when most of its deadlines were still ahead. */
const sampleTime = '2019-04-22T09:00';

/** A button that goes to the time of the sample bulletin, and back to the present. */
function periodButton(page: Page, move: Move): HTMLElement {
  const isPresent = (): boolean => page.store.state.snapshot.clock.now >= afterSample;
  const go = (): void => {
    const { zone } = page.store.state.snapshot.clock;
    const date = isPresent() ? sampleTime : clockTime({ zone, now: new Date().toISOString() });
    void move({ do: 'set_clock', date });
  };
  const pressed = button('', go, { 'data-testid': 'clock-period' });
  page.store.watch(
    ({ snapshot }) => [snapshot.clock],
    () => {
      pressed.textContent = isPresent() ? 'Go to April 2019' : 'Back to today';
    },
  );
  return pressed;
}

// Whoever moves the clock on from the sample is still in its time for some years.
const afterSample = '2024';

/** Whether the app is connected, and the faults that can be caused here. */
function faults(page: Page): HTMLElement {
  const error = new ErrorLine();
  const state = h('div', { class: 'fault-state' });
  page.store.watch(
    ({ snapshot, online }) => [snapshot.connection, online],
    () => redraw(state, connection(page, error)),
  );
  const title = h('h2', { id: 'faults-title' }, 'Faults');
  return h('section', { class: 'faults', 'aria-labelledby': 'faults-title' }, title, state, error.element);
}

function connection(page: Page, error: ErrorLine): readonly Child[] {
  const { snapshot, online } = page.store.state;
  const { connected, canRedeliver } = snapshot.connection;
  const perform = async (action: 'drop_connection' | 'redeliver'): Promise<void> =>
    error.showOutcome(await page.perform({ do: action }));
  const status = connected ? 'App connected' : 'App not connected';
  const look = connected && online ? 'light on' : 'light off';
  return [
    h('p', { class: look, role: 'status', 'data-testid': 'connection' }, online ? status : 'Playground not reachable'),
    button('Drop connection', () => void perform('drop_connection'), {
      'data-testid': 'drop-connection',
      'data-key': 'drop',
      disabled: !connected,
    }),
    button('Redeliver last event', () => void perform('redeliver'), {
      'data-testid': 'redeliver',
      'data-key': 'again',
      disabled: !canRedeliver,
    }),
  ];
}
