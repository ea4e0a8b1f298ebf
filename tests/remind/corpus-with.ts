import { type Bulletin, bulletinSchema } from '../../src/bulletin/bulletin.ts';
import { type Corpus, corpusOf } from '../../src/bulletin/corpus.ts';

/** The fields of a deadline that a test gives; the rest is filled in. */
export interface TestDeadline {
  readonly date: string;
  readonly kind?: string;
  readonly start?: string;
  readonly status?: string;
}

/** A corpus of one bulletin with the deadlines of each entry, by id: `cn-r1`, `cn-r2`. */
export function corpusWith(entries: Readonly<Record<string, readonly TestDeadline[]>>, jurisdiction = 'CN'): Corpus {
  return corpusOf([bulletinWith(entries, jurisdiction)]);
}

/** The bulletin of such a corpus. */
export const bulletinWith = (
  entries: Readonly<Record<string, readonly TestDeadline[]>>,
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
