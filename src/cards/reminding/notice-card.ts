import type { ToldNotice } from '../../answers/reminding/told-notice.ts';
import type { Subscription } from '../../reminders/subscription.ts';
import type { Card } from '../card.ts';
import { context } from '../entry-blocks.ts';
import { changeCard } from './change-card.ts';
import { digestCard } from './digest-card.ts';
import { newEntriesCard } from './new-entries-card.ts';
import { nudgeCard } from './nudge-card.ts';
import { reminderCard, repeatWords } from './reminder-card.ts';
import { suspensionCard } from './suspension-card.ts';

interface NoticeFacts {
  readonly deliveryId: string;
  readonly subscription: Subscription;
  /** An earlier try may stand in the channel already. */
  readonly mayRepeat: boolean;
}

/** Lays a notice out as the card that is posted. */
export function noticeCard(told: Exclude<ToldNotice, { kind: 'skip' }>, facts: NoticeFacts): Card {
  if (told.kind === 'reminder') {
    const { deliveryId, mayRepeat } = facts;
    const { cards } = facts.subscription;
    return reminderCard({ deliveryId, reminder: told, cards, mayRepeat, acknowledged: null });
  }
  const { text, blocks } = otherCard(told, facts);
  return { text, blocks: facts.mayRepeat ? [...blocks, context(repeatWords)] : blocks };
}

function otherCard(
  told: Exclude<ToldNotice, { kind: 'skip' | 'reminder' }>,
  { deliveryId, subscription }: NoticeFacts,
): Card {
  switch (told.kind) {
    case 'nudge':
      return nudgeCard({ deliveryId, day: told.day, acknowledged: null });
    case 'changed':
      return changeCard(told);
    case 'digest':
      return digestCard(told);
    case 'new_entries':
      return newEntriesCard(told);
    case 'suspension':
      return suspensionCard(subscription, told.reason);
  }
}
