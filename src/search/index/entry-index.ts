import SearchableMap from 'minisearch/SearchableMap';
import type { CorpusEntry } from '../../bulletin/corpus.ts';
import type { ConceptTable } from '../concepts/concept-table.ts';
import { type EntryKind, kindOf } from '../rank/facets.ts';
import { stemOf, wordOfExactTerm } from '../words.ts';
import { type Columns, joined, type Postings, postingsIn } from './columns.ts';
import { EntryIndexer } from './entry-indexer.ts';

/**
 * The entries of a corpus by the terms in them. MiniSearch indexes up to 2,000 at a time; what is full is settled into
 * columns. So entries are added, changed and removed in place, and only the latest ones cost the memory of MiniSearch's maps.
 */
export class EntryIndex {
  readonly concepts: ConceptTable;
  /** Settled, one behind the other; few, as each is at least half as large as the one before. */
  #parts: readonly Columns[] = [];
  #recent: EntryIndexer;
  /** The words that entries have or had, in the forms that occur. */
  readonly #words = new SearchableMap<true>();
  readonly #documents: (CorpusEntry | null)[] = [];
  readonly #days: number[] = [];
  readonly #kinds: EntryKind[] = [];
  readonly #kindNumbers = new Map<string, number>();
  readonly #kindOf: number[] = [];
  #newestDay = Number.NEGATIVE_INFINITY;
  readonly #numbers = new Map<string, number>();

  constructor(concepts: ConceptTable) {
    this.concepts = concepts;
    this.#recent = this.#newIndexer();
  }

  /** One more than the highest number of a document. */
  get span(): number {
    return this.#documents.length;
  }

  /** How many entries can be found. */
  get size(): number {
    return this.#numbers.size;
  }

  /** The entry that is that document; null where it was removed. */
  entryOf(document: number): CorpusEntry | null {
    return this.#documents[document] ?? null;
  }

  /** The entry with that id; null where there is none. */
  withId(id: string): CorpusEntry | null {
    const document = this.#numbers.get(id);
    return document === undefined ? null : this.entryOf(document);
  }

  /** The day of that document as days since 1970; of its bulletin's issue where it has none. */
  dayOf(document: number): number {
    return this.#days[document] ?? 0;
  }

  /** Every kind of entry there has been. */
  get kinds(): readonly EntryKind[] {
    return this.#kinds;
  }

  /** Which of `kinds` that document is. */
  kindOf(document: number): number {
    return this.#kindOf[document] ?? 0;
  }

  /** The latest day of all entries there have been. */
  get newestDay(): number {
    return this.#newestDay;
  }

