import { findAuthority } from '../../bulletin/authorities/authorities.ts';
import type { CorpusEntry } from '../../bulletin/corpus.ts';
import { stemOf, wordsOf } from '../words.ts';
import type { Term } from './query.ts';

/** Tells whether the entry holds the word in any of its forms, or the phrase word for word. What has no letter or digit is in no entry. */
export function occursIn(source: CorpusEntry, term: Term): boolean {
  const form = term.kind === 'word' ? stemOf : same;
  const asked = wordsOf(term.text).map(({ word }) => form(word));
  return asked.length > 0 && textsOf(source).some((text) => holdsRun(formsOf(text, form), asked));
}

const same = (word: string): string => word;

const formsOf = (text: string, form: (word: string) => string): readonly string[] =>
  wordsOf(text).map(({ word }) => form(word));

// An entry answers to its authority's names too, as it does in the index.
function textsOf({ entry }: CorpusEntry): readonly string[] {
  const names = entry.authorities.flatMap((code) => {
    const known = findAuthority(code);
    return known ? [known.code, ...known.names, ...known.chinese] : [code];
  });
  return [entry.title, entry.body, ...entry.instruments, ...names];
}

function holdsRun(words: readonly string[], run: readonly string[]): boolean {
  const [first = ''] = run;
  for (let at = words.indexOf(first); at >= 0; at = words.indexOf(first, at + 1)) {
    if (run.every((word, i) => words[at + i] === word)) return true;
  }
  return false;
}
