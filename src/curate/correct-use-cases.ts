import type { Entry } from '../bulletin/bulletin.ts';
import type { CorpusEntry } from '../bulletin/corpus.ts';
import {
  type DeadlineCorrection,
  type DeadlineDay,
  type EntryEdit,
  type EntryFields,
  fieldsOf,
  type WordsDecision,
} from '../bulletin/correction.ts';
import { entryMetadata } from '../cards/format.ts';
import type { Clock } from '../ports.ts';
import type { Library } from '../question/library.ts';
import type { Requester } from '../question/request.ts';
import { todayIn } from '../time/calendar-date.ts';
import type { CorrectionAnswer, NotCuratorAnswer } from './answers.ts';
import type { Curators } from './curators.ts';
import {
  correctionErrors,
  type FieldState,
  type FormErrors,
  givenDeadline,
  isSameDay,
  type SubmittedDeadline,
} from './deadline-form.ts';
import { readEntryForm } from './entry-form.ts';
import type { BulletinStore } from './ports.ts';
import { openItems, subjectOf } from './review.ts';
import { type ChosenSubject, type DeadlineRef, possibleKey, type Review, type Subject } from './subject.ts';

/** What is decided about the corpus; a draft is decided by `Imports`. */
type CorpusSubject = Exclude<Subject, { kind: 'draft' }>;

