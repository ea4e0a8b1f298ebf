import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { z } from 'zod';

/** An entry of our own, to be set in any layout. */
export interface OwnEntry {
  readonly place: string;
  readonly section: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** The entries of a file of our own: `place | section | title | paragraph | paragraph`, a line each. */
export const readOwnEntries = (text: string): readonly OwnEntry[] =>
  text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [place = '', section = '', title = '', ...paragraphs] = line.split(' | ');
      return { place, section, title, paragraphs };
    });

/** Writes an entry. @param number its place among those that are numbered together */
export type Write = (entry: OwnEntry, number: number) => void;

/** What the words of a bulletin are taken from, at random, and how its lines are added. */
export interface Kit {
  readonly random: () => number;
  readonly one: <T>(list: readonly T[]) => T;
  readonly chance: (share: number) => boolean;
  readonly words: Words;
  readonly isChinese: boolean;
  readonly add: (text: string, isStart?: boolean) => void;
  /** Adds an empty line, unless the last one is. */
  readonly blank: () => void;
}

const texts = z.array(z.string());

const words = z.strictObject({
  colon: z.string(),
  stop: z.string(),
  names: texts,
  issues: texts,
  publishers: texts,
  /** What stands over words of the editor. */
  asides: texts,
  intros: texts,
  contents: texts,
  topics: z.record(z.string(), texts),
  months: texts,
  days: texts,
  /** With `{day}`. */
  opening: z.string(),
  going: texts,
  /** What stands under a title, with `{day}` and `{place}`. */
  under: texts,
  /** What stands below an entry, with `{place}`. */
  after: texts,
  inner: texts,
  advice: texts,
  before: texts,
  points: texts,
  lead: texts,
  bylines: texts,
  columns: z.strictObject({ day: z.string(), place: z.string(), title: z.string(), body: z.string() }),
  notes: texts,
  labels: texts,
  /** With `{title}`. */
  question: z.string(),
  noise: texts,
  diaries: texts,
  events: texts,
  closings: texts,
  cards: texts,
  tinyTitles: z.array(texts),
  tiny: texts,
  none: texts,
  footers: texts,
  parts: texts,
  filling: texts,
});

/** The words around the entries of a bulletin, in one language. */
export type Words = Readonly<z.output<typeof words>>;

/** The words in a file of `data/training/bulletins`. */
export const readWords = (file: URL): Words => words.parse(load(readFileSync(file, 'utf8')));

/** A text of `Words` with its places filled. */
export const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');

/** So many of the same, which makes it as much more likely to be chosen. */
export const times = <T>(count: number, one: T): readonly T[] => Array.from({ length: count }, () => one);

/** A text with a capital at its beginning. */
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A number from 1 to 19 in Chinese. */
export const hanNumber = (n: number): string =>
  n <= 10 ? '一二三四五六七八九十'.charAt(n - 1) : `十${'一二三四五六七八九'.charAt(n - 11)}`;

/** A number in a circle, up to 20. */
export const circled = (n: number): string => String.fromCharCode(0x245f + Math.min(n, 20));

/** The list in a random order. */
export function shuffled<T>(list: readonly T[], random: () => number): readonly T[] {
  return list
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

/** Numbers from 0 up to 1, always the same ones for a seed (Lehmer). */
export function randomFrom(seed: number): () => number {
  let state = (seed % 2147483646) + 1;
  for (let skipped = 0; skipped < 5; skipped += 1) state = (state * 48271) % 2147483647;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}
