import { isReminded } from '../bulletin/bulletin.ts';
import { type Corpus, type CorpusDeadline, type CorpusEntry, jurisdictionOf } from '../bulletin/corpus.ts';
import type { RemovedDeadline } from '../bulletin/correction.ts';
import { type DeadlineKey, deadlineKeys, findDeadline, printDeadlineKey } from '../bulletin/deadline-key.ts';
import type { HeldDeadlines } from '../desk/deadline-state.ts';
import type { Library } from '../question/library.ts';
import { readFilter } from '../subscribe/filter.ts';
import type { Subscription } from '../subscribe/subscription.ts';
import { type CalendarDate, daysBetween } from '../time/calendar-date.ts';
import type { Instant } from '../time/instant.ts';
import { hasEndedIn, wallClock } from '../time/zoned-clock.ts';
import type { DeadlineChange, Notice, SkipReason } from './delivery.ts';
import { isStaleNews, maxDigestDelay } from './plan-run.ts';
import { type FirstSeenTimes, isSilent, type KeyDate, reminderDate } from './planning-corpus.ts';
import { isOwned, type PlanInput } from './planning-run.ts';

/** What the card of a notice says at the time it is posted. */
export type NoticeView =
  | ReminderView
  | { readonly kind: 'nudge'; readonly day: KeyDateView }
  | CorrectionView
  | RedrawView
  | DigestView
  | { readonly kind: 'new_entries'; readonly entries: readonly CorpusEntry[]; readonly count: number }
  | { readonly kind: 'suspension'; readonly reason: string }
  /** It is no longer worth posting. */
  | { readonly kind: 'skip'; readonly reason: SkipReason };

/** A reminder, and why it is posted now. */
export interface ReminderView {
  readonly kind: 'reminder';
  readonly day: KeyDateView;
  readonly why: ReminderCause;
}

/** on_time: on the day that the lead time gives, or the first after subscribing. late: after it. snoozed: on the day that a user selected. */
export type ReminderCause = 'on_time' | 'late' | 'snoozed';

/** A key date as of today. */
export interface KeyDateView extends Pick<KeyDate, 'key' | 'about'> {
  /** Whole days from today; 0 today. */
  readonly daysLeft: number;
  readonly today: CalendarDate;
  /** Whether the date is already over in its jurisdiction, though not in the channel's time zone. */
  readonly hasEnded: boolean;
}

/** A correction of a reminder. */
export interface CorrectionView {
  readonly kind: 'changed';
  /** The key date as it was in the reminder. */
  readonly was: DeadlineKey;
  readonly change: DeadlineChange;
  /** Null if the entry is no longer in the corpus. */
  readonly entry: CorpusEntry | null;
  /** The key date as it is now; null if it is no longer listed. */
  readonly now: KeyDateView | null;
  /** The removal, if a curator removed it. */
  readonly removed: RemovedDeadline | null;
}

/** A posted card, as it is to look now. */
export interface RedrawView {
  readonly kind: 'redraw';
  readonly ts: string;
  /** The key date, where it is still listed. */
  readonly day: KeyDateView | null;
  /** What happened to it, where it is not as the card says. */
  readonly correction: CorrectionView | null;
}

/** The weekly digest of a subscription. */
export interface DigestView {
  readonly kind: 'digest';
  readonly today: CalendarDate;
  readonly filter: string;
  /** How the filter was understood, a phrase each; empty if it matches everything. */
  readonly understood: readonly string[];
  /** The key dates of the next thirty days, soonest first, without muted ones. */
  readonly upcoming: readonly KeyDateView[];
  /** How many key dates are left out because they are muted. */
  readonly muted: number;
  /** The entries that became known since the last digest, in the order of the corpus. */
  readonly newEntries: readonly CorpusEntry[];
}

/** What the view of a notice is made from. */
export interface NoticeContext {
  readonly subscription: Subscription;
  readonly library: Library;
  readonly firstSeen: FirstSeenTimes;
  /** The deadlines of which the channel gets no reminders; asked for by a digest only. */
  readonly held: HeldDeadlines;
  /** As in planning (`PlanInput`); asked for by a digest only. */
  readonly owned: PlanInput['owned'];
  readonly now: Instant;
}

/** A point in time, and the day that it is in the subscription's zone. */
export interface AsOf {
  readonly today: CalendarDate;
  readonly now: Instant;
}

/** The view of a notice as of now, or why it is no longer worth posting. */
export function viewNotice(notice: Notice, context: NoticeContext): NoticeView {
  const { library, subscription, now } = context;
  const { corpus } = library;
  const asOf = { today: wallClock(now, subscription.zone).date, now };
  const reason = skipReason(notice, corpus, asOf);
  if (reason !== null) return { kind: 'skip', reason };
  switch (notice.kind) {
    case 'reminder':
    case 'snoozed':
    case 'nudge': {
      const day = viewKeyDate(notice.deadline, corpus, asOf);
      if (!day) return { kind: 'skip', reason: 'withdrawn' };
      if (notice.kind === 'nudge') return { kind: 'nudge', day };
      const why = reminderCause(notice, { day, subscription, postedOn: asOf.today });
      return { kind: 'reminder', day, why };
    }
    case 'changed':
      return viewCorrection(notice, corpus, asOf);
    case 'redraw':
      return viewRedraw(notice, corpus, asOf);
    case 'digest':
      return viewDigest(notice.newSince, context, asOf);
    case 'new_entries': {
      const entries = notice.entryIds.flatMap((id) => corpus.byId.get(id) ?? []);
      return { kind: 'new_entries', entries, count: Math.max(notice.count, entries.length) };
    }
    case 'suspension': {
      const { state } = subscription;
      return { kind: 'suspension', reason: state.kind === 'suspended' ? state.reason : notice.reason };
    }
  }
}

