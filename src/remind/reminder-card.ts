import type { Button, KnownBlock, SectionBlock, StaticSelect } from '@slack/types';
import { jurisdictionOf } from '../bulletin/corpus.ts';
import { eventLabel } from '../bulletin/labels.ts';
import { isProposed } from '../bulletin/standing.ts';
import { actionIds } from '../cards/action-ids.ts';
import { button, context, moreMenu, option, plainText } from '../cards/blocks.ts';
import { idValue, snoozeValue } from '../cards/button-values.ts';
import { openEntryButton } from '../cards/buttons.ts';
import { type Card, card } from '../cards/card.ts';
import { verificationLabel } from '../cards/deadline-lines.ts';
import { afterDay, deadlineSummary, disclaimer, footText, uncapitalised } from '../cards/format.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { bold, type Line, line, plain, quoted, richText } from '../cards/rich-text.ts';
import { doubtLines, sourceRuns, sourceWord } from '../cards/sources.ts';
import { type DeadlineState, isHeld } from '../desk/deadline-state.ts';
import { stateText, stateWords } from '../desk/state-line.ts';
import { t } from '../messages/messages.ts';
import type { SubscriptionTerms } from '../subscribe/subscription.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import { formatDateRange, formatDays, formatWithWeekday } from '../time/format-date.ts';
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
  const notes = [...causeNotes(why), ...(mayRepeat ? [possibleDuplicateText()] : [])];
  const told = { zone, today: day.today };
  const text = t('remind.card.text', {
    title: titleOf(day),
    event: uncapitalised(keyDateSummary(day)),
    state: stateWords(state, told),
  });
  if (cards === 'compact') {
    return card(text, [
      richText(
        [bold(titleOf(day))],
        [...eventRuns(day, 'short'), plain(' · '), sourceWord(about.source)],
        ...periodLines(day),
        ...doubtLines(about.source.entry),
      ),
      { ...mrkdwn(stateText(state, told)), ...compactMenu(options) },
      ...(notes.length > 0 ? [context(...notes)] : []),
    ]);
  }
  return card(text, [
    ...eventBlocks(day),
    ...stateControls(stateText(state, told), { ...ofReminder(options), state }),
    context(...notes, `${capitalised(verificationLabel(about.deadline))} · ${footText(day.today)}`),
  ]);
}

interface LastDayOptions extends Omit<ReminderCardOptions, 'cards'> {
  readonly mention: string | null;
  /** The days on which the channel was reminded before, first one first. */
  readonly remindedOn: readonly CalendarDate[];
}

/** A card on the last day, if nobody has acknowledged the deadline: in the channel, for its owner or whoever subscribed. */
export function lastDayCard(options: LastDayOptions): Card {
  const { reminder, state, mention, mayRepeat, remindedOn } = options;
  const { day } = reminder;
  const { key, about, hasEnded } = day;
  if (state.outcome || state.acknowledged) return reminderCard({ ...options, cards: 'full' });
  const event = deadlineSummary({ ...key, jurisdiction: jurisdictionOf(about.source), hasEnded });
  const heading = t(state.owner ? 'remind.last_day.owned' : 'remind.last_day.open');
  const whom = mention === null ? '' : ` · <@${mention}>`;
  const text = t('remind.last_day.text', { heading, title: titleOf(day), event: uncapitalised(event) });
  return card(text, [
    mrkdwn(`${t('remind.last_day.heading', { heading })}${whom}`),
    ...eventBlocks(day),
    { type: 'actions', elements: openControls({ ...ofReminder(options), state }) },
    context(
      ...(mayRepeat ? [possibleDuplicateText()] : []),
      ...(remindedOn.length > 0 ? [t('remind.last_day.before', { days: formatDays(remindedOn) })] : []),
      `${capitalised(verificationLabel(about.deadline))} · ${disclaimer()}`,
    ),
  ]);
}

