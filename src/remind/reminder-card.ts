import type { Button, KnownBlock, SectionBlock, StaticSelect } from '@slack/types';
import { jurisdictionOf } from '../bulletin/corpus.ts';
import { actionIds } from '../cards/action-ids.ts';
import { button, context, moreMenu, option, plainText } from '../cards/blocks.ts';
import { idValue, snoozeValue } from '../cards/button-values.ts';
import { openEntryButton } from '../cards/buttons.ts';
import { type Card, card } from '../cards/card.ts';
import { verificationLabel } from '../cards/deadline-lines.ts';
import { deadlineSummary, footText, uncapitalised } from '../cards/format.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { bold, type Line, plain, quoted, richText } from '../cards/rich-text.ts';
import { doubtLines, sourceRuns } from '../cards/sources.ts';
import { type DeadlineState, isHeld } from '../desk/deadline-state.ts';
import { stateText, stateWords, type Told } from '../desk/state-line.ts';
import type { SubscriptionTerms } from '../subscribe/subscription.ts';
import { formatDateRange } from '../time/calendar-date.ts';
import type { KeyDateView, ReminderCause, ReminderView } from './notice-view.ts';
import { canSnooze, snoozedUntil } from './upcoming-reminders.ts';

/** What the card of a reminder is made of. */
export interface ReminderCardOptions {
  readonly deliveryId: string;
  readonly reminder: ReminderView;
  readonly cards: SubscriptionTerms['cards'];
  readonly state: DeadlineState;
  /** The zone in which the days of the state are told. */
  readonly zone: string;
  /** An earlier try may have been posted. */
  readonly mayRepeat: boolean;
}

/** A reminder: what it is about, what happens when, its words, its state, and what can be done. It shrinks once the deadline is settled. */
export function reminderCard(options: ReminderCardOptions): Card {
  const { reminder, cards, mayRepeat, state, zone } = options;
  const { day, why } = reminder;
  const { about } = day;
  if (state.outcome) return settledCard(options);
  const notes = [...causeNotes[why], ...(mayRepeat ? [possibleDuplicateText] : [])];
  const lines = [[bold(titleOf(day))], eventLine(day), ...periodLines(day)];
  const text = `${titleOf(day)}: ${uncapitalised(keyDateSummary(day))}. ${stateWords(state, { zone, today: day.today })}`;
  if (cards === 'compact') {
    return card(text, [
      richText(...lines, ...doubtLines(about.source.entry)),
      { ...stateSection(state, { zone, today: day.today }), accessory: compactMenu(options) },
      ...(notes.length > 0 ? [context(...notes)] : []),
    ]);
  }
  return card(text, [
    quoted(lines, [[plain(`“${truncate(about.deadline.quote, truncationLengths.quote)}”`)], sourceRuns(about.source)]),
    ...doubtBlocks(day),
    stateSection(state, { zone, today: day.today }),
    { type: 'actions', elements: openControls(options) },
    context(...notes, `${capitalised(verificationLabel(about.deadline))} · ${footText(day.today)}`),
  ]);
}

/** A card on the last day, if nobody has acknowledged the deadline: in the channel, for its owner or whoever subscribed. */
export function lastDayCard(options: Omit<ReminderCardOptions, 'cards'> & { readonly mention: string | null }): Card {
  const { reminder, state, mention, mayRepeat, zone } = options;
  const { day } = reminder;
  const { key, about, hasEnded } = day;
  if (state.outcome || state.acknowledged) return reminderCard({ ...options, cards: 'full' });
  const event = deadlineSummary({ ...key, jurisdiction: jurisdictionOf(about.source), hasEnded });
  const heading = 'Due today, and nobody has acknowledged it';
  const whom = mention === null ? '' : ` · <@${mention}>`;
  return card(`${heading}: ${titleOf(day)}, ${uncapitalised(event)}`, [
    { type: 'section', text: { type: 'mrkdwn', text: `:warning: *${heading}*${whom}` } },
    quoted(
      [[bold(titleOf(day))], eventLine(day)],
      [[plain(`“${truncate(about.deadline.quote, truncationLengths.quote)}”`)], sourceRuns(about.source)],
    ),
    ...doubtBlocks(day),
    { type: 'actions', elements: openControls({ ...options, cards: 'full' }) },
    context(
      ...(mayRepeat ? [possibleDuplicateText] : []),
      `${stateWords(state, { zone, today: day.today })} · ${capitalised(verificationLabel(about.deadline))}`,
    ),
  ]);
}

// Three lines, and what can still be done.
function settledCard({ deliveryId, reminder: { day }, state, zone }: ReminderCardOptions): Card {
  const { key, about } = day;
  const event = deadlineSummary({ ...key, jurisdiction: jurisdictionOf(about.source) });
  const note = state.outcome?.note ?? '';
  return card(`${stateWords(state, { zone, today: day.today })} ${titleOf(day)}: ${uncapitalised(event)}`, [
    richText([bold(titleOf(day))], [plain(event)]),
    {
      ...stateSection(state, { zone, today: day.today }),
      ...accessory(
        moreMenu(`state:${deliveryId}`, [
          deskButton(actionIds.reopen, 'Reopen', { deliveryId, day }),
          openEntryButton(about.source),
        ]),
      ),
    },
    ...(note === '' ? [] : [context(`“${note}”`)]),
  ]);
}

