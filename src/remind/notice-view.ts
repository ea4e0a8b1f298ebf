import type { Corpus, CorpusDeadline, CorpusEntry } from '../bulletin/corpus.ts';
import { type DeadlineKey, deadlineKeys, findDeadline } from '../bulletin/deadline-key.ts';
import type { Library } from '../question/library.ts';
import { readFilter } from '../subscribe/filter.ts';
import type { Subscription } from '../subscribe/subscription.ts';
import { type CalendarDate, daysBetween } from '../time/calendar-date.ts';
import type { Instant } from '../time/instant.ts';
import { hasEndedIn, wallClock } from '../time/zoned-clock.ts';
import { type FirstSeenTimes, reminderDate } from './deadline-days.ts';
import type { DeadlineChange, Notice, SkipReason } from './delivery.ts';
import { isStaleNews, mostDaysLate } from './plan-run.ts';

/** What a notice is told from. */
export interface NoticeContext {
  readonly subscription: Subscription;
  readonly library: Library;
  readonly ages: FirstSeenTimes;
  readonly now: Instant;
}

/** What a notice says at this moment, with the true days left; or why it is not worth posting any more. */
export function viewNotice(notice: Notice, facts: NoticeContext): NoticeView {
  const { corpus } = facts.library;
  const today = wallClock(facts.now, facts.subscription.zone).date;
  const reason = skipReason(notice, { corpus, today, now: facts.now });
  return reason === null ? tell(notice, facts, today) : { kind: 'skip', reason };
}

/** A day of a deadline seen from a moment; null where the corpus does not tell it any more. */
export function viewDay(key: DeadlineKey, { corpus }: Library, moment: AsOf): DayView | null {
  const about = findDeadline(corpus, key);
  return about && seen(key, about, moment);
}

/** A moment, and the day that it is where days are counted. */
export interface AsOf {
  readonly today: CalendarDate;
  readonly now: Instant;
}

const seen = (key: DeadlineKey, about: CorpusDeadline, { today, now }: AsOf): DayView => ({
  key,
  about,
  daysLeft: daysBetween(today, key.date),
  countedFrom: today,
  hasEnded: key.date >= today && hasEndedIn(about.source.bulletin.jurisdiction, key.date, now),
});

function tell(notice: Notice, facts: NoticeContext, today: CalendarDate): NoticeView {
  const { library, subscription } = facts;
  switch (notice.kind) {
    case 'reminder':
    case 'snoozed':
    case 'nudge':
      return tellDeadline(notice, facts, today);
    case 'changed': {
      const { deadline: was, change } = notice;
      const entry = library.corpus.byId.get(was.entryId) ?? null;
      return {
        kind: 'changed',
        was,
        change,
        entry,
        now: viewDay(changedKey(was, change), library, { today, now: facts.now }),
      };
    }
    case 'digest':
      return tellDigest(notice.newSince, facts, today);
    case 'new_entries': {
      const entries = notice.entryIds.flatMap((id) => library.corpus.byId.get(id) ?? []);
      return { kind: 'new_entries', entries, count: Math.max(notice.count, entries.length) };
    }
    case 'suspension':
      return {
        kind: 'suspension',
        reason: subscription.state.kind === 'suspended' ? subscription.state.reason : notice.reason,
      };
  }
}

function tellDeadline(
  notice: Extract<Notice, { kind: 'reminder' | 'snoozed' | 'nudge' }>,
  { library, subscription, now }: NoticeContext,
  today: CalendarDate,
): NoticeView {
  const day = viewDay(notice.deadline, library, { today, now });
  if (!day) return { kind: 'skip', reason: 'withdrawn' };
  if (notice.kind === 'nudge') return { kind: 'nudge', day };
  if (notice.kind === 'snoozed') return { kind: 'reminder', day, why: 'snoozed' };
  const { jurisdiction } = day.about.source.bulletin;
  const due = reminderDate(notice.lead, subscription.leads.unit, { date: day.key.date, jurisdiction });
  return { kind: 'reminder', day, why: due < today ? 'late' : 'on_time' };
}

function changedKey(was: DeadlineKey, change: DeadlineChange): DeadlineKey {
  switch (change.kind) {
    case 'moved':
      return { ...was, date: change.to };
    case 'renamed':
      return { ...was, kind: change.to };
    case 'confirmed':
    case 'withdrawn':
    case 'restored':
      return was;
  }
}

const daysAhead = 30;

