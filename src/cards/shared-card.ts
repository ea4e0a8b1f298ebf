import type { EntryAnswer } from '../answers/answer.ts';
import type { Card } from './card.ts';
import { sharedEntryBlocks } from './entry-card.ts';
import { escapeMrkdwn } from './escape-mrkdwn.ts';
import { cut, limits } from './limits.ts';
import { person } from './rich-text.ts';

/** An entry shared with a channel: in full, with who shared it, and nothing to press. */
export function sharedCard(answer: EntryAnswer, userId: string): Card {
  const { title } = answer.entry.source.entry;
  return {
    text: cut(escapeMrkdwn(`Shared from Privacy Law: ${title}`), limits.fallbackText),
    blocks: [...sharedEntryBlocks(answer, person(userId))],
  };
}
