import type { Token } from './tokens.ts';

/**
 * The initials of the names in a text, in lower case: `go` and `samr` for "General Office of the State Administration
 * for Market Regulation". A name is a run of words with capitals; what is joined to it by "of" and the like may be
 * part of it or not.
 */
export function initialsIn(text: string, tokens: readonly Token[]): readonly string[] {
  const found: string[] = [];
  let segments: string[] = [];
  let isJoined = false;
  const end = (): void => {
    for (let from = 0; from < segments.length; from += 1) {
      let initials = '';
      for (const segment of segments.slice(from, from + mostSegments)) {
        initials += segment;
        if (initials.length >= 2 && initials.length <= longest) found.push(initials);
      }
    }
    segments = [];
  };
  for (const [i, token] of tokens.entries()) {
    const before = tokens[i - 1];
    if (before && text.slice(before.to, token.from) !== ' ') {
      end();
      isJoined = false;
    }
    if (capitalised.test(token.text)) {
      const initial = token.word.charAt(0);
      const last = segments.at(-1);
      if (last === undefined || isJoined) segments.push(initial);
      else segments[segments.length - 1] = last + initial;
      isJoined = false;
    } else if (segments.length > 0 && joining.has(token.word)) isJoined = true;
    else end();
  }
  end();
  return found;
}

const mostSegments = 4;
const longest = 6;
const capitalised = /^\p{Lu}\p{Ll}+$/u;
const joining: ReadonlySet<string> = new Set(['of', 'the', 'for', 'and', 'on', 'in', 'to']);

/** Whether a word may be the initials of a name: SAMR, IHiS. */
export const mayBeInitials = (text: string): boolean => /^[A-Z][A-Za-z]{0,4}[A-Z]$/.test(text);

/** The term of initials. */
export const initialsTerm = (initials: string): string => `~${initials}`;
