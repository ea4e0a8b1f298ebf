import type { App, BlockAction, ButtonAction, ExternalSelectAction, StaticSelectAction } from '@slack/bolt';
import { actionIds, callbackIds, command } from '../cards/action-ids.ts';
import {
  unknownAction,
  unknownCommand,
  unknownOptions,
  unknownShortcut,
  unknownView,
} from './listeners/catch-all.ts';
import {
  cancelImport,
  confirmImport,
  correctDeadline,
  correctionSubmitted,
  importSubmitted,
  openImport,
  previewImport,
  restoreDeadline,
} from './listeners/curators.ts';
import { runRequest, shareEntry, showEntry } from './listeners/entry-buttons.ts';
import { appUninstalled, homeOpened, tokensRevoked } from './listeners/home.ts';
import { directMessage, mention, privacyLawCommand } from './listeners/questions.ts';
import {
  acknowledgeReminder,
  addToCalendar,
  muteDeadline,
  snoozeReminder,
  unmuteDeadline,
} from './listeners/reminders.ts';
import {
  relatedShortcut,
  searchFieldOptions,
  searchPicked,
  searchShortcut,
  searchSubmitted,
} from './listeners/search.ts';
import {
  changeSubmitted,
  endSubscription,
  openForm,
  resumeSubscription,
  settingsSubmitted,
  subscribeSubmitted,
  zoneOptions,
} from './listeners/subscriptions.ts';
import type { ButtonArgs } from './reply.ts';
import type { Services } from './services.ts';

/** Everything the app reacts to. `manifest.yml` must declare the same; a test compares them. */
export const handled = {
  commands: [command],
  events: ['app_mention', 'message.im', 'app_home_opened', 'app_uninstalled', 'tokens_revoked'],
  shortcuts: [callbackIds.searchShortcut, callbackIds.relatedShortcut],
  views: [
    callbackIds.searchModal,
    callbackIds.subscribeModal,
    callbackIds.changeModal,
    callbackIds.settingsModal,
    callbackIds.importModal,
    callbackIds.correctionModal,
  ],
  actions: [
    actionIds.runRequest,
    actionIds.showEntry,
    actionIds.shareEntry,
    actionIds.search,
    actionIds.openForm,
    actionIds.endSubscription,
    actionIds.resumeSubscription,
    actionIds.acknowledge,
    actionIds.snooze,
    actionIds.mute,
    actionIds.unmute,
    actionIds.addToCalendar,
    actionIds.openImport,
    actionIds.previewImport,
    actionIds.confirmImport,
    actionIds.cancelImport,
    actionIds.correctDeadline,
    actionIds.restoreDeadline,
  ],
  options: [actionIds.search, actionIds.zone],
} as const;

/** The part of Bolt's app by which listeners are registered. */
export type Registrar = Pick<App, 'command' | 'event' | 'action' | 'shortcut' | 'view' | 'options'>;

/** Registers every listener, then the catch-alls, which acknowledge whatever else arrives. */
export function register(app: Registrar, desk: Services): void {
  const onButton = (id: string, listener: (args: ButtonArgs) => Promise<void>): void => {
    app.action<BlockAction<ButtonAction>>({ action_id: withSlot(id) }, listener);
  };
  const onSubmit = (id: string, listener: ReturnType<typeof searchSubmitted>): void => {
    app.view({ type: 'view_submission', callback_id: id }, listener);
  };

  app.command(command, privacyLawCommand(desk));

  app.event('app_mention', mention(desk));
  app.event('message', directMessage(desk));
  app.event('app_home_opened', homeOpened(desk));
  app.event('app_uninstalled', appUninstalled(desk));
  app.event('tokens_revoked', tokensRevoked(desk));

  onButton(actionIds.runRequest, runRequest(desk));
  onButton(actionIds.showEntry, showEntry(desk));
  onButton(actionIds.shareEntry, shareEntry(desk));
  onButton(actionIds.openForm, openForm(desk));
  onButton(actionIds.endSubscription, endSubscription(desk));
  onButton(actionIds.resumeSubscription, resumeSubscription(desk));
  onButton(actionIds.acknowledge, acknowledgeReminder(desk));
  onButton(actionIds.mute, muteDeadline(desk));
  onButton(actionIds.unmute, unmuteDeadline(desk));
  onButton(actionIds.openImport, openImport(desk));
  onButton(actionIds.previewImport, previewImport(desk));
  onButton(actionIds.confirmImport, confirmImport(desk));
  onButton(actionIds.cancelImport, cancelImport(desk));
  onButton(actionIds.correctDeadline, correctDeadline(desk));
  onButton(actionIds.restoreDeadline, restoreDeadline(desk));
  onButton(actionIds.addToCalendar, addToCalendar(desk));
  app.action<BlockAction<StaticSelectAction>>(
    { action_id: withSlot(actionIds.snooze) },
    snoozeReminder(desk),
  );
  app.action<BlockAction<ExternalSelectAction>>(
    { action_id: withSlot(actionIds.search) },
    searchPicked(desk),
  );

  app.shortcut({ type: 'shortcut', callback_id: callbackIds.searchShortcut }, searchShortcut());
  app.shortcut({ type: 'message_action', callback_id: callbackIds.relatedShortcut }, relatedShortcut(desk));

  onSubmit(callbackIds.searchModal, searchSubmitted(desk));
  onSubmit(callbackIds.subscribeModal, subscribeSubmitted(desk));
  onSubmit(callbackIds.changeModal, changeSubmitted(desk));
  onSubmit(callbackIds.settingsModal, settingsSubmitted(desk));
  onSubmit(callbackIds.importModal, importSubmitted(desk));
  onSubmit(callbackIds.correctionModal, correctionSubmitted(desk));
  app.options({ action_id: actionIds.search }, searchFieldOptions(desk));
  app.options({ action_id: actionIds.zone }, zoneOptions());

  app.command(otherThan(handled.commands), unknownCommand(desk));
  app.action({ type: 'block_actions', action_id: otherThan(handled.actions) }, unknownAction(desk));
  app.shortcut(otherThan(handled.shortcuts), unknownShortcut(desk));
  app.view(otherThan(handled.views), unknownView(desk));
  app.options({ action_id: otherThan(handled.options) }, unknownOptions(desk));
}

const withSlot = (id: string): RegExp => new RegExp(`^${escaped(id)}(?::.*)?$`);

// Bolt runs every listener that matches, so a catch-all must not match what is registered.
const otherThan = (names: readonly string[]): RegExp =>
  new RegExp(`^(?!(?:${names.map(escaped).join('|')})(?::|$))`);

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
