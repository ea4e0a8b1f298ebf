import { createHash } from 'node:crypto';
import { type Corpus, remindedDeadlines } from '../bulletin/corpus.ts';
import { deadlineKeys } from '../bulletin/deadline-key.ts';
import type { Library } from '../question/library.ts';
import { readFilter } from '../subscribe/filter.ts';
import { createDeliverer, type Deliverer, type DeliveryDependencies } from './deliver-use-cases.ts';
import { planRun } from './plan-run.ts';
import { type FirstSeenTimes, type PlanningCorpus, planningCorpus } from './planning-corpus.ts';
import type { CorpusMemory, CorpusSnapshot } from './ports.ts';

/** The reminder engine: plans what is due, and delivers it. */
export interface ReminderEngine extends Deliverer {
  /** Replaces the library. What is new or has changed in it is announced. */
  readonly setLibrary: (library: Library) => Promise<void>;
  /** The current corpus, prepared for planning. */
  readonly corpus: () => PlanningCorpus;
  /** Plans every subscription that is due; any number of processes may do so. Resolves to the number of deliveries opened. */
  readonly plan: () => Promise<number>;
}

/** What the reminder engine needs. */
export interface ReminderEngineDependencies extends Omit<DeliveryDependencies, 'current'> {
  readonly memory: CorpusMemory;
}

/** Opens the reminder engine, with its first library recorded. */
export async function openReminderEngine(deps: ReminderEngineDependencies, library: Library): Promise<ReminderEngine> {
  let current = await recordCorpus(deps, library);
  return {
    ...createDeliverer({ ...deps, current: () => current }),
    setLibrary: async (next) => {
      current = await recordCorpus(deps, next);
    },
    corpus: () => current.planning,
    plan: () => planDue(deps, current),
  };
}

/** A library, and its corpus as it was recorded. */
interface RecordedLibrary {
  readonly library: Library;
  readonly corpusVersion: string;
  readonly firstSeen: FirstSeenTimes;
  readonly planning: PlanningCorpus;
}

async function recordCorpus({ memory, clock }: ReminderEngineDependencies, library: Library): Promise<RecordedLibrary> {
  const snapshot = snapshotOf(library.corpus);
  await memory.note(snapshot, clock.now().getTime());
  return { library, corpusVersion: snapshot.version, ...(await prepare(memory, library)) };
}

/** Prepares the corpus of a library for planning, with what was recorded about it. */
export async function planningWith(memory: Pick<CorpusMemory, 'firstSeen'>, library: Library): Promise<PlanningCorpus> {
  return (await prepare(memory, library)).planning;
}

async function prepare(memory: Pick<CorpusMemory, 'firstSeen'>, library: Library) {
  const firstSeen = await memory.firstSeen();
  const matcherOf = (filter: string) => readFilter(filter, library).matcher;
  return { firstSeen, planning: planningCorpus(library.corpus, firstSeen, matcherOf) };
}

// Its version covers what reminders depend on: what concerns the workspace, entries, and the dates, kinds and status of their deadlines.
function snapshotOf(corpus: Corpus): CorpusSnapshot {
  const { entries, revision, scope } = corpus;
  const digest = createHash('sha256').update(scope === null ? '' : JSON.stringify(scope));
  for (const { entry } of entries) {
    const deadlines = entry.deadlines.map(({ kind, date, start, status }) => [kind, date, start, status]);
    digest.update(`${JSON.stringify([entry.id, deadlines])}\n`);
  }
  return {
    version: digest.digest('hex').slice(0, 32),
    revision,
    entryIds: entries.map(({ entry }) => entry.id),
    // One that is confirmed later becomes known then, so its reminder is not late.
    deadlines: remindedDeadlines(corpus).flatMap(deadlineKeys),
  };
}

/** Subscriptions planned in one transaction. */
const batchSize = 500;

async function planDue(
  { ledger, clock, log, meter }: ReminderEngineDependencies,
  { corpusVersion, planning }: RecordedLibrary,
): Promise<number> {
  let opened = 0;
  for (;;) {
    const now = clock.now().getTime();
    const outcome = await ledger.planDue(now, { most: batchSize, corpusVersion }, (input) =>
      planRun(input, planning, now),
    );
    if (outcome.kind === 'other_corpus') {
      log.warn(
        { ours: corpusVersion, recorded: outcome.version },
        'another corpus was recorded; planning waits until this process has loaded it',
      );
      return opened;
    }
    for (const { subscriptionId, error } of outcome.failed) {
      log.error({ subscriptionId, err: error }, 'subscription not planned; retrying in an hour');
    }
    meter.count('due', outcome.opened);
    opened += outcome.opened;
    if (outcome.subscriptions < batchSize) return opened;
  }
}
