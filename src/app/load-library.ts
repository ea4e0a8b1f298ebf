import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { corpusOf } from '../bulletin/corpus.ts';
import { type Library, type LibrarySource, libraryInProcess, libraryInWorker } from '../question/library.ts';
import { conceptTable } from '../search/concepts/concept-table.ts';
import type { Concept } from '../search/concepts/read-concepts.ts';
import { searchIndexOf } from '../search/index/build-index.ts';
import { readConceptFile, readCorpusFolder } from '../storage/corpus-files.ts';
import { type IndexThread, openIndexThread } from './index-thread/open-index-thread.ts';
import { savedIndex } from './index-thread/saved-index.ts';
import { bundledConcepts } from './options.ts';
import { failWithInputError, printProblems } from './output.ts';

/** The library of a folder, as `loadCorpus` loads it. */
export async function loadLibrary(folder: string): Promise<Library | null> {
  const loaded = await loadCorpus(folder);
  return loaded === null ? null : loaded.build(loaded.corpus);
}

/** The corpus of a folder; or null, with every problem told, where anything in it is wrong: nothing is half loaded. */
export async function loadCorpus(folder: string): Promise<LibrarySource | null> {
  const { bulletins, problems: ofBulletins } = await readCorpusFolder(folder);
  const { concepts, problems: ofConcepts } = await readConceptFile(bundledConcepts);
  const problems = [...ofBulletins, ...ofConcepts];
  if (problems.length === 0) return { corpus: corpusOf(bulletins), build: libraryMaker(folder, concepts) };
  printProblems(problems);
  failWithInputError();
  return null;
}

// More than these are indexed in a thread of their own: here they would take for longer than Slack waits, if in slices.
const mostHere = 1500;

function libraryMaker(folder: string, concepts: readonly Concept[]): LibrarySource['build'] {
  const table = conceptTable(concepts);
  const snapshot = join(folder, '.index', 'entries.index');
  let thread: IndexThread | null = null;
  return async (corpus) => {
    if (corpus.entries.length <= mostHere) {
      const entries = await savedIndex(corpus.entries, { concepts: table, snapshot, inSlices });
      return libraryInProcess(corpus, table, searchIndexOf(entries));
    }
    thread ??= openIndexThread({ concepts, snapshot });
    await thread.replace(corpus.entries);
    return libraryInWorker(corpus, table, thread);
  };
}

/** For so long work goes on before whoever waits has a turn, in milliseconds; and for one step more. */
const slice = 5;

/** Takes all the steps, and lets others have a turn between them. */
async function inSlices(steps: Iterable<unknown>): Promise<void> {
  let began = performance.now();
  for (const _ of steps) {
    if (performance.now() - began < slice) continue;
    await setImmediate();
    began = performance.now();
  }
}
