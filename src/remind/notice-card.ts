import type { Button, KnownBlock } from '@slack/types';
import type { CorpusEntry } from '../bulletin/corpus.ts';
import { printDeadlineKey } from '../bulletin/deadline-key.ts';
import { eventLabel } from '../bulletin/labels.ts';
import { actionIds } from '../cards/action-ids.ts';
import { button, buttonRow, context, controls, header } from '../cards/blocks.ts';
import { encodeRequest, type FormName, formValue, idValue } from '../cards/button-values.ts';
import { latestButton, requestButton } from '../cards/buttons.ts';
import { type Card, card } from '../cards/card.ts';
import { verificationLabel } from '../cards/deadline-lines.ts';
import { describePostError } from '../cards/errors.ts';
import { disclaimer, entryMetadata, footText, formatDaysLeft, pluralise, uncapitalised } from '../cards/format.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { bold, bullets, channel, isUser, type Line, plain, richText } from '../cards/rich-text.ts';
import { sourceWord } from '../cards/sources.ts';
import type { DeadlineState } from '../desk/deadline-state.ts';
import { filterSummary } from '../subscribe/answers.ts';
import { type Subscription, weekdayName } from '../subscribe/subscription.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import { formatDate, formatListDate } from '../time/format-date.ts';
import { correctionCard, overtakenCard } from './correction-card.ts';
import type { DigestView, KeyDateView, NoticeView, RedrawView } from './notice-view.ts';
import { lastDayCard, possibleDuplicateText, reminderCard } from './reminder-card.ts';

interface NoticeOptions {
  readonly deliveryId: string;
  readonly subscription: Subscription;
  /** The name by which the app is invited. */
  readonly botName: string;
  /** An earlier try may have been posted. */
  readonly mayRepeat: boolean;
  /** The state of the deadline that the notice is about. */
  readonly state: DeadlineState;
  /** The days on which its channel was reminded before, first one first; asked for by a card of the last day only. */
  readonly remindedOn: readonly CalendarDate[];
  /** The states of a digest's deadlines by printed key, for those about which something was done. */
  readonly states: ReadonlyMap<string, DeadlineState>;
}

