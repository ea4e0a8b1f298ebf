import type { AllMiddlewareArgs, AnyMiddlewareArgs } from '@slack/bolt';
import { membersOnlyCard } from '../../bot/about-card.ts';
import { actionIds, callbackIds } from '../../cards/action-ids.ts';
import { Reply } from '../reply.ts';
import type { Services } from '../services.ts';

/** Whether the acknowledgement of a request carries its answer, so that its listener gives it. */
export const answersByAcknowledging = (body: object): boolean =>
  'type' in body && (body.type === 'view_submission' || body.type === 'block_suggestion');

/**
 * In shared channels people of other workspaces may at most ask, and only where the setting allows it. Events are not turned away
 * here, since most of them ask for nothing.
 */
export const turnStrangersAway =
  (services: Services) =>
  async (args: AnyMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    const { body, next } = args;
    const reply = new Reply(services, { body });
    if ('event' in body || !reply.requester.isStranger || (services.answersStrangers && onlyAsks(body))) return next();
    if ('ack' in args && answersByAcknowledging(body)) await args.ack?.();
    if (!('type' in body && body.type === 'block_suggestion')) await reply.show(membersOnlyCard(services.identity));
  };

// Commands are told apart once they are read, by the bot.
function onlyAsks(body: object): boolean {
  if ('command' in body) return true;
  if ('actions' in body && Array.isArray(body.actions)) {
    const ids: readonly unknown[] = body.actions.map((action: unknown) => fieldOf(action, 'action_id'));
    return ids.every((id) => asking.has(String(id).split(':')[0] ?? ''));
  }
  const callbackId = fieldOf('view' in body ? body.view : body, 'callback_id');
  return asking.has(String(callbackId ?? fieldOf(body, 'action_id')));
}

const fieldOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? new Map<string, unknown>(Object.entries(value)).get(key) : undefined;

const asking: ReadonlySet<string> = new Set([
  actionIds.runRequest,
  actionIds.search,
  actionIds.showEntry,
  callbackIds.searchShortcut,
  callbackIds.relatedShortcut,
  callbackIds.searchModal,
]);
