import type { Button, StaticSelect } from '@slack/types';
import { jurisdictionOf } from '../bulletin/corpus.ts';
import { actionIds } from '../cards/action-ids.ts';
import { button, buttonRow, context, option, plainText } from '../cards/blocks.ts';
import { idValue, snoozeValue } from '../cards/button-values.ts';
import { entryButtons } from '../cards/buttons.ts';
import { type Card, card } from '../cards/card.ts';
import { stateLine } from '../cards/deadline-lines.ts';
import { deadlineSummary, entryMetadata, footText, pluralise, uncapitalised } from '../cards/format.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { bold, excerpt, type Line, person, plain, quoted, richText } from '../cards/rich-text.ts';
import { sourceRuns } from '../cards/sources.ts';
import { excerptOf } from '../search/excerpt.ts';
import type { SubscriptionTerms } from '../subscribe/subscription.ts';
import type { KeyDateView, ReminderCause, ReminderView } from './notice-view.ts';
import { snoozeDays } from './upcoming-reminders.ts';

/** What the card of a reminder is made of. */
export interface ReminderCardOptions {
  readonly deliveryId: string;
  readonly reminder: ReminderView;
  readonly cards: SubscriptionTerms['cards'];
  /** An earlier try may have been posted. */
  readonly mayRepeat: boolean;
  readonly acknowledged: Acknowledged | null;
}

/** Who acknowledged a reminder; when, in words, if that is known. */
export interface Acknowledged {
  readonly by: string;
  readonly when: string | null;
}

/** A reminder: what happens when, its source text, its state, and what can be done about it. */
export function reminderCard(options: ReminderCardOptions): Card {
  const { deliveryId, reminder, cards, mayRepeat, acknowledged } = options;
  const { day, why } = reminder;
  const { source } = day.about;
  const isFull = cards === 'full';
  const state = stateLine(day.about.deadline);
  return card(`${titleOf(day)}: ${uncapitalised(keyDateSummary(day))}`, [
    quoted(
      [
        [bold(keyDateSummary(day))],
        [plain(titleOf(day))],
        ...(isFull ? [[plain(entryMetadata(source))]] : []),
        ...(isFull ? [excerpt(excerptOf(source.entry.body, new Set()))] : []),
        ...(state.length > 0 ? [state] : []),
      ],
      [[plain(`“${truncate(day.about.deadline.quote, truncationLengths.quote)}”`)], sourceRuns(source)],
    ),
    context(...causeNotes[why], ...(mayRepeat ? [possibleDuplicateText] : []), source.entry.id, footText(day.today)),
    ...(acknowledged ? [richText(acknowledgedLine(acknowledged))] : []),
    {
      type: 'actions',
      elements: [
        ...(acknowledged ? [] : [acknowledgeButton({ deliveryId, day })]),
        ...snoozeMenu(deliveryId, day),
        actionButton(actionIds.addToCalendar, 'Add to calendar', { deliveryId, day }),
        ...entryButtons(source, { canShare: false }),
        actionButton(actionIds.mute, 'Mute this deadline', { deliveryId, day }),
      ],
    },
  ]);
}

/** "Consultation closes 30 April 2019 (China), in 8 days", and whether the date is already over in its jurisdiction. */
export function keyDateSummary({ key, about, daysLeft, hasEnded }: KeyDateView): string {
  return deadlineSummary({ ...key, jurisdiction: jurisdictionOf(about.source), daysLeft, hasEnded });
}

const titleOf = ({ about }: KeyDateView): string => truncate(about.source.entry.title, truncationLengths.title);

const causeNotes: Readonly<Record<ReminderCause, readonly string[]>> = {
  on_time: [],
  late: ['Late reminder: it was due earlier.'],
  snoozed: ['Snoozed reminder.'],
};

/** The note on a card whose earlier try may have been posted. */
export const possibleDuplicateText = 'Possible duplicate: Slack didn’t confirm the first post.';

const acknowledgedLine = ({ by, when }: Acknowledged): Line => [
  bold('Acknowledged by '),
  person(by),
  plain(when === null ? '' : ` ${when}`),
];

interface Reminded {
  readonly deliveryId: string;
  readonly day: KeyDateView;
}

function actionButton(id: string, text: string, { deliveryId, day }: Reminded): Button {
  const label = `${text}: ${day.about.source.entry.title}`;
  return button({ id, text, value: idValue(deliveryId), label });
}

const acknowledgeButton = (reminded: Reminded): Button => ({
  ...actionButton(actionIds.acknowledge, 'Acknowledge', reminded),
  style: 'primary',
});

// Not past the key date; no menu if no day is left.
function snoozeMenu(deliveryId: string, { key, today }: KeyDateView): readonly StaticSelect[] {
  const options = snoozeDays(key, today).map((days) =>
    option(snoozeValue(deliveryId, days), `For ${pluralise(days, 'day', 'days')}`),
  );
  if (options.length === 0) return [];
  return [{ type: 'static_select', action_id: actionIds.snooze, placeholder: plainText('Snooze'), options }];
}

/** A nudge: the deadline is today, and nobody has acknowledged its reminder. */
export function nudgeCard(deliveryId: string, day: KeyDateView, acknowledged: Acknowledged | null): Card {
  const title = titleOf(day);
  const { key, about, hasEnded } = day;
  const event = deadlineSummary({ ...key, jurisdiction: jurisdictionOf(about.source), hasEnded });
  return card(
    `Due today, not acknowledged: ${title}, ${uncapitalised(event)}`,
    acknowledged
      ? [richText([bold(keyDateSummary(day))], [plain(title)], acknowledgedLine(acknowledged))]
      : [
          richText([bold(`Due today, not acknowledged: ${event}`)], [plain(title)]),
          ...buttonRow([acknowledgeButton({ deliveryId, day })]),
        ],
  );
}
