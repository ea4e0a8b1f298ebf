import { type DeadlineKey, findDeadline, printDeadlineKey } from '../bulletin/deadline-key.ts';
import { type CalendarDate, daysBetween, laterDay, plusDays, weekdayOf } from '../time/calendar-date.ts';
import { dayLength, type Instant } from '../time/instant.ts';
import { instantAt } from '../time/zoned-clock.ts';
import { type DueLead, isMuted } from './deadline-days.ts';
import type { PlannedDelivery } from './delivery.ts';
import { dueLeads } from './due-leads.ts';
import { planCorrections } from './plan-corrections.ts';
import type { News, PlanningCorpus } from './planning-corpus.ts';
import { type Plan, type PlanInput, type PlanningRun, planningRun } from './planning-run.ts';

/**
 * Plans a subscription up to now: what is to be posted, what is only noted, and when to look again. Safe at any moment and any
 * number of times: nothing of a day is planned before its hour, and what the ledger has already it does not take again.
 */
export function planRun(facts: PlanInput, corpus: PlanningCorpus, now: Instant): Plan {
  const run = planningRun(facts, corpus, now);
  const reminders = planReminders(run, corpus);
  return {
    deliveries: [
      ...planCorrections(run, corpus),
      ...reminders,
      ...planNudges(run, corpus, reminders),
      ...planDigest(run, corpus),
      ...planAlerts(run, corpus),
    ],
    progress: { plannedUntil: plannedUntil(run), plannedAt: now },
    nextRunAt: run.nextHourAt,
  };
}

// A subscription whose hour was moved back has today planned while its planning day is yesterday: nothing is planned twice.
function plannedUntil({ isEarly, planned, planningDay }: PlanningRun): CalendarDate | null {
  if (isEarly) return null;
  return planned !== null && planned > planningDay ? planned : planningDay;
}

/** The reminders that a run plans: each deadline that matches and is not muted on the latest of its leads that have come. */
function planReminders(run: PlanningRun, corpus: PlanningCorpus): readonly PlannedDelivery[] {
  if (run.isEarly) return [];
  const { subscription, muted } = run.facts;
  const matcher = corpus.matcher(subscription.filter);
  return dueLeads(corpus, subscription.leads, run)
    .filter(({ day }) => !isMuted(day.about, muted) && matcher.deadline(day.about))
    .map((due) => reminderOf(due, run));
}

const reminderOf = ({ day, lead, isLate, skipped }: DueLead, run: PlanningRun): PlannedDelivery => ({
  notice: { kind: 'reminder', deadline: day.key, lead, status: day.about.deadline.status },
  dueAt: isLate ? run.now : run.hourAt,
  threadTs: null,
  skipped,
});

/**
 * The nudges of a run: at the hour of the last day, in the thread of the reminder that nobody acknowledged. None where the day
 * has a reminder of its own.
 */
function planNudges(
  run: PlanningRun,
  corpus: PlanningCorpus,
  reminders: readonly PlannedDelivery[],
): readonly PlannedDelivery[] {
  const { subscription, told, muted } = run.facts;
  const isPlanned = run.planned !== null && run.planned >= run.planningDay;
  if (isPlanned || run.isEarly || subscription.leads.before.includes(0)) return [];
  return told
    .filter(({ deadline, acknowledgedBy }) => acknowledgedBy === null && isLastDay(deadline, run))
    .filter(({ deadline }) => {
      const about = findDeadline(corpus.corpus, deadline);
      return about !== null && !isMuted(about, muted) && !reminders.some((one) => reminds(one, deadline));
    })
    .map(({ deadline, ts }) => ({
      notice: { kind: 'nudge', deadline },
      dueAt: run.hourAt,
      threadTs: ts,
      skipped: null,
    }));
}

const isLastDay = ({ edge, date }: DeadlineKey, { today, planningDay }: PlanningRun): boolean =>
  edge === 'end' && date === today && date === planningDay;

const reminds = ({ notice, skipped }: PlannedDelivery, deadline: DeadlineKey): boolean =>
  notice.kind === 'reminder' &&
  skipped === null &&
  printDeadlineKey(notice.deadline) === printDeadlineKey(deadline);

/**
 * The weekly digest of a run, where its day lies in the days that are planned: the latest one. More than three days late it is
 * noted only, and the next one tells what is new since the last that was posted, up to five weeks back.
 */
function planDigest(run: PlanningRun, corpus: PlanningCorpus): readonly PlannedDelivery[] {
  const { digestDay } = run.facts.subscription;
  if (digestDay === null || run.isEarly) return [];
  const day = plusDays(run.planningDay, -((weekdayOf(run.planningDay) - digestDay + 7) % 7));
  const isNew = run.planned === null ? day === run.planningDay : day > run.planned;
  return isNew ? [digestOf(day, run, corpus)] : [];
}

function digestOf(day: CalendarDate, run: PlanningRun, { remembered }: PlanningCorpus): PlannedDelivery {
  const { at, zone } = run.facts.subscription;
  const since = dayBefore(day, run);
  const newSince = remembered.hours(`${since}|${at}|${zone}`, () => instantAt(since, at, zone));
  return {
    notice: { kind: 'digest', day, newSince },
    dueAt: day === run.planningDay ? run.hourAt : run.now,
    threadTs: null,
    skipped: daysBetween(day, run.today) > mostDaysLate ? 'passed' : null,
  };
}

/** How many days after its day a weekly digest is still worth posting. */
export const mostDaysLate = 3;

function dayBefore(day: CalendarDate, { facts }: PlanningRun): CalendarDate {
  const { lastDigest } = facts;
  const [aWeekBack, furthest] = [plusDays(day, -7), plusDays(day, -35)];
  if (lastDigest === null || lastDigest >= day) return aWeekBack;
  return laterDay(lastDigest, furthest);
}

/** What a run tells of new entries that match, at once, a notice for each moment at which some became known. */
function planAlerts(run: PlanningRun, corpus: PlanningCorpus): readonly PlannedDelivery[] {
  const { subscription } = run.facts;
  if (!subscription.alerts) return [];
  const matcher = corpus.matcher(subscription.filter);
  const from = Math.max(run.newFrom, run.now - longestNoted);
  return corpus.news
    .filter(({ knownAt }) => knownAt >= from)
    .map(({ knownAt, entries }) => ({ knownAt, entries: entries.filter(matcher.entry) }))
    .filter(({ entries }) => entries.length > 0)
    .map((news) => alertOf(news, run));
}

function alertOf({ knownAt, entries }: News, { now }: PlanningRun): PlannedDelivery {
  const entryIds = entries.slice(0, mostNamed).map(({ entry }) => entry.id);
  return {
    notice: { kind: 'new_entries', knownAt, entryIds, count: entries.length },
    dueAt: now,
    threadTs: null,
    skipped: isStaleNews(knownAt, now) ? 'passed' : null,
  };
}

const mostNamed = 20;
const longestNoted = 60 * dayLength;

/** Tells whether entries have been known for so long, 30 days, that nobody calls them new. */
export function isStaleNews(knownAt: Instant, now: Instant): boolean {
  return knownAt < now - 30 * dayLength;
}
