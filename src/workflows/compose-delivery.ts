import type { Library } from '../answers/library.ts';
import { tellNotice } from '../answers/reminding/tell-notice.ts';
import type { Card } from '../cards/card.ts';
import { noticeCard } from '../cards/reminding/notice-card.ts';
import type { SkipReason } from '../reminders/delivery.ts';
import type { PlanningCorpus } from '../reminders/planning-corpus.ts';
import type { Instant } from '../time/instant.ts';
import type { ClaimedDelivery } from './reminder-ports.ts';

/** The corpus of the moment, and what in it is new. */
export interface ComposingFacts {
  readonly library: () => Library;
  readonly planning: () => Pick<PlanningCorpus, 'news'>;
}

/** Lays out deliveries: what each says at a moment, with its true days left, or why it says nothing any more. */
export function createComposer({ library, planning }: ComposingFacts) {
  return (
    { delivery, subscription }: ClaimedDelivery,
    now: Instant,
  ):
    | { readonly kind: 'card'; readonly card: Card }
    | { readonly kind: 'skip'; readonly reason: SkipReason } => {
    const told = tellNotice(delivery.notice, {
      subscription,
      library: library(),
      news: planning().news,
      now,
    });
    return told.kind === 'skip'
      ? told
      : {
          kind: 'card',
          card: noticeCard(told, { deliveryId: delivery.id, subscription, mayRepeat: delivery.mayRepeat }),
        };
  };
}
