import type { CorpusEntry } from '../../bulletin/corpus.ts';
import type { ConceptTable } from '../concepts/concept-table.ts';
import { Dictionary } from '../dictionary.ts';
import { exactTerm, stemOf, wordOfExactTerm } from '../words.ts';
import { type Columns, type Postings, postingsIn } from './columns.ts';

/** What an index is made of. */
export interface IndexParts {
  readonly concepts: ConceptTable;
  /** A document is an entry's position in this list. */
  readonly sources: readonly CorpusEntry[];
  readonly columns: Columns;
}

/** The entries of a corpus by the terms in them, with what ranking needs to know about each. Built by `indexSteps`. */
export class EntryIndex {
  readonly concepts: ConceptTable;
  readonly columns: Columns;
  /** The words of the entries, in the forms in which they occur. */
  readonly words: Dictionary;
  /** The latest day of all entries. */
  readonly newestDay: number;
  readonly #sources: readonly CorpusEntry[];
  readonly #documents: ReadonlyMap<string, number>;
  readonly #days: readonly number[];

  constructor({ concepts, sources, columns }: IndexParts) {
    this.concepts = concepts;
    this.columns = columns;
    this.#sources = sources;
    this.words = new Dictionary(() => this.#forms());
    this.#documents = new Map(sources.map(({ entry }, document) => [entry.id, document]));
    this.#days = sources.map(dayNumber);
    this.newestDay = this.#days.reduce((newest, day) => Math.max(newest, day), Number.NEGATIVE_INFINITY);
  }

  /** How many entries there are. */
  get span(): number {
    return this.#sources.length;
  }

  /** The entry that is that document; null if there is none. */
  entryOf(document: number): CorpusEntry | null {
    return this.#sources[document] ?? null;
  }

  /** The entry with that id; null if there is none. */
  withId(id: string): CorpusEntry | null {
    const document = this.#documents.get(id);
    return document === undefined ? null : this.entryOf(document);
  }

  /** The day of a document as days since 1970; if it has none, that of its bulletin's issue. */
  dayOf(document: number): number {
    return this.#days[document] ?? 0;
  }

  /** Every entry, newest first; those of one day in the order of the corpus. */
  newestFirst(): readonly CorpusEntry[] {
    return [...this.#sources.keys()]
      .sort((a, b) => this.dayOf(b) - this.dayOf(a) || a - b)
      .flatMap((document) => this.entryOf(document) ?? []);
  }

  /** The documents that contain the term; empty if there are none. */
  postingsOf(term: string): Postings {
    return postingsIn(this.columns, term);
  }

  /** How many entries contain the term. */
  frequencyOf(term: string): number {
    return postingsIn(this.columns, term).documents.length;
  }

  /** Whether the document contains the term. */
  holds(term: string, document: number): boolean {
    const documents = postingsIn(this.columns, term).documents;
    let [low, high] = [0, documents.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((documents[middle] ?? 0) < document) low = middle + 1;
      else high = middle;
    }
    return documents[low] === document;
  }

  /** The documents that contain the term, in ascending order. */
  documentsWith(term: string): Iterable<number> {
    return postingsIn(this.columns, term).documents;
  }

  /** The stems of the words, some more than once. */
  *stems(): Iterable<string> {
    for (const word of this.#forms()) yield stemOf(word);
  }

  /** The words that begin so, those of the most entries first. */
  commonestFrom(beginning: string, most: number): readonly string[] {
    return this.words
      .from(beginning)
      .map((word) => ({ word, entries: this.frequencyOf(exactTerm(word)) }))
      .sort((a, b) => b.entries - a.entries || (a.word < b.word ? -1 : 1))
      .slice(0, most)
      .map(({ word }) => word);
  }

  *#forms(): Iterable<string> {
    for (const term of this.columns.rows.keys()) {
      const word = wordOfExactTerm(term);
      if (word !== null) yield word;
    }
  }
}

// An issue that is a month counts as the day before its first, so that an undated entry is never the newest.
function dayNumber({ entry, bulletin }: CorpusEntry): number {
  const day = entry.date ?? bulletin.issued;
  const start = Date.parse(day.length === 7 ? `${day}-01` : day) / 86_400_000;
  return day.length === 7 ? start - 1 : start;
}
