import { setTimeout as wait } from 'node:timers/promises';
import type {
  AllMiddlewareArgs,
  BlockAction,
  ButtonAction,
  RespondFn,
  SlackActionMiddlewareArgs,
} from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { type Answer, answerCard } from '../bot/answer-card.ts';
import { answerModal } from '../bot/home.ts';
import type { Card } from '../cards/card.ts';
import { staleCard } from '../cards/errors.ts';
import { isImportAnswer } from '../curate/answers.ts';
import type { Requester } from '../question/request.ts';
import type { PostOutcome } from '../remind/delivery.ts';
import { isSubscriptionAnswer } from '../subscribe/answers.ts';
import { formModal } from '../subscribe/forms.ts';
import type { PersonalTarget, PostTarget } from './post-card.ts';
import { cardPlace, plainText, type Services } from './services.ts';

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
    const card: Card = answer ? answerCard(answer, cardPlace(message.channel)) : staleCard();
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

/** Who is answered, and where they asked. */
interface ReplyTarget {
  readonly respond: RespondFn;
  readonly client: WebClient;
  readonly user: string;
  readonly channel: string;
  readonly threadTs?: string;
}

/**
 * Shows a card to the one who asked and to nobody else: through the response_url, which works where the bot is no
 * member; where that is used up or expired, as an ephemeral message; where that is refused, as a direct message.
 * Throws an AggregateError with the reason of each where none of them takes it.
 */
export async function replyPrivately(asker: ReplyTarget, { text, blocks }: Card): Promise<void> {
  const { respond, client, user, channel } = asker;
  const thread = asker.threadTs === undefined ? {} : { thread_ts: asker.threadTs };
  const ways = [
    () => respond({ response_type: 'ephemeral', replace_original: false, text, blocks, ...thread }),
    () => client.chat.postEphemeral({ channel, user, text, blocks, ...thread }),
    () => client.chat.postMessage({ channel: user, text, blocks }),
  ];
  const reasons: unknown[] = [];
  for (const way of ways) {
    try {
      await way();
      return;
    } catch (reason) {
      reasons.push(reason);
    }
  }
  throw new AggregateError(reasons, 'an answer could not be shown');
}

/**
 * Shows a modal for a press: on top of the modal in which it was pressed, else by itself. Slack gives three seconds
 * from the press on.
 */
export async function openModal(client: WebClient, body: BlockAction, view: ModalView): Promise<void> {
  const { trigger_id } = body;
  if (body.view?.type === 'modal') await client.views.push({ trigger_id, view });
  else await client.views.open({ trigger_id, view });
}

interface AskedMessage {
  readonly eventId: string;
  readonly text: string;
  readonly target: PostTarget;
  /** Where what concerns only the one who asked is shown to them alone; null where nobody else reads anyway. */
  readonly aside: PersonalTarget | null;
  readonly botUserId: string | undefined;
  readonly asker: Requester;
}

/**
 * Answers a message once, however often Slack delivers it. Throws where Slack refuses the answer; where its fate is unknown
 * that is logged, since a second one might stand beside the first.
 */
export async function answerMessage(
  desk: Services,
  { eventId, text, target, aside, botUserId, asker }: AskedMessage,
): Promise<void> {
  if (!desk.answered.addIfNew(eventId, desk.clock.now())) return;
  const answer = await desk.bot.ask(plainText(text, botUserId), asker);
  const card = answerCard(answer, cardPlace(target.channel));
  const outcome =
    aside && (isSubscriptionAnswer(answer) || isImportAnswer(answer))
      ? await desk.poster.show(aside, card)
      : await postWithRetry(desk, target, card);
  if (outcome.kind === 'refused') throw new Error(`Slack refused an answer: ${outcome.error}`);
  if (outcome.kind !== 'posted') {
    desk.log.warn({ eventId, channel: target.channel, outcome }, 'an answer could not be posted');
  }
}

// A rate limit says for certain that nothing was posted, and when to come back; nothing else is tried again.
async function postWithRetry({ poster }: Services, target: PostTarget, card: Card): Promise<PostOutcome> {
  const outcome = await poster.post(target, card);
  if (outcome.kind !== 'rate_limited' || outcome.retryAfterSeconds > 60) return outcome;
  await wait(outcome.retryAfterSeconds * 1000);
  return poster.post(target, card);
}

/** The arguments of a listener for a button. */
export type ButtonArgs = SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & AllMiddlewareArgs;

/** What an answer to something that was pressed or picked needs. */
export type PressArgs = Pick<ButtonArgs, 'respond' | 'client'> & { readonly body: BlockAction };

/** The message in which something was pressed. */
export interface PressedMessage {
  readonly channel: string;
  readonly ts: string;
  /** The thread in which it stands; empty where it stands in none. */
  readonly thread: { readonly threadTs?: string };
  /** Whether the one who pressed is the only one who sees it. */
  readonly isPrivate: boolean;
}

/** The message in which a button was pressed, or null where it was pressed in a modal or on Home. */
export function pressedMessage({ channel, container, message }: BlockAction): PressedMessage | null {
  if (channel === undefined || container['type'] !== 'message') return null;
  const threadTs: unknown = container['thread_ts'] ?? message?.['thread_ts'];
  return {
    channel: channel.id,
    ts: String(container['message_ts']),
    thread: typeof threadTs === 'string' ? { threadTs } : {},
    isPrivate: container['is_ephemeral'] === true || channel.id.startsWith('D'),
  };
}

/** Answers a press privately, in the thread where it happened. */
export async function replyToPress({ body, respond, client }: PressArgs, card: Card): Promise<void> {
  const place = pressedMessage(body);
  if (place === null) throw new Error('a reply to a press needs a message to stand beside');
  await replyPrivately(
    { respond, client, user: body.user.id, channel: place.channel, ...place.thread },
    card,
  );
}
