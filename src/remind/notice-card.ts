import { eventLabel } from '../bulletin/labels.ts';
import { actionIds } from '../cards/action-ids.ts';
import { button, buttonRow, context } from '../cards/blocks.ts';
import { idValue } from '../cards/button-values.ts';
import { entryButtons } from '../cards/buttons.ts';
import type { Card } from '../cards/card.ts';
import { describePostError } from '../cards/errors.ts';
import { sourceLine } from '../cards/format.ts';
import { limits, truncate, truncationLengths } from '../cards/limits.ts';
import { bold, channel, escapeMrkdwn, plain, richText } from '../cards/rich-text.ts';
import type { Subscription } from '../subscribe/subscription.ts';
import { formatDate } from '../time/calendar-date.ts';
import { deadlineSummary, sourceTextLine } from './day-lines.ts';
import { digestCard, newEntriesCard } from './digest-card.ts';
import type { ChangeView, NoticeView } from './notice-view.ts';
import { nudgeCard, possibleDuplicateText, reminderCard } from './reminder-card.ts';

interface NoticeFacts {
  readonly deliveryId: string;
  readonly subscription: Subscription;
  /** An earlier try may stand in the channel already. */
  readonly mayRepeat: boolean;
}

/** Lays a notice out as the card that is posted. */
export function noticeCard(told: Exclude<NoticeView, { kind: 'skip' }>, facts: NoticeFacts): Card {
  if (told.kind === 'reminder') {
    const { deliveryId, mayRepeat } = facts;
    const { cards } = facts.subscription;
    return reminderCard({ deliveryId, reminder: told, cards, mayRepeat, acknowledged: null });
  }
  const { text, blocks } = otherCard(told, facts);
  return { text, blocks: facts.mayRepeat ? [...blocks, context(possibleDuplicateText)] : blocks };
}

function otherCard(
  told: Exclude<NoticeView, { kind: 'skip' | 'reminder' }>,
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

/** A correction of a reminder, in its thread: what was said, and what is so now. */
function changeCard(told: ChangeView): Card {
  const { now, entry } = told;
  const heading = headingWords(told);
  const title = entry
    ? truncate(entry.entry.title, truncationLengths.title)
    : `Entry ${truncate(told.was.entryId, truncationLengths.titleInPassing)}`;
  return {
    text: truncate(escapeMrkdwn(`${heading} ${title}`), limits.fallbackText),
    blocks: [
      richText(
        [bold(heading)],
        [plain(title)],
        ...(now ? [[plain(`${deadlineSummary(now)}.`)], sourceTextLine(now.about.deadline)] : []),
      ),
      ...(now ? [context(`Days are counted from ${formatDate(now.countedFrom)}.`)] : []),
      ...(entry ? [context(sourceLine(entry)), ...buttonRow(entryButtons(entry, { canShare: false }))] : []),
    ],
  };
}

function headingWords({ was, change }: ChangeView): string {
  const said = `${eventLabel(was, 0)} ${formatDate(was.date)}`;
  switch (change.kind) {
    case 'moved':
      return `Moved to ${formatDate(change.to)}. Said before: ${said}.`;
    case 'renamed':
      return `Corrected: “${eventLabel({ ...was, kind: change.to }, 0)}” on the same day. Said before: ${said}.`;
    case 'confirmed':
      return `Confirmed by a curator: ${said}.`;
    case 'withdrawn':
      return `Withdrawn: the bulletin no longer tells this deadline, or a curator dropped it. Do not rely on what was said before: ${said}.`;
    case 'restored':
      return `Stands again as it was told first: ${said}.`;
  }
}

/** To whoever made a subscription: it keeps silent, why, and what to do. */
function suspensionCard(subscription: Subscription, reason: string): Card {
  const { id, number, filter, channelId } = subscription;
  const { why, next } = describePostError(reason);
  const what = filter === '' ? 'every deadline' : `“${truncate(filter, truncationLengths.question)}”`;
  return {
    text: escapeMrkdwn(`Reminders of ${what} are suspended. ${why} ${next}`),
    blocks: [
      richText(
        [
          bold('Reminders are suspended: '),
          plain(`subscription ${number}, ${what}, in `),
          channel(channelId),
        ],
        [plain(`${why} ${next} Then press Resume: what was missed and is still ahead is told at once.`)],
      ),
      ...buttonRow([
        button({ id: actionIds.resumeSubscription, text: 'Resume', value: idValue(id) }),
        button({ id: actionIds.endSubscription, text: 'Unsubscribe', value: idValue(id) }),
      ]),
    ],
  };
}
