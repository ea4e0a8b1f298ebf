import type { Bulletin } from '../bulletin/bulletin.ts';
import { type BulletinChanges, compareBulletins } from '../bulletin/bulletin-changes.ts';
import { pageOf } from '../cards/buttons.ts';
import type { Clock } from '../ports.ts';
import type { Library } from '../question/library.ts';
import type { Requester } from '../question/request.ts';
import type { GivenFile } from '../reader/read-bulletin-file.ts';
import type { ImportAnswer, ImportPreview } from './answers.ts';
import type { Curators } from './curators.ts';
import type {
  BulletinReader,
  BulletinStore,
  DraftStore,
  FileFetcher,
  ImportDraft,
  SlackFile,
} from './ports.ts';
import { type ImportHints, idTaken, prepareImport } from './prepare-import.ts';

/** What a curator gives to be imported: a file, or pasted text. */
interface GivenImport {
  readonly file: SlackFile | null;
  readonly text: string;
  readonly known: ImportHints;
}

/** What a curator can do to bring a bulletin in. Each says no to anybody else. */
export interface Imports {
  /** The form, to be filled in. */
  readonly form: (asker: Requester) => Promise<ImportAnswer>;
  /** Reads what was given and keeps it as a draft. */
  readonly read: (given: GivenImport, asker: Requester) => Promise<ImportAnswer>;
  /** A page of a draft. */
  readonly preview: (draftId: string, page: number, asker: Requester) => Promise<ImportAnswer>;
  readonly confirm: (draftId: string, asker: Requester) => Promise<ImportAnswer>;
  readonly cancel: (draftId: string, asker: Requester) => Promise<ImportAnswer>;
}

/** What importing works with. */
export interface ImportDependencies {
  readonly curators: Curators;
  readonly bulletins: Pick<BulletinStore, 'take'>;
  readonly drafts: DraftStore;
  readonly files: FileFetcher;
  readonly reader: BulletinReader;
  readonly library: () => Library;
  /** Puts what was imported before those who ask, and before the reminders. */
  readonly refresh: () => Promise<void>;
  /** Lets the reminders look at once at what there is to tell. */
  readonly wake: () => void;
  readonly clock: Clock;
}

/** Puts the steps of an import together. */
export function createImports(facts: ImportDependencies): Imports {
  const allowed = async (asker: Requester, act: () => Promise<ImportAnswer>): Promise<ImportAnswer> =>
    (await facts.curators.refusal(asker)) ?? act();
  return {
    form: (asker) => allowed(asker, async () => ({ kind: 'import_form' })),
    read: (given, asker) => allowed(asker, () => readGiven(facts, given, asker)),
    preview: (id, page, asker) => allowed(asker, () => previewOf(facts, { id, page }, asker)),
    confirm: (id, asker) => allowed(asker, () => confirm(facts, id, asker)),
    cancel: (id, asker) =>
      allowed(asker, async () => {
        await facts.drafts.remove(asker.workspaceId, id);
        return { kind: 'import_cancelled' };
      }),
  };
}

async function readGiven(
  facts: ImportDependencies,
  { file, text, known }: GivenImport,
  { workspaceId, userId }: Requester,
): Promise<ImportAnswer> {
  const given = file ? await facts.files.fetch(workspaceId, file) : pasted(text);
  const present = facts.library().corpus.bulletins;
  const { bulletins, problems } = await prepareImport({ reader: facts.reader, present }, [given], known);
  const [bulletin] = bulletins;
  if (!bulletin) return { kind: 'import_refused', problems };
  const replaces = present.find(({ id: other }) => other === bulletin.id)?.title ?? null;
  const draft = { bulletin, problems, replaces, by: userId, at: facts.clock.now().getTime() };
  const id = await facts.drafts.save(workspaceId, draft);
  return tellPreview(facts, draft, { id, page: 1 });
}

const pasted = (text: string): GivenFile => ({
  name: 'pasted text.txt',
  bytes: new TextEncoder().encode(text),
});

interface DraftPage {
  readonly id: string;
  readonly page: number;
}

async function previewOf(
  facts: ImportDependencies,
  at: DraftPage,
  { workspaceId }: Requester,
): Promise<ImportAnswer> {
  const draft = await facts.drafts.find(workspaceId, at.id);
  return draft ? tellPreview(facts, draft, at) : { kind: 'no_draft' };
}

/** Entries on a page of a preview. */
const pageSize = 4;

function tellPreview(
  { library }: ImportDependencies,
  { bulletin, problems }: ImportDraft,
  { id, page: number }: DraftPage,
): ImportPreview {
  const { entries, ...head } = bulletin;
  const { items, page } = pageOf(entries, { number, size: pageSize });
  return {
    kind: 'import_preview',
    draftId: id,
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
  { workspaceId, userId }: Requester,
): Promise<ImportAnswer> {
  const draft = await drafts.find(workspaceId, id);
  if (!draft) return { kind: 'no_draft' };
  const { bulletin, replaces } = draft;
  const changes = changesBy(library(), bulletin) ?? compareBulletins(null, bulletin);
  const imported = {
    by: userId,
    at: clock.now().getTime(),
    replaces: new Map(replaces === null ? [] : [[bulletin.id, replaces]]),
  };
  const [taken] = await bulletins.take(workspaceId, [bulletin], imported);
  if (!taken) throw new Error('of one bulletin that is taken one is told');
  if (taken.kind === 'refused') return { kind: 'import_refused', problems: [idTaken(bulletin)] };
  await drafts.remove(workspaceId, id);
  await refresh();
  wake();
  const { revision } = taken;
  return { kind: 'imported', bulletin: { id: bulletin.id, title: bulletin.title }, revision, changes };
}
