import type { Button, KnownBlock } from '@slack/types';
import { t } from '../messages/messages.ts';
import { buttonRow } from './blocks.ts';
import { limits, truncate } from './limits.ts';
import { bold, escapeMrkdwn, plain, richText } from './rich-text.ts';

/** A message: its blocks, and the fallback text that notifications show and screen readers read. */
export interface Card {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/** Where a card is shown, which decides what it offers. */
export interface CardPlace {
  /** Whether there is a channel to share an entry with: not in a direct message, a modal or Home. */
  readonly canShare: boolean;
}

/** A card. Its fallback text is escaped and cut to Slack's limit. */
export function card(fallback: string, blocks: readonly KnownBlock[]): Card {
  return { text: truncate(escapeMrkdwn(fallback), limits.fallbackText), blocks: [...blocks] };
}

/** A card of a heading, a sentence or two, and what can be done next. */
export function notice(heading: string, hint: string, buttons: readonly Button[] = []): Card {
  const text = t(/[.?!。？！]$/u.test(heading) ? 'cards.notice.sentence' : 'cards.notice', { heading, hint });
  return card(text, [richText([bold(heading)], [plain(hint)]), ...buttonRow(buttons)]);
}
