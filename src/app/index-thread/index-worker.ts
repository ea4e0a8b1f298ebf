import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { type CorpusEntry, corpusOf } from '../../bulletin/corpus.ts';
import { inLanguage } from '../../messages/language.ts';
import { type Answered, findEntries } from '../../question/find-entries.ts';
import { type ConceptTable, conceptTable } from '../../search/concepts/concept-table.ts';
import { conceptSchema } from '../../search/concepts/read-concepts.ts';
import { emptyLexicon, lexiconSchema } from '../../search/concepts/read-lexicon.ts';
import { buildIndex, type SearchIndex, searchIndexOf } from '../../search/index/build-index.ts';
import type { EntryIndex } from '../../search/index/entry-index.ts';
import { suggestCompletions } from '../../search/suggest.ts';
import type {
  FoundIds,
  IndexMessage,
  IndexReply,
  IndexRequest,
  IndexThreadOptions,
  StemsMessage,
} from './open-index-thread.ts';
import { savedIndex } from './saved-index.ts';

// Holds the index inside its thread, and answers from the present one while the next one is being built.
class IndexKeeper {
  readonly #concepts: ConceptTable;
  readonly #snapshot: string | null;
  readonly #send: (message: IndexReply | StemsMessage) => void;
  #present: SearchIndex;
  /** The entries of the next corpus, as they arrive. */
  #next: CorpusEntry[] = [];

  constructor({ concepts, lexicon, snapshot }: IndexThreadOptions, send: (message: IndexReply | StemsMessage) => void) {
    this.#concepts = conceptTable(concepts, lexicon);
    this.#snapshot = snapshot;
    this.#send = send;
    this.#present = buildIndex(corpusOf([]), this.#concepts);
  }

  /** Handles a request and sends the reply; if it fails, the reply says so. */
  async handle(request: IndexRequest): Promise<void> {
    try {
      this.#send(await this.#replyTo(request));
    } catch (error) {
      this.#send({ kind: 'failed', id: request.id, error });
    }
  }

  async #replyTo(request: IndexRequest): Promise<IndexReply> {
    const { id } = request;
    switch (request.kind) {
      case 'entries':
        this.#next.push(...request.sources);
        return { kind: 'received', id };
      case 'complete':
        return { kind: 'ready', id, how: await this.#replace() };
      case 'find':
        return { kind: 'found', id, found: idsOf(findEntries(request.query, this.#present, request.most)) };
      case 'suggest':
        return {
          kind: 'suggested',
          id,
          suggestions: suggestCompletions(this.#present, request.prefix, request.most),
        };
    }
  }

  async #replace(): Promise<'built' | 'loaded'> {
    const sources = this.#next;
    this.#next = [];
    const { entries, how } = await savedIndex(sources, {
      concepts: this.#concepts,
      snapshot: this.#snapshot,
      slice,
    });
    await this.#sendStems(entries);
    this.#present = searchIndexOf(entries);
    return how;
  }

  async #sendStems(index: EntryIndex): Promise<void> {
    const stems = [...index.stems()];
    for (let i = 0; i < stems.length; i += stemsInMessage) {
      this.#send({ kind: 'stems', stems: stems.slice(i, i + stemsInMessage) });
      await setImmediate();
    }
  }
}

// A question waits no longer than this, in milliseconds, while an index is being built.
const slice = 20;
const stemsInMessage = 2000;

const idsOf = ({ hits, ...found }: Answered): FoundIds => ({
  ...found,
  hits: hits.map(({ source, score, lacks }) => ({ id: source.entry.id, score, lacks })),
  terms: hits[0]?.terms ?? new Set(),
});

// The entry point of the index thread.
const options = z
  .strictObject({
    concepts: z.array(conceptSchema),
    lexicon: lexiconSchema.default(emptyLexicon),
    snapshot: z.string().nullable(),
  })
  .parse(workerData);
const port = parentPort;
if (!port) throw new Error('index-worker must be started as a thread');
const keeper = new IndexKeeper(options, (message) => port.postMessage(message));
port.on('message', ({ request, language }: IndexMessage) => void inLanguage(language, () => keeper.handle(request)));