function tellDigest(newSince: Instant, facts: NoticeContext, today: CalendarDate): DigestView {
  const { subscription, library, ages } = facts;
  const { test, understood } = readFilter(subscription.filter, library);
  const coming = library.deadlines
    .filter(test.deadline)
    .flatMap((about) => deadlineKeys(about).map((key) => seen(key, about, { today, now: facts.now })))
    .filter(({ daysLeft }) => daysLeft >= 0 && daysLeft <= daysAhead)
    .sort((a, b) => a.daysLeft - b.daysLeft);
  const fresh = library.corpus.entries.filter(
    (source) => ages.entry(source.entry.id) >= newSince && test.entry(source),
  );
  return { kind: 'digest', countedFrom: today, understood, coming, fresh };
}

/** A notice with what the corpus says of it at the moment at which it is posted. */
export type NoticeView =
  | ReminderView
  | { readonly kind: 'nudge'; readonly day: DayView }
  | ChangeView
  | DigestView
  | { readonly kind: 'new_entries'; readonly entries: readonly CorpusEntry[]; readonly count: number }
  | { readonly kind: 'suspension'; readonly reason: string }
  /** It is not worth posting any more. */
  | { readonly kind: 'skip'; readonly reason: SkipReason };

/** A reminder of a day, and why it comes now. */
export interface ReminderView {
  readonly kind: 'reminder';
  readonly day: DayView;
  /** on_time: on its day. late: after it. snoozed: on a day that somebody chose. */
  readonly why: 'on_time' | 'late' | 'snoozed';
}

/** A day that is told, seen from today. */
export interface DayView {
  readonly key: DeadlineKey;
  readonly about: CorpusDeadline;
  /** Whole days from today; 0 today. */
  readonly daysLeft: number;
  readonly countedFrom: CalendarDate;
  /** Whether the day has ended in its jurisdiction, though not where days are counted. */
  readonly hasEnded: boolean;
}

/** What became of a deadline that was told. */
export interface ChangeView {
  readonly kind: 'changed';
  /** The day as it was told. */
  readonly was: DeadlineKey;
  readonly change: DeadlineChange;
  /** The entry of which it was told; null where the corpus no longer has it. */
  readonly entry: CorpusEntry | null;
  /** The day as it is now; null where there is none. */
  readonly now: DayView | null;
}

/** The week of a subscription. */
export interface DigestView {
  readonly kind: 'digest';
  readonly countedFrom: CalendarDate;
  /** How the filter of its subscription is understood, a phrase each; none where it takes all. */
  readonly understood: readonly string[];
  /** The days to come within the next thirty, soonest first. */
  readonly coming: readonly DayView[];
  /** The entries that have become known since the last digest, in the order of the corpus. */
  readonly fresh: readonly CorpusEntry[];
}

/** Where and when a notice would be posted. `today` is that of the subscription's zone. */
export interface PostingMoment {
  readonly corpus: Corpus;
  readonly today: CalendarDate;
  readonly now: Instant;
}

/** Why a notice that was planned is not worth posting any more; null where it is. To be asked right before posting. */
export function skipReason(notice: Notice, moment: PostingMoment): SkipReason | null {
  const { corpus, today, now } = moment;
  switch (notice.kind) {
    case 'reminder':
    case 'snoozed':
    case 'nudge':
      return findDeadline(corpus, notice.deadline) ? whyPassed(notice.deadline.date, today) : 'withdrawn';
    case 'changed':
      return isTrue(notice.change, notice.deadline, corpus) ? null : 'superseded';
    case 'digest':
      return daysBetween(notice.day, today) > mostDaysLate ? 'passed' : null;
    case 'new_entries':
      if (isStaleNews(notice.knownAt, now)) return 'passed';
      return notice.entryIds.some((id) => corpus.byId.has(id)) ? null : 'withdrawn';
    case 'suspension':
      return null;
  }
}

const whyPassed = (date: CalendarDate, today: CalendarDate): SkipReason | null =>
  date < today ? 'passed' : null;

function isTrue(change: DeadlineChange, key: DeadlineKey, corpus: Corpus): boolean {
  const standing = findDeadline(corpus, key);
  switch (change.kind) {
    case 'moved':
      return !standing && findDeadline(corpus, { ...key, date: change.to }) !== null;
    case 'renamed':
      return !standing && findDeadline(corpus, { ...key, kind: change.to }) !== null;
    case 'withdrawn':
      return !standing;
    case 'confirmed':
      return standing?.deadline.status === 'confirmed';
    case 'restored':
      return standing !== null;
  }
}
