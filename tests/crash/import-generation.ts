import type { Bulletin } from '../../src/bulletin/bulletin.ts';
import { bulletinOf } from '../bulletin-of.ts';

/** How many bulletins are imported together. */
export const together = 20;

/** The bulletins of an import, each of whose entries says which one it was. */
export function generation(number: number): readonly Bulletin[] {
  return Array.from({ length: together }, (_, at) =>
    bulletinOf(
      { id: `cn-${at}`, title: `Bulletin ${at}` },
      Array.from({ length: 5 }, (__, entry) => ({
        title: `Entry ${entry + 1} of import ${number}`,
        body: 'A body of some length. '.repeat(40),
      })),
    ),
  );
}
