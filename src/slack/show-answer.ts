import type { Answer } from '../answers/answer.ts';
import { answerCard } from '../cards/answer-card.ts';
import type { Card } from '../cards/card.ts';
import { staleCard } from '../cards/error-card.ts';
import { formModal } from '../cards/subscribing/forms.ts';
import { answerModal } from '../cards/views.ts';
import { type PressArgs, pressedMessage, replyToPress } from './listeners/pressed.ts';
import { openModal } from './open-modal.ts';
import { placeOf } from './place.ts';

/**
 * Shows an answer to the one who pressed a button or picked an option. It takes the place of a card that only its reader
 * sees; a card that others see stays as it is, and whoever presses there gets an answer of their own. In a modal it takes the
 * modal's place; on Home it opens one. A form always opens in a modal.
 * @param answer null where what was pressed is no longer understood
 */
export async function showAnswer(args: PressArgs, answer: Answer | null): Promise<void> {
  const { body, client } = args;
  const message = pressedMessage(body);
  if (answer?.kind === 'form') {
    await openModal(client, body, formModal(answer.form));
  } else if (message) {
    const card: Card = answer ? answerCard(answer, placeOf(message.channel)) : staleCard();
    if (message.isPrivate && answer) await args.respond({ replace_original: true, ...card });
    else await replyToPress(args, card);
  } else if (answer === null) {
    return;
  } else if (body.view?.type === 'modal') {
    await client.views.update({ view_id: body.view.id, view: answerModal(answer) });
  } else {
    await openModal(client, body, answerModal(answer));
  }
}
