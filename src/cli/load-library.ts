import { join } from 'node:path';
import { type Library, libraryElsewhere, libraryOf } from '../answers/library.ts';
import { type Corpus, corpusOf } from '../bulletin/corpus.ts';
import { type IndexThread, openIndexThread } from '../indexing/open-index-thread.ts';
import type { Concept } from '../search/concepts/concept.ts';
import { conceptTable } from '../search/concepts/concept-table.ts';
import { readConceptFile } from '../storage/concept-file.ts';
import { readCorpusFolder } from '../storage/corpus-folder.ts';
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

// More than these are indexed in a thread of their own and saved beside the bulletins: measured, they would keep this one busy
// for longer than Slack waits.
const mostHere = 5000;

function libraryMaker(folder: string, concepts: readonly Concept[]): (corpus: Corpus) => Promise<Library> {
  const table = conceptTable(concepts);
  let thread: IndexThread | null = null;
  const of = async (corpus: Corpus): Promise<Library> => {
    if (corpus.entries.length <= mostHere) return { ...libraryOf(corpus, table), of };
    thread ??= openIndexThread({ concepts, snapshot: join(folder, '.index', 'entries.index') });
    await thread.replace(corpus.entries);
    return libraryElsewhere(corpus, table, { ...thread, of });
  };
  return of;
}
