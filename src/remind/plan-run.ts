import { type CalendarDate, daysBetween, laterDay, plusDays, weekdayOf } from '../time/calendar-date.ts';
import { dayLength, type Instant } from '../time/instant.ts';
import { instantAt } from '../time/zoned-clock.ts';
import type { PlannedDelivery } from './delivery.ts';
import { planCorrections } from './plan-corrections.ts';
import { planNudges, planReminders } from './plan-reminders.ts';
import type { PlanningCorpus } from './planning-corpus.ts';
import { type Plan, type PlanInput, type PlanningRun, planningRun } from './planning-run.ts';

/**
 * Plans a subscription up to now: what to post, what to record as skipped, and when to plan again. Can run at any time and any
 * number of times: nothing is planned before its posting time, and the ledger adds only what it does not have.
 */
export function planRun(input: PlanInput, corpus: PlanningCorpus, now: Instant): Plan {
  const run = planningRun(input, corpus, now);
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
    nextRunAt: run.nextPostingAt,
  };
}

// Where the posting time was moved back, today has been planned while the planning day is yesterday. Nothing is planned twice.
function plannedUntil({ isEarly, lastPlanned, planningDay }: PlanningRun): CalendarDate | null {
  if (isEarly) return null;
  return lastPlanned !== null && lastPlanned > planningDay ? lastPlanned : planningDay;
}

/**
 * The weekly digest of a run, if its weekday is among the days planned: the latest one. More than three days late it is skipped,
 * and the next one lists what is new since the last one posted, up to five weeks back.
 */
function planDigest(run: PlanningRun, { cache }: PlanningCorpus): readonly PlannedDelivery[] {
  const { lastPlanned, planningDay } = run;
  const { digestDay, at, zone } = run.input.subscription;
  if (digestDay === null || run.isEarly) return [];
  const day = plusDays(planningDay, -((weekdayOf(planningDay) - digestDay + 7) % 7));
  if (lastPlanned === null ? day !== planningDay : day <= lastPlanned) return [];
  const since = previousDigestDay(day, run.input);
  const newSince = cache.instants(`${since}|${at}|${zone}`, () => instantAt(since, at, zone));
  return [
    {
      notice: { kind: 'digest', day, newSince },
      dueAt: day === planningDay ? run.postingAt : run.now,
      threadTs: null,
      channelOnce: null,
      skipped: daysBetween(day, run.today) > maxDigestDelay ? 'passed' : null,
    },
  ];
}

function previousDigestDay(day: CalendarDate, { lastDigest }: PlanInput): CalendarDate {
  if (lastDigest === null || lastDigest >= day) return plusDays(day, -7);
  return laterDay(lastDigest, plusDays(day, -35));
}

/** How many days late a weekly digest is still worth posting. */
export const maxDigestDelay = 3;

/** Alerts for new entries that match, one for each time at which some became known. */
function planAlerts({ input, newFrom, now }: PlanningRun, corpus: PlanningCorpus): readonly PlannedDelivery[] {
  const { alerts, filter } = input.subscription;
  if (!alerts) return [];
  const matcher = corpus.matcher(filter);
  const from = Math.max(newFrom, now - recordedFor);
  return corpus.news.flatMap(({ knownAt, entries }) => {
    const matching = knownAt >= from ? entries.filter(matcher.entry) : [];
    if (matching.length === 0) return [];
    const entryIds = matching.slice(0, maxNamed).map(({ entry }) => entry.id);
    return {
      notice: { kind: 'new_entries', knownAt, entryIds, count: matching.length },
      dueAt: now,
      threadTs: null,
      channelOnce: null,
      skipped: isStaleNews(knownAt, now) ? 'passed' : null,
    };
  });
}

const maxNamed = 20;
const recordedFor = 60 * dayLength;

/** Tells whether entries have been known for more than 30 days, too long to be called new. */
export function isStaleNews(knownAt: Instant, now: Instant): boolean {
  return knownAt < now - 30 * dayLength;
}
