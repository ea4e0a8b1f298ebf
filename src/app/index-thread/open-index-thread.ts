import { setImmediate } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import type { CorpusEntry } from '../../bulletin/corpus.ts';
import { currentLanguage, type Language } from '../../messages/language.ts';
import type { Answered } from '../../question/find-entries.ts';
import type { Query } from '../../question/query.ts';
import type { Concept } from '../../search/concepts/read-concepts.ts';
import type { Lexicon } from '../../search/concepts/read-lexicon.ts';
import type { Suggestion } from '../../search/suggest.ts';
import { stemOf } from '../../search/words.ts';
import { startThread } from '../process.ts';

/** An index in its own thread, which keeps the process running only while a request is pending. Requests reject if the thread has ended. */
export interface IndexThread extends AsyncDisposable {
  /** Finds entries, at most `most`, best first. */
  readonly find: (query: Query, most: number) => Promise<Answered>;
  readonly suggest: (prefix: string, most: number) => Promise<readonly Suggestion[]>;
  /** Whether the present corpus contains the word, in this or another form. */
  readonly knows: (word: string) => boolean;
  /** Replaces the corpus; the present one answers until the next is ready. Call it for one corpus at a time. */
  readonly replace: (entries: readonly CorpusEntry[]) => Promise<'built' | 'loaded'>;
}

/** Starts the thread, without entries. */
export function openIndexThread(options: IndexThreadOptions): IndexThread {
  const worker = startThread(new URL('./index-worker', import.meta.url), { workerData: options });
  const requests = new PendingRequests(worker);
  let sources: ReadonlyMap<string, CorpusEntry> = new Map();
  let [stems, nextStems] = [new Set<string>(), new Set<string>()];
  worker.on('message', (message: IndexReply | StemsMessage) => {
    if (message.kind === 'stems') for (const stem of message.stems) nextStems.add(stem);
    else requests.settle(message);
  });
  worker.on('error', (error) => requests.end(error));
  worker.on('exit', () => requests.end(new Error('the index thread has ended')));
  // Listeners alone would keep the process running.
  worker.unref();

  const find: IndexThread['find'] = async (query, most) => {
    const found = await requests.send(
      (id) => ({ kind: 'find', id, query, most }),
      (reply) => (reply.kind === 'found' ? reply.found : null),
    );
    return withSources(found, sources);
  };
  const suggest: IndexThread['suggest'] = (prefix, most) =>
    requests.send(
      (id) => ({ kind: 'suggest', id, prefix, most }),
      (reply) => (reply.kind === 'suggested' ? reply.suggestions : null),
    );
  const replace: IndexThread['replace'] = async (entries) => {
    for (let i = 0; i < entries.length; i += entriesInMessage) {
      await requests.send(
        (id) => ({ kind: 'entries', id, sources: entries.slice(i, i + entriesInMessage) }),
        (reply) => (reply.kind === 'received' ? reply.kind : null),
      );
      await setImmediate();
    }
    const how = await requests.send(
      (id) => ({ kind: 'complete', id }),
      (reply) => (reply.kind === 'ready' ? reply.how : null),
    );
    sources = new Map(entries.map((source) => [source.entry.id, source]));
    [stems, nextStems] = [nextStems, new Set()];
    return how;
  };
  return {
    find,
    suggest,
    replace,
    knows: (word) => stems.has(stemOf(word)),
    [Symbol.asyncDispose]: async () => {
      await worker.terminate();
    },
  };
}

// Copying them to the other thread takes less than 5 ms here.
const entriesInMessage = 100;

const withSources = ({ hits, terms, ...found }: FoundIds, sources: ReadonlyMap<string, CorpusEntry>): Answered => ({
  ...found,
  hits: hits.flatMap(({ id, score, lacks }) => {
    const source = sources.get(id);
    return source ? [{ source, score, terms, lacks }] : [];
  }),
});

interface Pending {
  readonly settle: (reply: IndexReply) => void;
  readonly fail: (error: unknown) => void;
}

/** Requests that wait for the thread, by their ids. */
class PendingRequests {
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  #last = 0;
  #ended: { readonly error: unknown } | null = null;

  constructor(worker: Worker) {
    this.#worker = worker;
  }

  /**
   * Sends a request and waits for its reply.
   * @param read takes the result out of a reply; null if the reply is of another kind
   */
  send<T>(request: (id: number) => IndexRequest, read: (reply: IndexReply) => T | null): Promise<T> {
    if (this.#ended) return Promise.reject(this.#ended.error);
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve, reject) => {
      const settle = (reply: IndexReply): void => {
        const result = read(reply);
        if (result === null) reject(new Error(`unexpected reply: ${reply.kind}`));
        else resolve(result);
      };
      this.#pending.set(id, { settle, fail: reject });
      this.#worker.ref();
      this.#worker.postMessage({ request: request(id), language: currentLanguage() } satisfies IndexMessage);
    });
  }

  settle(reply: IndexReply): void {
    const pending = this.#pending.get(reply.id);
    this.#pending.delete(reply.id);
    if (this.#pending.size === 0) this.#worker.unref();
    if (reply.kind === 'failed') pending?.fail(reply.error);
    else pending?.settle(reply);
  }

  /** Rejects every pending request, and all further ones. */
  end(error: unknown): void {
    this.#ended ??= { error };
    for (const { fail } of this.#pending.values()) fail(error);
    this.#pending.clear();
  }
}

/** What the index thread starts with. */
export interface IndexThreadOptions {
  readonly concepts: readonly Concept[];
  /** The everyday words; none where it is left out. */
  readonly lexicon?: Lexicon;
  /** The file to save the index in; null to save nothing. */
  readonly snapshot: string | null;
}

/** What is sent to the index thread: a request, and the language of whoever asks. */
export interface IndexMessage {
  readonly request: IndexRequest;
  readonly language: Language;
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
