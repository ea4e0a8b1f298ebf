// MiniSearch names what it leaves to subclasses with an underscore.
/* oxlint-disable no-underscore-dangle */
import MiniSearch from 'minisearch';
import { findAuthority } from '../../bulletin/authorities.ts';
import type { CorpusEntry } from '../../bulletin/corpus.ts';
import type { ConceptTable } from '../concepts/concept-table.ts';
import { entryTerms } from '../entry-terms.ts';
import { wordOfExactTerm } from '../words.ts';
import { type Columns, ColumnWriter, type Postings, postingsIn } from './columns.ts';

/**
 * Entries indexed by MiniSearch, from which postings are read: the weight of a term in an entry is that of BM25F (the fields
 * weighted, each by its length, then saturated together) with the lower bound of BM25+. Documents are numbered from 0 in the
 * order in which they were added; one that was removed keeps its number and occurs no more.
 */
export class EntryIndexer extends MiniSearch<CorpusEntry> {
  /** @param onWord called with the exact form of each word when it occurs for the first time */
  constructor(concepts: ConceptTable, onWord: (word: string) => void) {
    super({
      fields: [...entryFields],
      extractField: (source, field) =>
        field === 'id' ? source.entry.id : isField(field) ? fieldText(source, field) : '',
      tokenize: (text) => [...entryTerms(text, concepts)],
      processTerm: (term) => term,
      autoVacuum: false,
    });
    // Its tree compares a term with every sibling at each step: thousands of first characters in Chinese. Here terms are looked
    // up whole and nothing else, so a map does it.
    Object.assign(this._index, termMap(onWord));
  }

  /** Everything that was added, in columns of so many documents. It pauses now and then; nothing may be added meanwhile. */
  *columns(size: number): Generator<void, Columns> {
    const usual = this.#usualLengths;
    const writer = new ColumnWriter(size);
    let written = 0;
    for (const [term, fields] of this._index) {
      this.#weigh(fields, usual, writer);
      writer.endOf(term);
      written += 1;
      if (written % termsBetweenPauses === 0) yield;
    }
    return writer.columns();
  }

  /** Who holds the term; null where nobody does. */
  postingsOf(term: string): Postings | null {
    const fields = this._index.get(term);
    if (!fields) return null;
    const writer = new ColumnWriter(this._nextId);
    this.#weigh(fields, this.#usualLengths, writer);
    writer.endOf(term);
    return postingsIn(writer.columns(), term);
  }

  #weigh(fields: FieldFrequencies, usual: readonly number[], writer: ColumnWriter): void {
    entryFields.forEach((field, i) => {
      const id = this._fieldIds[field] ?? 0;
      const [weight, typical] = [fieldWeights[field], Math.max(1, usual[i] ?? 0)];
      for (const [document, count] of fields.get(id) ?? []) {
        if (!this._documentIds.has(document)) continue;
        const length = this._fieldLength.get(document)?.[id] ?? 0;
        writer.add(document, (weight * count) / (1 - bias + (bias * length) / typical));
      }
    });
  }

  /** The average length of each field, in different terms: a term of a longer one counts less. */
  get #usualLengths(): readonly number[] {
    return entryFields.map((field) => this._avgFieldLength[this._fieldIds[field] ?? 0] ?? 0);
  }
}

// About a millisecond of work.
const termsBetweenPauses = 500;

/** How often a term occurs: by field, then by document. */
type FieldFrequencies = ReadonlyMap<number, ReadonlyMap<number, number>>;

const isField = (name: string): name is EntryField => entryFields.some((field) => field === name);

// By what the lengths of the fields count, as in BM25.
const bias = 0.7;

function termMap(onWord: (word: string) => void) {
  const terms = new Map<string, Map<number, Map<number, number>>>();
  return {
    get: (term: string) => terms.get(term),
    has: (term: string) => terms.has(term),
    delete: (term: string) => void terms.delete(term),
    fetch: (term: string, initial: () => Map<number, Map<number, number>>) => {
      const known = terms.get(term);
      if (known) return known;
      const word = wordOfExactTerm(term);
      if (word !== null) onWord(word);
      const fields = initial();
      terms.set(term, fields);
      return fields;
    },
    [Symbol.iterator]: () => terms[Symbol.iterator](),
  };
}

/** What an entry is found by. */
const entryFields = ['title', 'body', 'authorities', 'instruments', 'section'] as const;

/** One of `entryFields`. */
type EntryField = (typeof entryFields)[number];

/** How much a word counts in each field: one of the title says more than one of the body. */
const fieldWeights: Readonly<Record<EntryField, number>> = {
  title: 2.5,
  body: 1,
  authorities: 1,
  instruments: 1,
  section: 0.5,
};

/** The text of a field. An authority is found by its code, its name of today and its Chinese names. */
function fieldText({ entry }: CorpusEntry, field: EntryField): string {
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
