import type { UserAction } from '../page-protocol.ts';
import { h } from './element.ts';
import { Refusal } from './refusal.ts';
import type { Page } from './store.ts';
import { clockDate, clockWords } from './times.ts';

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
