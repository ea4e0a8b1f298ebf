import { fileURLToPath } from 'node:url';
import { corpusOf } from '../src/bulletin/corpus.ts';
import { type Library, libraryOf } from '../src/question/library.ts';
import { type ConceptTable, conceptTable } from '../src/search/concepts/concept-table.ts';
import { readConceptFile, readCorpusFolder } from '../src/storage/corpus-files.ts';
import { type CalendarDate, parseCalendarDate } from '../src/time/calendar-date.ts';

/** The folder with the bundled bulletins. */
const bundledFolder = fileURLToPath(new URL('../data', import.meta.url));

/** What the bundled table of concepts calls things. */
export async function bundledConcepts(): Promise<ConceptTable> {
  const path = fileURLToPath(new URL('../data/concepts.yaml', import.meta.url));
  const { concepts, problems } = await readConceptFile(path);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return conceptTable(concepts);
}

/** The library of the bundled bulletins. */
export async function bundledLibrary(): Promise<Library> {
  const { bulletins, problems } = await readCorpusFolder(bundledFolder);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return libraryOf(corpusOf(bulletins), await bundledConcepts());
}

/** A day that the test is sure of. */
export function day(text: string): CalendarDate {
  const date = parseCalendarDate(text);
  if (!date) throw new Error(`no such day: ${text}`);
  return date;
}
