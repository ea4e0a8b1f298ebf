import { bundledData, sampleBulletin } from '../src/app/options.ts';
import { corpusOf } from '../src/bulletin/corpus.ts';
import { type Library, type LibrarySource, libraryInProcess } from '../src/question/library.ts';
import { type ConceptTable, conceptTable } from '../src/search/concepts/concept-table.ts';
import { buildIndex, type SearchIndex } from '../src/search/index/build-index.ts';
import { readCorpusFolder, readVocabulary } from '../src/storage/corpus-files.ts';
import { type CalendarDate, parseCalendarDate } from '../src/time/calendar-date.ts';

/** The bundled table of concepts and everyday words. */
export async function bundledConcepts(): Promise<ConceptTable> {
  const { concepts, lexicon, topics, problems } = await readVocabulary(bundledData);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return conceptTable(concepts, lexicon, topics);
}

/** The library of the sample bulletin alone: what tests say of it holds whatever else is bundled. */
export const bundledLibrary = (): Promise<Library> => libraryIn(sampleBulletin);

/** The library of everything that is bundled. */
export const livingLibrary = (): Promise<Library> => libraryIn(bundledData);

async function libraryIn(place: string): Promise<Library> {
  const { bulletins, problems } = await readCorpusFolder(place);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return libraryInProcess(corpusOf(bulletins), await bundledConcepts());
}

/** The index of the sample bulletin. */
export async function bundledIndex(): Promise<SearchIndex> {
  const { corpus, concepts } = await bundledLibrary();
  return buildIndex(corpus, concepts);
}

/** The library's bulletins, and a way to build libraries of corpora with the same concepts. */
export function sourceOf({ corpus, concepts }: Library): LibrarySource {
  return { bulletins: corpus.bulletins, scope: null, build: async (next) => libraryInProcess(next, concepts) };
}

/** A date of a test; throws if there is no such day. */
export function day(text: string): CalendarDate {
  const date = parseCalendarDate(text);
  if (!date) throw new Error(`no such day: ${text}`);
  return date;
}
