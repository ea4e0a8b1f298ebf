import { type Section, sections } from '../../bulletin/bulletin.ts';
import type { CorpusEntry } from '../../bulletin/corpus.ts';

/** How many of the entries that answer there are of each kind. */
export interface Facets {
  /** In the order of sections. */
  readonly sections: readonly Facet<Section>[];
  /** By code of the table of authorities, by name where it has none; most entries first. */
  readonly authorities: readonly Facet[];
  /** By the year of the entry, of its bulletin's issue where the entry has no day; the newest first. */
  readonly years: readonly Facet[];
}

/** A value and how many entries have it. */
interface Facet<Value extends string = string> {
  readonly value: Value;
  readonly entries: number;
}

/** What entries are counted by; many entries are of one kind, so that counting is adding to a number. */
export interface EntryKind {
  readonly section: Section;
  readonly authorities: readonly string[];
  readonly year: string;
}

/** The kind of an entry. */
export function kindOf({ entry, bulletin }: CorpusEntry): EntryKind {
  const { section, authorities, date } = entry;
  return { section, authorities: [...new Set(authorities)], year: (date ?? bulletin.issued).slice(0, 4) };
}

/** Adds up how many entries there are of each kind. */
export function facetsOf(counted: Iterable<readonly [EntryKind, number]>): Facets {
  const [bySection, byAuthority, byYear] = [
    new Map<Section, number>(),
    new Map<string, number>(),
    new Map<string, number>(),
  ];
  for (const [{ section, authorities, year }, entries] of counted) {
    add(bySection, section, entries);
    for (const authority of authorities) add(byAuthority, authority, entries);
    add(byYear, year, entries);
  }
  return {
    sections: sections.flatMap((value) => {
      const entries = bySection.get(value);
      return entries === undefined ? [] : [{ value, entries }];
    }),
    authorities: [...byAuthority]
      .map(([value, entries]) => ({ value, entries }))
      .sort((a, b) => b.entries - a.entries || (a.value < b.value ? -1 : 1)),
    years: [...byYear].map(([value, entries]) => ({ value, entries })).sort((a, b) => (a.value < b.value ? 1 : -1)),
  };
}

function add<Key>(counts: Map<Key, number>, key: Key, entries: number): void {
  counts.set(key, (counts.get(key) ?? 0) + entries);
}
