import { findAuthority } from '../../bulletin/authorities/authorities.ts';
import type { CorpusEntry } from '../../bulletin/corpus.ts';

/** What an entry is found by. */
export const entryFields = ['title', 'body', 'authorities', 'instruments', 'section'] as const;

/** One of `entryFields`. */
export type EntryField = (typeof entryFields)[number];

/** How much a word counts in each field: one of the title says more than one of the body. */
export const fieldWeights: Readonly<Record<EntryField, number>> = {
  title: 2.5,
  body: 1,
  authorities: 1,
  instruments: 1,
  section: 0.5,
};

/** The text of a field. An authority is found by its code, its name of today and its Chinese names. */
export function fieldText({ entry }: CorpusEntry, field: EntryField): string {
  switch (field) {
    case 'title':
      return entry.title;
    case 'body':
      return entry.body;
    case 'authorities':
      return entry.authorities.flatMap(namesOf).join('\n');
    case 'instruments':
      return entry.instruments.join('\n');
    case 'section':
      return entry.section;
  }
}

// Older names in several words stay out: they would make every entry of today's market regulator answer to "industry".
// Asked for as a whole they are found all the same, by the concept.
function namesOf(codeOrName: string): readonly string[] {
  const known = findAuthority(codeOrName);
  if (!known) return [codeOrName];
  const names = known.names.filter((name, i) => i === 0 || !name.includes(' '));
  return [known.code, ...names, ...known.chinese];
}
