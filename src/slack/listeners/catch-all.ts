import type {
  AllMiddlewareArgs,
  BlockAction,
  SlackActionMiddlewareArgs,
  SlackCommandMiddlewareArgs,
  SlackOptionsMiddlewareArgs,
  SlackShortcutMiddlewareArgs,
  SlackViewMiddlewareArgs,
} from '@slack/bolt';
import { command } from '../../cards/action-ids.ts';
import { notice } from '../../cards/card.ts';
import { Reply } from '../reply.ts';
import type { Services } from '../services.ts';

// What is not registered comes from another version of the app, or from a newer Slack.

/** An unknown command. */
export const unknownCommand =
  (services: Services) =>
  async (args: SlackCommandMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    services.log.warn({ command: args.command.command }, 'unknown command');
    await new Reply(services, args).privately(notice('Unknown command', `Try ${command} help.`));
  };

/** A press on an unknown button. Link buttons arrive here too, and need no reply. */
export const unknownAction =
  (services: Services) =>
  async (args: SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs): Promise<void> => {
    if ('url' in args.action) return;
    services.log.warn({ actionId: args.action.action_id }, 'unknown button');
    await new Reply(services, args).beside(null);
  };

/** An unknown shortcut. */
export const unknownShortcut =
  ({ log }: Services) =>
  async ({ shortcut }: SlackShortcutMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    log.warn({ callbackId: shortcut.callback_id }, 'unknown shortcut');
  };

/** An unknown modal, submitted or closed. */
export const unknownView =
  ({ log }: Services) =>
  async ({ ack, view }: SlackViewMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    await ack();
    log.warn({ callbackId: view.callback_id }, 'unknown modal');
  };

/** Typing in an unknown menu. */
export const unknownOptions =
  ({ log }: Services) =>
  async ({ ack, payload }: SlackOptionsMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    await ack({ options: [] });
    const actionId: unknown = payload.action_id;
    log.warn({ actionId }, 'unknown menu');
  };
