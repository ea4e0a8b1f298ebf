import { firstIndex } from '../arrays.ts';
import { type CorpusDeadline, jurisdictionOf } from '../bulletin/corpus.ts';
import { type DeadlineKey, findDeadline, printDeadlineKey } from '../bulletin/deadline-key.ts';
import type { LeadTimes } from '../subscribe/subscription.ts';
import { type CalendarDate, laterDay, plusDays } from '../time/calendar-date.ts';
import { hour, type Instant } from '../time/instant.ts';
import { instantAt, mayHaveEndedIn, wallClock } from '../time/zoned-clock.ts';
import type { PlannedDelivery } from './delivery.ts';
import { type DueReminder, isHeldOn, type KeyDate, type PlanningCorpus, reminderDate } from './planning-corpus.ts';
import { coverage, type PlanningRun } from './planning-run.ts';

/** The reminders of a run: of each deadline that matches and is not muted, the latest one that has come due. */
export function planReminders(run: PlanningRun, corpus: PlanningCorpus): readonly PlannedDelivery[] {
  if (run.isEarly) return [];
  const { subscription, held } = run.input;
  const isCovered = coverage(run.input, corpus);
  return dueReminders(corpus, subscription.leads, run)
    .filter(({ keyDate: { about } }) => !isHeldOn(about, held, run.today) && isCovered(about))
    .map(({ keyDate: { key, about }, lead, isLate, skipped }) => ({
      notice: { kind: 'reminder', deadline: key, lead, status: about.deadline.status },
      dueAt: isLate ? run.now : run.postingAt,
      threadTs: null,
      channelOnce: isLate ? run.today : run.planningDay,
      skipped,
    }));
}

/**
 * The reminders that a run finds due, whatever is subscribed to. Of the reminders of an upcoming key date that have come due, the
 * latest is posted if any of them is new: its own day has not been planned yet, or the deadline became known since. The other
 * new ones are recorded as superseded. Reminders of past key dates are recorded for a month.
 */
function dueReminders(
  { keyDates, knownTimes, cache }: PlanningCorpus,
  leads: LeadTimes,
  run: PlanningRun,
): readonly DueReminder[] {
  // What is new changes only when `newFrom` passes another time at which something became known.
  const newTimes = knownTimes.filter((knownAt) => knownAt >= run.newFrom).length;
  const key = [leads.unit, leads.before, run.lastPlanned, run.planningDay, run.today, newTimes].join('|');
  return cache.dueReminders(key, () => findDueReminders(keyDates, leads, run));
}

function findDueReminders(keyDates: readonly KeyDate[], leads: LeadTimes, run: PlanningRun): readonly DueReminder[] {
  const last = plusDays(run.planningDay, longestLead(leads));
  const due: DueReminder[] = [];
  const earliest = earliestDate(run);
  const first = firstIndex(keyDates.length, (at) => (keyDates[at]?.key.date ?? earliest) >= earliest);
  for (let at = first; at < keyDates.length; at++) {
    const keyDate = keyDates[at];
    if (!keyDate || keyDate.key.date > last) break;
    due.push(...dueRemindersOf(keyDate, leads, run));
  }
  return due;
}

// A reminder comes on its key date or before it, so those of dates before the last planned day have been planned.
function earliestDate({ lastPlanned, today }: PlanningRun): CalendarDate {
  return lastPlanned === null ? today : laterDay(lastPlanned, plusDays(today, -recordedDays));
}

const recordedDays = 31;

// In days. A week has five working days except for holidays; the longest run of days off with make-up days around it is nine.
const longestLead = ({ unit, before }: LeadTimes): number => {
  const longest = Math.max(0, ...before);
  return unit === 'days' ? longest : 2 * longest + 20;
};

function dueRemindersOf(
  keyDate: KeyDate,
  { unit, before }: LeadTimes,
  { lastPlanned, planningDay, today, newFrom }: PlanningRun,
): readonly DueReminder[] {
  const due = before
    .map((lead) => ({ lead, on: reminderDate(keyDate, lead, unit) }))
    .filter(({ on }) => on <= planningDay);
  const isPast = keyDate.key.date < today;
  const isNew = !isPast && keyDate.knownAt >= newFrom;
  const shortest = Math.min(...due.map(({ lead }) => lead));
  return due
    .filter(({ on }) => lastPlanned === null || on > lastPlanned || isNew)
    .map(({ lead, on }) => ({
      keyDate,
      lead,
      isLate: on < planningDay || (isNew && lastPlanned !== null && on <= lastPlanned),
      skipped: isPast ? 'passed' : lead > shortest ? 'superseded' : null,
    }));
}

/** The nudges of a run: on the last day of a deadline that nobody in the channel has acknowledged, if no reminder is posted that day. */
export function planNudges(
  run: PlanningRun,
  corpus: PlanningCorpus,
  reminders: readonly PlannedDelivery[],
): readonly PlannedDelivery[] {
  const { subscription, posted, held } = run.input;
  const isPlanned = run.lastPlanned !== null && run.lastPlanned >= run.planningDay;
  if (isPlanned || run.isEarly || subscription.leads.before.includes(0)) return [];
  return posted
    .filter(({ deadline, isAcknowledged }) => !isAcknowledged && isLastDay(deadline, run))
    .filter(({ deadline }) => {
      const about = findDeadline(corpus.corpus, deadline);
      return about !== null && !isHeldOn(about, held, run.today) && !reminders.some((one) => reminds(one, deadline));
    })
    .map(({ deadline, ts }) => ({
      notice: { kind: 'nudge', deadline },
      dueAt: nudgeAt(run, findDeadline(corpus.corpus, deadline)),
      threadTs: ts,
      channelOnce: run.planningDay,
      skipped: null,
    }));
}

/**
 * When a nudge is posted: at the posting time, but not before people work, at nine in the zone of the subscription; unless the day is then
 * over where the deadline is.
 */
function nudgeAt({ postingAt, planningDay, input }: PlanningRun, about: CorpusDeadline | null): Instant {
  const morning = instantAt(planningDay, startOfWork, input.subscription.zone);
  const isTooLate = about !== null && mayHaveEndedIn(jurisdictionOf(about.source), planningDay, morning);
  return isTooLate ? postingAt : Math.max(postingAt, morning);
}

const startOfWork = wallClock(9 * hour, 'UTC').time;

const isLastDay = ({ edge, date }: DeadlineKey, { today, planningDay }: PlanningRun): boolean =>
  edge === 'end' && date === today && date === planningDay;

const reminds = ({ notice, skipped }: PlannedDelivery, deadline: DeadlineKey): boolean =>
  notice.kind === 'reminder' && skipped === null && printDeadlineKey(notice.deadline) === printDeadlineKey(deadline);
