import { type Bulletin, deadlineKinds } from '../bulletin/bulletin.ts';
import { type BulletinChanges, compareBulletins, isSame } from '../bulletin/bulletin-changes.ts';
import { type Corpus, type CorpusEntry, jurisdictionOf } from '../bulletin/corpus.ts';
import { fittingCorrections, type GivenDeadline } from '../bulletin/correction.ts';
import { entryMetadata } from '../cards/format.ts';
import type { Clock } from '../ports.ts';
import type { Library } from '../question/library.ts';
import type { Requester } from '../question/request.ts';
import type { GivenFile } from '../reader/read-bulletin-file.ts';
import { todayIn } from '../time/calendar-date.ts';
import type {
  DeadlineFormAnswer,
  DraftPage,
  ImportAnswer,
  ImportPreview,
  ImportRevision,
  NotCuratorAnswer,
} from './answers.ts';
import type { Curators } from './curators.ts';
import { type FormErrors, givenDeadline, type SubmittedDeadline } from './deadline-form.ts';
import { keepEntryIds } from './keep-entry-ids.ts';
import type { BulletinReader, BulletinStore, DraftStore, FileFetcher, ImportDraft, SlackFile } from './ports.ts';
import { changedSince, type ImportHints, idTaken, prepareImport } from './prepare-import.ts';
import { type DraftDeadline, openItems, reviewDraft } from './review.ts';
import { similarEntries } from './similar-entries.ts';
import { type ChosenSubject, type DraftSubject, possibleKey, wordsOf } from './subject.ts';

/** What a curator gives to import: a file, or pasted text. */
export interface GivenImport {
  readonly file: SlackFile | null;
  readonly text: string;
  readonly hints: ImportHints;
}

/** The steps of an import. Anybody but a curator is refused. */
export interface Imports {
  readonly form: (requester: Requester) => Promise<ImportAnswer>;
  /** Reads what was given and stores it as a draft. */
  readonly read: (given: GivenImport, requester: Requester) => Promise<ImportAnswer>;
  readonly preview: (at: DraftPage, requester: Requester) => Promise<ImportAnswer>;
  /** Does what a button says about a possible deadline, and previews the draft again. */
  readonly decide: (
    chosen: ChosenSubject<DraftSubject>,
    requester: Requester,
  ) => Promise<ImportAnswer | DeadlineFormAnswer>;
  /** What is wrong in the form of a possible deadline; empty if nothing is. */
  readonly errors: (subject: DraftSubject, form: SubmittedDeadline, requester: Requester) => Promise<FormErrors>;
  /** Keeps a possible deadline as its form says, and previews the draft again. */
  readonly submit: (subject: DraftSubject, form: SubmittedDeadline, requester: Requester) => Promise<ImportAnswer>;
  readonly confirm: (draftId: string, requester: Requester) => Promise<ImportAnswer>;
  /** Takes an import back, unless the bulletin has been imported again since. */
  readonly undo: (undone: ImportRevision, requester: Requester) => Promise<ImportAnswer>;
}

/** What importing needs. */
export interface ImportDependencies {
  readonly curators: Curators;
  readonly bulletins: Pick<BulletinStore, 'take' | 'undo' | 'earlier'>;
  readonly drafts: DraftStore;
  readonly files: FileFetcher;
  readonly reader: BulletinReader;
  readonly library: () => Library;
  /** Brings the library up to date with the store. */
  readonly refresh: () => Promise<void>;
  /** Makes the reminders check at once whether there is something to post. */
  readonly wake: () => void;
  /** The zone in which a decision is dated. */
  readonly zone: string;
  readonly clock: Clock;
}

