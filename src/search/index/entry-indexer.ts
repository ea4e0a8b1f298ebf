import { findAuthority } from '../../bulletin/authorities.ts';
import type { CorpusEntry } from '../../bulletin/corpus.ts';
import type { ConceptTable } from '../concepts/concept-table.ts';
import { entryTerms } from '../entry-terms.ts';
import { stemOf, wordOfExactTerm } from '../words.ts';
import { type Columns, ColumnWriter } from './columns.ts';

/**
 * Counts the terms of entries and turns the counts into columns. The weight of a term in an entry is that of BM25F
 * (the counts of the fields, each weighted and relative to the field's usual length, saturated together).
 */
export class EntryIndexer {
  readonly #concepts: ConceptTable;
  readonly #rows = new Map<string, Row>();
  /** By entry and field: the number of different terms. */
  readonly #lengths: number[] = [];
  #size = 0;

  constructor(concepts: ConceptTable) {
    this.#concepts = concepts;
  }

  /** Adds an entry. They are numbered from 0. */
  add(source: CorpusEntry): void {
    for (const [i, field] of fields.entries()) {
      const place = this.#size * fields.length + i;
      this.#lengths.push(0);
      for (const term of entryTerms(fieldText(source, field), this.#concepts)) {
        const row = this.#rowOf(term);
        this.#count(row, place);
        if (row.stem) this.#count(row.stem, place);
      }
    }
    this.#size += 1;
  }

  #rowOf(term: string): Row {
    const known = this.#rows.get(term);
    if (known) return known;
    const word = wordOfExactTerm(term);
    const row: Row = { counts: [], stem: word === null ? null : this.#rowOf(stemOf(word)) };
    this.#rows.set(term, row);
    return row;
  }

  // Places come in ascending order.
  #count({ counts }: Row, place: number): void {
    if (counts.at(-2) === place) {
      counts[counts.length - 1] = (counts.at(-1) ?? 0) + 1;
      return;
    }
    counts.push(place, 1);
    this.#lengths[place] = (this.#lengths[place] ?? 0) + 1;
  }

  /** Everything that was added. Yields now and then. */
  *columns(): Generator<void, Columns> {
    const writer = new ColumnWriter(this.#size);
    const factors = this.#factors();
    let written = 0;
    for (const [term, { counts }] of this.#rows) {
      let [entry, frequency] = [0, 0];
      for (let at = 0; at < counts.length; at += 2) {
        const place = counts[at] ?? 0;
        const next = Math.floor(place / fields.length);
        if (next !== entry && frequency > 0) {
          writer.add(entry, frequency);
          frequency = 0;
        }
        entry = next;
        frequency += (factors[place] ?? 0) * (counts[at + 1] ?? 0);
      }
      writer.add(entry, frequency);
      writer.end(term);
      written += 1;
      if (written % termsBetweenPauses === 0) yield;
    }
    return writer.columns();
  }

  /** By entry and field: how much one occurrence of a term counts. */
  #factors(): Float64Array {
    const usual = fields.map((_, i) => {
      let sum = 0;
      for (let place = i; place < this.#lengths.length; place += fields.length) sum += this.#lengths[place] ?? 0;
      return Math.max(1, sum / this.#size);
    });
    return Float64Array.from(this.#lengths, (length, place) => {
      const i = place % fields.length;
      return (weights[i] ?? 0) / (1 - bias + (bias * length) / (usual[i] ?? 1));
    });
  }
}

interface Row {
  /**
   * Pairs of a place, which is the number of an entry times that of the fields plus the field's, and how often the
   * term occurs there.
   */
  readonly counts: number[];
  /** The row of a word's stem: it counts the stem's forms together. */
  readonly stem: Row | null;
}

// About a millisecond of work.
const termsBetweenPauses = 500;

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
