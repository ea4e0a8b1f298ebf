import { localName } from '../messages/lists.ts';
import { foldedName } from './concepts/concept-table.ts';
import { conceptTerm } from './entry-terms.ts';
import type { SearchIndex } from './index/build-index.ts';
import type { EntryIndex } from './index/entry-index.ts';
import { exactTerm, isStopWord, stemOf, wordsOf } from './words.ts';

/** A completion of what is being typed. */
export type Suggestion =
  /** A law, authority or subject that entries mention: `text` is the name that matches what was typed, `name` the usual one. */
  | { readonly kind: 'concept'; readonly text: string; readonly name: string; readonly entries: number }
  /** What was typed, with its last word completed. */
  | { readonly kind: 'word'; readonly text: string; readonly entries: number };

/**
 * Completions of what is being typed, at most `most`: concepts with a name that starts so, then those with a later word that does, then the
 * last word completed from entries that contain the other words. Of each kind, those of the most entries come first. If nothing was typed,
 * the laws and authorities of the most entries. Every suggestion finds something.
 */
export function suggestCompletions({ entries }: SearchIndex, prefix: string, most: number): readonly Suggestion[] {
  const typed = foldedName(prefix);
  const found = [...concepts(entries, typed), ...completedWords(entries, prefix.trimStart())];
  const texts = found.map(({ text }) => foldedName(text));
  return found.filter((_, i) => texts.indexOf(texts[i] ?? '') === i).slice(0, most);
}

function concepts(entries: EntryIndex, typed: string): readonly Suggestion[] {
  return entries.concepts.withNames
    .filter(({ concept }) => typed !== '' || ['law', 'authority'].includes(concept.kind))
    .flatMap(({ concept, names }) => {
      const first = names.find(({ folded }) => folded.startsWith(typed));
      const matching = first ?? names.find(({ folded }) => folded.includes(` ${typed}`));
      const count = matching ? entries.frequencyOf(conceptTerm(concept.id)) : 0;
      if (!matching || count === 0) return [];
      const name = localName(concept.name, concept.chinese[0]);
      const suggestion = {
        kind: 'concept',
        text: typed === '' ? name : matching.name,
        name,
        entries: count,
      } as const;
      return [{ suggestion, isFirst: first !== undefined }];
    })
    .sort((a, b) => Number(b.isFirst) - Number(a.isFirst) || b.suggestion.entries - a.suggestion.entries)
    .map(({ suggestion }) => suggestion);
}

function completedWords(entries: EntryIndex, prefix: string): readonly Suggestion[] {
  const last = /[a-z]{2,}$/i.exec(prefix)?.[0];
  if (last === undefined) return [];
  const before = prefix.slice(0, -last.length);
  const countOf = countBeside(entries, before);
  return entries
    .commonestFrom(last.toLowerCase(), mostWords)
    .filter((word) => word !== last.toLowerCase())
    .map((word): Suggestion => ({ kind: 'word', text: before + word, entries: countOf(exactTerm(word)) }))
    .filter(({ entries: count }) => count > 0)
    .sort((a, b) => b.entries - a.entries);
}

// Many words start with the same two letters, and each has to be counted.
const mostWords = 200;

/** Counts the entries that contain a term and all the words that were typed before it. */
function countBeside(entries: EntryIndex, before: string): (term: string) => number {
  const others = wordsOf(before).flatMap(({ word }) => (isStopWord(word) ? [] : [stemOf(word)]));
  if (others.length === 0) return (term) => entries.frequencyOf(term);
  const holders = others.map((term) => new Set(entries.postingsOf(term).documents));
  return (term) =>
    [...entries.postingsOf(term).documents].filter((one) => holders.every((some) => some.has(one))).length;
}
