import type { Corpus } from '../bulletin/corpus.ts';
import type { MatcherOf } from '../reminders/matcher.ts';
import type { PlanFacts } from '../reminders/plan.ts';
import { planRun } from '../reminders/plan-run.ts';
import { type PlanningCorpus, planningCorpus } from '../reminders/planning-corpus.ts';
import { dayLength, type Instant } from '../time/instant.ts';
import { createDeliverer, type Deliverer, type DeliveryFacts } from './deliver-reminders.ts';
import { notedCorpus } from './noted-corpus.ts';
import { planReminders } from './plan-reminders.ts';
import type { CorpusMemory, DeliveryLedger } from './reminder-ports.ts';

/** What looks after the reminders. */
export interface Reminders extends Deliverer {
  /** Takes a corpus in the place of the one before: what is new in it, moved or gone, is told. */
  readonly take: (corpus: Corpus) => Promise<void>;
  /** The corpus as it was last taken, ready for planning. */
  readonly corpus: () => PlanningCorpus;
  /** Plans what has become due. */
  readonly plan: () => Promise<void>;
}

/** What the reminders work with. */
export interface RemindersFacts extends DeliveryFacts {
  readonly ledger: DeliveryLedger;
  readonly memory: CorpusMemory;
  readonly matcherOf: MatcherOf;
}

/** What became known longer ago is no news to any subscription, in milliseconds: reminders look back at most so far. */
const newsLastsFor = 400 * dayLength;

/** Ready to plan and deliver with a corpus, which is taken before it resolves. */
export async function openReminders(facts: RemindersFacts, first: Corpus): Promise<Reminders> {
  const { memory, matcherOf, clock, log } = facts;
  const taking = async (corpus: Corpus): Promise<Taken> => {
    const noted = notedCorpus(corpus);
    const now = clock.now().getTime();
    if (await memory.note(noted, now)) {
      log.info({ entries: noted.entryIds.length, version: noted.version }, 'the corpus has changed');
    }
    const ages = await memory.ages(now - newsLastsFor);
    return { version: noted.version, planning: planningCorpus(corpus, ages, matcherOf) };
  };
  let taken = await taking(first);
  const planner = () => {
    const { version, planning } = taken;
    return { corpusVersion: version, plan: (one: PlanFacts, now: Instant) => planRun(one, planning, now) };
  };
  return {
    ...createDeliverer(facts),
    take: async (corpus) => {
      taken = await taking(corpus);
    },
    corpus: () => taken.planning,
    plan: async () => {
      await planReminders({ ...facts, planner });
    },
  };
}

interface Taken {
  readonly version: string;
  readonly planning: PlanningCorpus;
}
