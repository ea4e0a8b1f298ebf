import { dayLength, type Instant } from '../time/instant.ts';
import type { PlannedDelivery } from './delivery.ts';
import type { News, PlanningCorpus } from './planning-corpus.ts';
import type { PlanningRun } from './planning-run.ts';

/** What a run tells of new entries that match, at once, a notice for each moment at which some became known. */
export function planAlerts(run: PlanningRun, corpus: PlanningCorpus): readonly PlannedDelivery[] {
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
