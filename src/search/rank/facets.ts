import { type Section, sections } from '../../bulletin/bulletin.ts';
import type { CorpusEntry } from '../../bulletin/corpus.ts';

/** How many of the entries that answer there are of each kind, most first; by section in the order of sections. */
export interface Facets {
  readonly sections: readonly Facet<Section>[];
  /** By code of the table of authorities; by name where it has none. */
  readonly authorities: readonly Facet[];
  /** By the year of the entry, the newest first; of its bulletin's issue where the entry has no day. */
  readonly years: readonly Facet[];
}

/** A value and how many entries have it. */
export interface Facet<Value extends string = string> {
  readonly value: Value;
  readonly entries: number;
}

/** Counts entries by section, authority and year. */
export class FacetCounter {
  readonly #sections = new Map<Section, number>();
  readonly #authorities = new Map<string, number>();
  readonly #years = new Map<string, number>();

  /** Counts one entry. */
  count({ entry, bulletin }: CorpusEntry): void {
    increment(this.#sections, entry.section);
    for (const authority of entry.authorities) increment(this.#authorities, authority);
    increment(this.#years, (entry.date ?? bulletin.issued).slice(0, 4));
  }

  /** What was counted. */
  counted(): Facets {
    return {
      sections: sections.flatMap((value) => {
        const entries = this.#sections.get(value);
        return entries === undefined ? [] : [{ value, entries }];
      }),
      authorities: [...this.#authorities]
        .map(([value, entries]) => ({ value, entries }))
        .sort((a, b) => b.entries - a.entries || (a.value < b.value ? -1 : 1)),
      years: [...this.#years]
        .map(([value, entries]) => ({ value, entries }))
        .sort((a, b) => (a.value < b.value ? 1 : -1)),
    };
  }
}

function increment<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
