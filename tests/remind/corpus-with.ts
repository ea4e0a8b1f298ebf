import { type Bulletin, bulletinSchema } from '../../src/bulletin/bulletin.ts';
import { type Corpus, corpusOf } from '../../src/bulletin/corpus.ts';

/** A deadline as a test tells it; the rest is filled in. */
export interface ToldDeadline {
  readonly date: string;
  readonly kind?: string;
  readonly start?: string;
  readonly status?: string;
}

/** A corpus of one bulletin: under the id of each entry its deadlines. Entries are named `cn-r1`, `cn-r2`. */
export function corpusWith(
  entries: Readonly<Record<string, readonly ToldDeadline[]>>,
  jurisdiction = 'CN',
): Corpus {
  return corpusOf([bulletinWith(entries, jurisdiction)]);
}

/** The bulletin of such a corpus, under its id. */
export const bulletinWith = (
  entries: Readonly<Record<string, readonly ToldDeadline[]>>,
  jurisdiction: string,
  id = 'cn',
): Bulletin =>
  bulletinSchema.parse({
    id,
    title: 'A bulletin',
    issued: '2019-04',
    jurisdiction,
    language: 'en',
    entries: Object.entries(entries).map(([entryId, deadlines]) => ({
      id: entryId,
      section: 'regulatory',
      title: `Entry ${entryId}`,
      date: null,
      body: 'Told.',
      deadlines: deadlines.map((one) => ({
        kind: 'consultation_close',
        quote: 'Told',
        status: 'confirmed',
        ...one,
      })),
    })),
  });
