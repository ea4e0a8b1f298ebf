import type { CorpusEntry } from '../bulletin/corpus.ts';
import type { SearchIndex } from './build-index.ts';
import { allNamesOf } from './concepts/concept-table.ts';
import { conceptTerm } from './entry-terms.ts';
import { simplified } from './simplified.ts';
import { exactTerm } from './words.ts';

/** What somebody who is typing may mean. */
export interface Suggestion {
  /** concept: a law, authority or theme that entries name. entry: a title. word: the last word, finished. */
  readonly kind: 'concept' | 'entry' | 'word';
  /** The text to search for. */
  readonly text: string;
  /** How many entries have it. */
  readonly entries: number;
}

/**
 * What a question that begins so may become, at most so many: concepts of which a name begins so, then titles, then the last word
 * finished; of each kind those of most entries, or the newest, first. Nothing that is suggested finds nothing.
 */
export function suggest(index: SearchIndex, beginning: string, most: number): readonly Suggestion[] {
  const typed = folded(beginning);
  if (typed.length === 0) return [];
  const found = [...concepts(index, typed), ...titles(index, typed, most), ...words(index, beginning, typed)];
  const different = new Map(found.toReversed().map((one) => [folded(one.text), one]));
  return found.filter((one) => different.get(folded(one.text)) === one).slice(0, most);
}

const folded = (text: string): string => simplified(text.normalize('NFKC').trimStart().toLowerCase());

function concepts({ entries }: SearchIndex, typed: string): readonly Suggestion[] {
  return entries.concepts.all
    .flatMap((concept) => {
      const names = [concept.name, ...allNamesOf(concept)];
      const name = names.find((one) => folded(one).startsWith(typed));
      const count = name === undefined ? 0 : entries.frequencyOf(conceptTerm(concept.id));
      return name !== undefined && count > 0
        ? [{ kind: 'concept', text: name, entries: count } as const]
        : [];
    })
    .sort((a, b) => b.entries - a.entries);
}

function titles({ entries }: SearchIndex, typed: string, most: number): readonly Suggestion[] {
  if (typed.length < 3) return [];
  const found: CorpusEntry[] = [];
  for (const source of entries.inOrder()) {
    if (folded(source.entry.title).startsWith(typed)) found.push(source);
    if (found.length === most) break;
  }
  return found.map(({ entry }) => ({ kind: 'entry', text: entry.title, entries: 1 }));
}

function words({ entries }: SearchIndex, beginning: string, typed: string): readonly Suggestion[] {
  const last = /[a-z]{2,}$/.exec(typed)?.[0];
  if (last === undefined) return [];
  return entries
    .wordsFrom(last, 200)
    .filter((word) => word !== last)
    .map((word) => ({ word, count: entries.frequencyOf(exactTerm(word)) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .map(({ word, count }) => ({
      kind: 'word',
      text: beginning.slice(0, beginning.length - last.length) + word,
      entries: count,
    }));
}
