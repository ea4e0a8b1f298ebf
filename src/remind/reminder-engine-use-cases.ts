import { createHash } from 'node:crypto';
import { type Corpus, remindedDeadlines } from '../bulletin/corpus.ts';
import { deadlineKeys } from '../bulletin/deadline-key.ts';
import type { Clock } from '../ports.ts';
import type { Library } from '../question/library.ts';
import { readFilter } from '../subscribe/filter.ts';
import { createDeliverer, type Deliverer, type DeliveryDependencies } from './deliver-use-cases.ts';
import { planRun } from './plan-run.ts';
import { type FirstSeenTimes, type PlanningCorpus, planningCorpus } from './planning-corpus.ts';
import type { CorpusMemory, CorpusSnapshot } from './ports.ts';

/** The reminder engine: plans what is due, and delivers it. */
export interface ReminderEngine extends Deliverer {
  /** Plans every subscription that is due; any number of processes may do so. Resolves to the number of deliveries opened. */
  readonly plan: () => Promise<number>;
}

/** The libraries that workspaces are reminded from. */
export interface RecordedLibraries {
  /** The library of a workspace. */
  readonly of: DeliveryDependencies['current'];
  /** Those in whose views something may be due, up to date with the store. */
  readonly due: () => AsyncIterable<RecordedLibrary>;
}

/** What the reminder engine needs. */
export interface ReminderEngineDependencies extends Omit<DeliveryDependencies, 'current'> {
  readonly libraries: RecordedLibraries;
}

/** Creates the reminder engine. */
export function createReminderEngine(deps: ReminderEngineDependencies): ReminderEngine {
  return {
    ...createDeliverer({ ...deps, current: deps.libraries.of }),
    plan: async () => {
      let opened = 0;
      for await (const recorded of deps.libraries.due()) opened += await planDue(deps, recorded);
      return opened;
    },
  };
}

/** A library, and its corpus as it was recorded. */
export interface RecordedLibrary {
  /** See `CorpusMemory`. */
  readonly view: string;
  readonly library: Library;
  readonly corpusVersion: string;
  readonly firstSeen: FirstSeenTimes;
  readonly planning: PlanningCorpus;
}

/** Records the library of a view. What is new or has changed in it is announced. */
export async function recordLibrary(
  { memory, clock }: { readonly memory: CorpusMemory; readonly clock: Clock },
  view: string,
  library: Library,
): Promise<RecordedLibrary> {
  const snapshot = snapshotOf(library.corpus);
  await memory.note(view, snapshot, clock.now().getTime());
  return { view, library, corpusVersion: snapshot.version, ...(await prepare(memory, view, library)) };
}

/** Prepares the corpus of a library for planning, with what was recorded about it. */
export async function planningWith(
  memory: Pick<CorpusMemory, 'firstSeen'>,
  view: string,
  library: Library,
): Promise<PlanningCorpus> {
  return (await prepare(memory, view, library)).planning;
}

async function prepare(memory: Pick<CorpusMemory, 'firstSeen'>, view: string, library: Library) {
  const firstSeen = await memory.firstSeen(view);
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
  { view, corpusVersion, planning }: RecordedLibrary,
): Promise<number> {
  let opened = 0;
  for (;;) {
    const now = clock.now().getTime();
    const outcome = await ledger.planDue(now, { view, most: batchSize, corpusVersion }, (input) =>
      planRun(input, planning, now),
    );
    if (outcome.kind === 'other_corpus') {
      log.warn(
        { view, ours: corpusVersion, recorded: outcome.version },
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
