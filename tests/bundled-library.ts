import { fileURLToPath } from 'node:url';
import { type Library, libraryOf } from '../src/answers/library.ts';
import { corpusOf } from '../src/bulletin/corpus.ts';
import { readCorpusFolder } from '../src/storage/corpus-folder.ts';
import { type CalendarDate, parseCalendarDate } from '../src/time/calendar-date.ts';

/** The folder with the bundled bulletins. */
const bundledFolder = fileURLToPath(new URL('../data', import.meta.url));

/** The library of the bundled bulletins. */
export async function bundledLibrary(): Promise<Library> {
  const { bulletins, problems } = await readCorpusFolder(bundledFolder);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return libraryOf(corpusOf(bulletins));
}

/** A day that the test is sure of. */
export function day(text: string): CalendarDate {
  const date = parseCalendarDate(text);
  if (!date) throw new Error(`no such day: ${text}`);
  return date;
}
