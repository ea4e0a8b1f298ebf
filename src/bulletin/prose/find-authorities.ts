import { authorities } from '../authorities/authorities.ts';

/**
 * The authorities that a text names, in order of appearance, each once: the code where the table has one, else the full
 * name of a local office (`Xuhui District People's Court`). Of names that overlap the longest counts, so "Standing
 * Committee of the National People's Congress" does not name the Congress too.
 */
export function findAuthorities(text: string): readonly string[] {
  const plain = plainText(text);
  const listed = listedIn(plain);
  const local = localIn(plain).filter(
    ({ from, to }) => !listed.some((one) => one.from < to && from < one.to),
  );
  const found = [...listed, ...local].sort((a, b) => a.from - b.from);
  return [...new Set(found.map(({ authority }) => authority))];
}

interface Named {
  readonly authority: string;
  readonly from: number;
  readonly to: number;
}

// "the 13th National People's Congress" is the National People's Congress.
const plainText = (text: string): string =>
  text
    .replaceAll('’', "'")
    .replace(/\s+/g, ' ')
    .replace(/\b\d{1,2}(?:st|nd|rd|th) (?=\p{Lu})/gu, '');

type Name = readonly [name: string, code: string];

const keyLength = 2;

// Names by their first letters, the longest first.
const byStart: ReadonlyMap<string, readonly Name[]> = groupByStart(
  authorities
    .flatMap(({ code, names, chinese }) =>
      [...names, ...chinese].map((name): Name => [plainText(name), code]),
    )
    .sort(([a], [b]) => b.length - a.length),
);

function groupByStart(names: readonly Name[]): ReadonlyMap<string, readonly Name[]> {
  const groups = new Map<string, Name[]>();
  for (const name of names) {
    const start = name[0].slice(0, keyLength);
    groups.set(start, [...(groups.get(start) ?? []), name]);
  }
  return groups;
}

function listedIn(text: string): readonly Named[] {
  const found: Named[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const name = isWordStart(text, at) ? nameAt(text, at) : null;
    if (!name) continue;
    found.push({ authority: name[1], from: at, to: at + name[0].length });
    at += name[0].length - 1;
  }
  return found;
}

function nameAt(text: string, at: number): Name | null {
  const names = byStart.get(text.slice(at, at + keyLength)) ?? [];
  return names.find(([name]) => text.startsWith(name, at) && isWordEnd(text, at + name.length)) ?? null;
}

const latin = /[\p{Script=Latin}\p{N}]/u;
const isLatin = (character: string | undefined): boolean => character !== undefined && latin.test(character);
const isWordStart = (text: string, at: number): boolean => !(isLatin(text[at]) && isLatin(text[at - 1]));
const isWordEnd = (text: string, end: number): boolean => !(isLatin(text[end - 1]) && isLatin(text[end]));

/** Offices that exist in many places; the name of the place stands before them. */
const localOffices = [
  'Cyberspace Administration',
  'Communications Administration',
  'Public Security Bureau',
  'Administration for Market Regulation',
  'Market Supervision Administration',
  "People's Court",
  "People's Procuratorate",
] as const;

const localOffice = new RegExp(
  String.raw`(?<![\p{L}'-])((?:\p{Lu}[\p{L}-]{1,30} ){1,4})(?:${localOffices.join('|')})(?![\p{L}'-])`,
  'gu',
);
// Neither a place nor part of one.
const notPlaces =
  /^(?:(?:The|In|On|By|At|And|State|National|Central|Supreme|Chinese|Ministry|A|An|Both|Local) )+/;

function localIn(text: string): readonly Named[] {
  return [...text.matchAll(localOffice)].flatMap(({ index, 0: words, 1: place = '' }) => {
    const [dropped = ''] = notPlaces.exec(place) ?? [];
    const authority = words.slice(dropped.length);
    return dropped.length === place.length
      ? []
      : [{ authority, from: index + dropped.length, to: index + words.length }];
  });
}
