import { foldedName } from './concepts/concept-table.ts';
import { conceptTerm } from './entry-terms.ts';
import type { SearchIndex } from './index/build-index.ts';
import type { EntryIndex } from './index/entry-index.ts';
import { exactTerm, isStopWord, stemOf, wordsOf } from './words.ts';

/** What somebody who is typing may mean. */
export type Suggestion =
  /** A law, authority or theme that entries name: by the name that fits what was typed, and by its usual one. */
  | { readonly kind: 'concept'; readonly text: string; readonly name: string; readonly entries: number }
  /** What was typed, its last word finished. */
  | { readonly kind: 'word'; readonly text: string; readonly entries: number };

/**
 * What a question that begins so may become, at most so many: concepts of which a name begins so, then those of which a later word
 * does, then the last word finished as entries with the other words have it; of each kind those of most entries first. Where nothing
 * is typed yet, the laws and authorities of most entries. Nothing that is suggested finds nothing.
 */
export function suggestCompletions(
  { entries }: SearchIndex,
  beginning: string,
  most: number,
): readonly Suggestion[] {
  const typed = foldedName(beginning);
  const found = [...namedSo(entries, typed), ...finished(entries, beginning.trimStart())];
  const texts = found.map(({ text }) => foldedName(text));
  return found.filter((_, i) => texts.indexOf(texts[i] ?? '') === i).slice(0, most);
}

function namedSo(entries: EntryIndex, typed: string): readonly Suggestion[] {
  return entries.concepts.withNames
    .filter(({ concept }) => typed !== '' || ['law', 'authority'].includes(concept.kind))
    .flatMap(({ concept, names }) => {
      const first = names.find(({ folded }) => folded.startsWith(typed));
      const fitting = first ?? names.find(({ folded }) => folded.includes(` ${typed}`));
      const count = fitting ? entries.frequencyOf(conceptTerm(concept.id)) : 0;
      if (!fitting || count === 0) return [];
      const suggestion = { kind: 'concept', text: fitting.name, name: concept.name, entries: count } as const;
      return [{ suggestion, isFirst: first !== undefined }];
    })
    .sort((a, b) => Number(b.isFirst) - Number(a.isFirst) || b.suggestion.entries - a.suggestion.entries)
    .map(({ suggestion }) => suggestion);
}

function finished(entries: EntryIndex, beginning: string): readonly Suggestion[] {
  const last = /[a-z]{2,}$/i.exec(beginning)?.[0];
  if (last === undefined) return [];
  const before = beginning.slice(0, -last.length);
  const countOf = countBeside(entries, before);
  return entries
    .wordsFrom(last.toLowerCase(), mostWords)
    .filter((word) => word !== last.toLowerCase())
    .map((word): Suggestion => ({ kind: 'word', text: before + word, entries: countOf(exactTerm(word)) }))
    .filter(({ entries: count }) => count > 0)
    .sort((a, b) => b.entries - a.entries);
}

// Of two letters many words begin so: the search for those of most entries ends somewhere.
const mostWords = 200;

/** Counts the entries that hold a term beside all the words that were typed before it. */
function countBeside(entries: EntryIndex, before: string): (term: string) => number {
  const others = wordsOf(before).flatMap(({ word }) => (isStopWord(word) ? [] : [stemOf(word)]));
  if (others.length === 0) return (term) => entries.frequencyOf(term);
  const holders = others.map((term) => new Set(entries.documentsWith(term)));
  return (term) =>
    [...entries.documentsWith(term)].filter((one) => holders.every((some) => some.has(one))).length;
}
