import type { Bulletin, Deadline } from '../../src/bulletin/bulletin.ts';
import { type Corpus, corpusOf } from '../../src/bulletin/corpus.ts';
import { bulletinOf } from '../bulletin-of.ts';
import { day } from '../bundled-library.ts';

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
  bulletinOf(
    { id, jurisdiction },
    Object.entries(entries).map(([entryId, deadlines]) => ({
      id: entryId,
      title: `Entry ${entryId}`,
      deadlines: deadlines.map((one) => ({
        kind: 'consultation_close',
        quote: 'Told',
        status: 'confirmed',
        ...one,
      })),
    })),
  );

/** The end of a pilot that was read by the app. */
export const pilotEnd = (date: string, more: Partial<Deadline> = {}): Deadline => ({
  kind: 'pilot_end',
  date: day(date),
  start: null,
  quote: 'until then',
  status: 'extracted',
  ...more,
});
