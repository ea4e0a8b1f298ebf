import { type Library, libraryOf } from '../answers/library.ts';
import { corpusOf } from '../bulletin/corpus.ts';
import { readCorpusFolder } from '../storage/corpus-folder.ts';
import { inputAtFault, printProblems } from './output.ts';

/** The library of a folder; or null, with every problem told, where anything in it is wrong: nothing is half loaded. */
export async function loadLibrary(folder: string): Promise<Library | null> {
  const { bulletins, problems } = await readCorpusFolder(folder);
  if (problems.length === 0) return libraryOf(corpusOf(bulletins));
  printProblems(problems);
  inputAtFault();
  return null;
}
