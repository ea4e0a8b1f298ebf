import type { YamlPath } from '../../bulletin/file/read-yaml.ts';
import type { Concept } from './concept.ts';

/** A name of a concept, and where it stands in it. */
export interface PlacedName {
  readonly name: string;
  readonly path: YamlPath;
}

const lists = ['acronyms', 'also', 'older', 'wrong', 'chinese'] as const;

/**
 * Every name that is a concept's own, in the order of its fields. Left out: the shown name of an authority, which is the
 * table's, and the traditional names, which are the Chinese ones in other characters.
 */
export function namesIn(concept: Concept): readonly PlacedName[] {
  return [
    ...(concept.kind === 'authority' ? [] : [{ name: concept.name, path: ['name'] }]),
    ...lists.flatMap((list) => concept[list].map((name, i) => ({ name, path: [list, i] }))),
  ];
}

/** The same for names that differ in case, spacing or the form of an apostrophe only. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').replaceAll('’', "'").trim().replace(/\s+/g, ' ').toLowerCase();
}
