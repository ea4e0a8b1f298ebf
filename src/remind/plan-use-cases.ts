import { createHash } from 'node:crypto';
import { type Corpus, deadlinesOf } from '../bulletin/corpus.ts';
import { deadlineKeys } from '../bulletin/deadline-key.ts';
import type { Clock, Log, Meter } from '../ports.ts';
import type { Library } from '../question/library.ts';
import { matcherOf } from '../subscribe/filter.ts';
import type { Instant } from '../time/instant.ts';
import type { FirstSeenTimes } from './deadline-days.ts';
import {
  type Composed,
  createDeliverer,
  type Deliverer,
  type DeliveryDependencies,
} from './deliver-use-cases.ts';
import { noticeCard } from './notice-card.ts';
import { viewNotice } from './notice-view.ts';
import { planRun } from './plan-run.ts';
import { type PlanningCorpus, planningCorpus } from './planning-corpus.ts';
import type { Plan, PlanInput } from './planning-run.ts';
import type { ClaimedDelivery, CorpusMemory, CorpusSnapshot, DeliveryLedger } from './ports.ts';

/** What planning works with. */
interface PlanningFacts {
  readonly ledger: DeliveryLedger;
  /** The corpus of the moment: its version, and how a subscription is planned with it. */
  readonly planner: () => Planner;
  readonly clock: Clock;
  readonly log: Log;
  readonly meter: Meter;
}

/** Plans subscriptions with a corpus. */
interface Planner {
  readonly corpusVersion: string;
  readonly plan: (facts: PlanInput, now: Instant) => Plan;
}

/** Subscriptions planned in one transaction. */
const batchSize = 500;

/**
 * Plans every subscription whose time has come. Any number of processes may do so at the same time.
 * @returns how many deliveries became open; 0 as well where another process works with another corpus
 */
async function planReminders(facts: PlanningFacts): Promise<number> {
  const { corpusVersion, plan } = facts.planner();
  let opened = 0;
  for (;;) {
    const now = facts.clock.now().getTime();
    const outcome = await facts.ledger.planDue(now, { most: batchSize, corpusVersion }, (one) =>
      plan(one, now),
    );
    if (outcome.kind === 'other_corpus') {
      facts.log.warn({ ours: corpusVersion, noted: outcome.version }, 'another process has another corpus');
      return opened;
    }
    for (const { subscriptionId, error } of outcome.failed) {
      facts.log.error(
        { subscriptionId, err: error },
        'a subscription could not be planned; it is tried again in an hour',
      );
    }
    facts.meter.count('due', outcome.opened);
    opened += outcome.opened;
    if (outcome.subscriptions < batchSize) return opened;
  }
}

/** What looks after the reminders. */
export interface Reminders extends Deliverer {
  /** Takes a library in the place of the one before: what is new in it, moved or gone, is told. */
  readonly take: (library: Library) => Promise<void>;
  /** The corpus as it was last taken, ready for planning. */
  readonly corpus: () => PlanningCorpus;
  /** Plans what has become due. @returns how many deliveries became open */
  readonly plan: () => Promise<number>;
}

/** What the reminders work with. */
export interface RemindersDependencies extends Omit<DeliveryDependencies, 'compose'> {
  readonly memory: CorpusMemory;
}

/** Ready to plan and deliver with a library, which is taken before it resolves. */
export async function openReminders(facts: RemindersDependencies, first: Library): Promise<Reminders> {
  let taken = await take(facts, first);
  const compose = createComposer({ library: () => taken.library, ages: () => taken.ages });
  const planner = () => {
    const { version: corpusVersion, corpus } = taken;
    return { corpusVersion, plan: (one: PlanInput, now: Instant) => planRun(one, corpus, now) };
  };
  return {
    ...createDeliverer({ ...facts, compose }),
    take: async (library) => {
      taken = await take(facts, library);
    },
    corpus: () => taken.corpus,
    plan: () => planReminders({ ...facts, planner }),
  };
}

/** What the first corpus has been known since. */
const sinceTheBeginning: Instant = 0;

interface Taken {
  readonly library: Library;
  readonly version: string;
  readonly ages: FirstSeenTimes;
  readonly corpus: PlanningCorpus;
}

/** A library ready for planning, with what is remembered of its corpus. */
export async function planningWith(
  memory: Pick<CorpusMemory, 'ages'>,
  library: Library,
): Promise<PlanningCorpus> {
  return planningCorpus(library.corpus, await agesOf(memory), matcherOf(library));
}

const agesOf = (memory: Pick<CorpusMemory, 'ages'>): Promise<FirstSeenTimes> =>
  memory.ages(sinceTheBeginning + 1);

async function take({ memory, clock }: RemindersDependencies, library: Library): Promise<Taken> {
  const noted = corpusSnapshot(library.corpus);
  const now = clock.now().getTime();
  await memory.note(noted, now);
  const ages = await agesOf(memory);
  return {
    library,
    version: noted.version,
    ages,
    corpus: planningCorpus(library.corpus, ages, matcherOf(library)),
  };
}

/**
 * A corpus as the reminders note it. Its version is a digest of what reminders tell: entries, and the days, kinds and status of
 * their deadlines; two processes that read the same bulletins come to the same one.
 */
function corpusSnapshot(corpus: Corpus): CorpusSnapshot {
  const { entries, revision } = corpus;
  const digest = createHash('sha256');
  for (const { entry } of entries) {
    const days = entry.deadlines.map(({ kind, date, start, status }) => [kind, date, start, status]);
    digest.update(`${JSON.stringify([entry.id, days])}\n`);
  }
  return {
    version: digest.digest('hex').slice(0, 32),
    revision,
    entryIds: entries.map(({ entry }) => entry.id),
    deadlines: deadlinesOf(corpus).flatMap(deadlineKeys),
  };
}

/** The corpus of the moment, and since when what is in it has been known. */
interface ComposingFacts {
  readonly library: () => Library;
  readonly ages: () => FirstSeenTimes;
}

/** Lays out deliveries: what each says at a moment, with its true days left, or why it says nothing any more. */
function createComposer({ library, ages }: ComposingFacts) {
  return ({ delivery, subscription }: ClaimedDelivery, now: Instant): Composed => {
    const facts = { subscription, library: library(), ages: ages(), now };
    const told = viewNotice(delivery.notice, facts);
    if (told.kind === 'skip') return told;
    const { id: deliveryId, mayRepeat } = delivery;
    return { kind: 'card', card: noticeCard(told, { deliveryId, subscription, mayRepeat }) };
  };
}
