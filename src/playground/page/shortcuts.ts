import type { PageMessage, UserAction } from '../page-protocol.ts';
import { type MenuItem, menu } from './menu.ts';
import type { Page } from './store.ts';
import type { Surface } from './surface.ts';

/** The menu of the app's global shortcuts; hidden where it has none. */
export function globalShortcuts(page: Page, refused: Surface['refused']): HTMLElement {
  const items = shortcutItems(page, 'global', refused, (callbackId, user) => ({
    do: 'global_shortcut',
    user,
    callbackId,
  }));
  const element = menu({ words: 'Shortcuts', label: 'Shortcuts' }, items);
  element.classList.add('upward');
  element.hidden = items.length === 0;
  return element;
}

/** The app's shortcuts for a message. */
export const messageShortcuts = (
  page: Page,
  { channel, ts }: PageMessage,
  refused: Surface['refused'],
): readonly MenuItem[] =>
  shortcutItems(page, 'message', refused, (callbackId, user) => ({
    do: 'message_shortcut',
    user,
    callbackId,
    channel,
    ts,
  }));

function shortcutItems(
  page: Page,
  wanted: 'message' | 'global',
  refused: Surface['refused'],
  action: (callbackId: string, user: string) => UserAction,
): readonly MenuItem[] {
  const { app } = page.store.state.snapshot;
  const use = async (callbackId: string): Promise<void> => {
    const outcome = await page.ask(action(callbackId, page.store.state.snapshot.user));
    if (!outcome.ok) refused(outcome.error);
  };
  return app.shortcuts
    .filter(({ type }) => type === wanted)
    .map(({ name, callbackId }) => ({ label: name, detail: app.name, pick: () => void use(callbackId) }));
}