// Three lines, and what can still be done.
function settledCard({ deliveryId, reminder: { day }, state, zone }: ReminderCardOptions): Card {
  const { key, about } = day;
  const event = deadlineSummary({ ...key, jurisdiction: jurisdictionOf(about.source) });
  const note = state.outcome?.note ?? '';
  const told = { zone, today: day.today };
  const values = { state: stateWords(state, told), title: titleOf(day), event: uncapitalised(event) };
  return card(t('remind.settled.text', values), [
    richText([bold(titleOf(day))], [plain(event)]),
    {
      ...mrkdwn(stateText(state, told)),
      ...settledMenu({ value: idValue(deliveryId), day }),
    },
    ...(note === '' ? [] : [context(`“${note}”`)]),
  ]);
}

const settledMenu = (reminded: Reminded) =>
  menuBeside([
    deskButton(actionIds.reopen, t('desk.button.reopen'), reminded),
    openEntryButton(reminded.day.about.source),
  ]);

/** A menu of these buttons beside the text of a section. */
export function menuBeside(buttons: readonly Button[]): Pick<SectionBlock, 'accessory'> {
  const [accessory] = moreMenu('state', buttons);
  return accessory ? { accessory } : {};
}

/** The state of an open deadline in a line, with what can be done about it; of a settled one with a menu beside it. */
export function stateControls(text: string, options: ControlOptions): readonly KnownBlock[] {
  return options.state.outcome
    ? [{ ...mrkdwn(text), ...settledMenu(options.reminded) }]
    : [mrkdwn(text), { type: 'actions', elements: openControls(options) }];
}

/** What a deadline is about, what happens when, and the words that say so, with a line below them. */
export const eventBlocks = (day: KeyDateView, below: Line = []): readonly KnownBlock[] => [
  quoted(
    [[bold(titleOf(day))], eventRuns(day, 'long'), ...periodLines(day)],
    [[plain(`“${truncate(day.about.deadline.quote, truncationLengths.quote)}”`)], sourceRuns(day.about.source)],
    below,
  ),
  ...doubtBlocks(day),
];

// "Consultation closes Tuesday 30 April 2019 (China), in 8 days", with the day in bold.
const eventRuns = (day: KeyDateView, length: 'long' | 'short'): Line =>
  line('remind.event', {
    event: eventLabel(day.key, day.daysLeft),
    day: formatWithWeekday(day.key.date, length),
    after: afterDay(summaryParts(day)),
  });

/** "Consultation closes 30 April 2019 (China), in 8 days", and whether the date is already over in its jurisdiction. */
export const keyDateSummary = (day: KeyDateView): string => deadlineSummary(summaryParts(day));

const summaryParts = ({ key, about, today, daysLeft, hasEnded }: KeyDateView) => ({
  ...key,
  jurisdiction: jurisdictionOf(about.source),
  daysLeft,
  isProposed: isProposed(about.source, key, today),
  hasEnded,
});

// What is in doubt about it stands beside the day, since somebody may act on it.
function doubtBlocks({ about }: KeyDateView): readonly KnownBlock[] {
  const lines = doubtLines(about.source.entry);
  return lines.length > 0 ? [richText(...lines)] : [];
}

// Since when it runs.
const periodLines = ({ about: { deadline } }: KeyDateView): readonly Line[] =>
  deadline.start === null ? [] : [[plain(formatDateRange(deadline.start, deadline.date))]];

const titleOf = ({ about }: KeyDateView): string => truncate(about.source.entry.title, truncationLengths.title);

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const causeNotes = (why: ReminderCause): readonly string[] => (why === 'on_time' ? [] : [t(`remind.${why}`)]);

/** The note on a card whose earlier try may have been posted. */
export const possibleDuplicateText = (): string => t('remind.possible_duplicate');

const mrkdwn = (text: string): SectionBlock => ({ type: 'section', text: { type: 'mrkdwn', text } });

/** A deadline that can be acted on, as the value of a button names it. */
interface Reminded {
  readonly value: string;
  readonly day: KeyDateView;
}

