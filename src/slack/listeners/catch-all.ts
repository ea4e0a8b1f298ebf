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
import type { Services } from '../services.ts';

/** A command of ours that this version does not know: acknowledged and said so, since Slack would show a failure. */
export const unknownCommand =
  ({ log }: Services) =>
  async ({ ack, command }: SlackCommandMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    await ack('This app answers /privacy-law. Type /privacy-law help to see how.');
    log.warn({ command: command.command }, 'a command that is not registered');
  };

/** A button of an older card. Link buttons arrive here too and need no answer. */
export const unknownAction =
  ({ log }: Services) =>
  async ({
    ack,
    action,
    body,
    respond,
  }: SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs): Promise<void> => {
    await ack();
    if ('url' in action) return;
    log.warn({ actionId: action.action_id }, 'an action that is not registered');
    if (body.response_url)
      await respond({ response_type: 'ephemeral', replace_original: false, ...staleCard() });
  };

/** A shortcut that this version does not know. */
export const unknownShortcut =
  ({ log }: Services) =>
  async ({ ack, shortcut }: SlackShortcutMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    await ack();
    log.warn({ callbackId: shortcut.callback_id }, 'a shortcut that is not registered');
  };

/** A modal of an older version, submitted or closed. */
export const unknownView =
  ({ log }: Services) =>
  async ({ ack, view }: SlackViewMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    await ack();
    log.warn({ callbackId: view.callback_id }, 'a modal that is not registered');
  };

/** Type-ahead of a menu that this version does not fill. */
export const unknownOptions =
  ({ log }: Services) =>
  async ({ ack, payload }: SlackOptionsMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    await ack({ options: [] });
    const actionId: unknown = payload.action_id;
    log.warn({ actionId }, 'options that are not registered');
  };
