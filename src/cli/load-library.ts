import { type Library, libraryOf } from '../answers/library.ts';
import { corpusOf } from '../bulletin/corpus.ts';
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
  if (problems.length === 0) return libraryOf(corpusOf(bulletins), conceptTable(concepts));
  printProblems(problems);
  inputAtFault();
  return null;
}