/** What the controls of an open deadline are made of. */
interface ControlOptions {
  readonly reminded: Reminded;
  readonly state: DeadlineState;
  /** What the button says that acknowledges. */
  readonly acknowledge: string;
  /** The action that adds it to a calendar. */
  readonly calendar: string;
  readonly snooze: readonly StaticSelect[];
}

const ofReminder = ({ deliveryId, reminder: { day } }: Pick<ReminderCardOptions, 'deliveryId' | 'reminder'>) => ({
  reminded: { value: idValue(deliveryId), day },
  acknowledge: t('desk.button.acknowledge'),
  calendar: actionIds.addToCalendar,
  snooze: snoozeMenu(deliveryId, day),
});

function deskButton(id: string, text: string, { value, day }: Reminded): Button {
  return button({ id, text, value, label: t('cards.titled', { title: text, text: day.about.source.entry.title }) });
}

// Three controls for what comes next, the rest in ⋯.
function openControls({ reminded, state, acknowledge: seen, calendar, snooze }: ControlOptions) {
  const { day } = reminded;
  const acknowledge: Button = { ...deskButton(actionIds.acknowledge, seen, reminded), style: 'primary' };
  const take = deskButton(actionIds.own, t('desk.button.own'), reminded);
  const finish = deskButton(actionIds.finish, t('desk.button.finish'), reminded);
  const handOver = deskButton(actionIds.handOver, t('desk.button.hand_over'), reminded);
  const { shown, hidden } = state.owner
    ? { shown: [...(state.acknowledged ? [] : [acknowledge]), finish, handOver], hidden: [] }
    : state.acknowledged
      ? { shown: [take, finish], hidden: [deskButton(actionIds.takeBack, t('desk.button.take_back'), reminded)] }
      : snooze.length > 0
        ? { shown: [acknowledge, take, ...snooze], hidden: [finish] }
        : { shown: [acknowledge, take, finish], hidden: [] };
  const others = [
    ...hidden,
    deskButton(actionIds.dismiss, t('desk.button.dismiss'), reminded),
    openEntryButton(day.about.source),
    deskButton(calendar, t('cards.button.calendar'), reminded),
    holdButton(state, reminded),
  ];
  return [...shown, ...moreMenu('reminder', others)];
}

const holdButton = ({ held }: DeadlineState, reminded: Reminded): Button =>
  held && isHeld(held, reminded.day.today)
    ? deskButton(actionIds.unmute, t(held.until === null ? 'desk.button.unmute' : 'desk.button.end_snooze'), reminded)
    : deskButton(actionIds.mute, t('desk.button.mute'), reminded);

function compactMenu({ deliveryId, reminder: { day }, state }: ReminderCardOptions) {
  const reminded = { value: idValue(deliveryId), day };
  return menuBeside([
    ...(state.acknowledged ? [] : [deskButton(actionIds.acknowledge, t('desk.button.acknowledge'), reminded)]),
    ...(state.owner ? [] : [deskButton(actionIds.own, t('desk.button.own'), reminded)]),
    deskButton(actionIds.finish, t('desk.button.finish'), reminded),
    openEntryButton(reminded.day.about.source),
    holdButton(state, reminded),
  ]);
}

// Not past the key date; no menu if no day is left.
function snoozeMenu(deliveryId: string, { key, about, today }: KeyDateView): readonly StaticSelect[] {
  if (key.date <= today) return [];
  const jurisdiction = jurisdictionOf(about.source);
  const options = [
    ...offeredSnoozes.filter((choice) => canSnooze(key, snoozedUntil(choice, today, jurisdiction), today)),
    'form' as const,
  ].map((choice) => option(snoozeValue(deliveryId, choice), snoozeLabel(choice)));
  const placeholder = plainText(t('remind.snooze'));
  return [{ type: 'static_select', action_id: actionIds.snooze, placeholder, options }];
}

const offeredSnoozes = ['next', '3', '7'] as const;

const snoozeLabel = (choice: (typeof offeredSnoozes)[number] | 'form'): string =>
  choice === 'next' || choice === 'form'
    ? t(`remind.snooze.${choice}`)
    : t('remind.snooze.days', { days: Number(choice) });
