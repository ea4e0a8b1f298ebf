import { type Bulletin, bulletinSchema } from '../../src/bulletin/bulletin.ts';

/** How many bulletins are imported together. */
export const together = 20;

/** The bulletins of an import, each of whose entries says which one it was. */
export function generation(number: number): readonly Bulletin[] {
  return Array.from({ length: together }, (_, at) =>
    bulletinSchema.parse({
      id: `cn-${at}`,
      title: `Bulletin ${at}`,
      issued: '2026-10',
      jurisdiction: 'CN',
      language: 'en',
      entries: [1, 2, 3, 4, 5].map((entry) => ({
        id: `cn-${at}-r${entry}`,
        section: 'regulatory',
        title: `Entry ${entry} of import ${number}`,
        date: null,
        body: 'A body of some length. '.repeat(40),
      })),
    }),
  );
}
