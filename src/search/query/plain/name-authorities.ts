import { findAuthority } from '../../../bulletin/authorities/authorities.ts';

/** The authorities that a question names, and the words that are left. */
export interface NamedAuthorities {
  /** Codes of the table of authorities, in the order of the question. */
  readonly codes: readonly string[];
  readonly rest: readonly string[];
}

/** Takes the authorities out of a question's words; of two names that begin alike the longer holds. */
export function nameAuthorities(words: readonly string[]): NamedAuthorities {
  const codes = new Set<string>();
  const rest: string[] = [];
  for (let at = 0; at < words.length; ) {
    const named = longestName(words, at) ?? chineseNames(words[at] ?? '');
    for (const code of named.codes) codes.add(code);
    if (named.left !== '') rest.push(named.left);
    at += named.words;
  }
  return { codes: [...codes], rest };
}

interface Named {
  readonly codes: readonly string[];
  /** How many words of the question the name takes. */
  readonly words: number;
  /** What of them is no name. */
  readonly left: string;
}

// The longest name of the table has twelve words.
const longest = 12;

function longestName(words: readonly string[], at: number): Named | null {
  for (let count = Math.min(longest, words.length - at); count > 0; count--) {
    const name = words
      .slice(at, at + count)
      .join(' ')
      .replace(/^[("“]+|[)"”.,;:?!]+$/gu, '');
    const code = codeOf(name) ?? codeOf(name.replace(/^the |['’]s$/gi, '')) ?? codeOf(`${name})`);
    if (code) return { codes: [code], words: count, left: '' };
  }
  return null;
}

// "most" and "safe" are words; MOST and SAFE, codes that are nobody's name, are only read in capitals.
function codeOf(name: string): string | null {
  const authority = findAuthority(name);
  if (!authority) return null;
  const isWord = /^[a-z]+$/i.test(name) && name !== name.toUpperCase();
  const isName = authority.names.some((one) => one.toLowerCase() === name.toLowerCase());
  return isWord && !isName ? null : authority.code;
}

/** The names inside a run of Chinese, which has no spaces: two characters are too few to be sure of one. */
function chineseNames(word: string): Named {
  const codes: string[] = [];
  let left = '';
  for (let at = 0; at < word.length; ) {
    const name = /^\p{Script=Han}/u.test(word.slice(at)) ? chineseNameAt(word, at) : null;
    if (name) codes.push(name.code);
    else left += word.charAt(at);
    at += name?.length ?? 1;
  }
  return { codes, words: 1, left };
}

const longestChinese = 25;

function chineseNameAt(word: string, at: number): { readonly code: string; readonly length: number } | null {
  for (let length = Math.min(longestChinese, word.length - at); length > 2; length--) {
    const code = findAuthority(word.slice(at, at + length))?.code;
    if (code) return { code, length };
  }
  return null;
}
