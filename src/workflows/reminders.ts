import type { Library } from '../answers/library.ts';
import { matcherOf } from '../answers/subscribing/subscribed.ts';
import type { CorpusAges } from '../reminders/corpus-ages.ts';
import type { PlanFacts } from '../reminders/plan.ts';
import { planRun } from '../reminders/plan-run.ts';
import { type PlanningCorpus, planningCorpus } from '../reminders/planning-corpus.ts';
import type { Instant } from '../time/instant.ts';
import { createComposer } from './compose-delivery.ts';
import { createDeliverer, type Deliverer, type DeliveryFacts } from './deliver-reminders.ts';
import { notedCorpus } from './noted-corpus.ts';
import { othersTurn } from './others-turn.ts';
import { planReminders } from './plan-reminders.ts';
import type { CorpusMemory } from './reminder-ports.ts';

/** What looks after the reminders. */
export interface Reminders extends Deliverer {
  /** Takes a library in the place of the one before: what is new in it, moved or gone, is told. */
  readonly take: (library: Library) => Promise<void>;
  /** The corpus as it was last taken, ready for planning. */
  readonly corpus: () => PlanningCorpus;
  /** Plans what has become due. */
  readonly plan: () => Promise<void>;
}

/** What the reminders work with. */
export interface RemindersFacts extends Omit<DeliveryFacts, 'compose'> {
  readonly memory: CorpusMemory;
}

/** Ready to plan and deliver with a library, which is taken before it resolves. */
export async function openReminders(facts: RemindersFacts, first: Library): Promise<Reminders> {
  let taken = await take(facts, first);
  const compose = createComposer({ library: () => taken.library, ages: () => taken.ages });
  const planner = () => {
    const { version: corpusVersion, corpus } = taken;
    return { corpusVersion, plan: (one: PlanFacts, now: Instant) => planRun(one, corpus, now) };
  };
  return {
    ...createDeliverer({ ...facts, compose }),
    take: async (library) => {
      taken = await take(facts, library);
    },
    corpus: () => taken.corpus,
    plan: async () => {
      await planReminders({ ...facts, planner });
    },
  };
}

/** What the first corpus has been known since. */
const sinceTheBeginning: Instant = 0;

interface Taken {
  readonly library: Library;
  readonly version: string;
  readonly ages: CorpusAges;
  readonly corpus: PlanningCorpus;
}

/** A library ready for planning, with what is remembered of its corpus. */
export async function planningWith(
  memory: Pick<CorpusMemory, 'ages'>,
  library: Library,
): Promise<PlanningCorpus> {
  return planningCorpus(library.corpus, await agesOf(memory), matcherOf(library));
}

const agesOf = (memory: Pick<CorpusMemory, 'ages'>): Promise<CorpusAges> =>
  memory.ages(sinceTheBeginning + 1);

async function take({ memory, clock }: RemindersFacts, library: Library): Promise<Taken> {
  await othersTurn();
  const noted = notedCorpus(library.corpus);
  const now = clock.now().getTime();
  await memory.note(noted, now);
  await othersTurn();
  const ages = await agesOf(memory);
  return {
    library,
    version: noted.version,
    ages,
    corpus: planningCorpus(library.corpus, ages, matcherOf(library)),
  };
}
