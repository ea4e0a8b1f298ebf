import type { KnownBlock } from '@slack/types';

/** What is posted: the blocks, and the text that stands for them in notifications and for screen readers. */
export interface Card {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/** Where a card stands, which decides what it can offer. */
export interface CardPlace {
  /** Whether there is a channel to share an entry with: not in a direct message, a modal or Home. */
  readonly canShare: boolean;
}
