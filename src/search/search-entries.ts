import type { Query } from 'minisearch';
import type { CorpusEntry } from '../bulletin/corpus.ts';
import { fieldWeights, type SearchIndex } from './build-index.ts';
import { allowedSlips } from './vocabulary.ts';
import { exactTerm, isStopWord, stemOf, wordsOf } from './words.ts';

/** An entry that answers a query. */
export interface Hit {
  readonly source: CorpusEntry;
  /** Comparable within one query only. */
  readonly score: number;
  /** The index terms that matched, for marking them in an excerpt. */
  readonly terms: ReadonlySet<string>;
}

/** How one word of a query was read. */
export interface ReadWord {
  readonly word: string;
  /** known: searched as it is. similar: in no entry, searched by words that look like it. */
  readonly reading: 'known' | 'similar';
}

/** What a search found, and how the query was read. */
export interface SearchOutcome {
  readonly query: string;
  readonly words: readonly ReadWord[];
  /** Best first. */
  readonly hits: readonly Hit[];
  /** The query with its unknown words replaced by the nearest known ones, or null where there is nothing to mend. */
  readonly suggestion: string | null;
}

/**
 * Finds the entries that hold words of the query, best first. Every word counts, more of them count more; forms of a
 * word are one (stemming), the exact form counts extra; a word that no entry holds is searched by similar ones.
 * A query of nothing but stop words finds nothing.
 */
export function searchEntries(index: SearchIndex, query: string): SearchOutcome {
  const words = readWords(index, query);
  return {
    query,
    words: words.map(({ word, reading }) => ({ word, reading })),
    hits: words.length === 0 ? [] : findHits(index, words),
    suggestion: mended(index, query),
  };
}

interface QueryWord extends ReadWord {
  /** The words of the index that stand for it: itself, or the pairs of a run of Han characters. */
  readonly parts: readonly string[];
}

function readWords({ vocabulary }: SearchIndex, query: string): readonly QueryWord[] {
  const distinct = new Map<string, QueryWord>();
  for (const { text, parts } of wholeWords(query)) {
    if (parts.every(isStopWord)) continue;
    const reading = parts.some(vocabulary.knows) ? 'known' : 'similar';
    distinct.set(text, { word: text, parts, reading });
  }
  return [...distinct.values()];
}

// Pairs of Han characters that overlap are one word to whoever typed them.
function wholeWords(query: string): readonly { readonly text: string; readonly parts: readonly string[] }[] {
  const whole: { from: number; to: number; parts: string[] }[] = [];
  for (const { word, from, to } of wordsOf(query)) {
    const last = whole.at(-1);
    if (last && from < last.to) {
      last.to = to;
      last.parts.push(word);
    } else {
      whole.push({ from, to, parts: [word] });
    }
  }
  return whole.map(({ from, to, parts }) => ({
    text: parts.length > 1 ? query.slice(from, to) : (parts[0] ?? ''),
    parts,
  }));
}

function findHits({ engine, corpus }: SearchIndex, words: readonly QueryWord[]): readonly Hit[] {
  const results = engine.search(
    {
      combineWith: 'OR',
      queries: words.flatMap(({ parts, reading }, i) =>
        parts.flatMap((part) => queriesOf(part, reading, i === words.length - 1)),
      ),
    },
    { boost: { ...fieldWeights }, tokenize: (term) => [term], processTerm: (term) => term },
  );
  return results
    .flatMap(({ id, score, terms, queryTerms }) => {
      const source = corpus.byId.get(String(id));
      return source
        ? [{ source, score: tempered(score, queryTerms.length, words.length), terms: new Set(terms) }]
        : [];
    })
    .sort((a, b) => b.score - a.score);
}

const exactWeight = 0.3;

// MiniSearch's trees: a leaf is a term; options beside `queries` hold for the leaves below. None may be undefined.
function queriesOf(word: string, reading: ReadWord['reading'], isLast: boolean): readonly Query[] {
  if (reading === 'known') {
    return [stemOf(word), { queries: [exactTerm(word)], boostTerm: () => exactWeight }];
  }
  const slips = allowedSlips(word);
  const prefix = isLast && word.length >= 3;
  if (slips === 0 && !prefix) return [];
  return [{ queries: [word], prefix, fuzzy: slips, maxFuzzy: 2 }];
}

/**
 * MiniSearch multiplies a score by the number of query terms that matched. That serves short queries; in one of more than
 * six words it drowns the rest, so there the factor is its square root, for every hit alike.
 */
function tempered(score: number, matchedTerms: number, words: number): number {
  return words > 6 ? score / Math.sqrt(Math.max(1, matchedTerms)) : score;
}

function mended({ vocabulary }: SearchIndex, query: string): string | null {
  let text = '';
  let last = 0;
  for (const { word, from, to } of wordsOf(query)) {
    const better = isStopWord(word) || vocabulary.knows(word) ? undefined : vocabulary.nearest(word)[0];
    if (better === undefined) continue;
    text += query.slice(last, from) + better;
    last = to;
  }
  return last === 0 ? null : text + query.slice(last);
}
