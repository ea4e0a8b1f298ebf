import { findAuthority } from '../../bulletin/authorities.ts';
import { type CorpusEntry, jurisdictionOf } from '../../bulletin/corpus.ts';
import type { ConceptTable } from '../concepts/concept-table.ts';
import { entryTerms, homeTerm } from '../entry-terms.ts';
import type { Form } from '../tokens.ts';
import { exactTerm, stemOf } from '../words.ts';
import { type Columns, weightSteps } from './entry-index.ts';

/**
 * Counts the terms of entries and turns the counts into columns. The weight of a term in an entry is that of BM25F
 * (the counts of the fields, each weighted and relative to the field's usual length, saturated together).
 *
 * What is counted waits in a log of numbers, six bytes for a term in a field, and is sorted by term at the end:
 * a list for each term would take ten times the memory of the columns.
 */
export class EntryIndexer {
  readonly #concepts: ConceptTable;
  readonly #forms = new Map<string, Form>();
  readonly #rows = new Map<string, number>();
  readonly #rowsOfWords = new Map<string, number>();
  /** By row: the row of the stem, which counts its forms together; -1 if the term is no word. */
  readonly #stems: number[] = [];
  /** By row: the place where it occurred last, and how many entries contain it. */
  readonly #lastPlaces: number[] = [];
  readonly #frequencies: number[] = [];
  /** By place, which is the number of an entry times that of the fields plus the field's: how many different terms. */
  readonly #lengths: number[] = [];
  readonly #log = new CountLog();

  constructor(concepts: ConceptTable) {
    this.#concepts = concepts;
  }

  /** Adds an entry. They are numbered from 0. */
  add(source: CorpusEntry): void {
    for (const field of fields) {
      const place = this.#lengths.push(0) - 1;
      const { words, terms } = entryTerms(fieldText(source, field), this.#concepts, this.#forms);
      for (const word of words) this.#count(this.#rowOfWord(word), place);
      for (const term of terms) this.#count(this.#rowOf(term), place);
      if (field === 'section') this.#count(this.#rowOf(homeTerm(jurisdictionOf(source))), place);
      this.#log.endPlace();
    }
  }

  #rowOfWord(word: string): number {
    const known = this.#rowsOfWords.get(word);
    if (known !== undefined) return known;
    const row = this.#rowOf(exactTerm(word));
    this.#stems[row] = this.#rowOf(stemOf(word));
    this.#rowsOfWords.set(word, row);
    return row;
  }

  #rowOf(term: string): number {
    const known = this.#rows.get(term);
    if (known !== undefined) return known;
    const row = this.#stems.push(-1) - 1;
    this.#lastPlaces.push(-1);
    this.#frequencies.push(0);
    this.#rows.set(term, row);
    return row;
  }

  // Places come in ascending order.
  #count(row: number, place: number): void {
    if (this.#log.count(row)) return;
    this.#meet(row, place);
    const stem = this.#stems[row] ?? -1;
    if (stem >= 0) this.#meet(stem, place);
  }

  #meet(row: number, place: number): void {
    const last = this.#lastPlaces[row] ?? -1;
    if (last === place) return;
    this.#lastPlaces[row] = place;
    this.#lengths[place] = (this.#lengths[place] ?? 0) + 1;
    const isNewEntry = last < place - (place % fields.length);
    if (isNewEntry) this.#frequencies[row] = (this.#frequencies[row] ?? 0) + 1;
  }

  /** Everything that was added. Yields now and then. */
  *columns(): Generator<void, Columns> {
    const size = this.#lengths.length / fields.length;
    const starts = startsOf(this.#frequencies);
    const postings = starts[this.#rows.size] ?? 0;
    const [documents, weights, next] = [new Uint32Array(postings), new Uint16Array(postings), starts.slice()];
    const factors = this.#factors(size);
    const sums = new Float64Array(this.#rows.size);
    for (let document = 0; document < size; document += 1) {
      for (const row of this.#sumUp(document, factors, sums)) {
        const at = next[row] ?? 0;
        documents[at] = document;
        weights[at] = weightOf(sums[row] ?? 0);
        next[row] = at + 1;
        sums[row] = 0;
      }
      if (document % documentsBetweenPauses === 0) yield;
    }
    return { rows: this.#rows, starts, documents, weights, size };
  }

  /** Adds up the frequencies of the terms of an entry by row. Gives the rows. */
  #sumUp(document: number, factors: Float64Array, sums: Float64Array): readonly number[] {
    const rows: number[] = [];
    const add = (row: number, frequency: number): void => {
      const before = sums[row] ?? 0;
      if (before === 0) rows.push(row);
      sums[row] = before + frequency;
    };
    for (let place = document * fields.length; place < (document + 1) * fields.length; place += 1) {
      const factor = factors[place] ?? 0;
      this.#log.each(place, (row, count) => {
        add(row, factor * count);
        const stem = this.#stems[row] ?? -1;
        if (stem >= 0) add(stem, factor * count);
      });
    }
    return rows;
  }

  /** By place: what one occurrence counts, relative to the usual length of the field. */
  #factors(size: number): Float64Array {
    const usual = weights.map((_, i) => {
      let sum = 0;
      for (let place = i; place < this.#lengths.length; place += fields.length) sum += this.#lengths[place] ?? 0;
      return Math.max(1, sum / size);
    });
    return Float64Array.from(this.#lengths, (length, place) => {
      const i = place % fields.length;
      return (weights[i] ?? 0) / (1 - bias + (bias * length) / (usual[i] ?? 1));
    });
  }
}

