import { eventLabel } from '../bulletin/labels.ts';
import { actionIds } from '../cards/action-ids.ts';
import { button, buttonRow, context } from '../cards/blocks.ts';
import { idValue } from '../cards/button-values.ts';
import { entryButtons } from '../cards/buttons.ts';
import type { Card } from '../cards/card.ts';
import { removedDeadlineLine } from '../cards/deadline-lines.ts';
import { describePostError } from '../cards/errors.ts';
import { sourceLine } from '../cards/format.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { bold, channel, plain, richText } from '../cards/rich-text.ts';
import type { Subscription } from '../subscribe/subscription.ts';
import { formatDate } from '../time/calendar-date.ts';
import { fallbackText, footText, keyDateSummary, sourceTextLine } from './deadline-lines.ts';
import { digestCard, newEntriesCard } from './digest-card.ts';
import type { CorrectionView, NoticeView } from './notice-view.ts';
import { nudgeCard, possibleDuplicateText, reminderCard } from './reminder-card.ts';

interface NoticeOptions {
  readonly deliveryId: string;
  readonly subscription: Subscription;
  /** The name by which the app is invited. */
  readonly botName: string;
  /** An earlier try may have been posted. */
  readonly mayRepeat: boolean;
}

/** The card of a notice. */
export function noticeCard(view: Exclude<NoticeView, { kind: 'skip' }>, options: NoticeOptions): Card {
  const { deliveryId, subscription, botName, mayRepeat } = options;
  switch (view.kind) {
    case 'reminder': {
      const { cards } = subscription;
      return reminderCard({ deliveryId, reminder: view, cards, mayRepeat, acknowledged: null });
    }
    case 'nudge':
      return withNote(nudgeCard(deliveryId, view.day, null), mayRepeat);
    case 'changed':
      return withNote(correctionCard(view), mayRepeat);
    case 'digest':
      return withNote(digestCard(view), mayRepeat);
    case 'new_entries':
      return withNote(newEntriesCard(view), mayRepeat);
    case 'suspension':
      return withNote(pausedCard(subscription, view.reason, botName), mayRepeat);
  }
}

const withNote = ({ text, blocks }: Card, mayRepeat: boolean): Card => ({
  text,
  blocks: mayRepeat ? [...blocks, context(possibleDuplicateText)] : blocks,
});

/** A correction of a reminder, for its thread. */
function correctionCard(correction: CorrectionView): Card {
  const { was, now, entry, removed } = correction;
  const heading = correctionHeading(correction);
  const title = entry
    ? truncate(entry.entry.title, truncationLengths.title)
    : `Entry ${truncate(was.entryId, truncationLengths.titleInPassing)}`;
  return {
    text: fallbackText(`${heading} ${title}`),
    blocks: [
      richText(
        [bold(heading)],
        [plain(title)],
        ...(now ? [[plain(`${keyDateSummary(now)}.`)], sourceTextLine(now)] : []),
        ...(removed ? [removedDeadlineLine(removed)] : []),
      ),
      ...(entry ? [context(sourceLine(entry))] : []),
      ...(now ? [context(footText(now.today))] : []),
      ...(entry ? buttonRow(entryButtons(entry, { canShare: false })) : []),
    ],
  };
}

function correctionHeading({ was, change }: CorrectionView): string {
  const [date, label] = [formatDate(was.date), eventLabel(was, 0)];
  switch (change.kind) {
    case 'moved':
      return `Correction: ${label} ${formatDate(change.to)}, not ${date}.`;
    case 'renamed':
      return `Correction: ${date} is “${eventLabel({ ...was, kind: change.to }, 0)}”, not “${label}”.`;
    case 'confirmed':
      return `Confirmed: ${label} ${date}.`;
    case 'withdrawn':
      return `No longer listed: ${label} ${date}. Don’t rely on the earlier reminder.`;
    case 'restored':
      return `Listed again: ${label} ${date}. Disregard the correction above.`;
  }
}

/** A message to the creator of a subscription that was suspended: why, and how to go on. */
function pausedCard({ id, number, filter, channelId }: Subscription, reason: string, botName: string): Card {
  const { why, next } = describePostError(reason, { botName, channelId });
  const what = filter === '' ? 'every deadline' : `“${truncate(filter, truncationLengths.question)}”`;
  return {
    text: fallbackText(`Reminders paused: subscription ${number}, ${what}. ${why} ${next}`),
    blocks: [
      richText(
        [bold('Reminders paused: '), plain(`subscription ${number}, ${what}, in `), channel(channelId)],
        [plain(`${why} ${next} Then select Resume. Missed reminders for upcoming deadlines follow right away.`)],
      ),
      ...buttonRow([
        button({ id: actionIds.resumeSubscription, text: 'Resume', value: idValue(id) }),
        button({ id: actionIds.endSubscription, text: 'End subscription', value: idValue(id) }),
      ]),
    ],
  };
}
