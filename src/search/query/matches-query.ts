import type { CorpusDeadline } from '../../bulletin/corpus.ts';
import type { ConceptTable } from '../concepts/concept-table.ts';
import { piecesOf } from '../pieces.ts';
import { simplified } from '../simplified.ts';
import { isStopWord, wordsOf } from '../words.ts';
import { holding, type InEntry, naming } from './in-entry.ts';
import { deadlineMatchesFilters, matchesFilters } from './matches-filters.ts';
import type { Query } from './query.ts';

/** Whether an entry is all that was asked for: within the filters, with every word or another name for it. Needs no index. */
export function matchesEntry(query: Query, concepts: ConceptTable): InEntry {
  const isWithin = matchesFilters(query, concepts);
  const holdsTerms = matchesTerms(query);
  const holdsWords = matchesWords(query, concepts);
  return (source) => isWithin(source) && holdsTerms(source) && holdsWords(source);
}

/** Whether a deadline, and the entry that tells it, are all that was asked for. Needs no index. */
export function matchesDeadline(query: Query, concepts: ConceptTable): (dated: CorpusDeadline) => boolean {
  const isWithin = deadlineMatchesFilters(query, concepts);
  const holdsTerms = matchesTerms(query);
  const holdsWords = matchesWords(query, concepts);
  return (dated) => isWithin(dated) && holdsTerms(dated.source) && holdsWords(dated.source);
}

/** Whether an entry has the phrases and alternatives of the query and none of what it excludes. */
export function matchesTerms({
  phrases,
  alternatives,
  excluded,
}: Pick<Query, 'phrases' | 'alternatives' | 'excluded'>): InEntry {
  const all = phrases.map((text) => holding({ kind: 'phrase', text }));
  const groups = alternatives.map((group) => group.map(holding));
  const none = excluded.map(holding);
  return (source) =>
    all.every((holds) => holds(source)) &&
    groups.every((group) => group.some((holds) => holds(source))) &&
    !none.some((holds) => holds(source));
}

// A name is one: "Civil Code" is not any "code". Of the other words each counts.
function matchesWords({ words }: Query, concepts: ConceptTable): InEntry {
  const text = simplified(words);
  const mentions = concepts.mentionsIn(piecesOf(text), 'question');
  const names = mentions.map(({ concept, from, to }): InEntry => {
    const [isThere, isNamed] = [
      holding({ kind: 'word', text: text.slice(from, to) }),
      naming(concept, concepts),
    ];
    return (source) => isThere(source) || isNamed(source);
  });
  const starts = [0, ...mentions.map(({ to }) => to)];
  const between = starts.map((start, i) => text.slice(start, mentions[i]?.from)).join(' ');
  const others = [...new Set(wordsOf(between).map(({ word }) => word))].filter((word) => !isStopWord(word));
  const needed = [...names, ...others.map((word) => holding({ kind: 'word', text: word }))];
  return (source) => needed.every((holds) => holds(source));
}
