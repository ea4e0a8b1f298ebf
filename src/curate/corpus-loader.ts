import { type Corpus, corpusOf, issuedBy } from '../bulletin/corpus.ts';
import type { Library, LibrarySource } from '../question/library.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import type { BulletinStore, CorpusRevisions, KeptCorpus } from './ports.ts';

/** Keeps the library of a workspace up to date with the store. */
export interface CorpusLoader {
  /** The current library: the bundled bulletins that are issued, with imports and corrections. */
  readonly library: () => Library;
  /** Whether the library, with its index, is one that no other workspace has. It takes megabytes. */
  readonly isOwn: () => boolean;
  /** Whether the workspace has something of its own in it, if only a choice of what is listed. */
  readonly hasOwn: () => boolean;
  /**
   * Loads the corpus if it has changed in the store, or if the day has come on which another bulletin is issued. The new library becomes current once `apply` has resolved; if that rejects, the
   * old one stays and the next call tries again. Calls run one after the other.
   * @param revisions as of now; by default the store is asked
   */
  readonly refresh: (
    apply: (library: Library, hasOwn: boolean) => Promise<void>,
    revisions?: CorpusRevisions,
  ) => Promise<void>;
}

/** What a corpus is loaded from. */
export interface CorpusLoaderOptions {
  /** The bulletins of the data folder, and what makes a library of a corpus. */
  readonly bundled: LibrarySource;
  readonly store: Pick<BulletinStore, 'revisions' | 'kept'>;
  /** The workspace whose imports are loaded, beside those for every workspace. */
  readonly workspaceId: string;
  readonly today: () => CalendarDate;
  /** The current library of all workspaces that have nothing of their own; left out where one workspace has the app for itself. */
  readonly shared?: () => Library;
}

/** Loads the corpus from the store for the first time. */
export async function openCorpusLoader(options: CorpusLoaderOptions): Promise<CorpusLoader> {
  const { bundled, store, workspaceId, today, shared } = options;
  let issued = issuedBy(bundled.bulletins, today());
  const load = async (revisions: CorpusRevisions, ofAll: Library | undefined): Promise<Library> => {
    if (ofAll && !revisions.hasOwn(workspaceId)) return ofAll;
    const kept = await store.kept(workspaceId);
    const ownRevision = revisions.of(workspaceId) - revisions.of(everyone);
    if (ofAll && !kept.hasOwn) return inScope(ofAll, { ...kept, revision: ofAll.corpus.revision + ownRevision });
    return libraryWith({ ...bundled, bulletins: issued }, kept, shared && workspaceId);
  };
  const first = await store.revisions();
  let hasOwn = first.hasOwn(workspaceId);
  let basis = shared?.();
  let library = await load(first, basis);
  let last: Promise<void> = Promise.resolve();
  const update: CorpusLoader['refresh'] = async (apply, given) => {
    const now = issuedBy(bundled.bulletins, today());
    const ofAll = shared?.();
    const isSame = now.length === issued.length && ofAll === basis;
    const revisions = given ?? (await store.revisions());
    if (isSame && revisions.of(workspaceId) === library.corpus.revision) return;
    issued = now;
    const next = await load(revisions, ofAll);
    await apply(next, revisions.hasOwn(workspaceId));
    [library, basis, hasOwn] = [next, ofAll, revisions.hasOwn(workspaceId)];
  };
  return {
    library: () => library,
    isOwn: () => library.corpus.entries !== basis?.corpus.entries,
    hasOwn: () => hasOwn,
    refresh: (...asked) => {
      const refreshing = last.then(() => update(...asked));
      last = refreshing.catch(() => {});
      return refreshing;
    },
  };
}

// As the store names what belongs to every workspace.
const everyone = '*';

// What concerns a workspace limits lists; the entries and their index are those of all.
const inScope = (shared: Library, { revision, scope }: Pick<KeptCorpus, 'revision' | 'scope'>): Library => ({
  ...shared,
  corpus: { ...shared.corpus, revision, scope: scope ?? shared.corpus.scope },
  // In the language of whoever asks, not of whoever was first.
  get exampleSearches() {
    return shared.exampleSearches;
  },
  get exampleQuestions() {
    return shared.exampleQuestions;
  },
});

/** The library of `corpusWith`. @param own the workspace to which alone it belongs */
export async function libraryWith(bundled: LibrarySource, kept: KeptCorpus, own?: string): Promise<Library> {
  return bundled.build(corpusWith(bundled, kept), own);
}

/** Bundled bulletins with imports and corrections. An imported bulletin replaces the bundled one with the same id. */
export function corpusWith(
  bundled: Pick<LibrarySource, 'bulletins' | 'scope'>,
  { revision, bulletins, corrections, scope }: KeptCorpus,
): Corpus {
  const imported = bulletins.map(({ bulletin }) => bulletin);
  const byId = new Map([...bundled.bulletins, ...imported].map((bulletin) => [bulletin.id, bulletin]));
  return corpusOf([...byId.values()], { revision, corrections, scope: scope ?? bundled.scope });
}