function startsOf(frequencies: readonly number[]): Uint32Array {
  const starts = new Uint32Array(frequencies.length + 1);
  for (const [row, frequency] of frequencies.entries()) starts[row + 1] = (starts[row] ?? 0) + frequency;
  return starts;
}

// Of BM25+. A higher saturation and a lower bound than usual were best on two retrieval sets and on our own queries.
const saturation = 2;
const lowerBound = 0.1;

const weightOf = (frequency: number): number =>
  Math.round(weightSteps * (lowerBound + (frequency * (saturation + 1)) / (frequency + saturation)));

// About a millisecond of work.
const documentsBetweenPauses = 50;
// How much the lengths of the fields count, as in BM25.
const bias = 0.7;

/** What an entry is found by. */
const fields = ['title', 'body', 'authorities', 'instruments', 'section'] as const;

/** How much a term counts in each field: one in the title says more than one in the body. */
const weights = [2.5, 1, 1, 1, 0.5];

function fieldText({ entry }: CorpusEntry, field: (typeof fields)[number]): string {
  switch (field) {
    case 'authorities':
      return entry.authorities.flatMap(namesOf).join('\n');
    case 'instruments':
      return entry.instruments.join('\n');
    case 'title':
    case 'body':
    case 'section':
      return entry[field];
  }
}

// An authority is found by its code, its present name, its abbreviations and its Chinese names. Its other names would
// make every entry of the market regulator an answer to "industry"; a whole name is found by its concept.
function namesOf(codeOrName: string): readonly string[] {
  const known = findAuthority(codeOrName);
  if (!known) return [codeOrName];
  const names = known.names.filter((name, i) => i === 0 || !name.includes(' '));
  return [known.code, ...names, ...known.chinese];
}

/**
 * How often each term occurs in each field of each entry, as a log of numbers: what is counted in one place stands together, places in
 * their order.
 */
class CountLog {
  #rows = new Uint32Array(1024);
  #counts = new Uint16Array(1024);
  #length = 0;
  /** By place: where it ends. */
  readonly #ends: number[] = [];
  /** By row: where it stands for the last time. */
  readonly #lastAt: number[] = [];

  /** Counts a term in the present place. Tells whether it was counted there before. */
  count(row: number): boolean {
    const at = this.#lastAt[row] ?? -1;
    if (at >= (this.#ends.at(-1) ?? 0)) {
      this.#counts[at] = Math.min(mostCounted, (this.#counts[at] ?? 0) + 1);
      return true;
    }
    if (this.#length === this.#rows.length) this.#grow();
    this.#rows[this.#length] = row;
    this.#counts[this.#length] = 1;
    this.#lastAt[row] = this.#length;
    this.#length += 1;
    return false;
  }

  /** Ends the present place. */
  endPlace(): void {
    this.#ends.push(this.#length);
  }

  /** Calls back with every term of a place and how often it occurs there. */
  each(place: number, call: (row: number, count: number) => void): void {
    const end = this.#ends[place] ?? 0;
    for (let at = this.#ends[place - 1] ?? 0; at < end; at += 1) call(this.#rows[at] ?? 0, this.#counts[at] ?? 0);
  }

  #grow(): void {
    const [rows, counts] = [new Uint32Array(2 * this.#rows.length), new Uint16Array(2 * this.#rows.length)];
    rows.set(this.#rows);
    counts.set(this.#counts);
    [this.#rows, this.#counts] = [rows, counts];
  }
}

const mostCounted = 65_535;
