import { alreadySharedCard, sharedCard } from '../../ask/entry-card.ts';
import { answerCard } from '../../bot/answer-card.ts';
import { answerModal } from '../../bot/home.ts';
import { decodeRequest } from '../../cards/button-values.ts';
import { staleCard } from '../../cards/errors.ts';
import { type ButtonArgs, openModal, pressedMessage, replyToPress, showAnswer } from '../reply.ts';
import { cardPlace, requesterOf, type Services } from '../services.ts';

/** Previous, Next and every other button that asks something. */
export const runRequest =
  ({ bot }: Services) =>
  async (args: ButtonArgs): Promise<void> => {
    const { ack, action, body, context } = args;
    await ack();
    const request = decodeRequest(action.value ?? '');
    const asker = requesterOf(context, pressedMessage(body)?.channel ?? null);
    await showAnswer(args, request && (await bot.answer(request, asker)));
  };

/** Show in full: beside the list, to the one who pressed; from a modal or Home, in a modal. */
export const showEntry =
  ({ bot }: Services) =>
  async (args: ButtonArgs): Promise<void> => {
    await args.ack();
    const request = decodeRequest(args.action.value ?? '');
    const message = pressedMessage(args.body);
    const asker = requesterOf(args.context, message?.channel ?? null);
    if (message) {
      const card = request
        ? answerCard(await bot.answer(request, asker), cardPlace(message.channel))
        : staleCard();
      await replyToPress(args, card);
    } else if (request) {
      await openModal(args.client, args.body, answerModal(await bot.answer(request, asker)));
    }
  };

/**
 * Share to channel: the entry in full for everybody in the channel, with the name of who shared it. It goes through the
 * response_url, which works where the bot is no member. A second press soon after does not post again.
 */
export const shareEntry =
  ({ bot, shared, clock }: Services) =>
  async (args: ButtonArgs): Promise<void> => {
    const { ack, action, body, context, respond } = args;
    await ack();
    const request = decodeRequest(action.value ?? '');
    const message = pressedMessage(body);
    if (message === null) return;
    const answer = request && (await bot.answer(request, requesterOf(context, message.channel)));
    if (!answer) return replyToPress(args, staleCard());
    if (answer.kind !== 'entry') return replyToPress(args, answerCard(answer, cardPlace(message.channel)));
    const { id } = answer.entry.source.entry;
    const share = [message.channel, body.user.id, message.ts, id].join('|');
    if (!shared.addIfNew(share, clock.now())) return replyToPress(args, alreadySharedCard());
    try {
      const card = sharedCard(answer, body.user.id);
      await respond({ response_type: 'in_channel', replace_original: false, ...card });
    } catch (error) {
      shared.forget(share);
      throw error;
    }
  };
