import type { Card } from './card.ts';
import { notice } from './notice-cards.ts';

/** Something failed that should not have. The reference stands in the log as well. */
export function errorCard(reference: string): Card {
  return notice(
    'Something went wrong on our side',
    `Nothing was changed. Please try again; if it happens again, give your administrator this reference: ${reference}`,
  );
}

/** A button of a card that is no longer understood: a card of a version long gone, or a press on nothing of ours. */
export function staleCard(): Card {
  return notice(
    'This button no longer works',
    'It belongs to an older version of this app. Ask again with /privacy-law and press the button on the new card.',
  );
}

/** An entry that was shared a moment ago and is not shared twice. */
export function alreadySharedCard(): Card {
  return notice(
    'Already shared',
    'You shared this entry here a moment ago, so it was not posted a second time.',
  );
}
