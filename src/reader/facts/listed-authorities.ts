import { groupBy } from '../../arrays.ts';
import { authorityTable } from '../../bulletin/authorities.ts';
import { simplified } from '../../text/simplified.ts';
import type { NamedAuthority } from './described-authorities.ts';

/**
 * The authorities of the table that a text names, by any of their names. Of names that overlap the longest counts, so
 * "Standing Committee of the National People's Congress" does not name the Congress too.
 * @param text as `plainText` gives it
 */
export function listedAuthorities(text: string): readonly NamedAuthority[] {
  const found: NamedAuthority[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (beginsName[text.charCodeAt(at)] !== 1) continue;
    const name = isEdge(text, at) ? nameAt(text, at) : null;
    if (!name) continue;
    found.push({ authority: name[1], from: at, to: at + name[0].length });
    at += name[0].length - 1;
  }
  return found;
}

type Name = readonly [name: string, code: string];

// Long acronyms are also written as words: "Sernac".
function asWord(name: string): readonly string[] {
  return /^[A-Z]{5,}$/.test(name) ? [name.charAt(0) + name.slice(1).toLowerCase()] : [];
}

// Names by their first letters, the longest first.
const byStart = groupBy(
  authorityTable()
    .authorities.flatMap(({ code, names, chinese }) =>
      [...names, ...names.flatMap(asWord), ...chinese].map((name): Name => [plainText(name), code]),
    )
    .sort(([a], [b]) => b.length - a.length),
  ([name]) => startAt(name, 0),
);

// The first two letters of a name, as a number.
function startAt(text: string, at: number): number {
  return text.charCodeAt(at) * 0x1_0000 + (text.charCodeAt(at + 1) || 0);
}

// Few letters of a text begin a name, and all are looked at.
const beginsName = new Uint8Array(0x1_0000);
for (const start of byStart.keys()) beginsName[start >>> 16] = 1;

function nameAt(text: string, at: number): Name | null {
  const names = byStart.get(startAt(text, at)) ?? [];
  return names.find(([name]) => text.startsWith(name, at) && isEdge(text, at + name.length)) ?? null;
}

const latin = /[\p{Script=Latin}\p{N}]/u;
const isLatin = (code: number): boolean =>
  code < 0x80
    ? (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39)
    : latin.test(String.fromCharCode(code));
// Beyond the ends of a text there is no letter: its code is NaN.
const isEdge = (text: string, at: number): boolean =>
  !(isLatin(text.charCodeAt(at)) && isLatin(text.charCodeAt(at - 1)));

/** Words as names are compared: simplified characters, straight apostrophes, single spaces, and "the 13th National People's Congress" without its number. */
export function plainText(text: string): string {
  const straight = simplified(text).replaceAll('’', "'");
  const mayShout = /[A-Z\u0080-\uFFFF]{4} [A-Z\u0080-\uFFFF]{2}/.test(straight);
  return (
    mayShout
      ? straight.replace(/(?<!\p{L})\p{Lu}{4,20}(?: (?:OF|THE|AND|FOR|\p{Lu}{4,20})){1,6}(?!\p{L})/gu, inSmallLetters)
      : straight
  )
    .replace(/[^\S\n]{2,}|[^\S \n]/g, ' ')
    .replace(/\b\d{1,2}(?:st|nd|rd|th) (?=\p{Lu})/gu, '');
}

// "EUROPEAN PARLIAMENT" as a heading.
function inSmallLetters(words: string): string {
  return words.replace(/(\p{Lu})(\p{Lu}{1,20})/gu, (word, first: string, rest: string) =>
    /^(?:OF|THE|AND|FOR)$/.test(word) ? word.toLowerCase() : `${first}${rest.toLowerCase()}`,
  );
}
