import { setTimeout as wait } from 'node:timers/promises';
import { isImportAnswer } from '../answers/importing/import-answer.ts';
import { isSubscriptionAnswer } from '../answers/subscribing/subscription-answer.ts';
import { answerCard } from '../cards/answer-card.ts';
import type { Card } from '../cards/card.ts';
import type { PostOutcome } from '../reminders/post-outcome.ts';
import type { Asker } from '../workflows/asker.ts';
import type { PersonalTarget, PostTarget } from './channel-poster.ts';
import type { Desk } from './desk.ts';
import { placeOf } from './place.ts';
import { plainText } from './plain-text.ts';

interface AskedMessage {
  readonly eventId: string;
  readonly text: string;
  readonly target: PostTarget;
  /** Where what concerns only the one who asked is shown to them alone; null where nobody else reads anyway. */
  readonly aside: PersonalTarget | null;
  readonly botUserId: string | undefined;
  readonly asker: Asker;
}

/**
 * Answers a message once, however often Slack delivers it. Throws where Slack refuses the answer; where its fate is unknown
 * that is logged, since a second one might stand beside the first.
 */
export async function answerMessage(
  desk: Desk,
  { eventId, text, target, aside, botUserId, asker }: AskedMessage,
): Promise<void> {
  if (!desk.answered.isFirst(eventId, desk.clock.now())) return;
  const answer = await desk.bot.ask(plainText(text, botUserId), asker);
  const card = answerCard(answer, placeOf(target.channel));
  const outcome =
    aside && (isSubscriptionAnswer(answer) || isImportAnswer(answer))
      ? await desk.poster.show(aside, card)
      : await postPatiently(desk, target, card);
  if (outcome.kind === 'refused') throw new Error(`Slack refused an answer: ${outcome.error}`);
  if (outcome.kind !== 'posted') {
    desk.log.warn({ eventId, channel: target.channel, outcome }, 'an answer could not be posted');
  }
}

// A rate limit says for certain that nothing was posted, and when to come back; nothing else is tried again.
async function postPatiently({ poster }: Desk, target: PostTarget, card: Card): Promise<PostOutcome> {
  const outcome = await poster.post(target, card);
  if (outcome.kind !== 'rate_limited' || outcome.retryAfterSeconds > 60) return outcome;
  await wait(outcome.retryAfterSeconds * 1000);
  return poster.post(target, card);
}
