import { answerCard } from '../../cards/answer-card.ts';
import { staleCard } from '../../cards/error-card.ts';
import { decodeRequest } from '../../cards/request-value.ts';
import { answerModal } from '../../cards/views.ts';
import { askerOf } from '../asker-of.ts';
import type { Desk } from '../desk.ts';
import { openModal } from '../open-modal.ts';
import { placeOf } from '../place.ts';
import { type ButtonArgs, pressedMessage, replyToPress } from './pressed.ts';

/** Show in full: beside the list, to the one who pressed; from a modal or Home, in a modal. */
export const showEntry =
  ({ bot }: Desk) =>
  async (args: ButtonArgs): Promise<void> => {
    await args.ack();
    const request = decodeRequest(args.action.value ?? '');
    const message = pressedMessage(args.body);
    const asker = askerOf(args.context, message?.channel ?? null);
    if (message) {
      const card = request
        ? answerCard(await bot.answer(request, asker), placeOf(message.channel))
        : staleCard();
      await replyToPress(args, card);
    } else if (request) {
      await openModal(args.client, args.body, answerModal(await bot.answer(request, asker)));
    }
  };
