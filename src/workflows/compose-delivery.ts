import type { Library } from '../answers/library.ts';
import { tellNotice } from '../answers/reminding/tell-notice.ts';
import { noticeCard } from '../cards/reminding/notice-card.ts';
import type { CorpusAges } from '../reminders/corpus-ages.ts';
import type { Instant } from '../time/instant.ts';
import type { Composed } from './deliver-reminders.ts';
import type { ClaimedDelivery } from './reminder-ports.ts';

/** The corpus of the moment, and since when what is in it has been known. */
export interface ComposingFacts {
  readonly library: () => Library;
  readonly ages: () => CorpusAges;
}

/** Lays out deliveries: what each says at a moment, with its true days left, or why it says nothing any more. */
export function createComposer({ library, ages }: ComposingFacts) {
  return ({ delivery, subscription }: ClaimedDelivery, now: Instant): Composed => {
    const facts = { subscription, library: library(), ages: ages(), now };
    const told = tellNotice(delivery.notice, facts);
    if (told.kind === 'skip') return told;
    const { id: deliveryId, mayRepeat } = delivery;
    return { kind: 'card', card: noticeCard(told, { deliveryId, subscription, mayRepeat }) };
  };
}
