import type { Entry } from './bulletin.ts';

type EntryText = Pick<Entry, 'title' | 'body'>;

/** Whether an entry contains a quote word for word, whatever its line breaks. */
export const containsQuote = ({ title, body }: EntryText, quote: string): boolean =>
  [body, title].some((text) => text.includes(quote) || oneLine(text).includes(oneLine(quote)));

const oneLine = (text: string): string => text.replace(/\s{2,}|[^\S ]/g, ' ');

/** Whether one of two quotes contains the other. */
export const overlap = (one: string, other: string): boolean =>
  oneLine(one).includes(oneLine(other)) || oneLine(other).includes(oneLine(one));

/**
 * The words of an entry that somebody copied or typed, as the entry has them; null if it does not. Case, spaces, line breaks, invisible
 * characters, the shapes of quotation marks, dashes and full-width characters may differ.
 */
export function findQuote({ title, body }: EntryText, typed: string): string | null {
  const unquoted = typed.trim().replace(/^["“”«»]|["“”«»]$/gu, '');
  for (const wanted of [typed, unquoted].map((words) => foldedText(words).text.trim())) {
    for (const text of wanted === '' ? [] : [body, title]) {
      const { text: folded, places } = foldedText(text);
      const from = folded.indexOf(wanted);
      if (from >= 0) return text.slice(places[from], places[from + wanted.length]).trim();
    }
  }
  return null;
}

/** A text as quotes are compared, without regard to case, spaces, and the shapes of signs; and for each of its UTF-16 units where it comes from. */
export function foldedText(text: string): { readonly text: string; readonly places: readonly number[] } {
  const places: number[] = [];
  let [folded, at] = ['', 0];
  for (const character of text) {
    const one = foldedCharacter(character);
    if (one !== ' ' || !folded.endsWith(' ')) {
      folded += one;
      for (let unit = 0; unit < one.length; unit += 1) places.push(at);
    }
    at += character.length;
  }
  return { text: folded, places: [...places, at] };
}

function foldedCharacter(character: string): string {
  if (/\s/u.test(character)) return ' ';
  if (/[\p{Cf}\p{Cc}]/u.test(character)) return '';
  if (/[‘’‚‛`´]/u.test(character)) return "'";
  if (/[“”„‟«»]/u.test(character)) return '"';
  if (/\p{Pd}/u.test(character)) return '-';
  return character.normalize('NFKC').toLowerCase();
}
