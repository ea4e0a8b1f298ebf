import type { Leads } from '../subscribe/subscription.ts';
import { type CalendarDate, laterDay, plusDays } from '../time/calendar-date.ts';
import type { Instant } from '../time/instant.ts';
import { type DueLead, type ReminderDay, reminderDate } from './deadline-days.ts';
import type { PlanningCorpus } from './planning-corpus.ts';

/** The days that a run plans, and what is new to it. */
export interface Span {
  /** The last day that has been planned; null where none has. */
  readonly planned: CalendarDate | null;
  /** The last day that is planned now. */
  readonly planningDay: CalendarDate;
  readonly today: CalendarDate;
  /** What became known from then on is new. */
  readonly newFrom: Instant;
}

/**
 * The leads that a run finds due, whatever is subscribed to. Of the leads of a coming day that have come, the latest is told
 * if one of them is new: its own day has not been planned, or the deadline became known since. The other new ones are superseded.
 * Leads of a day that has passed are noted, for a month.
 */
export function dueLeads(corpus: PlanningCorpus, leads: Leads, span: Span): readonly DueLead[] {
  const { planned, planningDay, today, newFrom } = span;
  const news = corpus.moments.filter((moment) => moment >= newFrom).length;
  const key = [leads.unit, leads.before, planned, planningDay, today, news].join('|');
  return corpus.remembered.leads(key, () => findDueLeads(corpus.days, leads, span));
}

function findDueLeads(days: readonly ReminderDay[], leads: Leads, span: Span): readonly DueLead[] {
  const earliest = earliestDay(span);
  const furthest = plusDays(span.planningDay, mostDays(leads));
  const due: DueLead[] = [];
  for (let at = firstFrom(days, earliest); at < days.length; at++) {
    const day = days[at];
    if (!day || day.key.date > furthest) break;
    due.push(...leadsOfDay(day, leads, span));
  }
  return due;
}

// A lead lies on its deadline's day or before it: what ended before the last planned day has been planned, or is long gone.
function earliestDay({ planned, today }: Span): CalendarDate {
  const noted = plusDays(today, -daysNoted);
  return planned === null ? today : laterDay(planned, noted);
}

const daysNoted = 31;

// A week has five working days but for holidays; the longest run of free days with make-up days around it is nine.
const mostDays = ({ unit, before }: Leads): number => {
  const most = Math.max(0, ...before);
  return unit === 'days' ? most : 2 * most + 20;
};

function firstFrom(days: readonly ReminderDay[], date: CalendarDate): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle]?.key.date ?? date) < date) low = middle + 1;
    else high = middle;
  }
  return low;
}

function leadsOfDay(day: ReminderDay, { unit, before }: Leads, span: Span): readonly DueLead[] {
  const about = { date: day.key.date, jurisdiction: day.about.source.bulletin.jurisdiction };
  const come = before
    .map((lead) => ({ lead, on: reminderDate(lead, unit, about) }))
    .filter(({ on }) => on <= span.planningDay);
  const hasPassed = about.date < span.today;
  const isNews = !hasPassed && day.knownAt >= span.newFrom;
  const fewest = Math.min(...come.map(({ lead }) => lead));
  return come
    .filter(({ on }) => span.planned === null || on > span.planned || isNews)
    .map(({ lead, on }) => ({
      day,
      lead,
      isLate: on < span.planningDay || (isNews && span.planned !== null && on <= span.planned),
      skipped: hasPassed ? 'passed' : lead > fewest ? 'superseded' : null,
    }));
}