/** The card of a notice. */
export function noticeCard(view: Exclude<NoticeView, { kind: 'skip' }>, options: NoticeOptions): Card {
  const { deliveryId, subscription, botName, mayRepeat, state } = options;
  const { zone } = subscription;
  switch (view.kind) {
    case 'reminder':
      return reminderCard({ deliveryId, reminder: view, cards: subscription.cards, state, zone, mayRepeat });
    case 'nudge': {
      const reminder = { kind: 'reminder', day: view.day, why: 'on_time' } as const;
      const asked = state.owner?.userId ?? subscription.createdBy;
      const mention = isUser(asked) ? asked : null;
      return lastDayCard({ deliveryId, reminder, state, zone, mayRepeat, mention, remindedOn: options.remindedOn });
    }
    case 'redraw':
      return redrawnCard(view, options);
    case 'changed':
      return withNote(correctionCard(view), mayRepeat);
    case 'digest':
      return withNote(digestCard(view, subscription, options.states), mayRepeat);
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

// A reminder whose deadline has moved or gone says so first, and offers nothing that is about the old one.
function redrawnCard({ day, correction }: RedrawView, { deliveryId, subscription, state }: NoticeOptions): Card {
  const { cards, zone } = subscription;
  if (correction || !day)
    return correction ? overtakenCard(correction, { state, zone }) : card('This deadline is no longer listed.', []);
  const reminder = { kind: 'reminder', day, why: 'on_time' } as const;
  return reminderCard({ deliveryId, reminder, cards, state, zone, mayRepeat: false });
}

/** A message to the creator of a subscription that was suspended: why, and how to go on. */
function pausedCard({ id, number, filter, channelId }: Subscription, reason: string, botName: string): Card {
  const { why, next } = describePostError(reason, { botName, channelId });
  const what = filter === '' ? 'every deadline' : `“${truncate(filter, truncationLengths.question)}”`;
  return card(`Reminders paused: subscription ${number}, ${what}. ${why} ${next}`, [
    richText(
      [bold('Reminders paused: '), plain(`subscription ${number}, ${what}, in `), channel(channelId)],
      [plain(`${why} ${next} Then select Resume. Missed reminders for upcoming deadlines follow right away.`)],
    ),
    ...buttonRow([
      button({ id: actionIds.resumeSubscription, text: 'Resume', value: idValue(id) }),
      button({ id: actionIds.endSubscription, text: 'End subscription', value: idValue(id) }),
    ]),
  ]);
}

const maxListed = 8;

// The deadlines of the next thirty days, a line each, and new entries. What is done or not applicable is left out.
function digestCard(digest: DigestView, subscription: Subscription, states: DeadlineStates): Card {
  const { upcoming, newEntries, muted, filter, understood, today } = digest;
  const { digestDay } = subscription;
  const withoutDigest = filter === '' ? 'no digest' : `${filter}, no digest`;
  const heading = `Week of ${formatDate(today)}`;
  const counts = [...upcomingCount(digest, states), ...newCount(digest)];
  return card([heading, counts.map(({ text }) => text).join(', ')].join(': '), [
    header(heading),
    ...(upcoming.length > 0
      ? [
          richText(...upcomingCount(digest, states).map(({ text, rest }) => [bold(text), plain(rest)])),
          bullets(withMore(upcoming, maxListed, (day) => [upcomingLine(day, states.get(printDeadlineKey(day.key)))])),
        ]
      : []),
    ...(newEntries.length > 0
      ? [
          richText(...newCount(digest).map(({ text }) => [bold(text)])),
          bullets(withMore(newEntries, maxListed, (source) => [newLine(source)])),
        ]
      : []),
    ...controls(
      'digest',
      [
        requestButton(
          filter === '' ? 'All deadlines' : 'All matching deadlines',
          { kind: 'deadlines', words: filter, page: 1 },
          'deadlines',
        ),
        ...(newEntries.length > 0 ? [latestButton()] : []),
      ],
      [
        changeButton('Change this subscription…', { for: 'change', id: subscription.id }),
        changeButton('Stop the weekly digest…', { for: 'change', id: subscription.id, words: withoutDigest }),
      ],
    ),
    context(
      [
        understood.length === 0 ? 'Every deadline' : `Filter: ${filterSummary(digest)}`,
        ...(digestDay === null ? [] : [`weekly on ${weekdayName(digestDay)}`]),
      ].join(', '),
      ...(muted > 0 ? [`${pluralise(muted, 'key date', 'key dates')} muted or settled`] : []),
      footText(today),
    ),
  ]);
}

const changeButton = (text: string, form: FormName): Button =>
  button({ id: actionIds.openForm, text, value: formValue(form) });

type DeadlineStates = ReadonlyMap<string, DeadlineState>;

interface Count {
  readonly text: string;
  readonly rest: string;
}

function upcomingCount({ upcoming }: DigestView, states: DeadlineStates): readonly Count[] {
  if (upcoming.length === 0) return [];
  const unowned = upcoming.filter(({ key }) => !states.get(printDeadlineKey(key))?.owner).length;
  const rest = unowned > 0 ? `, ${unowned} without an owner` : '';
  return [{ text: `${pluralise(upcoming.length, 'key date', 'key dates')} in the next 30 days`, rest }];
}

const newCount = ({ newEntries }: DigestView): readonly Count[] =>
  newEntries.length === 0 ? [] : [{ text: pluralise(newEntries.length, 'new entry', 'new entries'), rest: '' }];

// Owners are not named: a mention would notify them every week.
function upcomingLine({ key, about, daysLeft, today }: KeyDateView, state: DeadlineState | undefined): Line {
  const { source, deadline } = about;
  const facts = [
    uncapitalised(eventLabel(key, daysLeft)),
    formatDaysLeft(daysLeft),
    ...(deadline.status === 'confirmed' ? [] : [verificationLabel(deadline)]),
  ];
  return [
    bold(`${formatListDate(key.date, today)}  `),
    plain(`${truncate(source.entry.title, truncationLengths.titleInPassing)}, ${facts.join(', ')}`),
    ...(state?.owner ? [] : [plain(', '), bold('no owner')]),
    plain(' · '),
    sourceWord(source),
  ];
}

const newLine = (source: CorpusEntry): Line => [
  plain(`${truncate(source.entry.title, truncationLengths.titleInPassing)} · `),
  sourceWord(source),
];

/** A bullet for each item, and one that says how many are left out. */
const withMore = <T>(items: readonly T[], most: number, lines: (item: T) => readonly Line[]) => [
  ...items.slice(0, most).map(lines),
  ...(items.length > most ? [[[plain(`and ${items.length - most} more`)]]] : []),
];

function entryBullets(entries: readonly CorpusEntry[], count: number): KnownBlock {
  const shown = entries.slice(0, maxNewEntries);
  const more = count - shown.length;
  return bullets([
    ...shown.map((source) => [
      [plain(truncate(source.entry.title, truncationLengths.titleInList))],
      [plain(`${entryMetadata(source)} (${source.entry.id}) `), sourceWord(source)],
    ]),
    ...(more > 0 ? [[[plain(`${more} more not shown`)]]] : []),
  ]);
}

const maxNewEntries = 5;

function newEntriesCard({ entries, count }: Extract<NoticeView, { kind: 'new_entries' }>): Card {
  const heading = `${pluralise(count, 'new entry matches', 'new entries match')} a subscription here`;
  const titles = entries.map(({ entry }) => entry.title).join('; ');
  return card(`${heading}: ${titles}`, [
    richText([bold(heading)]),
    entryBullets(entries, count),
    context(disclaimer()),
    ...buttonRow([
      ...entries.slice(0, maxNewEntries).map(({ entry: { id, title } }, i) =>
        button({
          id: `${actionIds.showEntry}:${i}`,
          text: `View ${id}`,
          value: encodeRequest({ kind: 'show', id, page: 1 }),
          label: `View entry: ${title}`,
        }),
      ),
      latestButton(),
    ]),
  ]);
}
