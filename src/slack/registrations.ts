import type { App, BlockAction, ButtonAction, PlainTextInputAction } from '@slack/bolt';
import { actionIds, callbackIds } from '../cards/action-ids.ts';
import { command } from '../cards/help-card.ts';
import type { Desk } from './desk.ts';
import {
  unknownAction,
  unknownCommand,
  unknownOptions,
  unknownShortcut,
  unknownView,
} from './listeners/catch-all.ts';
import { directMessage } from './listeners/direct-message.ts';
import { homeOpened, homeSearch } from './listeners/home.ts';
import { mention } from './listeners/mention.ts';
import { privacyLawCommand } from './listeners/privacy-law-command.ts';
import { runRequest } from './listeners/run-request.ts';
import { shareEntry } from './listeners/share-entry.ts';
import { relatedShortcut, searchShortcut, searchSubmitted } from './listeners/shortcuts.ts';
import { showEntry } from './listeners/show-entry.ts';

/** Everything the app reacts to. `manifest.yml` must declare the same; a test compares them. */
export const reactsTo = {
  commands: [command],
  events: ['app_mention', 'message.im', 'app_home_opened'],
  shortcuts: [callbackIds.searchShortcut, callbackIds.relatedShortcut],
  views: [callbackIds.searchModal],
  actions: [actionIds.runRequest, actionIds.showEntry, actionIds.shareEntry, actionIds.homeSearch],
} as const;

/** The part of Bolt's app by which listeners are registered. */
export type Registrar = Pick<App, 'command' | 'event' | 'action' | 'shortcut' | 'view' | 'options'>;

/** Registers every listener, then the catch-alls, which acknowledge whatever else arrives. */
export function register(app: Registrar, desk: Desk): void {
  app.command(command, privacyLawCommand(desk));

  app.event('app_mention', mention(desk));
  app.event('message', directMessage(desk));
  app.event('app_home_opened', homeOpened(desk));

  app.action<BlockAction<ButtonAction>>({ action_id: withSlot(actionIds.runRequest) }, runRequest(desk));
  app.action<BlockAction<ButtonAction>>({ action_id: withSlot(actionIds.showEntry) }, showEntry(desk));
  app.action<BlockAction<ButtonAction>>({ action_id: withSlot(actionIds.shareEntry) }, shareEntry(desk));
  app.action<BlockAction<PlainTextInputAction>>(
    { action_id: withSlot(actionIds.homeSearch) },
    homeSearch(desk),
  );

  app.shortcut({ type: 'shortcut', callback_id: callbackIds.searchShortcut }, searchShortcut());
  app.shortcut({ type: 'message_action', callback_id: callbackIds.relatedShortcut }, relatedShortcut(desk));
  app.view({ type: 'view_submission', callback_id: callbackIds.searchModal }, searchSubmitted(desk));

  app.command(otherThan(reactsTo.commands), unknownCommand(desk));
  app.action({ type: 'block_actions', action_id: otherThan(reactsTo.actions) }, unknownAction(desk));
  app.shortcut(otherThan(reactsTo.shortcuts), unknownShortcut(desk));
  app.view(otherThan(reactsTo.views), unknownView(desk));
  app.options({ action_id: /.*/ }, unknownOptions(desk));
}

const withSlot = (id: string): RegExp => new RegExp(`^${escaped(id)}(?::.*)?$`);

// Bolt runs every listener that matches, so a catch-all must not match what is registered.
const otherThan = (names: readonly string[]): RegExp =>
  new RegExp(`^(?!(?:${names.map(escaped).join('|')})(?::|$))`);

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
