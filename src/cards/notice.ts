import type { Button } from '@slack/types';
import { buttonRow } from './buttons.ts';
import type { Card } from './card.ts';
import { bold, escapeMrkdwn, plain, richText } from './rich-text.ts';

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

/** Something that has to be said in a heading and a sentence, with what can be done next. */
export function notice(heading: string, hint: string, buttons: readonly Button[] = []): Card {
  return {
    text: escapeMrkdwn(`${heading}. ${hint}`),
    blocks: [richText([bold(heading)], [plain(hint)]), ...buttonRow(buttons)],
  };
}
