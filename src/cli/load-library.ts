import { join } from 'node:path';
import { type Library, libraryElsewhere, libraryIndexed } from '../answers/library.ts';
import { type Corpus, corpusOf } from '../bulletin/corpus.ts';
import { type IndexThread, openIndexThread } from '../indexing/open-index-thread.ts';
import { indexing, searchIndexOf } from '../search/build-index.ts';
import type { Concept } from '../search/concepts/concept.ts';
import { conceptTable } from '../search/concepts/concept-table.ts';
import { EntryIndex } from '../search/index/entry-index.ts';
import { readConceptFile } from '../storage/concept-file.ts';
import { readCorpusFolder } from '../storage/corpus-folder.ts';
import { inSlices } from './in-slices.ts';
import { bundledConcepts } from './options.ts';
import { inputAtFault, printProblems } from './output.ts';

/** The library of a folder; or null, with every problem told, where anything in it is wrong: nothing is half loaded. */
export async function loadLibrary(folder: string): Promise<Library | null> {
  const { bulletins, problems: ofBulletins } = await readCorpusFolder(folder);
  const { concepts, problems: ofConcepts } = await readConceptFile(bundledConcepts);
  const problems = [...ofBulletins, ...ofConcepts];
  if (problems.length === 0) return libraryMaker(folder, concepts)(corpusOf(bulletins));
  printProblems(problems);
  inputAtFault();
  return null;
}

// More than these are indexed in a thread of their own and saved beside the bulletins: here they would take for longer than
// Slack waits, if in slices.
const mostHere = 1500;

function libraryMaker(folder: string, concepts: readonly Concept[]): (corpus: Corpus) => Promise<Library> {
  const table = conceptTable(concepts);
  let thread: IndexThread | null = null;
  const of = async (corpus: Corpus): Promise<Library> => {
    if (corpus.entries.length <= mostHere) {
      const entries = new EntryIndex(table);
      await inSlices(indexing(entries, corpus.entries));
      return { ...libraryIndexed(corpus, table, searchIndexOf(entries)), of };
    }
    thread ??= openIndexThread({ concepts, snapshot: join(folder, '.index', 'entries.index') });
    await thread.replace(corpus.entries);
    return libraryElsewhere(corpus, table, { ...thread, of });
  };
  return of;
}
