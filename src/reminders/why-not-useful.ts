import type { Corpus } from '../bulletin/corpus.ts';
import { type CalendarDate, daysBetween } from '../time/calendar-date.ts';
import type { Instant } from '../time/instant.ts';
import type { DeadlineKey } from './deadline-key.ts';
import type { DeadlineChange, Notice, SkipReason } from './delivery.ts';
import { findDeadline } from './find-deadline.ts';
import { isStaleNews } from './plan-alerts.ts';
import { mostDaysLate } from './plan-digest.ts';

/** Where and when a notice would be posted. `today` is that of the subscription's zone. */
export interface PostingMoment {
  readonly corpus: Corpus;
  readonly today: CalendarDate;
  readonly now: Instant;
}

/** Why a notice that was planned is not worth posting any more; null where it is. To be asked right before posting. */
export function whyNotUseful(notice: Notice, moment: PostingMoment): SkipReason | null {
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
