import { answerCard } from '../../cards/answer-card.ts';
import { alreadySharedCard, staleCard } from '../../cards/error-card.ts';
import { decodeRequest } from '../../cards/request-value.ts';
import { sharedCard } from '../../cards/shared-card.ts';
import { askerOf } from '../asker-of.ts';
import type { Desk } from '../desk.ts';
import { placeOf } from '../place.ts';
import { type ButtonArgs, pressedMessage, replyToPress } from './pressed.ts';

/**
 * Share to channel: the entry in full for everybody in the channel, with the name of who shared it. It goes through the
 * response_url, which works where the bot is no member. A second press soon after does not post again.
 */
export const shareEntry =
  ({ bot, shared, clock }: Desk) =>
  async (args: ButtonArgs): Promise<void> => {
    const { ack, action, body, context, respond } = args;
    await ack();
    const request = decodeRequest(action.value ?? '');
    const message = pressedMessage(body);
    if (message === null) return;
    const answer = request && (await bot.answer(request, askerOf(context, message.channel)));
    if (!answer) return replyToPress(args, staleCard());
    if (answer.kind !== 'entry') return replyToPress(args, answerCard(answer, placeOf(message.channel)));
    const { id } = answer.entry.source.entry;
    const share = [message.channel, body.user.id, message.ts, id].join('|');
    if (!shared.isFirst(share, clock.now())) return replyToPress(args, alreadySharedCard());
    try {
      const card = sharedCard(answer, body.user.id);
      await respond({ response_type: 'in_channel', replace_original: false, ...card });
    } catch (error) {
      shared.forget(share);
      throw error;
    }
  };
