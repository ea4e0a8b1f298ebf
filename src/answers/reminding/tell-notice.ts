import type { CorpusDeadline } from '../../bulletin/corpus.ts';
import type { CorpusAges } from '../../reminders/corpus-ages.ts';
import { type DeadlineKey, deadlineKeys } from '../../reminders/deadline-key.ts';
import type { DeadlineChange, Notice } from '../../reminders/delivery.ts';
import { findDeadline } from '../../reminders/find-deadline.ts';
import { leadDay } from '../../reminders/lead-day.ts';
import type { Subscription } from '../../reminders/subscription.ts';
import { whyNotUseful } from '../../reminders/why-not-useful.ts';
import { type CalendarDate, daysBetween } from '../../time/calendar-date.ts';
import type { Instant } from '../../time/instant.ts';
import { hasEndedIn } from '../../time/jurisdiction-day.ts';
import { wallClock } from '../../time/zoned-clock.ts';
import type { Library } from '../library.ts';
import { readFilter } from '../subscribing/subscribed.ts';
import type { ToldDay, ToldDigest, ToldNotice } from './told-notice.ts';

/** What a notice is told from. */
export interface TellingFacts {
  readonly subscription: Subscription;
  readonly library: Library;
  readonly ages: CorpusAges;
  readonly now: Instant;
}

/** What a notice says at this moment, with the true days left; or why it is not worth posting any more. */
export function tellNotice(notice: Notice, facts: TellingFacts): ToldNotice {
  const { corpus } = facts.library;
  const today = wallClock(facts.now, facts.subscription.zone).date;
  const reason = whyNotUseful(notice, { corpus, today, now: facts.now });
  return reason === null ? tell(notice, facts, today) : { kind: 'skip', reason };
}

/** A day of a deadline seen from a moment; null where the corpus does not tell it any more. */
export function tellDay(key: DeadlineKey, { corpus }: Library, moment: SeenFrom): ToldDay | null {
  const about = findDeadline(corpus, key);
  return about && seen(key, about, moment);
}

/** A moment, and the day that it is where days are counted. */
export interface SeenFrom {
  readonly today: CalendarDate;
  readonly now: Instant;
}

const seen = (key: DeadlineKey, about: CorpusDeadline, { today, now }: SeenFrom): ToldDay => ({
  key,
  about,
  daysLeft: daysBetween(today, key.date),
  countedFrom: today,
  hasEnded: key.date >= today && hasEndedIn(about.source.bulletin.jurisdiction, key.date, now),
});

function tell(notice: Notice, facts: TellingFacts, today: CalendarDate): ToldNotice {
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
        now: tellDay(changedKey(was, change), library, { today, now: facts.now }),
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
  { library, subscription, now }: TellingFacts,
  today: CalendarDate,
): ToldNotice {
  const day = tellDay(notice.deadline, library, { today, now });
  if (!day) return { kind: 'skip', reason: 'withdrawn' };
  if (notice.kind === 'nudge') return { kind: 'nudge', day };
  if (notice.kind === 'snoozed') return { kind: 'reminder', day, why: 'snoozed' };
  const { jurisdiction } = day.about.source.bulletin;
  const due = leadDay(notice.lead, subscription.leads.unit, { date: day.key.date, jurisdiction });
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

function tellDigest(newSince: Instant, facts: TellingFacts, today: CalendarDate): ToldDigest {
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
