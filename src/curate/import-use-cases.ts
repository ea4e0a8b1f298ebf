import type { Bulletin } from '../bulletin/bulletin.ts';
import { type BulletinChanges, compareBulletins } from '../bulletin/bulletin-changes.ts';
import { pageOf } from '../cards/pages.ts';
import type { Clock } from '../ports.ts';
import type { Library } from '../question/library.ts';
import type { Requester } from '../question/request.ts';
import type { GivenFile } from '../reader/read-bulletin-file.ts';
import type { DraftPage, ImportAnswer, ImportPreview } from './answers.ts';
import type { Curators } from './curators.ts';
import type { BulletinReader, BulletinStore, DraftStore, FileFetcher, ImportDraft, SlackFile } from './ports.ts';
import { type ImportHints, idTaken, prepareImport } from './prepare-import.ts';

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
  readonly confirm: (draftId: string, requester: Requester) => Promise<ImportAnswer>;
  readonly cancel: (draftId: string, requester: Requester) => Promise<ImportAnswer>;
}

/** What importing needs. */
export interface ImportDependencies {
  readonly curators: Curators;
  readonly bulletins: Pick<BulletinStore, 'take'>;
  readonly drafts: DraftStore;
  readonly files: FileFetcher;
  readonly reader: BulletinReader;
  readonly library: () => Library;
  /** Brings the library up to date with the store. */
  readonly refresh: () => Promise<void>;
  /** Makes the reminders check at once whether there is something to post. */
  readonly wake: () => void;
  readonly clock: Clock;
}

/** Creates the use cases of imports. */
export function createImports(deps: ImportDependencies): Imports {
  const ifCurator = async (requester: Requester, act: () => Promise<ImportAnswer>): Promise<ImportAnswer> =>
    (await deps.curators.refusal(requester)) ?? act();
  return {
    form: (requester) => ifCurator(requester, async () => ({ kind: 'import_form' })),
    read: (given, requester) => ifCurator(requester, () => readGiven(deps, given, requester)),
    preview: (at, requester) =>
      ifCurator(requester, async () => {
        const draft = await deps.drafts.find(requester.workspaceId, at.draftId);
        return draft ? previewOf(deps, draft, at) : { kind: 'no_draft' };
      }),
    confirm: (id, requester) => ifCurator(requester, () => confirm(deps, id, requester)),
    cancel: (id, requester) =>
      ifCurator(requester, async () => {
        await deps.drafts.remove(requester.workspaceId, id);
        return { kind: 'import_cancelled' };
      }),
  };
}

async function readGiven(
  deps: ImportDependencies,
  { file, text, hints }: GivenImport,
  { workspaceId, userId }: Requester,
): Promise<ImportAnswer> {
  const given = file ? await deps.files.fetch(workspaceId, file) : pasted(text);
  const present = deps.library().corpus.bulletins;
  const { bulletins, problems } = await prepareImport({ reader: deps.reader, present }, [given], hints);
  const [bulletin] = bulletins;
  if (!bulletin) return { kind: 'import_refused', problems };
  const replaces = present.find(({ id: other }) => other === bulletin.id)?.title ?? null;
  const draft = { bulletin, problems, replaces, by: userId, at: deps.clock.now().getTime() };
  const draftId = await deps.drafts.save(workspaceId, draft);
  return previewOf(deps, draft, { draftId, page: 1 });
}

const pasted = (text: string): GivenFile => ({
  name: 'pasted text.txt',
  bytes: new TextEncoder().encode(text),
});

const entriesPerPage = 4;

function previewOf(
  { library }: ImportDependencies,
  { bulletin, problems }: ImportDraft,
  { draftId, page: number }: DraftPage,
): ImportPreview {
  const { entries, ...head } = bulletin;
  const { items, page } = pageOf(entries, { number, size: entriesPerPage });
  return {
    kind: 'import_preview',
    draftId,
    bulletin: head,
    entries: entries.length,
    deadlines: entries.reduce((sum, { deadlines }) => sum + deadlines.length, 0),
    shown: items,
    page,
    problems,
    changes: changesBy(library(), bulletin),
  };
}

function changesBy({ corpus }: Library, bulletin: Bulletin): BulletinChanges | null {
  const before = corpus.bulletins.find(({ id }) => id === bulletin.id);
  return before ? compareBulletins(before, bulletin) : null;
}

async function confirm(
  { bulletins, drafts, library, refresh, wake, clock }: ImportDependencies,
  id: string,
  { workspaceId, userId: by }: Requester,
): Promise<ImportAnswer> {
  const draft = await drafts.find(workspaceId, id);
  if (!draft) return { kind: 'no_draft' };
  const { bulletin, replaces } = draft;
  const changes = changesBy(library(), bulletin) ?? compareBulletins(null, bulletin);
  const [imported] = await bulletins.take(workspaceId, [bulletin], {
    by,
    at: clock.now().getTime(),
    replaces: new Map(replaces === null ? [] : [[bulletin.id, replaces]]),
  });
  if (!imported) throw new Error('the store returned nothing for the bulletin');
  if (imported.kind === 'refused') return { kind: 'import_refused', problems: [idTaken(bulletin)] };
  await drafts.remove(workspaceId, id);
  await refresh();
  wake();
  const { id: bulletinId, title } = bulletin;
  return { kind: 'imported', bulletin: { id: bulletinId, title }, revision: imported.revision, changes };
}
