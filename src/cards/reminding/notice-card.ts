import type { ToldNotice } from '../../answers/reminding/told-notice.ts';
import type { Subscription } from '../../reminders/subscription.ts';
import type { Card } from '../card.ts';
import { changeCard } from './change-card.ts';
import { digestCard } from './digest-card.ts';
import { newEntriesCard } from './new-entries-card.ts';
import { nudgeCard } from './nudge-card.ts';
import { reminderCard } from './reminder-card.ts';
import { suspensionCard } from './suspension-card.ts';

/** Lays a notice out as the card that is posted. */
export function noticeCard(
  told: Exclude<ToldNotice, { kind: 'skip' }>,
  {
    deliveryId,
    subscription,
    mayRepeat,
  }: {
    readonly deliveryId: string;
    readonly subscription: Subscription;
    readonly mayRepeat: boolean;
  },
): Card {
  switch (told.kind) {
    case 'reminder': {
      const { cards } = subscription;
      return reminderCard({ deliveryId, reminder: told, cards, mayRepeat, acknowledged: null });
    }
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
