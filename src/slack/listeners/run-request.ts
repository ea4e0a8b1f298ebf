import { answerCard } from '../../cards/answer-card.ts';
import type { Card } from '../../cards/card.ts';
import { staleCard } from '../../cards/error-card.ts';
import { decodeRequest } from '../../cards/request-value.ts';
import { answerModal } from '../../cards/views.ts';
import { askerOf } from '../asker-of.ts';
import type { Desk } from '../desk.ts';
import { openModal } from '../open-modal.ts';
import { placeOf } from '../place.ts';
import { type ButtonArgs, type PressedMessage, pressedMessage, replyToPress } from './pressed.ts';

/** Previous, Next and every other button that asks something. */
export const runRequest =
  ({ bot }: Desk) =>
  async (args: ButtonArgs): Promise<void> => {
    const { ack, action, body, client, context } = args;
    await ack();
    const request = decodeRequest(action.value ?? '');
    const message = pressedMessage(body);
    if (request === null) return message ? replyToPress(args, staleCard()) : undefined;
    const answer = await bot.answer(request, askerOf(context, message?.channel ?? null));
    if (message) {
      await answerInPlace(args, message, answerCard(answer, placeOf(message.channel)));
    } else if (body.view?.type === 'modal') {
      await client.views.update({ view_id: body.view.id, view: answerModal(answer) });
    } else {
      await openModal(client, body, answerModal(answer));
    }
  };

// The answer takes the place of a card that only its reader sees. A card that others see stays as it is: whoever presses
// there gets an answer of their own.
async function answerInPlace(args: ButtonArgs, { isPrivate }: PressedMessage, card: Card): Promise<void> {
  if (isPrivate) await args.respond({ replace_original: true, ...card });
  else await replyToPress(args, card);
}
