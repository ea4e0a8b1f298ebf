import { decodeRequest } from '../../cards/request-value.ts';
import { askerOf } from '../asker-of.ts';
import type { Desk } from '../desk.ts';
import { showAnswer } from '../show-answer.ts';
import { type ButtonArgs, pressedMessage } from './pressed.ts';

/** Previous, Next and every other button that asks something. */
export const runRequest =
  ({ bot }: Desk) =>
  async (args: ButtonArgs): Promise<void> => {
    const { ack, action, body, context } = args;
    await ack();
    const request = decodeRequest(action.value ?? '');
    const asker = askerOf(context, pressedMessage(body)?.channel ?? null);
    await showAnswer(args, request && (await bot.answer(request, asker)));
  };
