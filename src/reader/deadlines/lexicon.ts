import words from '../../../data/deadline-words.json' with { type: 'json' };

/** What a word has to do with deadlines. The classes are features of the deadline model and decide nothing alone. */
export type WordClass = keyof typeof words;

const isClass = (name: string): name is WordClass => name in words;
const wordClasses: readonly WordClass[] = Object.keys(words).filter(isClass);

// In the data a star stands for any ending, and a word may belong to several classes.
const noClass: readonly WordClass[] = [];
const wholeWords = new Map<string, WordClass[]>();
const wordStarts = new Map<string, WordClass[]>();
for (const name of wordClasses) {
  for (const word of `${words[name].english} ${words[name].european}`.trim().split(' ')) {
    const table = word.endsWith('*') ? wordStarts : wholeWords;
    const key = word.replace('*', '');
    table.set(key, [...(table.get(key) ?? []), name]);
  }
}

/** What is known of a word: its classes, and what it begins with, which is stem enough and keeps no text of what was learned from. */
export interface Word {
  readonly classes: readonly WordClass[];
  readonly stem: string;
}

/** The beginning of a word or sign. */
export const stemOf = (text: string): string => text.slice(0, 6);

const known = new Map<string, Word>();
const mostKept = 20_000;

/** What is known of an English word in small letters. */
export function wordOf(word: string): Word {
  const before = known.get(word);
  if (before) return before;
  const found = new Set(wholeWords.get(word) ?? noClass);
  for (let length = Math.min(word.length, 14); length >= 3; length -= 1)
    for (const name of wordStarts.get(word.slice(0, length)) ?? noClass) found.add(name);
  if (known.size >= mostKept) known.clear();
  const one = { classes: [...found], stem: stemOf(word) };
  known.set(word, one);
  return one;
}

const chineseWords = new Map<string, WordClass[]>();
for (const name of wordClasses) {
  for (const word of words[name].chinese.split(' ')) chineseWords.set(word, [...(chineseWords.get(word) ?? []), name]);
}

/** The longest word of the lexicon that begins at a place of a Chinese text; null where none does. */
export function chineseWordAt(text: string, at: number): string | null {
  for (let length = 5; length >= 1; length -= 1) {
    const word = text.slice(at, at + length);
    if (word.length === length && chineseWords.has(word)) return word;
  }
  return null;
}

/** The classes of a Chinese word of the lexicon. */
export const classesOfChinese = (word: string): readonly WordClass[] => chineseWords.get(word) ?? noClass;
