import { drawBlocks } from './blocks.ts';
import { h } from './element.ts';
import { list, record } from './read-json.ts';
import { Refusal } from './refusal.ts';
import type { Page } from './store.ts';
import { surfaceOf } from './surface.ts';

/** The app's Home as it published it for this user; hidden while a channel is open. */
export function homeView(page: Page): HTMLElement {
  const blocks = h('div', { class: 'blocks' });
  const refusal = new Refusal();
  const placeholder = h('p', { class: 'empty' });
  const element = h('div', { class: 'home', 'data-testid': 'home' }, refusal.element, placeholder, blocks);
  page.store.watch(
    ({ snapshot, place }) => [snapshot.home, snapshot.app, place],
    ({ snapshot: { home, app }, place }) => {
      element.hidden = place !== 'home';
      placeholder.hidden = home !== null;
      placeholder.textContent = `${app.name} has not published its Home yet.`;
      blocks.hidden = home === null;
      refusal.say('');
      if (home === null) return;
      const draw = (): void => drawBlocks(blocks, list(record(home.view)['blocks']), surface);
      const surface = surfaceOf(page, { place: { viewId: home.id }, redraw: draw, refused: refusal.say });
      draw();
    },
  );
  return element;
}
