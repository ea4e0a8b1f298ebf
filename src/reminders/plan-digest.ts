import { type CalendarDate, daysBetween, laterDay, plusDays } from '../time/calendar-date.ts';
import { weekdayOf } from '../time/weekday.ts';
import { instantAt } from '../time/zoned-clock.ts';
import type { PlannedDelivery } from './delivery.ts';
import type { PlanningCorpus } from './planning-corpus.ts';
import type { PlanningRun } from './planning-run.ts';

/**
 * The weekly digest of a run, where its day lies in the days that are planned: the latest one. More than three days late it is
 * noted only, and the next one tells what is new since the last that was posted, up to five weeks back.
 */
export function planDigest(run: PlanningRun, corpus: PlanningCorpus): readonly PlannedDelivery[] {
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