/** A key date as of today; null if it is not listed. */
export function viewKeyDate(key: DeadlineKey, corpus: Corpus, asOf: AsOf): KeyDateView | null {
  const about = findDeadline(corpus, key);
  return about && keyDateView(key, about, asOf);
}

const keyDateView = (key: DeadlineKey, about: CorpusDeadline, { today, now }: AsOf): KeyDateView => ({
  key,
  about,
  daysLeft: daysBetween(today, key.date),
  today,
  hasEnded: key.date >= today && hasEndedIn(jurisdictionOf(about.source), key.date, now),
});

interface Posting {
  readonly day: KeyDateView;
  readonly subscription: Subscription;
  readonly postedOn: CalendarDate;
}

/** Why a reminder is, or was, posted on a day. */
function reminderCause(
  notice: Extract<Notice, { kind: 'reminder' | 'snoozed' }>,
  { day, subscription: { leads, createdAt, zone }, postedOn }: Posting,
): ReminderCause {
  if (notice.kind === 'snoozed') return 'snoozed';
  const due = reminderDate(day, notice.lead, leads.unit);
  // Nobody had asked for it before.
  if (due < wallClock(createdAt, zone).date) return 'on_time';
  return due < postedOn ? 'late' : 'on_time';
}

function viewRedraw(
  { deadline, ts, change }: Extract<Notice, { kind: 'redraw' }>,
  corpus: Corpus,
  asOf: AsOf,
): NoticeView {
  const day = viewKeyDate(deadline, corpus, asOf);
  const hasGone = !day && change !== null && change.kind !== 'confirmed' && change.kind !== 'restored';
  const correction = hasGone ? viewCorrection({ deadline, change }, corpus, asOf) : null;
  return day || correction ? { kind: 'redraw', ts, day, correction } : { kind: 'skip', reason: 'withdrawn' };
}

function viewCorrection(
  { deadline: was, change }: Pick<Extract<Notice, { kind: 'changed' }>, 'deadline' | 'change'>,
  corpus: Corpus,
  asOf: AsOf,
): CorrectionView {
  const entry = corpus.byId.get(was.entryId) ?? null;
  const isWas = (key: DeadlineKey): boolean => printDeadlineKey(key) === printDeadlineKey(was);
  const removed = entry?.removed.find(({ deadline }) => deadlineKeys({ deadline, source: entry }).some(isWas));
  const now = viewKeyDate(changedKey(was, change), corpus, asOf);
  return { kind: 'changed', was, change, entry, now, removed: removed ?? null };
}

function changedKey(was: DeadlineKey, change: DeadlineChange): DeadlineKey {
  if (change.kind === 'moved') return { ...was, date: change.to };
  return change.kind === 'renamed' ? { ...was, kind: change.to } : was;
}

/** How far a digest looks ahead, in days. */
const digestDays = 30;

function viewDigest(
  newSince: Instant,
  { subscription: { filter }, library, firstSeen, held, owned }: NoticeContext,
  asOf: AsOf,
): NoticeView {
  const { matcher, understood } = readFilter(filter, library);
  const inRange = library.deadlines
    .filter((about) => isReminded(about.deadline) && (owned ? isOwned(about, owned) : matcher.deadline(about)))
    .flatMap((about) => deadlineKeys(about).map((key) => keyDateView(key, about, asOf)))
    .filter(({ daysLeft }) => daysLeft >= 0 && daysLeft <= digestDays)
    .sort((a, b) => a.daysLeft - b.daysLeft);
  const upcoming = inRange.filter(({ about }) => !isSilent(about, held));
  const newEntries = library.corpus.entries.filter(
    (source) => firstSeen.entry(source.entry.id) >= newSince && matcher.entry(source),
  );
  if (upcoming.length + newEntries.length === 0) return { kind: 'skip', reason: 'empty' };
  const { today } = asOf;
  const hidden = inRange.length - upcoming.length;
  return { kind: 'digest', today, filter, understood, upcoming, muted: hidden, newEntries };
}

/** Why a planned notice is no longer worth posting; null if it still is. Checked right before posting. */
export function skipReason(notice: Notice, corpus: Corpus, { today, now }: AsOf): SkipReason | null {
  switch (notice.kind) {
    case 'reminder':
    case 'snoozed':
    case 'nudge':
      if (!isRemindedOf(findDeadline(corpus, notice.deadline))) return 'withdrawn';
      return notice.deadline.date < today ? 'passed' : null;
    case 'redraw':
      return null;
    case 'changed':
      return isTrue(notice.change, notice.deadline, corpus) ? null : 'superseded';
    case 'digest':
      return daysBetween(notice.day, today) > maxDigestDelay ? 'passed' : null;
    case 'new_entries':
      if (isStaleNews(notice.knownAt, now)) return 'passed';
      return notice.entryIds.some((id) => corpus.byId.has(id)) ? null : 'withdrawn';
    case 'suspension':
      return null;
  }
}

const isRemindedOf = (found: CorpusDeadline | null): boolean => found !== null && isReminded(found.deadline);

function isTrue(change: DeadlineChange, key: DeadlineKey, corpus: Corpus): boolean {
  const listed = findDeadline(corpus, key);
  switch (change.kind) {
    case 'moved':
    case 'renamed':
      return !listed && findDeadline(corpus, changedKey(key, change)) !== null;
    case 'withdrawn':
      return !listed;
    case 'confirmed':
      return listed?.deadline.status === 'confirmed';
    case 'restored':
      return listed !== null;
  }
}
