import type { Button, StaticSelect } from '@slack/types';
import { actionIds } from '../cards/action-ids.ts';
import { button, buttonRow, context, option, plainText } from '../cards/blocks.ts';
import { idValue, snoozeValue } from '../cards/button-values.ts';
import { entryButtons } from '../cards/buttons.ts';
import { type Card, card } from '../cards/card.ts';
import { sourceTextLine } from '../cards/deadline-lines.ts';
import { deadlineSummary, entryMetadata, footText, pluralise, sourceLine, uncapitalised } from '../cards/format.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { bold, excerpt, type Line, person, plain, richText } from '../cards/rich-text.ts';
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
  return card(`${titleOf(day)}: ${uncapitalised(keyDateSummary(day))}`, [
    richText(
      [bold(keyDateSummary(day))],
      [plain(titleOf(day))],
      ...(isFull ? [[plain(entryMetadata(source))]] : []),
      ...(isFull ? [excerpt(excerptOf(source.entry.body, new Set()))] : []),
      sourceTextLine(day.about.deadline),
    ),
    context(...causeNotes[why], ...(mayRepeat ? [possibleDuplicateText] : []), sourceLine(source), footText(day.today)),
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
  return deadlineSummary({ ...key, jurisdiction: about.source.bulletin.jurisdiction, daysLeft, hasEnded });
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
  const event = deadlineSummary({ ...key, jurisdiction: about.source.bulletin.jurisdiction, hasEnded });
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
