import type { CorrectionAnswer } from '../../answers/correcting/correction-answer.ts';
import type { Library } from '../../answers/library.ts';
import type { CorpusDeadline } from '../../bulletin/corpus.ts';
import type { DeadlineDay } from '../../bulletin/correction.ts';
import { todayIn } from '../../time/calendar-date.ts';
import type { Asker } from '../asker.ts';
import type { BulletinStore } from '../bulletin-ports.ts';
import type { Curators } from '../importing/curators.ts';
import type { Clock } from '../ports.ts';

/** A deadline of an entry, as a card names it. */
export interface NamedDeadline extends DeadlineDay {
  readonly entryId: string;
}

/** What curators can do to deadlines. Each says no to anybody else. */
export interface Correcting {
  /** The form, filled in with what the entry tells. */
  readonly form: (named: NamedDeadline, asker: Asker) => Promise<CorrectionAnswer>;
  /**
   * Says what a deadline is: the same for one that is confirmed, null for one that is none. Of two curators who correct one
   * deadline at once the second is told that it is gone.
   */
  readonly correct: (
    named: NamedDeadline,
    becomes: DeadlineDay | null,
    asker: Asker,
  ) => Promise<CorrectionAnswer>;
}

/** What correcting works with. */
export interface CorrectingFacts {
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
export function createCorrecting(facts: CorrectingFacts): Correcting {
  const { curators, library } = facts;
  return {
    form: async (named, asker) => {
      const refusal = await curators.refusal(asker);
      if (refusal) return refusal;
      const about = find(library(), named);
      return about ? { kind: 'correction_form', about } : { kind: 'deadline_gone' };
    },
    correct: async (named, becomes, asker) =>
      (await curators.refusal(asker)) ?? correct(facts, { named, becomes }, asker),
  };
}

interface Corrected {
  readonly named: NamedDeadline;
  readonly becomes: DeadlineDay | null;
}

/** How often a correction is worked out anew where others import or correct meanwhile. */
const mostTries = 10;

async function correct(
  facts: CorrectingFacts,
  corrected: Corrected,
  { workspaceId, userId }: Asker,
): Promise<CorrectionAnswer> {
  const { library, refresh, bulletins, clock, zone, wake } = facts;
  const { named, becomes } = corrected;
  const about = { kind: named.kind, date: named.date };
  for (let tried = 0; tried < mostTries; tried += 1) {
    await refresh();
    const found = find(library(), named);
    if (!found) return { kind: 'deadline_gone' };
    const now = clock.now();
    const correction = { entryId: named.entryId, about, becomes, by: userId, at: now.getTime() };
    const on = todayIn(zone, now);
    if (!(await bulletins.correct(workspaceId, { ...correction, on }, library().corpus.revision))) continue;
    await refresh();
    wake();
    return { kind: 'corrected', source: found.source, about, becomes };
  }
  throw new Error('the corpus changed under every try to correct a deadline');
}

function find({ corpus }: Library, { entryId, kind, date }: NamedDeadline): CorpusDeadline | null {
  const source = corpus.byId.get(entryId);
  const deadline = source?.entry.deadlines.find((one) => one.kind === kind && one.date === date);
  return source && deadline ? { source, deadline } : null;
}
