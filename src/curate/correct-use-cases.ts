import type { CorpusDeadline, CorpusEntry } from '../bulletin/corpus.ts';
import type { DeadlineDay } from '../bulletin/correction.ts';
import type { Clock } from '../ports.ts';
import type { Library } from '../question/library.ts';
import type { Requester } from '../question/request.ts';
import { todayIn } from '../time/calendar-date.ts';
import type { CorrectionAnswer } from './answers.ts';
import type { Curators } from './curators.ts';
import type { BulletinStore } from './ports.ts';

/** A deadline, as a button on a card identifies it. */
interface DeadlineRef extends DeadlineDay {
  readonly entryId: string;
}

/** What curators can do to deadlines. Anybody else is refused. */
export interface Corrections {
  /** The form, filled in with what the entry says now. */
  readonly form: (deadline: DeadlineRef, requester: Requester) => Promise<CorrectionAnswer>;
  /**
   * Confirms a deadline, changes it, or removes it. Of two curators who correct a deadline at the same time, the second is refused.
   * @param becomes the same kind and date to confirm it; null to remove it
   */
  readonly correct: (
    deadline: DeadlineRef,
    becomes: DeadlineDay | null,
    requester: Requester,
  ) => Promise<CorrectionAnswer>;
  /** Restores a removed deadline. */
  readonly restore: (deadline: DeadlineRef, requester: Requester) => Promise<CorrectionAnswer>;
}

/** What correcting needs. */
export interface CorrectionDependencies {
  readonly curators: Curators;
  readonly bulletins: Pick<BulletinStore, 'correct'>;
  readonly library: () => Library;
  /** Brings the library up to date with the store. */
  readonly refresh: () => Promise<void>;
  /** Makes the reminders check at once whether there is something to post. */
  readonly wake: () => void;
  /** The zone in which a correction is dated. */
  readonly zone: string;
  readonly clock: Clock;
}

/** Creates the use cases of corrections. */
export function createCorrections(deps: CorrectionDependencies): Corrections {
  const { curators, library } = deps;
  return {
    form: async (deadline, requester) => {
      const refusal = await curators.refusal(requester);
      if (refusal) return refusal;
      const about = find(library(), deadline);
      return about ? { kind: 'correction_form', about } : { kind: 'deadline_gone' };
    },
    correct: async (deadline, becomes, requester) =>
      (await curators.refusal(requester)) ?? correct(deps, { deadline, becomes, isCurrent: hasDeadline }, requester),
    restore: async (deadline, requester) => {
      const { kind, date } = deadline;
      const correction = { deadline, becomes: { kind, date }, isCurrent: wasRemoved };
      const answer = (await curators.refusal(requester)) ?? (await correct(deps, correction, requester));
      if (answer.kind !== 'corrected') return answer;
      return { kind: 'restored', source: answer.source, about: answer.about };
    },
  };
}

interface WantedCorrection {
  readonly deadline: DeadlineRef;
  readonly becomes: DeadlineDay | null;
  /** Whether the entry still is as the curator saw it. */
  readonly isCurrent: (source: CorpusEntry, about: DeadlineDay) => boolean;
}

/** How often a correction is tried while others import or correct at the same time. */
const attempts = 10;

async function correct(
  { library, refresh, bulletins, clock, zone, wake }: CorrectionDependencies,
  { deadline: { entryId, kind, date }, becomes, isCurrent }: WantedCorrection,
  { workspaceId, userId: by }: Requester,
): Promise<CorrectionAnswer> {
  const about = { kind, date };
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    await refresh();
    const { corpus } = library();
    const source = corpus.byId.get(entryId);
    if (!source || !isCurrent(source, about)) return { kind: 'deadline_gone' };
    const now = clock.now();
    const correction = { entryId, about, becomes, by, at: now.getTime(), on: todayIn(zone, now) };
    if (!(await bulletins.correct(workspaceId, correction, corpus.revision))) continue;
    await refresh();
    wake();
    return { kind: 'corrected', source, about, becomes };
  }
  throw new Error(`the corpus changed during each of ${attempts} attempts to correct a deadline`);
}

const isDay =
  (day: DeadlineDay) =>
  ({ kind, date }: DeadlineDay): boolean =>
    kind === day.kind && date === day.date;

const hasDeadline = ({ entry }: CorpusEntry, day: DeadlineDay): boolean => entry.deadlines.some(isDay(day));

const wasRemoved = (source: CorpusEntry, day: DeadlineDay): boolean =>
  !hasDeadline(source, day) && source.removed.some(({ deadline }) => isDay(day)(deadline));

function find({ corpus }: Library, wanted: DeadlineRef): CorpusDeadline | null {
  const source = corpus.byId.get(wanted.entryId);
  const deadline = source?.entry.deadlines.find(isDay(wanted));
  return source && deadline ? { source, deadline } : null;
}
