import { type Corpus, remindedDeadlines } from '../../src/bulletin/corpus.ts';
import { deadlineKeys, printDeadlineKey } from '../../src/bulletin/deadline-key.ts';
import { type Notice, noticeKey, type PlannedDelivery, type SkipReason } from '../../src/remind/delivery.ts';
import { skipReason } from '../../src/remind/notice-view.ts';
import { planRun } from '../../src/remind/plan-run.ts';
import { type PlanningCorpus, planningCorpus } from '../../src/remind/planning-corpus.ts';
import type { PostedReminder } from '../../src/remind/planning-run.ts';
import type { Matcher } from '../../src/subscribe/filter.ts';
import { furthestRun, nextRunAt, type Progress, type Subscription } from '../../src/subscribe/subscription.ts';
import { type CalendarDate, daysBetween } from '../../src/time/calendar-date.ts';
import { type Instant, minute } from '../../src/time/instant.ts';
import { wallClock } from '../../src/time/zoned-clock.ts';

interface Row {
  readonly planned: PlannedDelivery;
  readonly skipped: SkipReason | null;
  readonly ts: string | null;
}

/** A running bot with one subscription, its ledger and its clock, in memory and without waiting. */
export class Simulation {
  /** What was posted, in the zone of the subscription: `2019-04-16 09:00 cn-r1 lead 14, 14 days left`. */
  readonly posted: string[] = [];
  /** Deadlines that the channel has muted or snoozed. */
  readonly held = new Map<string, CalendarDate | null>();
  readonly #rows = new Map<string, Row>();
  readonly #knownAt = new Map<string, Instant>();
  readonly #acknowledged = new Set<string>();
  #subscription: Subscription;
  #corpus: PlanningCorpus;
  #progress: Progress = { plannedUntil: null, plannedAt: null };
  #nextRunAt: Instant;

  constructor(subscription: Subscription, corpus: Corpus) {
    this.#subscription = subscription;
    this.#corpus = this.#recorded(corpus, 0);
    this.#nextRunAt = nextRunAt(subscription, subscription.createdAt);
  }

