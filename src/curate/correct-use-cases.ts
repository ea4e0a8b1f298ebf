import { type DeadlineKind, deadlineKinds, type Entry } from '../bulletin/bulletin.ts';
import { type CorpusEntry, jurisdictionOf } from '../bulletin/corpus.ts';
import {
  type DeadlineCorrection,
  type DeadlineDay,
  type EntryEdit,
  type EntryFields,
  fieldsOf,
  type WordsDecision,
} from '../bulletin/correction.ts';
import { type DeadlineKey, deadlineKeys } from '../bulletin/deadline-key.ts';
import { entryMetadata } from '../cards/format.ts';
import type { DeskStore } from '../desk/ports.ts';
import type { Clock } from '../ports.ts';
import type { Library } from '../question/library.ts';
import type { Requester } from '../question/request.ts';
import type { DeliveryLedger } from '../remind/ports.ts';
import { readFilter } from '../subscribe/filter.ts';
import type { SubscriptionStore } from '../subscribe/ports.ts';
import { todayIn } from '../time/calendar-date.ts';
import type { CorrectionAnswer } from './answers.ts';
import type { Curators } from './curators.ts';
import {
  correctionErrors,
  type FieldState,
  type FormErrors,
  givenDeadline,
  isSameDay,
  type SubmittedDeadline,
} from './deadline-form.ts';
import { type EntryVersion, readEntryForm, versionOf } from './entry-form.ts';
import type { BulletinStore } from './ports.ts';
import { openItems, subjectOf } from './review.ts';
import {
  type ChosenSubject,
  type CorpusSubject,
  type DeadlineRef,
  possibleKey,
  type Review,
  wordsOf,
} from './subject.ts';

/** What curators can do to entries and their deadlines. Anybody else is refused. */
export interface Corrections {
  /** Does what a button says: opens a form, removes or restores a deadline, goes on in a review. */
  readonly decide: (chosen: ChosenSubject<CorpusSubject>, requester: Requester) => Promise<CorrectionAnswer>;
  /** What is wrong in the form of a deadline; empty if nothing is. */
  readonly errors: (subject: CorpusSubject, form: SubmittedDeadline) => FormErrors;
  /**
   * Saves the form of a deadline: confirms, changes or adds it. Of two curators who correct a deadline at the same time, the second is
   * refused.
   */
  readonly submit: (subject: CorpusSubject, form: SubmittedDeadline, requester: Requester) => Promise<CorrectionAnswer>;
  /** The form of what is open first in a bulletin; each decision in it leads to the next. */
  readonly review: (bulletinId: string, requester: Requester) => Promise<CorrectionAnswer>;
  /** The form that edits an entry. */
  readonly entryForm: (entryId: string, requester: Requester) => Promise<CorrectionAnswer>;
  /** Reads the form of an entry, or what is wrong in it; null if there is no such entry. */
  readonly readEntry: (entryId: string, state: FieldState) => ReturnType<typeof readEntryForm> | null;
  /** Saves the form of an entry, unless somebody has edited the entry since the form was opened. */
  readonly edit: (edited: EntryVersion, becomes: EntryFields, requester: Requester) => Promise<CorrectionAnswer>;
}

