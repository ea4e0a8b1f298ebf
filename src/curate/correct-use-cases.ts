import type { CorpusDeadline, CorpusEntry } from '../bulletin/corpus.ts';
import type { DeadlineDay } from '../bulletin/correction.ts';
import type { Clock } from '../ports.ts';
import type { Library } from '../question/library.ts';
import type { Requester } from '../question/request.ts';
import { todayIn } from '../time/calendar-date.ts';
import type { CorrectionAnswer } from './answers.ts';
import type { Curators } from './curators.ts';
import type { BulletinStore } from './ports.ts';

/** A deadline of an entry, as a card names it. */
interface NamedDeadline extends DeadlineDay {
  readonly entryId: string;
}

/** What curators can do to deadlines. Each says no to anybody else. */
export interface Corrections {
  /** The form, filled in with what the entry tells. */
  readonly form: (named: NamedDeadline, asker: Requester) => Promise<CorrectionAnswer>;
  /**
   * Says what a deadline is: the same for one that is confirmed, null for one that is none. Of two curators who correct one
   * deadline at once the second is told that it is gone.
   */
  readonly correct: (
    named: NamedDeadline,
    becomes: DeadlineDay | null,
    asker: Requester,
  ) => Promise<CorrectionAnswer>;
  /** Makes a deadline one again that a curator dropped. */
  readonly restore: (named: NamedDeadline, asker: Requester) => Promise<CorrectionAnswer>;
}

/** What correcting works with. */
export interface CorrectionDependencies {
  readonly curators: Curators;
  readonly bulletins: Pick<BulletinStore, 'correct'>;
  readonly library: () => Library;
  /** Brings the library up to what the store holds. */
  readonly refresh: () => Promise<void>;
  /** Lets the reminders look at once at what there is to tell. */
  readonly wake: () => void;
  /** Where the day of a correction is taken. */
  readonly zone: string;
  readonly clock: Clock;
}

/** Puts the steps of a correction together. */
export function createCorrections(facts: CorrectionDependencies): Corrections {
  const { curators, library } = facts;
  return {
    form: async (named, asker) => {
      const refusal = await curators.refusal(asker);
      if (refusal) return refusal;
      const about = find(library(), named);
      return about ? { kind: 'correction_form', about } : { kind: 'deadline_gone' };
    },
    correct: async (named, becomes, asker) =>
      (await curators.refusal(asker)) ?? correct(facts, { named, becomes, isTold: tells }, asker),
    restore: async (named, asker) => {
      const { kind, date } = named;
      const refusal = await curators.refusal(asker);
      const answer =
        refusal ?? (await correct(facts, { named, becomes: { kind, date }, isTold: hasDropped }, asker));
      if (answer.kind !== 'corrected') return answer;
      return { kind: 'restored', source: answer.source, about: answer.about };
    },
  };
}

interface Corrected {
  readonly named: NamedDeadline;
  readonly becomes: DeadlineDay | null;
  /** Whether the entry still is what the curator saw. */
  readonly isTold: (source: CorpusEntry, day: DeadlineDay) => boolean;
}

/** How often a correction is worked out anew where others import or correct meanwhile. */
const mostTries = 10;

async function correct(
  facts: CorrectionDependencies,
  corrected: Corrected,
  { workspaceId, userId }: Requester,
): Promise<CorrectionAnswer> {
  const { library, refresh, bulletins, clock, zone, wake } = facts;
  const { named, becomes, isTold } = corrected;
  const about = { kind: named.kind, date: named.date };
  for (let tried = 0; tried < mostTries; tried += 1) {
    await refresh();
    const source = library().corpus.byId.get(named.entryId);
    if (!source || !isTold(source, about)) return { kind: 'deadline_gone' };
    const now = clock.now();
    const correction = { entryId: named.entryId, about, becomes, by: userId, at: now.getTime() };
    const on = todayIn(zone, now);
    if (!(await bulletins.correct(workspaceId, { ...correction, on }, library().corpus.revision))) continue;
    await refresh();
    wake();
    return { kind: 'corrected', source, about, becomes };
  }
  throw new Error('the corpus changed under every try to correct a deadline');
}

const isDay =
  (day: DeadlineDay) =>
  ({ kind, date }: DeadlineDay): boolean =>
    kind === day.kind && date === day.date;

const tells = ({ entry }: CorpusEntry, day: DeadlineDay): boolean => entry.deadlines.some(isDay(day));
const hasDropped = (source: CorpusEntry, day: DeadlineDay): boolean =>
  !tells(source, day) && source.removed.map(({ deadline }) => deadline).some(isDay(day));

function find({ corpus }: Library, named: NamedDeadline): CorpusDeadline | null {
  const source = corpus.byId.get(named.entryId);
  const deadline = source?.entry.deadlines.find(isDay(named));
  return source && deadline ? { source, deadline } : null;
}
