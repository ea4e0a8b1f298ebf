import type {
  AllMiddlewareArgs,
  BlockAction,
  SlackActionMiddlewareArgs,
  SlackCommandMiddlewareArgs,
  SlackOptionsMiddlewareArgs,
  SlackShortcutMiddlewareArgs,
  SlackViewMiddlewareArgs,
} from '@slack/bolt';
import { staleCard } from '../../cards/errors.ts';
import { Reply } from '../reply.ts';
import type { Services } from '../services.ts';

// What is not registered comes from another version of the app. It is acknowledged, or Slack would show the user an error.

/** An unknown command. */
export const unknownCommand =
  ({ log }: Services) =>
  async ({ ack, command: { command } }: SlackCommandMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    await ack('Unknown command. Try /privacy-law help.');
    log.warn({ command }, 'unknown command');
  };

/** A press on an unknown button. Link buttons arrive here too, and need no reply. */
export const unknownAction =
  (services: Services) =>
  async (args: SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs): Promise<void> => {
    await args.ack();
    if ('url' in args.action) return;
    services.log.warn({ actionId: args.action.action_id }, 'unknown button');
    const reply = new Reply(services, args);
    if (reply.message) await reply.privately(staleCard());
  };

/** An unknown shortcut. */
export const unknownShortcut =
  ({ log }: Services) =>
  async ({ ack, shortcut }: SlackShortcutMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    await ack();
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
