import type {
  AllMiddlewareArgs,
  BlockAction,
  SlackActionMiddlewareArgs,
  StaticSelectAction,
} from '@slack/bolt';
import { readIdValue, readMutedValue, readSnoozeValue } from '../../cards/button-values.ts';
import { actionReplyCard } from '../../remind/action-reply-card.ts';
import type { ActionReply } from '../../remind/reminder-action-use-cases.ts';
import { type ButtonArgs, pressedMessage, replyPrivately } from '../reply.ts';
import { requesterOf, type Services } from '../services.ts';

/** Acknowledge: the card says who it was. */
export const acknowledgeReminder =
  ({ reminders }: Services) =>
  async (args: ButtonArgs): Promise<void> => {
    await args.ack();
    const id = readIdValue(args.action.value ?? '');
    await tell(args, id === null ? stale : await reminders.acknowledge(id, askerOfPress(args)));
  };

/** Snooze, for the days that were chosen. */
export const snoozeReminder =
  ({ reminders }: Services) =>
  async (args: SnoozeArgs): Promise<void> => {
    await args.ack();
    const choice = readSnoozeValue(args.action.selected_option.value);
    const asker = askerOfPress(args);
    await tell(args, choice ? await reminders.snooze(choice.deliveryId, choice.days, asker) : stale);
  };

/** Mute this deadline. */
export const muteDeadline =
  ({ reminders }: Services) =>
  async (args: ButtonArgs): Promise<void> => {
    await args.ack();
    const id = readIdValue(args.action.value ?? '');
    await tell(args, id === null ? stale : await reminders.mute(id, askerOfPress(args)));
  };

/** Undo, on the answer to a mute. */
export const unmuteDeadline =
  ({ reminders }: Services) =>
  async (args: ButtonArgs): Promise<void> => {
    await args.ack();
    const muted = readMutedValue(args.action.value ?? '');
    await tell(args, muted ? await reminders.unmute(muted, askerOfPress(args)) : stale);
  };

/** Add to calendar. */
export const addToCalendar =
  ({ reminders }: Services) =>
  async (args: ButtonArgs): Promise<void> => {
    await args.ack();
    const id = readIdValue(args.action.value ?? '');
    await tell(args, id === null ? stale : await reminders.addToCalendar(id, askerOfPress(args)));
  };

type SnoozeArgs = SlackActionMiddlewareArgs<BlockAction<StaticSelectAction>> & AllMiddlewareArgs;
type PressArgs = Pick<
  SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs,
  'body' | 'client' | 'context' | 'respond'
>;

const stale: ActionReply = { kind: 'stale' };

const askerOfPress = ({ context, body }: PressArgs) =>
  requesterOf(context, pressedMessage(body)?.channel ?? null);

async function tell({ body, respond, client }: PressArgs, answer: ActionReply): Promise<void> {
  const card = actionReplyCard(answer);
  const place = pressedMessage(body);
  if (card === null || place === null) return;
  await replyPrivately(
    { respond, client, user: body.user.id, channel: place.channel, ...place.thread },
    card,
  );
}
