import { longestTitle, widthOf } from './lines.ts';
import { sentencesOf } from './sentences.ts';

/** Where an entry begins, and what its first line says. */
export interface EntryStart {
  /** Place among the lines of the section. */
  readonly at: number;
  /** Place of its title, where that is another line: below a number that stands alone, or after the body. */
  readonly titleAt: number;
  /** As the text counts it; null where it does not. */
  readonly number: number | null;
  readonly title: string;
  /** What follows the title on its line. */
  readonly rest: string;
  /** Whether the title is one, not the first sentence of a body. */
  readonly isTitled: boolean;
}

/**
 * The start of an entry whose first words are these. Where they are more than a title, the title is told apart: the bold words
 * in front, the words before a sentence that opens with a day, else the first sentence, which then stays in the body.
 * @param bold the words in bold in front; empty where there are none
 */
export function startOf(at: number, number: number | null, text: string, bold: string): EntryStart {
  const start = { at, titleAt: at, number };
  const parted = boldTitle(text, bold) ?? fusedTitle(text);
  if (parted) return { ...start, ...parted, isTitled: true };
  const [first] = sentencesOf(text.slice(0, longestFirst));
  if (!first || (widthOf(text) <= longestTitle + 80 && first.text.length === text.length))
    return { ...start, title: text, rest: '', isTitled: widthOf(text) <= longestTitle };
  return { ...start, title: shortened(first.text), rest: text, isTitled: false };
}

// No title is looked for further on.
const longestFirst = 2000;

type Parted = Pick<EntryStart, 'title' | 'rest'>;

function boldTitle(text: string, bold: string): Parted | null {
  const at = bold === '' ? -1 : text.indexOf(bold);
  if (at < 0 || at > 8) return null;
  const rest = text.slice(at + bold.length).replace(/^[\s:：.。–—-]{1,6}/, '');
  return { title: bold.replace(/[\s:：.。–—-]{1,4}$/, ''), rest };
}

// "Carrier fined On 6 March 2024, the office ...": titles lose their line when a text is taken out of its page.
const opening =
  /^(.{12,200}?[^\s,;:(（，、])\s?(?:(?<=\s)(?=(?:On|In|Since|As of|From) (?:\d{1,2}(?:st|nd|rd|th)? )?(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)|(?<=[\p{Script=Han}》”）\s])(?=(?:近日|日前|近期|\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日|\d{1,2}\s?月\s?\d{1,2}\s?日)[，,]))(.{40,260})$/u;

function fusedTitle(text: string): Parted | null {
  const head = text.slice(0, 260);
  const [, title = '', begun = ''] = opening.exec(head) ?? [];
  if (title === '' || /[.。!！?？；;]/u.test(title)) return null;
  return { title, rest: text.slice(head.length - begun.length) };
}

const mostTitle = 300;
const shortened = (text: string): string =>
  text.length <= mostTitle ? text.trim() : `${text.slice(0, mostTitle - 1).trim()}…`;
