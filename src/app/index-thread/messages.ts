import type { CorpusEntry } from '../../bulletin/corpus.ts';
import type { Query } from '../../question/query.ts';
import type { Concept } from '../../search/concepts/read-concepts.ts';
import type { FoundEntries } from '../../search/search-entries.ts';
import type { Suggestion } from '../../search/suggest.ts';

/** What the thread of the index is started with. */
export interface IndexThreadOptions {
  readonly concepts: readonly Concept[];
  /** Where the index is saved; null for nowhere. */
  readonly snapshot: string | null;
}

/** What the thread of the index is told. */
export type ToIndexThread =
  /** Some entries of a corpus that is to take the place of the present one; `received` answers. */
  | { readonly kind: 'entries'; readonly ask: number; readonly sources: readonly CorpusEntry[] }
  /** Those were all: `ready` answers once they can be found. Until then the present ones are. */
  | { readonly kind: 'complete'; readonly ask: number }
  | { readonly kind: 'put'; readonly source: CorpusEntry }
  | { readonly kind: 'remove'; readonly id: string }
  | { readonly kind: 'find'; readonly ask: number; readonly query: Query; readonly most: number }
  | { readonly kind: 'suggest'; readonly ask: number; readonly beginning: string; readonly most: number };

/** What the thread of the index tells. */
export type FromIndexThread =
  | { readonly kind: 'received'; readonly ask: number }
  /** Some of the words that the next index to be ready knows, as stems. */
  | { readonly kind: 'stems'; readonly stems: readonly string[] }
  | { readonly kind: 'ready'; readonly ask: number; readonly how: 'built' | 'loaded' }
  | { readonly kind: 'found'; readonly ask: number; readonly found: FoundIds }
  | { readonly kind: 'suggested'; readonly ask: number; readonly suggestions: readonly Suggestion[] }
  | { readonly kind: 'failed'; readonly ask: number; readonly error: unknown };

/** What was found, the entries by their ids: their texts need not come back. */
export type FoundIds = Omit<FoundEntries, 'hits'> & {
  readonly hits: readonly { readonly id: string; readonly score: number }[];
  readonly terms: ReadonlySet<string>;
};