/** What curators can do to entries and their deadlines. Anybody else is refused. */
export interface Corrections {
  /** The form of a deadline, filled in with what the entry says now. */
  readonly form: (deadline: DeadlineRef, requester: Requester) => Promise<CorrectionAnswer>;
  /** The form that adds a deadline to an entry. */
  readonly addForm: (entryId: string, requester: Requester) => Promise<CorrectionAnswer>;
  /** The form that edits an entry. */
  readonly entryForm: (entryId: string, requester: Requester) => Promise<CorrectionAnswer>;
  /** The form of what is open first in a bulletin; each decision in it leads to the next. */
  readonly review: (bulletinId: string, requester: Requester) => Promise<CorrectionAnswer>;
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
  /** Does what a button says. */
  readonly decide: (chosen: ChosenSubject, requester: Requester) => Promise<CorrectionAnswer>;
  /** What is wrong in the form of a deadline; empty if nothing is. */
  readonly errors: (subject: CorpusSubject, form: SubmittedDeadline) => FormErrors;
  /** Saves the form of a deadline. */
  readonly submit: (subject: CorpusSubject, form: SubmittedDeadline, requester: Requester) => Promise<CorrectionAnswer>;
  /** Reads the form of an entry, or what is wrong in it; null if there is no such entry. */
  readonly readEntry: (entryId: string, state: FieldState) => ReturnType<typeof readEntryForm> | null;
  /** Saves the form of an entry. */
  readonly edit: (entryId: string, becomes: EntryFields, requester: Requester) => Promise<CorrectionAnswer>;
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

const gone: CorrectionAnswer = { kind: 'deadline_gone' };

/** Creates the use cases of corrections. */
export function createCorrections(deps: CorrectionDependencies): Corrections {
  const ifCurator = async (
    requester: Requester,
    act: () => Promise<CorrectionAnswer> | CorrectionAnswer,
  ): Promise<CorrectionAnswer> => (await deps.curators.refusal(requester)) ?? act();
  const entry = (id: string) => deps.library().corpus.byId.get(id);
  const correct: Corrections['correct'] = (deadline, becomes, requester) =>
    ifCurator(requester, () => correctDeadline(deps, { deadline, becomes }, requester));
  return {
    correct,
    form: (deadline, requester) =>
      ifCurator(requester, () => formOf(deps, { kind: 'deadline', deadline, review: null })),
    addForm: (entryId, requester) =>
      ifCurator(requester, () => formOf(deps, { kind: 'words', entryId, key: '', review: null })),
    entryForm: (entryId, requester) =>
      ifCurator(requester, () => {
        const source = entry(entryId);
        return source ? { kind: 'entry_form', source } : gone;
      }),
    review: (bulletinId, requester) => ifCurator(requester, () => reviewed(deps, { bulletinId, skipped: 0 })),
    restore: async ({ entryId, kind, date }, requester) => {
      const day = { kind, date };
      const wasRemoved = (source: CorpusEntry) =>
        !find(source, day) && source.removed.some(({ deadline }) => isSameDay(deadline, day));
      return ifCurator(requester, async () => {
        const source = await save(deps, { entryId, requester }, (one) =>
          wasRemoved(one) ? { about: day, becomes: day } : null,
        );
        return source ? { kind: 'restored', source, about: day } : gone;
      });
    },
    decide: (chosen, requester) => ifCurator(requester, () => decide(deps, chosen, requester)),
    errors: (subject, form) => {
      const source = entry(entryIdOf(subject));
      if (!source) return {};
      const given = subject.kind === 'words' ? givenDeadline(source.entry, form) : null;
      if (given) return 'errors' in given ? given.errors : {};
      const deadline = subject.kind === 'deadline' && find(source, subject.deadline);
      return deadline ? correctionErrors(deadline, form) : {};
    },
    submit: (subject, form, requester) => ifCurator(requester, () => submit(deps, { subject, form }, requester)),
    readEntry: (entryId, state) => {
      const source = entry(entryId);
      return source ? readEntryForm(state, source.entry) : null;
    },
    edit: (entryId, becomes, requester) =>
      ifCurator(requester, async () => {
        const source = await save(deps, { entryId, requester }, (one) => ({ about: fieldsOf(one.entry), becomes }));
        return source ? { kind: 'entry_edited', source } : gone;
      }),
  };
}

type Deps = CorrectionDependencies;

const entryIdOf = (subject: CorpusSubject): string =>
  subject.kind === 'words' ? subject.entryId : subject.deadline.entryId;

const find = ({ entry }: CorpusEntry, day: DeadlineDay) => entry.deadlines.find((one) => isSameDay(one, day));

const findPossible = ({ possible = [] }: Entry, key: string) => possible.find((one) => possibleKey(one) === key);

/** The form of a subject as it is now. */
function formOf({ library }: Deps, subject: CorpusSubject): CorrectionAnswer {
  const source = library().corpus.byId.get(entryIdOf(subject));
  if (!source) return gone;
  if (subject.kind === 'deadline') {
    const deadline = find(source, subject.deadline);
    return deadline ? { kind: 'correction_form', form: { about: { source, deadline }, review: subject.review } } : gone;
  }
  const possible = findPossible(source.entry, subject.key) ?? null;
  if (subject.key !== '' && !possible) return gone;
  const { entry, bulletin } = source;
  const { jurisdiction } = bulletin;
  return { kind: 'deadline_form', form: { subject, entry, facts: entryMetadata(source), jurisdiction, possible } };
}

/** The form of what comes next in a review. */
function reviewed(deps: Deps, review: Review): CorrectionAnswer {
  const { bulletinId, skipped } = review;
  const next = openItems(deps.library().corpus, bulletinId)[skipped];
  const subject = next && subjectOf(next, review);
  return subject && subject.kind !== 'draft' ? formOf(deps, subject) : { kind: 'reviewed', skipped };
}

/** An answer, or in a review what comes next, also where somebody else was faster. */
const orNext = (deps: Deps, { review }: CorpusSubject, answer: CorrectionAnswer): CorrectionAnswer =>
  review ? reviewed(deps, review) : answer;

async function decide(deps: Deps, { choice, subject }: ChosenSubject, requester: Requester): Promise<CorrectionAnswer> {
  if (subject.kind === 'draft' || choice === 'undo') return gone;
  const { review } = subject;
  if (choice === 'form') return formOf(deps, subject);
  if (choice === 'skip') return review ? reviewed(deps, { ...review, skipped: review.skipped + 1 }) : gone;
  if (subject.kind === 'deadline') {
    if (choice !== 'none') return gone;
    const { deadline } = subject;
    const answer = await correctDeadline(deps, { deadline, becomes: null }, requester);
    return orNext(deps, subject, answer);
  }
  const { entryId, key } = subject;
  let becomes: DeadlineDay | null = null;
  const source = await save(deps, { entryId, requester }, ({ entry }) => {
    const possible = findPossible(entry, key);
    if (!possible) return null;
    const { quote, date, start } = possible;
    const about = { quote, date };
    if (choice === 'none') return { about, becomes: null };
    becomes = date && { kind: choice, date };
    return date && { about, becomes: { kind: choice, date, start, quote } };
  });
  const answer: CorrectionAnswer = source ? { kind: 'words_decided', source, becomes } : gone;
  return orNext(deps, subject, answer);
}

async function submit(
  deps: Deps,
  { subject, form }: { readonly subject: CorpusSubject; readonly form: SubmittedDeadline },
  requester: Requester,
): Promise<CorrectionAnswer> {
  const { kind, date, why } = form;
  if (subject.kind === 'deadline') {
    const { deadline } = subject;
    const answer = await correctDeadline(deps, { deadline, becomes: { kind, date }, why }, requester);
    return orNext(deps, subject, answer);
  }
  const { entryId, key } = subject;
  const source = await save(deps, { entryId, requester }, ({ entry }) => {
    const read = givenDeadline(entry, form);
    if ('errors' in read) return null;
    const { quote, date: day } = findPossible(entry, key) ?? { quote: read.given.quote, date: null };
    return { about: { quote, date: day }, becomes: read.given };
  });
  const answer: CorrectionAnswer = source ? { kind: 'words_decided', source, becomes: { kind, date } } : gone;
  return orNext(deps, subject, answer);
}

interface WantedCorrection {
  readonly deadline: DeadlineRef;
  readonly becomes: DeadlineDay | null;
  readonly why?: string;
}

async function correctDeadline(
  deps: Deps,
  { deadline: { entryId, kind, date }, becomes, why = '' }: WantedCorrection,
  requester: Requester,
): Promise<Exclude<CorrectionAnswer, NotCuratorAnswer>> {
  const about = { kind, date };
  const source = await save(deps, { entryId, requester }, (one) =>
    find(one, about) ? { about, becomes, ...(why !== '' && { why }) } : null,
  );
  return source ? { kind: 'corrected', source, about, becomes } : { kind: 'deadline_gone' };
}

/** A correction without who made it and when. */
type Decided =
  | Pick<DeadlineCorrection, 'about' | 'becomes' | 'why'>
  | Pick<WordsDecision, 'about' | 'becomes' | 'why'>
  | Pick<EntryEdit, 'about' | 'becomes' | 'why'>;

/** How often a correction is tried while others import or correct at the same time. */
const attempts = 10;

/**
 * Saves a correction of an entry as it is now.
 * @param correction null if the entry is no longer as the curator saw it
 * @returns the entry before the correction; null if nothing was saved
 */
async function save(
  { library, refresh, bulletins, clock, zone, wake }: Deps,
  { entryId, requester }: { readonly entryId: string; readonly requester: Requester },
  correction: (source: CorpusEntry) => Decided | null,
): Promise<CorpusEntry | null> {
  const { workspaceId, userId: by } = requester;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    await refresh();
    const { corpus } = library();
    const source = corpus.byId.get(entryId);
    const decided = source ? correction(source) : null;
    if (!source || !decided) return null;
    const now = clock.now();
    const complete = { ...decided, entryId, by, at: now.getTime(), on: todayIn(zone, now) };
    if (!(await bulletins.correct(workspaceId, complete, corpus.revision))) continue;
    await refresh();
    wake();
    return source;
  }
  throw new Error(`the corpus changed during each of ${attempts} attempts to save a correction`);
}