/** Creates the use cases of imports. */
export function createImports(deps: ImportDependencies): Imports {
  const ifCurator = async <A>(requester: Requester, act: () => Promise<A>): Promise<A | NotCuratorAnswer> =>
    (await deps.curators.refusal(requester)) ?? act();
  return {
    form: (requester) => ifCurator(requester, async () => ({ kind: 'import_form' as const })),
    read: (given, requester) => ifCurator(requester, () => readGiven(deps, given, requester)),
    preview: (at, requester) =>
      ifCurator(requester, async () => {
        const draft = await deps.drafts.find(requester.workspaceId, at.draftId);
        return draft ? previewOf(deps, draft, at) : { kind: 'no_draft' as const };
      }),
    decide: (chosen, requester) => ifCurator(requester, () => decide(deps, chosen, requester)),
    errors: async (subject, form, { workspaceId }) => {
      const at = await findIn(deps, subject, workspaceId);
      const read = at && givenDeadline(at.found.entry, form, at.draft.bulletin);
      return read && 'errors' in read ? read.errors : {};
    },
    submit: (subject, form, requester) =>
      ifCurator(requester, async () => {
        const at = await findIn(deps, subject, requester.workspaceId);
        const read = at && givenDeadline(at.found.entry, form, at.draft.bulletin);
        if (!read || 'errors' in read) return { kind: 'no_draft' as const };
        return record(deps, { ...subject, found: at.found, becomes: read.given }, requester);
      }),
    confirm: (id, requester) => ifCurator(requester, () => confirm(deps, id, requester)),
    undo: (undone, requester) => ifCurator(requester, () => undo(deps, undone, requester)),
  };
}

async function readGiven(
  deps: ImportDependencies,
  { file, text, hints }: GivenImport,
  { workspaceId, userId }: Requester,
): Promise<ImportAnswer> {
  const given = file ? await deps.files.fetch(workspaceId, file) : pasted(text);
  const present = deps.library().corpus.bulletins;
  const earlier = (id: string) => deps.bulletins.earlier(workspaceId, id);
  const { bulletins, problems } = await prepareImport({ reader: deps.reader, present, earlier }, [given], hints);
  const [bulletin] = bulletins;
  if (!bulletin) return { kind: 'import_refused', problems };
  const replaces = present.find(({ id: other }) => other === bulletin.id)?.title ?? null;
  const similar = similarEntries(bulletin, deps.library().corpus);
  const draft = { bulletin, problems, replaces, similar, by: userId, at: deps.clock.now().getTime() };
  const draftId = await deps.drafts.save(workspaceId, draft);
  return previewOf(deps, { ...draft, decisions: [] }, { draftId, page: 1 });
}

const pasted = (text: string): GivenFile => ({
  name: 'pasted text.txt',
  bytes: new TextEncoder().encode(text),
});

function previewOf(
  { library }: ImportDependencies,
  { bulletin, problems, similar, decisions }: ImportDraft,
  at: DraftPage,
): ImportPreview {
  const { corpus } = library();
  const { entries: _, ...head } = bulletin;
  return {
    kind: 'import_preview',
    ...at,
    bulletin: head,
    ...reviewDraft(bulletin, decisions, corpus),
    problems,
    changes: changesBy(corpus, bulletin),
    ...fittingCorrections(bulletin, corpus.corrections),
    similar: similar.flatMap(({ entryId, like, share }) => {
      const [entry, other] = [bulletin.entries.find(({ id }) => id === entryId), corpus.byId.get(like)];
      return entry && other ? [{ entry, like: other, share }] : [];
    }),
  };
}

function changesBy({ bulletins }: Corpus, bulletin: Bulletin): BulletinChanges | null {
  const before = bulletins.find(({ id }) => id === bulletin.id);
  return before ? compareBulletins(before, bulletin) : null;
}

/** A possible deadline of a draft, with its draft; null if there is none. */
async function findIn({ drafts, library }: ImportDependencies, { draftId, at }: DraftSubject, workspaceId: string) {
  const draft = await drafts.find(workspaceId, draftId);
  if (!draft) return null;
  const found = reviewDraft(draft.bulletin, draft.decisions, library().corpus).possible.find((one) => one.at === at);
  return found ? { draft, found } : null;
}

