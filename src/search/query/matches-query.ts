import type { CorpusDeadline, CorpusEntry } from '../../bulletin/corpus.ts';
import { isStopWord, wordsOf } from '../words.ts';
import { deadlineMatchesFilters, matchesFilters } from './matches-filters.ts';
import { occursIn } from './occurs-in.ts';
import type { Query } from './query.ts';

/** Tells whether the entry is all that was asked for: within the filters, with every word in one of its forms. Needs no index. */
export function matchesEntry(query: Query, source: CorpusEntry): boolean {
  return matchesFilters(query, source) && holdsAllWords(query, source) && matchesTerms(query, source);
}

/** Tells whether the deadline, and the entry that tells it, are all that was asked for. Needs no index. */
export function matchesDeadline(query: Query, dated: CorpusDeadline): boolean {
  return (
    deadlineMatchesFilters(query, dated) &&
    holdsAllWords(query, dated.source) &&
    matchesTerms(query, dated.source)
  );
}

/** Tells whether the entry has the phrases and alternatives of the query and none of what it excludes. */
export function matchesTerms(
  { phrases, alternatives, excluded }: Pick<Query, 'phrases' | 'alternatives' | 'excluded'>,
  source: CorpusEntry,
): boolean {
  return (
    phrases.every((text) => occursIn(source, { kind: 'phrase', text })) &&
    alternatives.every((group) => group.some((term) => occursIn(source, term))) &&
    !excluded.some((term) => occursIn(source, term))
  );
}

const holdsAllWords = ({ words }: Query, source: CorpusEntry): boolean =>
  distinctWords(words).every((word) => occursIn(source, { kind: 'word', text: word }));

const distinctWords = (words: string): readonly string[] => [
  ...new Set(wordsOf(words).flatMap(({ word }) => (isStopWord(word) ? [] : [word]))),
];
