import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { CorpusEntry } from '../../bulletin/corpus.ts';
import type { Query } from '../../question/query.ts';
import type { FoundEntries } from '../../search/search-entries.ts';
import type { Suggestion } from '../../search/suggest.ts';
import { stemOf } from '../../search/words.ts';
import type { FoundIds, FromIndexThread, IndexThreadOptions, ToIndexThread } from './messages.ts';

/** An index in a thread of its own. The thread keeps the program running only while somebody waits for it. */
export interface IndexThread extends AsyncDisposable {
  /** Finds entries, at most so many, best first. Rejects where the thread has ended. */
  readonly find: (query: Query, most: number) => Promise<FoundEntries>;
  readonly suggest: (beginning: string, most: number) => Promise<readonly Suggestion[]>;
  /** Tells whether the word or another form of it occurs, as of the last corpus that became ready. */
  readonly knows: (word: string) => boolean;
  /** Puts another corpus in the place of the present one, which answers until it is ready. One at a time. */
  readonly replace: (entries: readonly CorpusEntry[]) => Promise<'built' | 'loaded'>;
  /** Adds or changes one entry in place. */
  readonly put: (source: CorpusEntry) => void;
  readonly remove: (id: string) => void;
}

/** Starts the thread, with no entries yet. */
export function openIndexThread(facts: IndexThreadOptions): IndexThread {
  const worker = startWorker(facts);
  const asks = new PendingRequests((isWaiting) => (isWaiting ? worker.ref() : worker.unref()));
  const tell = (message: ToIndexThread): void => worker.postMessage(message);
  let sources = new Map<string, CorpusEntry>();
  let [stems, comingStems] = [new Set<string>(), new Set<string>()];
  worker.on('message', (message: FromIndexThread) => {
    if (message.kind === 'stems') for (const stem of message.stems) comingStems.add(stem);
    else asks.hear(message);
  });
  worker.on('error', (error) => asks.end(error));
  worker.on('exit', () => asks.end(new Error('the thread of the index has ended')));
  // Listening alone would keep the program running.
  worker.unref();

  const find: IndexThread['find'] = async (query, most) => {
    const found = await asks.ask(
      (ask) => tell({ kind: 'find', ask, query, most }),
      (reply) => (reply.kind === 'found' ? reply.found : null),
    );
    return withSources(found, sources);
  };
  const suggest: IndexThread['suggest'] = (beginning, most) =>
    asks.ask(
      (ask) => tell({ kind: 'suggest', ask, beginning, most }),
      (reply) => (reply.kind === 'suggested' ? reply.suggestions : null),
    );
  const send = async (some: readonly CorpusEntry[]): Promise<void> => {
    await asks.ask(
      (ask) => tell({ kind: 'entries', ask, sources: some }),
      (reply) => (reply.kind === 'received' ? reply.kind : null),
    );
    await setImmediate();
  };
  const replace: IndexThread['replace'] = async (entries) => {
    const next = new Map<string, CorpusEntry>();
    for (let i = 0; i < entries.length; i += entriesInMessage) {
      const some = entries.slice(i, i + entriesInMessage);
      for (const source of some) next.set(source.entry.id, source);
      await send(some);
    }
    const how = await asks.ask(
      (ask) => tell({ kind: 'complete', ask }),
      (reply) => (reply.kind === 'ready' ? reply.how : null),
    );
    sources = next;
    [stems, comingStems] = [comingStems, new Set()];
    return how;
  };
  return {
    find,
    suggest,
    replace,
    knows: (word) => stems.has(stemOf(word)),
    put: (source) => {
      sources.set(source.entry.id, source);
      tell({ kind: 'put', source });
    },
    remove: (id) => {
      sources.delete(id);
      tell({ kind: 'remove', id });
    },
    [Symbol.asyncDispose]: async () => {
      await worker.terminate();
    },
  };
}

// Copying them to the other thread takes this one under 5 ms.
const entriesInMessage = 100;

// What was compiled is started as it is. From the sources, tsx has to be brought into the thread first: it does not inherit it.
function startWorker(facts: IndexThreadOptions): Worker {
  const isCompiled = import.meta.url.endsWith('.js');
  const file = new URL(isCompiled ? './index-worker.js' : './index-worker.ts', import.meta.url);
  const worker = isCompiled
    ? new Worker(file, { workerData: facts })
    : new Worker(startWithTsx(file), { workerData: facts, eval: true, execArgv: [] });
  return worker;
}

function startWithTsx(file: URL): string {
  const tsx = import.meta.resolve('tsx/esm/api');
  return `import(${JSON.stringify(tsx)}).then(({ register }) => { register(); return import(${JSON.stringify(file.href)}); });`;
}

// An entry that was removed while it was being found is no longer there to show.
function withSources(
  { hits, terms, ...found }: FoundIds,
  sources: ReadonlyMap<string, CorpusEntry>,
): FoundEntries {
  return {
    ...found,
    hits: hits.flatMap(({ id, score }) => {
      const source = sources.get(id);
      return source ? [{ source, score, terms }] : [];
    }),
  };
}

/** What of the thread's messages answers a question. */
type Reply = Extract<FromIndexThread, { readonly ask: number }>;

interface Pending {
  readonly settle: (reply: Reply) => void;
  readonly fail: (error: unknown) => void;
}

/** Questions that are waiting for the thread, each under a number of its own. */
class PendingRequests {
  readonly #pending = new Map<number, Pending>();
  readonly #onWaiting: (isWaiting: boolean) => void;
  #last = 0;
  #ended: { readonly error: unknown } | null = null;

  /** @param onWaiting called with true when something is waited for, and with false when nothing is any more */
  constructor(onWaiting: (isWaiting: boolean) => void) {
    this.#onWaiting = onWaiting;
  }

  /**
   * Asks, and waits for the answer. Rejects where the thread could not give it, or has ended.
   * @param read takes the answer out of the reply; null where it is a reply of another kind
   */
  ask<T>(send: (ask: number) => void, read: (reply: Reply) => T | null): Promise<T> {
    if (this.#ended) return Promise.reject(this.#ended.error);
    this.#last += 1;
    const ask = this.#last;
    return new Promise((resolve, reject) => {
      const settle = (reply: Reply): void => {
        const answer = read(reply);
        if (answer === null) reject(new Error(`a reply of another kind: ${reply.kind}`));
        else resolve(answer);
      };
      this.#pending.set(ask, { settle, fail: reject });
      this.#onWaiting(true);
      send(ask);
    });
  }

  /** Hands a reply to whoever asked. */
  hear(reply: Reply): void {
    const pending = this.#pending.get(reply.ask);
    this.#pending.delete(reply.ask);
    if (this.#pending.size === 0) this.#onWaiting(false);
    if (reply.kind === 'failed') pending?.fail(reply.error);
    else pending?.settle(reply);
  }

  /** Lets everything that is waiting fail, and whatever is asked from now on. */
  end(error: unknown): void {
    this.#ended ??= { error };
    for (const { fail } of this.#pending.values()) fail(error);
    this.#pending.clear();
  }
}