async function decide(
  deps: ImportDependencies,
  { choice, subject }: ChosenSubject<DraftSubject>,
  requester: Requester,
): Promise<ImportAnswer | DeadlineFormAnswer> {
  const read = await findIn(deps, subject, requester.workspaceId);
  if (!read) return { kind: 'no_draft' };
  const { entry, possible } = read.found;
  const { date, start, quote } = possible;
  const kept = deadlineKinds.find((kind) => kind === choice);
  if (kept && date)
    return record(deps, { ...subject, ...read, becomes: { kind: kept, date, start, quote } }, requester);
  if (choice === 'none') return record(deps, { ...subject, ...read, becomes: null }, requester);
  if (choice === 'undo') return record(deps, { ...subject, ...read, becomes: 'undecided' }, requester);
  const jurisdiction = jurisdictionOf({ entry, bulletin: read.draft.bulletin });
  return {
    kind: 'deadline_form',
    form: { subject, entry, facts: entryMetadata({ entry }), jurisdiction, possible, subscribed: null },
  };
}

async function record(
  deps: ImportDependencies,
  { draftId, found: { entry, possible }, becomes }: Decided,
  { workspaceId, userId: by }: Requester,
): Promise<ImportAnswer> {
  const now = deps.clock.now();
  const about = wordsOf(possible);
  const made = { entryId: entry.id, about, by, at: now.getTime(), on: todayIn(deps.zone, now) };
  await deps.drafts.decide(workspaceId, draftId, (decisions) => [
    ...decisions.filter((one) => one.entryId !== entry.id || possibleKey(one.about) !== possibleKey(about)),
    ...(becomes === 'undecided' ? [] : [{ ...made, becomes }]),
  ]);
  const draft = await deps.drafts.find(workspaceId, draftId);
  return draft ? previewOf(deps, draft, { draftId, page: 1 }) : { kind: 'no_draft' };
}

interface Decided {
  readonly draftId: string;
  readonly found: DraftDeadline;
  /** Null for no deadline. */
  readonly becomes: GivenDeadline | null | 'undecided';
}

async function confirm(
  { bulletins, drafts, library, refresh, wake, clock }: ImportDependencies,
  id: string,
  { workspaceId, userId: by }: Requester,
): Promise<ImportAnswer> {
  const draft = await drafts.find(workspaceId, id);
  if (!draft) return { kind: 'no_draft' };
  const { bulletin, replaces, decisions: corrections } = draft;
  await refresh();
  const present = library().corpus.bulletins.filter((one) => one.id === bulletin.id);
  // Somebody has imported another version since the preview: the ids of the draft may be those of other entries now.
  const versions = [...present, ...(await bulletins.earlier(workspaceId, bulletin.id))];
  if (!isSame(keepEntryIds(bulletin, versions, { areGiven: false }), bulletin))
    return { kind: 'import_refused', problems: [changedSince(bulletin)] };
  const changes = changesBy(library().corpus, bulletin) ?? compareBulletins(null, bulletin);
  const [imported] = await bulletins.take(workspaceId, [bulletin], {
    by,
    at: clock.now().getTime(),
    replaces: new Map(replaces === null ? [] : [[bulletin.id, replaces]]),
    corrections,
  });
  if (!imported) throw new Error('the store returned nothing for the bulletin');
  if (imported.kind === 'refused') return { kind: 'import_refused', problems: [idTaken(bulletin)] };
  await drafts.remove(workspaceId, id, draft.at);
  await refresh();
  wake();
  const { id: bulletinId, title } = bulletin;
  const canUndo = imported.kind !== 'unchanged';
  const isIn = ({ source }: { readonly source: CorpusEntry }) => source.bulletin.id === bulletinId;
  return {
    kind: 'imported',
    bulletin: { id: bulletinId, title },
    revision: imported.revision,
    canUndo,
    changes,
    deadlines: library().deadlines.filter(isIn),
    undecided: openItems(library().corpus, bulletinId).filter((one) => one.kind === 'possible').length,
  };
}

async function undo(
  { bulletins, library, refresh, wake, clock }: ImportDependencies,
  { id, revision }: ImportRevision,
  { workspaceId, userId: by }: Requester,
): Promise<ImportAnswer> {
  const title = library().corpus.bulletins.find((one) => one.id === id)?.title ?? id;
  const outcome = await bulletins.undo(workspaceId, { id, revision, by, at: clock.now().getTime() });
  if (outcome) {
    await refresh();
    wake();
  }
  return { kind: 'import_undone', title, outcome };
}
