import type { CorpusEntry } from '../bulletin/corpus.ts';
import { indexing } from '../search/build-index.ts';
import type { ConceptTable } from '../search/concepts/concept-table.ts';
import { EntryIndex } from '../search/index/entry-index.ts';
import { IndexKey } from './index-key.ts';
import { loadSnapshot, saveSnapshot } from './snapshot-file.ts';

/** How an index is made and kept. */
export interface SavingFacts {
  readonly concepts: ConceptTable;
  /** Where it is saved. */
  readonly snapshot: string;
  /** Takes all the steps, and lets others have a turn between them. */
  readonly inSlices: (steps: Iterable<unknown>) => Promise<void>;
}

/**
 * An index of the entries in this thread: loaded where just these were saved, else made in slices and saved. Of few entries it is
 * made faster than it is loaded, and nothing is saved.
 */
export async function savedIndex(
  sources: readonly CorpusEntry[],
  { concepts, snapshot, inSlices }: SavingFacts,
): Promise<EntryIndex> {
  const index = new EntryIndex(concepts);
  if (sources.length < fewestSaved) {
    await inSlices(indexing(index, sources));
    return index;
  }
  const key = new IndexKey(concepts.all);
  await inSlices(adding(key, sources));
  const name = key.close();
  const columns = await loadSnapshot(snapshot, name);
  if (columns) {
    index.restore(columns, sources);
  } else {
    await inSlices(indexing(index, sources));
    await saveSnapshot(snapshot, { key: name, columns: index.compact() });
  }
  return index;
}

const fewestSaved = 200;

function* adding(key: IndexKey, sources: readonly CorpusEntry[]): Iterable<CorpusEntry> {
  for (const source of sources) {
    key.add(source);
    yield source;
  }
}
