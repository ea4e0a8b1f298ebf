import { type Corpus, corpusOf, issuedBy } from '../bulletin/corpus.ts';
import type { Library, LibrarySource } from '../question/library.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import type { BulletinStore, KeptCorpus } from './ports.ts';

/** Keeps the library of this process up to date with the store. */
export interface CorpusLoader {
  /** The current library: the bundled bulletins that are issued, with imports and corrections. */
  readonly library: () => Library;
  /**
   * Loads the corpus if it has changed in the store, or if the day has come on which another bulletin is issued. The new library becomes current once `apply` has resolved; if that rejects, the
   * old one stays and the next call tries again. Calls run one after the other.
   */
  readonly refresh: (apply: (library: Library) => Promise<void>) => Promise<void>;
}

/** What a corpus is loaded from. */
export interface CorpusLoaderOptions {
  /** The bulletins of the data folder, and what makes a library of a corpus. */
  readonly bundled: LibrarySource;
  readonly store: Pick<BulletinStore, 'revision' | 'kept'>;
  /** The workspace whose imports are loaded, beside those for every workspace. */
  readonly workspaceId: string;
  readonly today: () => CalendarDate;
}

/** Loads the corpus from the store for the first time. */
export async function openCorpusLoader({
  bundled,
  store,
  workspaceId,
  today,
}: CorpusLoaderOptions): Promise<CorpusLoader> {
  let issued = issuedBy(bundled.bulletins, today());
  const load = async () => libraryWith({ ...bundled, bulletins: issued }, await store.kept(workspaceId));
  let library = await load();
  let last: Promise<void> = Promise.resolve();
  const update = async (apply: (library: Library) => Promise<void>): Promise<void> => {
    const now = issuedBy(bundled.bulletins, today());
    const isSame = now.length === issued.length;
    if (isSame && (await store.revision()) === library.corpus.revision) return;
    issued = now;
    const next = await load();
    await apply(next);
    library = next;
  };
  return {
    library: () => library,
    refresh: (apply) => {
      const refreshing = last.then(() => update(apply));
      last = refreshing.catch(() => {});
      return refreshing;
    },
  };
}

/** The library of `corpusWith`. */
export async function libraryWith(bundled: LibrarySource, kept: KeptCorpus): Promise<Library> {
  return bundled.build(corpusWith(bundled, kept));
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
