import { setImmediate } from 'node:timers/promises';
import type { CorpusEntry } from '../../bulletin/corpus.ts';
import { findEntries } from '../../question/find-entries.ts';
import { type ConceptTable, conceptTable } from '../../search/concepts/concept-table.ts';
import { indexSteps, type SearchIndex, searchIndexOf } from '../../search/index/build-index.ts';
import { EntryIndex } from '../../search/index/entry-index.ts';
import type { FoundEntries } from '../../search/search-entries.ts';
import { suggestCompletions } from '../../search/suggest.ts';
import type { FoundIds, FromIndexThread, IndexThreadOptions, ToIndexThread } from './messages.ts';
import { IndexKey, loadSnapshot, saveSnapshot } from './saved-index.ts';

/**
 * Keeps the index of many entries inside its thread: hears messages one after the other, and while the next index is being built
 * goes on answering from the present one.
 */
export class IndexKeeper {
  readonly #concepts: ConceptTable;
  readonly #snapshot: string | null;
  readonly #tell: (message: FromIndexThread) => void;
  #present: SearchIndex;
  /** Entries of the next corpus, as they come in, and what their index will be known by. */
  #coming: CorpusEntry[] = [];
  #key: IndexKey;
  /** Changes that came while the next index was being built, for it to catch up with. */
  #missed: ToIndexThread[] = [];
  #isBuilding = false;

  constructor({ concepts, snapshot }: IndexThreadOptions, tell: (message: FromIndexThread) => void) {
    this.#concepts = conceptTable(concepts);
    this.#snapshot = snapshot;
    this.#tell = tell;
    this.#present = searchIndexOf(new EntryIndex(this.#concepts));
    this.#key = new IndexKey(this.#concepts.all);
  }

  /** Does what the message says; resolves once it is done. */
  async hear(message: ToIndexThread): Promise<void> {
    switch (message.kind) {
      case 'entries':
        for (const source of message.sources) {
          this.#coming.push(source);
          this.#key.add(source);
        }
        this.#tell({ kind: 'received', ask: message.ask });
        break;
      case 'complete':
        await this.#replace(message.ask);
        break;
      case 'put':
      case 'remove':
        change(this.#present.entries, message);
        if (this.#isBuilding) this.#missed.push(message);
        break;
      case 'find':
        this.#answer(message.ask, () => {
          const found = idsOf(findEntries(message.query, this.#present, message.most));
          return { kind: 'found', ask: message.ask, found };
        });
        break;
      case 'suggest':
        this.#answer(message.ask, () => {
          const suggestions = suggestCompletions(this.#present, message.beginning, message.most);
          return { kind: 'suggested', ask: message.ask, suggestions };
        });
        break;
    }
  }

  #answer(ask: number, answer: () => FromIndexThread): void {
    try {
      this.#tell(answer());
    } catch (error) {
      this.#tell({ kind: 'failed', ask, error });
    }
  }

  async #replace(ask: number): Promise<void> {
    const [sources, key] = [this.#coming, this.#key.close()];
    this.#coming = [];
    this.#key = new IndexKey(this.#concepts.all);
    this.#isBuilding = true;
    const next = new EntryIndex(this.#concepts);
    const columns = this.#snapshot === null ? null : await loadSnapshot(this.#snapshot, key);
    if (columns) next.restore(columns, sources);
    else await this.#build(next, { sources, key });
    for (const message of this.#missed) change(next, message);
    this.#missed = [];
    this.#isBuilding = false;
    this.#present = searchIndexOf(next);
    await this.#tellStems(next);
    this.#tell({ kind: 'ready', ask, how: columns ? 'loaded' : 'built' });
  }

  async #build(
    next: EntryIndex,
    { sources, key }: { readonly sources: readonly CorpusEntry[]; readonly key: string },
  ): Promise<void> {
    let count = 0;
    for (const _ of indexSteps(next, sources)) {
      count += 1;
      if (count % entriesBetweenQuestions === 0) await setImmediate();
    }
    if (this.#snapshot !== null) await saveSnapshot(this.#snapshot, { key, columns: next.compact() });
  }

  async #tellStems(index: EntryIndex): Promise<void> {
    const stems = [...index.stems()];
    for (let i = 0; i < stems.length; i += stemsInMessage) {
      this.#tell({ kind: 'stems', stems: stems.slice(i, i + stemsInMessage) });
      await setImmediate();
    }
  }
}

// Some 20 ms of work: so long a question waits at most for what is being indexed.
const entriesBetweenQuestions = 25;
const stemsInMessage = 2000;

function change(index: EntryIndex, message: ToIndexThread): void {
  if (message.kind === 'put') index.put(message.source);
  if (message.kind === 'remove') index.remove(message.id);
}

function idsOf({ hits, ...found }: FoundEntries): FoundIds {
  return {
    ...found,
    hits: hits.map(({ source, score }) => ({ id: source.entry.id, score })),
    terms: hits[0]?.terms ?? new Set(),
  };
}