  /** Every entry that can be found, newest first; of one day in the order in which they were added. */
  newestFirst(): readonly CorpusEntry[] {
    return [...this.#documents.keys()]
      .sort((a, b) => this.dayOf(b) - this.dayOf(a) || a - b)
      .flatMap((document) => this.entryOf(document) ?? []);
  }

  /** Every entry that can be found, in the order in which they were added. */
  *inOrder(): Iterable<CorpusEntry> {
    for (const source of this.#documents) if (source) yield source;
  }

  /** Adds an entry, or puts it in the place of the one with its id. */
  put(source: CorpusEntry): void {
    this.remove(source.entry.id);
    this.#number(source);
    this.#recent.add(source);
    if (this.span - this.#settled >= mostRecent) this.settle();
  }

  #number(source: CorpusEntry): void {
    this.#numbers.set(source.entry.id, this.#documents.length);
    this.#documents.push(source);
    const day = dayNumber(source);
    this.#days.push(day);
    this.#newestDay = Math.max(this.#newestDay, day);
    this.#kindOf.push(this.#kindNumber(kindOf(source)));
  }

  #kindNumber(kind: EntryKind): number {
    const key = JSON.stringify(kind);
    const known = this.#kindNumbers.get(key) ?? this.#kinds.length;
    if (known === this.#kinds.length) this.#kinds.push(kind);
    this.#kindNumbers.set(key, known);
    return known;
  }

  /** Removes the entry of that id, if there is one. What is settled of it stays, and is skipped. */
  remove(id: string): void {
    const document = this.#numbers.get(id);
    if (document === undefined) return;
    this.#numbers.delete(id);
    this.#documents[document] = null;
    if (document >= this.#settled) this.#recent.discard(id);
  }

  /** Settles the latest entries into columns. `put` does so by itself from time to time. */
  settle(): void {
    lastOf(this.#settling());
  }

  *#settling(): Generator<void, void> {
    const size = this.span - this.#settled;
    if (size === 0) return;
    const columns = yield* this.#recent.columns(size);
    this.#parts = balanced([...this.#parts, columns]);
    this.#recent = this.#newIndexer();
  }

  #newIndexer(): EntryIndexer {
    return new EntryIndexer(this.concepts, (word) => this.#words.set(word, true));
  }

  /** Settles everything into one run of columns: slower than `settle`, and leaves what is read fastest. */
  compact(): Columns {
    return lastOf(this.compacting());
  }

  /** `compact` with pauses, for an index that nobody asks or changes meanwhile. */
  *compacting(): Generator<void, Columns> {
    yield* this.#settling();
    const whole = joined(this.#parts);
    this.#parts = whole.size === 0 ? [] : [whole];
    return whole;
  }

  /** Takes columns that were saved, for the very entries of which they were made, in their order. The index has to be empty. */
  restore(columns: Columns, sources: readonly CorpusEntry[]): void {
    if (this.span > 0 || columns.size !== sources.length)
      throw new Error('these columns are of other entries');
    for (const source of sources) this.#number(source);
    this.#parts = columns.size === 0 ? [] : [columns];
    for (const term of columns.rows.keys()) {
      const word = wordOfExactTerm(term);
      if (word !== null) this.#words.set(word, true);
    }
  }

  /** Every settled term, some more than once where the index is not compact. */
  *terms(): Iterable<string> {
    for (const { rows } of this.#parts) yield* rows.keys();
  }

  /** Who holds the term, documents rising from list to list; empty where nobody does. */
  postingsOf(term: string): readonly Postings[] {
    const found: Postings[] = [];
    let offset = 0;
    for (const part of this.#parts) {
      const postings = postingsIn(part, term);
      if (postings) found.push({ ...postings, offset });
      offset += part.size;
    }
    const recent = this.#recent.postingsOf(term);
    if (recent) found.push({ ...recent, offset });
    return found;
  }

  /** How many entries hold the term, those removed of late included. */
  frequencyOf(term: string): number {
    return this.postingsOf(term).reduce((sum, { documents }) => sum + documents.length, 0);
  }

  /** The numbers of the entries that hold the term, rising; those removed of late included. */
  *documentsWith(term: string): Iterable<number> {
    for (const { documents, offset } of this.postingsOf(term))
      for (const document of documents) yield document + offset;
  }

  /** The stems of the words, some more than once. */
  *stems(): Iterable<string> {
    for (const word of this.#words.keys()) yield stemOf(word);
  }

  /** Words of the entries that begin so; at most so many. */
  wordsFrom(beginning: string, most: number): readonly string[] {
    const words: string[] = [];
    for (const word of this.#words.atPrefix(beginning).keys()) {
      if (words.length >= most) break;
      words.push(word);
    }
    return words;
  }

  /** Tells whether an entry has or had the word in just that form. */
  hasWord(word: string): boolean {
    return this.#words.has(word);
  }

  /** Words of the entries that differ by so many slips at most: a letter more, less or another. */
  wordsLike(word: string, slips: number): readonly string[] {
    return [...this.#words.fuzzyGet(word, slips).keys()];
  }

  get #settled(): number {
    return this.#parts.reduce((sum, { size }) => sum + size, 0);
  }
}

const mostRecent = 2000;

function lastOf<T>(steps: Iterator<void, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

// A month-only issue is the day before its first: an undated entry never passes for the newest.
function dayNumber({ entry, bulletin }: CorpusEntry): number {
  const day = entry.date ?? bulletin.issued;
  const start = Date.parse(day.length === 7 ? `${day}-01` : day) / 86_400_000;
  return day.length === 7 ? start - 1 : start;
}

// As in a log-structured merge tree: an entry is copied once each time that what it lies in doubles.
function balanced(parts: readonly Columns[]): readonly Columns[] {
  const [last, before] = [parts.at(-1), parts.at(-2)];
  if (!last || !before || before.size > 2 * last.size) return parts;
  return balanced([...parts.slice(0, -2), joined([before, last])]);
}
