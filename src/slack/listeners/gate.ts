import type {
  AllMiddlewareArgs,
  AnyMiddlewareArgs,
  BlockAction,
  SlackActionMiddlewareArgs,
  SlackCommandMiddlewareArgs,
  SlackOptionsMiddlewareArgs,
  SlackShortcutMiddlewareArgs,
  SlackViewMiddlewareArgs,
} from '@slack/bolt';
import { membersOnlyCard } from '../../bot/about-card.ts';
import { actionIds, callbackIds, command } from '../../cards/action-ids.ts';
import { type Card, notice } from '../../cards/card.ts';
import { staleCard } from '../../cards/errors.ts';
import { inLanguage } from '../../messages/language.ts';
import { t } from '../../messages/messages.ts';
import { originOf, requesterOf } from '../origin.ts';
import { Reply } from '../reply.ts';
import { carriedIds, type Requests } from '../requests.ts';
import type { Services } from '../services.ts';

/**
 * What every request passes before its listener. It is acknowledged before any work, except where the acknowledgement carries the
 * answer; Bolt itself acknowledges events. People of other workspaces, in shared channels, may at most ask, and only where the
 * setting allows it; events are not turned away here, since most of them ask for nothing. A button or a form that carries an id of
 * another workspace is refused. Everything after it is written in the language of the person who asks.
 */
export const gate =
  ({ identityOf, servicesOf, belongsElsewhere, languageOf, log, answersStrangers }: Requests) =>
  async (args: AnyMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    const { body, next } = args;
    const identity = identityOf(body);
    if (identity === null) return next();
    const type: unknown = 'type' in body ? body.type : '';
    const { workspaceId, userId, isStranger } = requesterOf(identity, originOf(body));
    const mayPass = 'event' in body || !isStranger || (answersStrangers && onlyAsks(body));
    const answersByAcknowledging = type === 'view_submission' || type === 'block_suggestion';
    if ('ack' in args && !(answersByAcknowledging && mayPass)) await args.ack?.();
    const refuse = async (card: () => Card): Promise<void> => {
      if (type !== 'block_suggestion') await new Reply(await servicesOf(body), { body }).show(card());
    };
    await inLanguage(await languageOf(workspaceId, userId), async () => {
      if (!mayPass) return refuse(() => membersOnlyCard(identity));
      const ids = carriedIds(body);
      if (ids.length === 0 || !(await belongsElsewhere(workspaceId, ids))) return next();
      log.warn({ workspaceId, userId, type }, 'a request was refused: it names something of another workspace');
      if (answersByAcknowledging && 'ack' in args) await args.ack?.();
      return refuse(staleCard);
    });
  };

// Commands are told apart once they are read, by the bot.
function onlyAsks(body: object): boolean {
  if ('command' in body) return true;
  const ids = 'actions' in body && Array.isArray(body.actions) ? body.actions : ['view' in body ? body.view : body];
  return ids.every((one: unknown) =>
    asking.has((idOf(one, 'action_id') ?? idOf(one, 'callback_id') ?? '').split(':')[0] ?? ''),
  );
}

function idOf(value: unknown, key: string): string | undefined {
  const fields = new Map<string, unknown>(Object.entries(value ?? {}));
  return fields.has(key) ? String(fields.get(key)) : undefined;
}

const asking: ReadonlySet<string> = new Set([
  actionIds.runRequest,
  actionIds.search,
  actionIds.showEntry,
  callbackIds.searchShortcut,
  callbackIds.relatedShortcut,
  callbackIds.searchModal,
]);

// What is not registered comes from another version of the app, or from a newer Slack.

/** An unknown command. */
export const unknownCommand =
  (services: Services) =>
  async (args: SlackCommandMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    services.log.warn({ command: args.command.command }, 'unknown command');
    await new Reply(services, args).privately(
      notice(t('slack.unknown_command'), t('slack.unknown_command.hint', { command: `${command} help` })),
    );
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