  /** Runs the bot from one moment to another. It is down before and after. */
  run(from: string, to: string): this {
    const end = Date.parse(to);
    for (let now = Date.parse(from); now <= end; now = this.#nextMoment(now)) this.#tick(now);
    return this;
  }

  /** Replaces the corpus and has everything planned at once. */
  brings(corpus: Corpus, at: string): this {
    this.#corpus = this.#recorded(corpus, Date.parse(at));
    this.#nextRunAt = Date.parse(at);
    return this;
  }

  changes(terms: Partial<Subscription>): this {
    this.#subscription = { ...this.#subscription, ...terms };
    return this;
  }

  acknowledges(printed: string): this {
    this.#acknowledged.add(printed);
    return this;
  }

  /** What was recorded as skipped: `cn-r1 lead 14: superseded`. */
  get skipped(): readonly string[] {
    return [...this.#rows.values()].flatMap(({ planned, skipped }) =>
      skipped ? `${named(planned.notice)}: ${skipped}` : [],
    );
  }

  #recorded(corpus: Corpus, now: Instant): PlanningCorpus {
    const names = [...corpus.byId.keys(), ...remindedDeadlines(corpus).flatMap(deadlineKeys).map(printDeadlineKey)];
    for (const name of this.#knownAt.keys()) if (!names.includes(name)) this.#knownAt.delete(name);
    for (const name of names) if (!this.#knownAt.has(name)) this.#knownAt.set(name, now);
    const known = new Map(this.#knownAt);
    const firstSeen = {
      entry: (id: string) => known.get(id) ?? 0,
      deadline: (key: Parameters<typeof printDeadlineKey>[0]) => known.get(printDeadlineKey(key)) ?? 0,
    };
    return planningCorpus(corpus, firstSeen, matcherOf);
  }

  #nextMoment(now: Instant): Instant {
    const due = [...this.#rows.values()].flatMap(({ planned, skipped, ts }) => (skipped || ts ? [] : planned.dueAt));
    return Math.max(now + minute, Math.min(this.#nextRunAt, ...due));
  }

  #tick(now: Instant): void {
    if (this.#nextRunAt <= now || this.#nextRunAt > now + furthestRun) this.#plan(now);
    for (const [key, row] of this.#rows) {
      if (!row.skipped && !row.ts && row.planned.dueAt <= now) this.#post(key, row, now);
    }
  }

  #plan(now: Instant): void {
    const lastDigest = [...this.#rows.values()].flatMap(({ planned: { notice }, skipped }) =>
      notice.kind === 'digest' && !skipped ? notice.day : [],
    );
    const input = {
      subscription: this.#subscription,
      progress: this.#progress,
      posted: this.#postedReminders(),
      held: this.held,
      owned: null,
      lastDigest: lastDigest.sort().at(-1) ?? null,
    };
    const plan = planRun(input, this.#corpus, now);
    for (const planned of plan.deliveries) this.#add(planned);
    this.#progress = plan.progress;
    this.#nextRunAt = plan.nextRunAt;
  }

  #add(planned: PlannedDelivery): void {
    const { about, occasion } = noticeKey(planned.notice);
    const key = `${about} ${occasion}`;
    const had = this.#rows.get(key);
    const mayReopen = (had?.skipped === 'passed' || had?.skipped === 'superseded') && !planned.skipped;
    if (!had || mayReopen) this.#rows.set(key, { planned, skipped: planned.skipped, ts: null });
  }

  #post(key: string, row: Row, now: Instant): void {
    const { notice, threadTs } = row.planned;
    const { date: today, time } = wallClock(now, this.#subscription.zone);
    const reason = skipReason(notice, this.#corpus.corpus, { today, now });
    if (reason) {
      this.#rows.set(key, { ...row, skipped: reason });
      return;
    }
    const left = notice.kind === 'reminder' ? `, ${daysBetween(today, notice.deadline.date)} days left` : '';
    this.posted.push(`${today} ${time} ${named(notice)}${left}${threadTs ? ' in its thread' : ''}`);
    this.#rows.set(key, { ...row, ts: String(this.posted.length) });
  }

  #postedReminders(): readonly PostedReminder[] {
    const latest = new Map<string, PostedReminder>();
    for (const { planned, ts } of this.#rows.values()) {
      if (planned.notice.kind !== 'reminder' || !ts) continue;
      const { deadline, status } = planned.notice;
      const printed = printDeadlineKey(deadline);
      const isAcknowledged = this.#acknowledged.has(printed);
      latest.set(printed, { deadline, status, ts, isAcknowledged, changed: this.#changed(printed) });
    }
    return [...latest.values()];
  }

  #changed(printed: string): PostedReminder['changed'] {
    const corrections = [...this.#rows.values()].flatMap(({ planned: { notice }, skipped }) =>
      notice.kind === 'changed' && !skipped && printDeadlineKey(notice.deadline) === printed ? notice : [],
    );
    return corrections.sort((a, b) => a.round - b.round).at(-1) ?? null;
  }
}

// The filter of the simulation names an entry; the empty one matches everything.
const matcherOf = (filter: string): Matcher => ({
  deadline: ({ source }) => filter === '' || source.entry.id === filter,
  entry: ({ entry }) => filter === '' || entry.id === filter,
});

function named(notice: Notice): string {
  switch (notice.kind) {
    case 'reminder':
      return `${notice.deadline.entryId}${edge(notice)} lead ${notice.lead}`;
    case 'nudge':
      return `${notice.deadline.entryId} nudge`;
    case 'changed':
      return `${notice.deadline.entryId}${edge(notice)} ${notice.change.kind}${'to' in notice.change ? ` to ${notice.change.to}` : ''}`;
    case 'redraw':
      return `${notice.deadline.entryId} drawn anew`;
    case 'digest':
      return `digest of ${notice.day} since ${new Date(notice.newSince).toISOString().slice(0, 16)}Z`;
    case 'new_entries':
      return `${notice.count} new: ${notice.entryIds.join(', ')}`;
    case 'snoozed':
    case 'suspension':
      return notice.kind;
  }
}

const edge = ({ deadline }: Extract<Notice, { kind: 'reminder' | 'changed' }>): string =>
  deadline.edge === 'start' ? ' start' : '';
