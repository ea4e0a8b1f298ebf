import type { Button, KnownBlock, StaticSelect } from '@slack/types';
import { actionIds } from '../cards/action-ids.ts';
import { button, buttonRow, context } from '../cards/blocks.ts';
import { encodeRequest, idValue, snoozeChoices, snoozeValue } from '../cards/button-values.ts';
import type { Card } from '../cards/card.ts';
import { entryMetadata, sourceLine } from '../cards/format.ts';
import { limits, truncate, truncationLengths } from '../cards/limits.ts';
import { bold, escapeMrkdwn, excerpt, type Line, person, plain, richText } from '../cards/rich-text.ts';
import { excerptOf } from '../search/excerpt.ts';
import type { SubscriptionTerms } from '../subscribe/subscription.ts';
import { formatDate, plusDays } from '../time/calendar-date.ts';
import { deadlineSummary, sourceTextLine } from './day-lines.ts';
import type { DayView, ReminderView } from './notice-view.ts';
import { snoozeDays } from './upcoming-reminders.ts';

/** What a reminder's card is made of. */
export interface ReminderCardOptions {
  /** The id of its delivery: what its buttons name. */
  readonly deliveryId: string;
  readonly reminder: ReminderView;
  readonly cards: SubscriptionTerms['cards'];
  /** An earlier try may stand in the channel already. */
  readonly mayRepeat: boolean;
  readonly acknowledged: Acknowledged | null;
}

/** Who acknowledged; when, in words, where that is known. */
export interface Acknowledged {
  readonly by: string;
  readonly when: string | null;
}

/** A reminder: what happens and when, in how many days, which words say so, where they stand, and what can be done about it. */
export function reminderCard(facts: ReminderCardOptions): Card {
  const { reminder, cards, acknowledged } = facts;
  const { day } = reminder;
  const { entry } = day.about.source;
  const title = truncate(entry.title, truncationLengths.title);
  return {
    text: truncate(escapeMrkdwn(`Reminder: ${deadlineSummary(day)}: ${title}`), limits.fallbackText),
    blocks: [
      richText(
        [bold(deadlineSummary(day))],
        [plain(title)],
        ...(cards === 'full' ? fullLines(day) : []),
        sourceTextLine(day.about.deadline),
      ),
      context(...notes(facts), sourceLine(day.about.source)),
      ...(acknowledged ? [acknowledgedBlock(acknowledged)] : []),
      buttons(facts),
    ],
  };
}

function fullLines({ about }: DayView): readonly Line[] {
  return [[plain(entryMetadata(about.source))], excerpt(excerptOf(about.source.entry.body, new Set()))];
}

/** What is said of a notice whose earlier try may stand in the channel. */
export const possibleDuplicateText =
  'It may stand here twice: Slack did not say whether it was posted the first time.';

function notes({ reminder: { why, day }, mayRepeat }: ReminderCardOptions): readonly string[] {
  return [
    ...(why === 'late' ? ['This reminder comes late: fewer days are left than this channel asked for.'] : []),
    ...(why === 'snoozed' ? ['This reminder was snoozed until today.'] : []),
    ...(mayRepeat ? [possibleDuplicateText] : []),
    `Days are counted from ${formatDate(day.countedFrom)}. Not legal advice.`,
  ];
}

const acknowledgedBlock = ({ by, when }: Acknowledged): KnownBlock =>
  richText([bold('Acknowledged by '), person(by), plain(when === null ? '' : ` ${when}`)]);

function buttons(facts: ReminderCardOptions): KnownBlock {
  const { deliveryId, reminder, acknowledged } = facts;
  const { id, title } = reminder.day.about.source.entry;
  const press = (action: string, text: string): Button =>
    button({ id: action, text, value: idValue(deliveryId), label: `${text}: ${title}` });
  return {
    type: 'actions',
    elements: [
      ...(acknowledged
        ? []
        : [{ ...press(actionIds.acknowledge, 'Acknowledge'), style: 'primary' as const }]),
      ...snoozeMenu(deliveryId, reminder.day),
      press(actionIds.addToCalendar, 'Add to calendar'),
      button({
        id: actionIds.showEntry,
        text: 'Show in full',
        value: encodeRequest({ kind: 'show', id, page: 1 }),
        label: `Show in full: ${title}`,
      }),
      press(actionIds.mute, 'Mute this deadline'),
    ],
  };
}

/** The days on which the reminder can come again, none beyond its deadline; no menu where there are none. */
function snoozeMenu(deliveryId: string, { key, countedFrom }: DayView): readonly StaticSelect[] {
  const possible = snoozeDays(key, countedFrom);
  const options = snoozeChoices
    .filter((days) => possible.includes(plusDays(countedFrom, days)))
    .map((days) => ({
      text: { type: 'plain_text' as const, text: `For ${days} ${days === 1 ? 'day' : 'days'}`, emoji: false },
      value: snoozeValue(deliveryId, days),
    }));
  if (options.length === 0) return [];
  const placeholder = { type: 'plain_text' as const, text: 'Snooze', emoji: false };
  return [{ type: 'static_select', action_id: actionIds.snooze, placeholder, options }];
}

/** The last word on a deadline that nobody has acknowledged: once, in the thread of its reminder. */
export function nudgeCard(facts: {
  readonly deliveryId: string;
  readonly day: DayView;
  readonly acknowledged: Acknowledged | null;
}): Card {
  const { deliveryId, day, acknowledged } = facts;
  const title = truncate(day.about.source.entry.title, truncationLengths.title);
  const heading = `Last day, and this reminder has not been acknowledged: ${deadlineSummary(day)}`;
  return {
    text: truncate(escapeMrkdwn(`${heading}: ${title}`), limits.fallbackText),
    blocks: [
      richText(
        [bold(acknowledged ? deadlineSummary(day) : heading)],
        [plain(title)],
        ...(acknowledged
          ? [
              [
                bold('Acknowledged by '),
                person(acknowledged.by),
                plain(acknowledged.when ? ` ${acknowledged.when}` : ''),
              ],
            ]
          : []),
      ),
      ...buttonRow(
        acknowledged
          ? []
          : [
              {
                ...button({
                  id: actionIds.acknowledge,
                  text: 'Acknowledge',
                  value: idValue(deliveryId),
                  label: `Acknowledge: ${title}`,
                }),
                style: 'primary',
              },
            ],
      ),
    ],
  };
}
