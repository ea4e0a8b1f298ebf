import type { CorpusEntry } from '../../bulletin/corpus.ts';
import type { Answered } from '../../question/find-entries.ts';
import type { Query } from '../../question/query.ts';
import type { Concept } from '../../search/concepts/read-concepts.ts';
import type { Lexicon } from '../../search/concepts/read-lexicon.ts';
import type { Suggestion } from '../../search/suggest.ts';

/** What the index thread starts with. */
export interface IndexThreadOptions {
  readonly concepts: readonly Concept[];
  /** The everyday words; none where it is left out. */
  readonly lexicon?: Lexicon;
  /** The file to save the index in; null to save nothing. */
  readonly snapshot: string | null;
}

/** What the index thread is asked. Its reply has the same `id`. */
export type IndexRequest =
  /** Some entries of the next corpus; the reply is `received`. */
  | { readonly kind: 'entries'; readonly id: number; readonly sources: readonly CorpusEntry[] }
  /** The next corpus is complete; the reply is `ready` once its entries can be found. Until then those of the present corpus are. */
  | { readonly kind: 'complete'; readonly id: number }
  | { readonly kind: 'find'; readonly id: number; readonly query: Query; readonly most: number }
  | { readonly kind: 'suggest'; readonly id: number; readonly prefix: string; readonly most: number };

/** A reply of the index thread. */
export type IndexReply =
  | { readonly kind: 'received'; readonly id: number }
  | { readonly kind: 'ready'; readonly id: number; readonly how: 'built' | 'loaded' }
  | { readonly kind: 'found'; readonly id: number; readonly found: FoundIds }
  | { readonly kind: 'suggested'; readonly id: number; readonly suggestions: readonly Suggestion[] }
  | { readonly kind: 'failed'; readonly id: number; readonly error: unknown };

/** Some stems of the words in the next index, sent before it is ready. */
export interface StemsMessage {
  readonly kind: 'stems';
  readonly stems: readonly string[];
}

/** What was found, with the ids of the entries, so that their texts are not copied. */
export type FoundIds = Omit<Answered, 'hits'> & {
  readonly hits: readonly { readonly id: string; readonly score: number; readonly lacks: readonly string[] }[];
  readonly terms: ReadonlySet<string>;
};
