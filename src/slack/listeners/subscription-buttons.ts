import { readFormValue, readIdValue } from '../../cards/press-value.ts';
import { askerOf } from '../asker-of.ts';
import type { Desk } from '../desk.ts';
import { showAnswer } from '../show-answer.ts';
import { type ButtonArgs, pressedMessage } from './pressed.ts';

/** Subscribe, Change and Settings: each opens its form. */
export const openForm =
  ({ subscriptions }: Desk) =>
  async (args: ButtonArgs): Promise<void> => {
    await args.ack();
    const name = readFormValue(args.action.value ?? '');
    await showAnswer(args, name && (await subscriptions.form(name, askerOfPress(args))));
  };

/** Unsubscribe, of one or of all. */
export const endSubscription =
  ({ subscriptions }: Desk) =>
  async (args: ButtonArgs): Promise<void> => {
    await args.ack();
    const id = readIdValue(args.action.value ?? '');
    await showAnswer(args, id === null ? null : await subscriptions.end(id, askerOfPress(args)));
  };

/** Resume. */
export const resumeSubscription =
  ({ subscriptions }: Desk) =>
  async (args: ButtonArgs): Promise<void> => {
    await args.ack();
    const id = readIdValue(args.action.value ?? '');
    await showAnswer(args, id === null ? null : await subscriptions.resume(id, askerOfPress(args)));
  };

const askerOfPress = ({ context, body }: ButtonArgs) =>
  askerOf(context, pressedMessage(body)?.channel ?? null);
