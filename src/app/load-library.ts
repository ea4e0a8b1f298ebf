import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { corpusOf, issuedBy } from '../bulletin/corpus.ts';
import { everything, isEverything, type Scope } from '../bulletin/scope.ts';
import { libraryWith, openCorpusLoader } from '../curate/corpus-loader.ts';
import type { BulletinStore } from '../curate/ports.ts';
import { OperatorError } from '../ports.ts';
import { type Library, type LibrarySource, libraryInProcess, libraryInWorker } from '../question/library.ts';
import { conceptTable } from '../search/concepts/concept-table.ts';
import { searchIndexOf } from '../search/index/build-index.ts';
import type { Source } from '../sources/source.ts';
import { createBulletinStore } from '../storage/bulletin-store.ts';
import { type ReadVocabulary, readCorpusFiles, readSourceFiles } from '../storage/corpus-files.ts';
import type { Database } from '../storage/database.ts';
import { openDatabase } from '../storage/open-database.ts';
import { databaseFile } from '../storage/open-sqlite.ts';
import { everyWorkspace } from '../storage/tables.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import { minute } from '../time/instant.ts';
import { type IndexThread, openIndexThread } from './index-thread/open-index-thread.ts';
import { savedIndex } from './index-thread/saved-index.ts';
import { bundledData, today } from './options.ts';
import { failWithInputError, printProblems } from './output.ts';
import { checkedCorpus, fewestSaved } from './saved-corpus.ts';
import { readScope, readStorePlace } from './settings.ts';
import { workspaceIn } from './workspace-option.ts';

/** Whose library is loaded. */
interface LibraryOptions {
  /** The workspace; by default the only one, or what all share if there are several. */
  readonly workspace?: string;
  /** What is listed, in place of what the workspace or the environment says. */
  readonly chosen?: Partial<Scope>;
}

/**
 * The library of a folder as the app has it on a day: with what was imported and corrected, if there is a database. Throws an
 * `OperatorError` if the workspace isn't known.
 */
export async function loadLibrary(
  folder: string,
  day: CalendarDate,
  { workspace, chosen = {} }: LibraryOptions = {},
): Promise<Library | null> {
  const loaded = await loadCorpus(folder, { day, chosen });
  if (loaded === null) return null;
  await using database = await openExisting();
  const workspaceId = await workspaceIn(database, workspace);
  if (database === null) return loaded.build(corpusOf(loaded.bulletins, loaded));
  const kept = await createBulletinStore(database).kept(workspaceId ?? everyWorkspace);
  return libraryWith(loaded, Object.keys(chosen).length > 0 ? { ...kept, scope: null } : kept);
}

/**
 * The library of a folder as the app has it, for a process that lives on: each call follows what was imported and corrected since, and
 * the day. Null if anything in the folder is wrong, which is printed. Throws an `OperatorError` if the workspace isn't known.
 */
export async function followLibrary(
  folder: string,
  { workspace }: Pick<LibraryOptions, 'workspace'>,
): Promise<(() => Promise<Library>) | null> {
  const bundled = await loadCorpus(folder);
  if (bundled === null) return null;
  const database = await openExisting();
  const loader = await openCorpusLoader({
    bundled,
    store: database ? createBulletinStore(database) : nothingKept,
    workspaceId: (await workspaceIn(database, workspace)) ?? everyWorkspace,
    today,
  });
  return async () => {
    await loader.refresh(() => Promise.resolve());
    return loader.library();
  };
}

const nothingKept: Pick<BulletinStore, 'revisions' | 'kept'> = {
  revisions: () => Promise.resolve({ of: () => 0, hasOwn: () => false }),
  kept: () => Promise.resolve({ revision: 0, bulletins: [], corrections: [], scope: null, hasOwn: false }),
};

// Reading does not create a database.
async function openExisting(): Promise<Database | null> {
  const place = readStorePlace(process.env);
  const isThere = place.kind === 'postgres' || existsSync(join(place.folder, databaseFile));
  return isThere ? openDatabase(place) : null;
}

/**
 * The bulletins of a folder. If anything in it is wrong, prints every problem and returns null; nothing is loaded in
 * part.
 */
export async function loadCorpus(
  folder: string,
  { day, chosen = {} }: LoadOptions = {},
): Promise<LibrarySource | null> {
  const checked = await checkedCorpus(await readCorpusFiles(folder), bundledData);
  const { bulletins, problems } = checked;
  const scope = scopeWith(chosen, checked.topics);
  const known = day === undefined ? bulletins : issuedBy(bulletins, day);
  if (problems.length === 0) return { bulletins: known, scope, ...libraryMaker(folder, checked) };
  printProblems(problems);
  failWithInputError();
  return null;
}

/** The suggested sources with those of the operator's file. If anything in them is wrong, prints every problem and returns null. */
export async function loadSources(ownFile: string | null): Promise<readonly Source[] | null> {
  const { sources, problems } = await readSourceFiles(bundledData, ownFile);
  if (problems.length === 0) return sources;
  printProblems(problems);
  failWithInputError();
  return null;
}

interface LoadOptions {
  /** Leaves out the bulletins that are issued later. */
  readonly day?: CalendarDate;
  /** What is listed, in place of what the environment says. */
  readonly chosen?: Partial<Scope>;
}

// Throws an `OperatorError` for a topic that there is not.
function scopeWith(chosen: Partial<Scope>, topics: ReadVocabulary['topics']): Scope | null {
  const scope = { ...everything, ...readScope(process.env), ...chosen };
  const unknown = scope.topics.filter((id) => !topics.some((topic) => topic.id === id));
  if (unknown.length > 0) {
    const known = topics.map(({ id }) => id).join(', ');
    throw new OperatorError(`There is no topic ${unknown.join(', ')}. The topics are ${known}.`);
  }
  return isEverything(scope) ? null : scope;
}

// An index of more entries is built in its own thread: in slices on this one it would take longer than Slack waits.
const mostHere = 1500;

function libraryMaker(
  folder: string,
  { concepts, lexicon, topics }: ReadVocabulary,
): Pick<LibrarySource, 'build' | 'release'> {
  const table = conceptTable(concepts, lexicon, topics);
  const saved = join(folder, '.index', 'entries.index');
  // Two corpora in one thread would answer for each other.
  const threads = new Map<string, IndexThread>();
  return {
    build: async (corpus, own = everyWorkspace) => {
      const count = corpus.entries.length;
      const snapshot = own === everyWorkspace ? saved : null;
      if (count <= mostHere) {
        const options = { concepts: table, snapshot: count < fewestSaved ? null : snapshot, slice: 5 };
        const { entries } = await savedIndex(corpus.entries, options);
        return libraryInProcess(corpus, table, searchIndexOf(entries));
      }
      const thread = threads.get(own) ?? openIndexThread({ concepts, lexicon, snapshot });
      threads.set(own, thread);
      await thread.replace(corpus.entries);
      return libraryInWorker(corpus, table, thread);
    },
    release: (own) => {
      const thread = threads.get(own);
      threads.delete(own);
      if (thread) setTimeout(() => void thread[Symbol.asyncDispose](), minute).unref();
    },
  };
}
