import type { Library } from '../answers/library.ts';
import { tellNotice } from '../answers/reminding/tell-notice.ts';
import type { Card } from '../cards/card.ts';
import { noticeCard } from '../cards/reminding/notice-card.ts';
import type { CorpusAges } from '../reminders/corpus-ages.ts';
import type { SkipReason } from '../reminders/delivery.ts';
import type { Instant } from '../time/instant.ts';
import type { ClaimedDelivery } from './reminder-ports.ts';

/** The corpus of the moment, and since when what is in it has been known. */
export interface ComposingFacts {
  readonly library: () => Library;
  readonly ages: () => CorpusAges;
}

/** Lays out deliveries: what each says at a moment, with its true days left, or why it says nothing any more. */
export function createComposer({ library, ages }: ComposingFacts) {
  return (
    { delivery, subscription }: ClaimedDelivery,
    now: Instant,
  ):
    | { readonly kind: 'card'; readonly card: Card }
    | { readonly kind: 'skip'; readonly reason: SkipReason } => {
    const told = tellNotice(delivery.notice, { subscription, library: library(), ages: ages(), now });
    return told.kind === 'skip'
      ? told
      : {
          kind: 'card',
          card: noticeCard(told, { deliveryId: delivery.id, subscription, mayRepeat: delivery.mayRepeat }),
        };
  };
}