const accessory = (menus: ReturnType<typeof moreMenu>) => (menus[0] ? { accessory: menus[0] } : {});

/** "Consultation closes 30 April 2019 (China), in 8 days", and whether the date is already over in its jurisdiction. */
export function keyDateSummary({ key, about, daysLeft, hasEnded }: KeyDateView): string {
  return deadlineSummary({ ...key, jurisdiction: jurisdictionOf(about.source), daysLeft, hasEnded });
}

// What is in doubt about it stands beside the day, since somebody may act on it.
function doubtBlocks({ about }: KeyDateView): readonly KnownBlock[] {
  const lines = doubtLines(about.source.entry);
  return lines.length > 0 ? [richText(...lines)] : [];
}

// Since when it runs.
const periodLines = ({ about: { deadline } }: KeyDateView): readonly Line[] =>
  deadline.start === null ? [] : [[plain(formatDateRange(deadline.start, deadline.date))]];

const eventLine = (day: KeyDateView): Line => [plain(keyDateSummary(day))];

const titleOf = ({ about }: KeyDateView): string => truncate(about.source.entry.title, truncationLengths.title);

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const causeNotes: Readonly<Record<ReminderCause, readonly string[]>> = {
  on_time: [],
  late: ['Late reminder: it was due earlier.'],
  snoozed: ['Snoozed reminder.'],
};

/** The note on a card whose earlier try may have been posted. */
export const possibleDuplicateText = 'Possible duplicate: Slack didn’t confirm the first post.';

const stateSection = (state: DeadlineState, told: Told): SectionBlock => ({
  type: 'section',
  text: { type: 'mrkdwn', text: stateText(state, told) },
});

interface Reminded {
  readonly deliveryId: string;
  readonly day: KeyDateView;
}

function deskButton(id: string, text: string, { deliveryId, day }: Reminded): Button {
  const label = `${text}: ${day.about.source.entry.title}`;
  return button({ id, text, value: idValue(deliveryId), label });
}

// Three controls for what comes next, the rest in ⋯.
function openControls({ deliveryId, reminder: { day }, state }: ReminderCardOptions) {
  const reminded = { deliveryId, day };
  const acknowledge: Button = { ...deskButton(actionIds.acknowledge, 'Acknowledge', reminded), style: 'primary' };
  const take = deskButton(actionIds.own, 'I’ll take it', reminded);
  const finish = deskButton(actionIds.finish, 'Mark as done…', reminded);
  const handOver = deskButton(actionIds.handOver, 'Hand over…', reminded);
  const { shown, hidden } = state.owner
    ? { shown: [...(state.acknowledged ? [] : [acknowledge]), finish, handOver], hidden: [] }
    : state.acknowledged
      ? { shown: [take, finish], hidden: [deskButton(actionIds.takeBack, 'Take back my acknowledgement', reminded)] }
      : { shown: [acknowledge, take, ...snoozeMenu(deliveryId, day)], hidden: [finish] };
  const others = [
    ...hidden,
    deskButton(actionIds.dismiss, 'Not applicable…', reminded),
    openEntryButton(day.about.source),
    deskButton(actionIds.addToCalendar, 'Add to calendar', reminded),
    holdButton(state, reminded),
  ];
  return [...shown, ...moreMenu('reminder', others)];
}

const holdButton = ({ held }: DeadlineState, reminded: Reminded): Button =>
  held && isHeld(held, reminded.day.today)
    ? deskButton(actionIds.unmute, held.until === null ? 'Unmute this deadline' : 'End snooze', reminded)
    : deskButton(actionIds.mute, 'Mute this deadline…', reminded);

function compactMenu(options: ReminderCardOptions) {
  const { deliveryId, state } = options;
  const reminded = { deliveryId, day: options.reminder.day };
  const [menu] = moreMenu('reminder', [
    ...(state.acknowledged ? [] : [deskButton(actionIds.acknowledge, 'Acknowledge', reminded)]),
    ...(state.owner ? [] : [deskButton(actionIds.own, 'I’ll take it', reminded)]),
    deskButton(actionIds.finish, 'Mark as done…', reminded),
    openEntryButton(reminded.day.about.source),
    holdButton(state, reminded),
  ]);
  if (!menu) throw new Error('a reminder has actions');
  return menu;
}

// Not past the key date; no menu if no day is left.
function snoozeMenu(deliveryId: string, { key, about, today }: KeyDateView): readonly StaticSelect[] {
  if (key.date <= today) return [];
  const jurisdiction = jurisdictionOf(about.source);
  const options = [
    ...snoozeLabels.filter(([choice]) => canSnooze(key, snoozedUntil(choice, today, jurisdiction), today)),
    ['form', 'To a date, or only for me…'] as const,
  ].map(([choice, label]) => option(snoozeValue(deliveryId, choice), label));
  return [{ type: 'static_select', action_id: actionIds.snooze, placeholder: plainText('Snooze'), options }];
}

const snoozeLabels = [
  ['next', 'Until the next working day'],
  ['3', 'For 3 days'],
  ['7', 'For 7 days'],
] as const;
