import type { Bulletin } from '../bulletin/bulletin.ts';
import { type Corpus, corpusOf } from '../bulletin/corpus.ts';
import type { Library } from '../question/library.ts';
import type { BulletinStore, KeptCorpus } from './ports.ts';

/** The library of the moment, out of the bulletins of a folder and of those that were imported. */
export interface CorpusLoader {
  readonly library: () => Library;
  /**
   * Reads the store where its corpus is another than that of the library, and puts the new library in the place of the old one
   * once `take` has taken it; where `take` rejects, the old one stays and the next call tries again. One call after the other.
   */
  readonly refresh: (take: (library: Library) => Promise<void>) => Promise<void>;
}

/** What a shelf is filled from. */
export interface CorpusLoaderOptions {
  /** The corpus of the folder, and how it is made ready. */
  readonly bundled: Pick<Library, 'corpus' | 'of'>;
  readonly store: Pick<BulletinStore, 'revision' | 'kept'>;
  /** Whose imports are on the shelf, beside those of every workspace. */
  readonly workspaceId: string;
}

/** Fills a shelf with what the store holds now. */
export async function openCorpusLoader({
  bundled,
  store,
  workspaceId,
}: CorpusLoaderOptions): Promise<CorpusLoader> {
  const read = async () => libraryWith(bundled, await store.kept(workspaceId));
  let library = await read();
  const update = async (take: (library: Library) => Promise<void>): Promise<void> => {
    if ((await store.revision()) === library.corpus.revision) return;
    const found = await read();
    await take(found);
    library = found;
  };
  let last: Promise<void> = Promise.resolve();
  return {
    library: () => library,
    refresh: (take) => {
      const refreshing = last.then(() => update(take));
      last = refreshing.catch(() => {});
      return refreshing;
    },
  };
}

/** The library of `corpusWith`. */
export async function libraryWith(
  bundled: Pick<Library, 'corpus' | 'of'>,
  kept: KeptCorpus,
): Promise<Library> {
  const corpus = corpusWith(bundled.corpus, kept);
  return bundled.of(corpus);
}

/** The corpus of a folder with what was imported and corrected. An imported bulletin takes the place of one with its id. */
export function corpusWith(bundled: Corpus, { revision, bulletins, corrections }: KeptCorpus): Corpus {
  if (revision === 0) return bundled;
  const imported = bulletins.map(({ bulletin }) => bulletin);
  return corpusOf(together(bundled.bulletins, imported), { revision, corrections });
}

function together(bundled: readonly Bulletin[], imported: readonly Bulletin[]): readonly Bulletin[] {
  const byId = new Map(bundled.map((bulletin) => [bulletin.id, bulletin]));
  for (const bulletin of imported) byId.set(bulletin.id, bulletin);
  return [...byId.values()];
}