/** What correcting needs. */
export interface CorrectionDependencies {
  readonly curators: Curators;
  readonly bulletins: Pick<BulletinStore, 'correct'>;
  readonly desk: Pick<DeskStore, 'move'>;
  readonly store: Pick<SubscriptionStore, 'ofWorkspace'>;
  readonly ledger: Pick<DeliveryLedger, 'remindedChannels'>;
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
  return {
    decide: (chosen, requester) => ifCurator(requester, () => decide(deps, chosen, requester)),
    errors: (subject, form) => {
      const source = entry(entryIdOf(subject));
      if (!source) return {};
      if (subject.kind === 'deadline') return correctionErrors(find(source, subject.deadline), form, source.bulletin);
      const read = givenDeadline(source.entry, form, source.bulletin);
      return 'errors' in read ? read.errors : {};
    },
    submit: (subject, form, requester) => ifCurator(requester, () => settle(deps, { subject, form }, requester)),
    review: (bulletinId, requester) =>
      ifCurator(requester, () => reviewed(deps, { bulletinId, skipped: 0 }, requester)),
    entryForm: (entryId, requester) =>
      ifCurator(requester, () => {
        const source = entry(entryId);
        return source ? { kind: 'entry_form', source } : gone;
      }),
    readEntry: (entryId, state) => {
      const source = entry(entryId);
      return source ? readEntryForm(state, source.entry) : null;
    },
    edit: ({ entryId, version }, becomes, requester) =>
      ifCurator(requester, async () => {
        const source = await save(deps, { entryId, requester }, ({ entry: now }) =>
          versionOf(now) === version ? { about: fieldsOf(now), becomes } : null,
        );
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
async function formOf(deps: Deps, subject: CorpusSubject, { workspaceId }: Requester): Promise<CorrectionAnswer> {
  const { library, ledger } = deps;
  const source = library().corpus.byId.get(entryIdOf(subject));
  if (!source) return gone;
  if (subject.kind === 'deadline') {
    const deadline = find(source, subject.deadline);
    if (!deadline) return gone;
    const about = { source, deadline };
    const reminded = await ledger.remindedChannels(workspaceId, deadlineKeys(about));
    return { kind: 'correction_form', form: { about, review: subject.review, reminded } };
  }
  const possible = findPossible(source.entry, subject.key) ?? null;
  if (subject.key !== '' && !possible) return gone;
  const { entry } = source;
  const jurisdiction = jurisdictionOf(source);
  const subscribed = await subscribedChannels(deps, { source, kind: possible?.kind }, workspaceId);
  const form = { subject, entry, facts: entryMetadata(source), jurisdiction, possible, subscribed };
  return { kind: 'deadline_form', form };
}

/** How many channels subscribe to deadlines of a kind in an entry, or of any kind. */
async function subscribedChannels(
  { store, library, zone, clock }: Deps,
  { source, kind }: { readonly source: CorpusEntry; readonly kind: DeadlineKind | undefined },
  workspaceId: string,
): Promise<number> {
  const sample = { date: todayIn(zone, clock.now()), start: null, quote: '', status: 'confirmed' as const };
  const matching = (await store.ofWorkspace(workspaceId)).filter(({ filter, state }) => {
    if (state.kind !== 'active') return false;
    const { matcher } = readFilter(filter, library());
    return (kind ? [kind] : deadlineKinds).some((one) =>
      matcher.deadline({ source, deadline: { ...sample, kind: one } }),
    );
  });
  return new Set(matching.map(({ channelId }) => channelId)).size;
}

/** The form of what comes next in a review. */
async function reviewed(deps: Deps, review: Review, requester: Requester): Promise<CorrectionAnswer> {
  const { bulletinId, skipped } = review;
  const next = openItems(deps.library().corpus, bulletinId)[skipped];
  return next ? formOf(deps, subjectOf(next, review), requester) : { kind: 'reviewed', skipped };
}

function decide(
  deps: Deps,
  { choice, subject }: ChosenSubject<CorpusSubject>,
  requester: Requester,
): Promise<CorrectionAnswer> | CorrectionAnswer {
  const { review } = subject;
  switch (choice) {
    case 'form':
      return formOf(deps, subject, requester);
    case 'none':
      return settle(deps, { subject, form: null }, requester);
    case 'restore':
      return subject.kind === 'deadline' ? restore(deps, subject.deadline, requester) : gone;
    case 'skip':
      return review ? reviewed(deps, { ...review, skipped: review.skipped + 1 }, requester) : gone;
    default:
      return gone;
  }
}

/** Saves a form, or without one that it is no deadline. In a review, what comes next follows, also where somebody else was faster. */
async function settle(
  deps: Deps,
  { subject, form }: { readonly subject: CorpusSubject; readonly form: SubmittedDeadline | null },
  requester: Requester,
): Promise<CorrectionAnswer> {
  const becomes = form && { kind: form.kind, date: form.date };
  const source = await save(deps, { entryId: entryIdOf(subject), requester }, (one) => {
    if (subject.kind === 'words') return wordsDecision(one, subject.key, form);
    const { kind, date } = subject.deadline;
    const why = form?.why ?? '';
    return find(one, subject.deadline) ? { about: { kind, date }, becomes, ...(why !== '' && { why }) } : null;
  });
  if (subject.review) return reviewed(deps, subject.review, requester);
  if (!source) return gone;
  return subject.kind === 'words'
    ? { kind: 'words_decided', source, becomes }
    : { kind: 'corrected', source, about: subject.deadline, becomes };
}

function wordsDecision({ entry, bulletin }: CorpusEntry, key: string, form: SubmittedDeadline | null): Decided | null {
  const possible = findPossible(entry, key);
  if (!form) return possible ? { about: wordsOf(possible), becomes: null } : null;
  const read = givenDeadline(entry, form, bulletin);
  if ('errors' in read) return null;
  return { about: possible ? wordsOf(possible) : { quote: read.given.quote, date: null }, becomes: read.given };
}

async function restore(
  deps: Deps,
  { entryId, kind, date }: DeadlineRef,
  requester: Requester,
): Promise<CorrectionAnswer> {
  const about = { kind, date };
  const source = await save(deps, { entryId, requester }, (one) => {
    const wasRemoved = !find(one, about) && one.removed.some(({ deadline }) => isSameDay(deadline, about));
    return wasRemoved ? { about, becomes: about } : null;
  });
  return source ? { kind: 'restored', source, about } : gone;
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
  { library, refresh, bulletins, desk, clock, zone, wake }: Deps,
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
    const moved = movedDeadline(entryId, decided);
    if (moved) await desk.move(workspaceId, moved.from, moved.to, { by, at: now.getTime() });
    await refresh();
    wake();
    return source;
  }
  throw new Error(`the corpus changed during each of ${attempts} attempts to save a correction`);
}

/** A deadline that a correction gives another day or kind: who owns it, owns what it has become. */
function movedDeadline(
  entryId: string,
  { about, becomes }: Decided,
): { readonly from: DeadlineKey; readonly to: DeadlineKey } | null {
  if (!('kind' in about) || !becomes || !('kind' in becomes) || becomes.date === null) return null;
  const { kind, date } = about;
  if (kind === becomes.kind && date === becomes.date) return null;
  const key = { entryId, edge: 'end' } as const;
  return { from: { ...key, kind, date }, to: { ...key, kind: becomes.kind, date: becomes.date } };
}
