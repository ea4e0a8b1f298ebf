import { type Bulletin, bulletinSchema } from '../src/bulletin/bulletin.ts';

interface GivenEntry {
  readonly section?: string;
  readonly [field: string]: unknown;
}

/** A bulletin of a test. What the test does not say of it and of its entries is filled in; throws if the rest is not valid. */
export function bulletinOf(
  { id = 'x', ...head }: Readonly<Record<string, unknown>>,
  entries: readonly GivenEntry[],
): Bulletin {
  return bulletinSchema.parse({
    id,
    title: 'A bulletin',
    issued: '2019-04',
    jurisdiction: 'CN',
    language: 'en',
    ...head,
    entries: entries.map(({ section = 'regulatory', ...entry }, i) => ({
      id: `${String(id)}-${section.charAt(0)}${i + 1}`,
      section,
      title: `Entry ${i + 1}`,
      date: null,
      body: 'Told.',
      ...entry,
    })),
  });
}
