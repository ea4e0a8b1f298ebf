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
import { disclaimer, entryMetadata, footText, formatDaysLeft, uncapitalised } from '../cards/format.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { bold, bullets, channel, isUser, type Line, line, plain, richText } from '../cards/rich-text.ts';
import { sourceWord } from '../cards/sources.ts';
import type { DeadlineState } from '../desk/deadline-state.ts';
import { joinAs, listFacts } from '../messages/lists.ts';
import { t } from '../messages/messages.ts';
import { filterSummary } from '../subscribe/answers.ts';
import type { Subscription } from '../subscribe/subscription.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import { formatDate, formatListDate, formatWeekday } from '../time/format-date.ts';
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
  blocks: mayRepeat ? [...blocks, context(possibleDuplicateText())] : blocks,
});

// A reminder whose deadline has moved or gone says so first, and offers nothing that is about the old one.
function redrawnCard({ day, correction }: RedrawView, { deliveryId, subscription, state }: NoticeOptions): Card {
  const { cards, zone } = subscription;
  if (correction || !day) return correction ? overtakenCard(correction, { state, zone }) : card(t('remind.gone'), []);
  const reminder = { kind: 'reminder', day, why: 'on_time' } as const;
  return reminderCard({ deliveryId, reminder, cards, state, zone, mayRepeat: false });
}

/** A message to the creator of a subscription that was suspended: why, and how to go on. */
function pausedCard({ id, number, filter, channelId }: Subscription, reason: string, botName: string): Card {
  const { why, next } = describePostError(reason, { botName, channelId });
  const what = filter === '' ? t('remind.paused.every') : `“${truncate(filter, truncationLengths.question)}”`;
  const resume = t('remind.paused.resume');
  return card(t('remind.paused.text', { number, what, why, next }), [
    richText(
      line('remind.paused', { number, what, channel: channel(channelId) }),
      line('remind.paused.next', { why, next, button: resume }),
    ),
    ...buttonRow([
      button({ id: actionIds.resumeSubscription, text: resume, value: idValue(id) }),
      button({ id: actionIds.endSubscription, text: t('remind.paused.end'), value: idValue(id) }),
    ]),
  ]);
}

const maxListed = 8;

// The deadlines of the next thirty days, a line each, and new entries. What is done or not applicable is left out.
function digestCard(digest: DigestView, subscription: Subscription, states: DeadlineStates): Card {
  const { upcoming, newEntries, muted, filter, understood, today } = digest;
  const { digestDay } = subscription;
  const what =
    understood.length === 0 ? t('remind.digest.every') : t('remind.digest.filter', { filter: filterSummary(digest) });
  const withoutDigest = filter === '' ? 'no digest' : `${filter}, no digest`;
  const title = t('remind.digest', { day: formatDate(today) });
  const upcomingCount = t('remind.digest.upcoming', { count: upcoming.length });
  const newCount = t('remind.digest.new', { count: newEntries.length });
  const counts = [...(upcoming.length > 0 ? [upcomingCount] : []), ...(newEntries.length > 0 ? [newCount] : [])];
  return card(t('cards.titled', { title, text: listFacts(counts) }), [
    header(title),
    ...(upcoming.length > 0
      ? [
          richText(upcomingHeading(upcomingCount, digest, states)),
          bullets(withMore(upcoming, maxListed, (day) => [upcomingLine(day, states.get(printDeadlineKey(day.key)))])),
        ]
      : []),
    ...(newEntries.length > 0
      ? [richText([bold(newCount)]), bullets(withMore(newEntries, maxListed, (source) => [newLine(source)]))]
      : []),
    ...controls(
      'digest',
      [
        requestButton(
          t(filter === '' ? 'remind.digest.all' : 'remind.digest.matching'),
          { kind: 'deadlines', words: filter, page: 1 },
          'deadlines',
        ),
        ...(newEntries.length > 0 ? [latestButton()] : []),
      ],
      [
        changeButton(t('remind.digest.change'), { for: 'change', id: subscription.id }),
        changeButton(t('remind.digest.stop'), { for: 'change', id: subscription.id, words: withoutDigest }),
      ],
    ),
    context(
      digestDay === null ? what : t('remind.digest.weekly', { what, weekday: formatWeekday(digestDay) }),
      ...(muted > 0 ? [t('remind.digest.hidden', { count: muted })] : []),
      footText(today),
    ),
  ]);
}

const changeButton = (text: string, form: FormName): Button =>
  button({ id: actionIds.openForm, text, value: formValue(form) });

type DeadlineStates = ReadonlyMap<string, DeadlineState>;

function upcomingHeading(count: string, { upcoming }: DigestView, states: DeadlineStates): Line {
  const unowned = upcoming.filter(({ key }) => !states.get(printDeadlineKey(key))?.owner).length;
  return unowned > 0 ? line('remind.digest.unowned', { upcoming: count, count: unowned }) : [bold(count)];
}

// Owners are not named: a mention would notify them every week.
function upcomingLine({ key, about, daysLeft, today }: KeyDateView, state: DeadlineState | undefined): Line {
  const { source, deadline } = about;
  const { status } = deadline;
  return line('remind.digest.line', {
    day: formatListDate(key.date, today),
    title: truncate(source.entry.title, truncationLengths.titleInPassing),
    event: uncapitalised(eventLabel(key, daysLeft)),
    daysLeft: formatDaysLeft(daysLeft),
    state: status === 'confirmed' ? '' : t('remind.digest.line.state', { state: verificationLabel(deadline) }),
    owner: state?.owner ? [] : line('remind.digest.line.unowned'),
    source: sourceWord(source),
  });
}

const newLine = (source: CorpusEntry): Line => [
  plain(`${truncate(source.entry.title, truncationLengths.titleInPassing)} · `),
  sourceWord(source),
];

/** A bullet for each item, and one that says how many are left out. */
const withMore = <T>(items: readonly T[], most: number, lines: (item: T) => readonly Line[]) => [
  ...items.slice(0, most).map(lines),
  ...(items.length > most ? [[line('remind.digest.more', { count: items.length - most })]] : []),
];

function entryBullets(entries: readonly CorpusEntry[], count: number): KnownBlock {
  const shown = entries.slice(0, maxNewEntries);
  const more = count - shown.length;
  return bullets([
    ...shown.map((source) => [
      [plain(truncate(source.entry.title, truncationLengths.titleInList))],
      line('remind.news.line', { facts: entryMetadata(source), id: source.entry.id, source: sourceWord(source) }),
    ]),
    ...(more > 0 ? [[line('remind.news.more', { count: more })]] : []),
  ]);
}

const maxNewEntries = 5;

function newEntriesCard({ entries, count }: Extract<NoticeView, { kind: 'new_entries' }>): Card {
  const title = t('remind.news', { count });
  return card(
    t('cards.titled', {
      title,
      text: joinAs(
        'clauses',
        entries.map(({ entry }) => entry.title),
      ),
    }),
    [
      richText([bold(title)]),
      entryBullets(entries, count),
      context(disclaimer()),
      ...buttonRow([
        ...entries.slice(0, maxNewEntries).map(({ entry: { id, title: ofEntry } }, i) =>
          button({
            id: `${actionIds.showEntry}:${i}`,
            text: t('remind.news.view', { id }),
            value: encodeRequest({ kind: 'show', id, page: 1 }),
            label: t('remind.news.view.label', { title: ofEntry }),
          }),
        ),
        latestButton(),
      ]),
    ],
  );
}
