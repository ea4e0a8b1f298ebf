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
    const name = isWordStart(text, at) ? nameAt(text, at) : null;
    if (!name) continue;
    found.push({ authority: name[1], from: at, to: at + name[0].length });
    at += name[0].length - 1;
  }
  return found;
}

type Name = readonly [name: string, code: string];

const keyLength = 2;

// Names by their first letters, the longest first.
const byStart: ReadonlyMap<string, readonly Name[]> = groupByStart(
  authorityTable()
    .authorities.flatMap(({ code, names, chinese }) =>
      [...names, ...chinese].map((name): Name => [plainText(name), code]),
    )
    .sort(([a], [b]) => b.length - a.length),
);

// Few letters of a text begin a name, and all are looked at.
const beginsName = new Uint8Array(0x1_0000);
for (const start of byStart.keys()) beginsName[start.charCodeAt(0)] = 1;

function groupByStart(names: readonly Name[]): ReadonlyMap<string, readonly Name[]> {
  const groups = new Map<string, Name[]>();
  for (const name of names) {
    const start = name[0].slice(0, keyLength);
    groups.set(start, [...(groups.get(start) ?? []), name]);
  }
  return groups;
}

function nameAt(text: string, at: number): Name | null {
  const names = byStart.get(text.slice(at, at + keyLength)) ?? [];
  return names.find(([name]) => text.startsWith(name, at) && isWordEnd(text, at + name.length)) ?? null;
}

const latin = /[\p{Script=Latin}\p{N}]/u;
const plainLatin = /[A-Za-z0-9]/;
const isLatin = (character: string | undefined): boolean =>
  character !== undefined && (character < '\u0080' ? plainLatin.test(character) : latin.test(character));
const isWordStart = (text: string, at: number): boolean => !(isLatin(text[at]) && isLatin(text[at - 1]));
const isWordEnd = (text: string, end: number): boolean => !(isLatin(text[end - 1]) && isLatin(text[end]));

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
