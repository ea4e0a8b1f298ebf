import { type Child, h, redraw } from './element.ts';
import { Refusal } from './refusal.ts';
import type { Page } from './store.ts';

/** How the bot is connected, and what can be broken on purpose. */
export function faults(page: Page): HTMLElement {
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
