import { create, insertMultiple, search as searchOrama } from '@orama/orama';
import { stemmer as oramaStemmer } from '@orama/stemmers/english';
import { stopwords } from '@orama/stopwords/english';
import { Document } from 'flexsearch';
import Database from 'libsql';
import lunr from 'lunr';
import MiniSearch from 'minisearch';
import { z } from 'zod';
import { findAuthority } from '../../src/bulletin/authorities.ts';
import type { Corpus, CorpusEntry } from '../../src/bulletin/corpus.ts';
import { findEntries } from '../../src/question/find-entries.ts';
import { readQuery } from '../../src/question/read-query.ts';
import type { ConceptTable } from '../../src/search/concepts/concept-table.ts';
import { buildIndex } from '../../src/search/index/build-index.ts';
import { searchEntries } from '../../src/search/search-entries.ts';
import type { CalendarDate } from '../../src/time/calendar-date.ts';

/** A search engine over a corpus: the ids of at most ten entries for a text, best first. */
export interface Engine {
  readonly name: string;
  readonly search: (text: string) => readonly string[] | Promise<readonly string[]>;
  /** Whether the first answers, where the engine says so; else whatever it finds does. */
  readonly answers?: (text: string) => boolean;
}

const row = z.object({ id: z.string() });

/** The engines that are compared, by name: each takes a corpus. */
export const peers: Readonly<Record<string, (corpus: Corpus) => Engine | Promise<Engine>>> = {
  'plain map, BM25 (floor)': plainMap,
  'MiniSearch as shipped': miniSearch,
  'SQLite FTS5 (porter)': fts5,
  lunr: lunrEngine,
  Orama: orama,
  FlexSearch: flexSearch,
};

/** The product as it answers a question: query language, plain words, concepts. */
export function product(corpus: Corpus, concepts: ConceptTable, today: CalendarDate): Engine {
  const index = buildIndex(corpus, concepts);
  const find = (text: string) => findEntries(readQuery(text, { today, about: 'entries', concepts }), index, 10);
  return {
    name: 'ours',
    search: (text) => ids(find(text).hits),
    answers: (text) => find(text).verdict === 'answer',
  };
}

/** The product's ranking of words alone. */
export function wordsOnly(corpus: Corpus, concepts: ConceptTable): Engine {
  const index = buildIndex(corpus, concepts);
  return { name: 'ours', search: (text) => ids(searchEntries(index, text, { most: 10 }).hits) };
}

const ids = (hits: readonly { readonly source: CorpusEntry }[]): readonly string[] =>
  hits.map(({ source }) => source.entry.id);

/** What the peers are given of an entry: the same words that ours indexes, in two fields. */
function textsOf({ entry }: CorpusEntry): {
  readonly id: string;
  readonly title: string;
  readonly body: string;
} {
  const names = entry.authorities.flatMap((code) => [code, findAuthority(code)?.names[0] ?? '']);
  return {
    id: entry.id,
    title: entry.title,
    body: [entry.body, ...names, ...entry.instruments, entry.section].join('\n'),
  };
}

function miniSearch({ entries }: Corpus): Engine {
  const engine = new MiniSearch({ fields: ['title', 'body'] });
  engine.addAll(entries.map(textsOf));
  return {
    name: 'MiniSearch as shipped',
    search: (text) =>
      engine
        .search(text)
        .slice(0, 10)
        .map(({ id }) => String(id)),
  };
}

/** Postings in maps and BM25, nothing else: what a search in memory cannot cost less than. */
function plainMap({ entries }: Corpus): Engine {
  const postings = new Map<string, Map<number, number>>();
  const lengths = entries.map((source, document) => {
    const { title, body } = textsOf(source);
    const words = wordsIn(`${title} ${body}`);
    for (const word of words) {
      const holders = postings.get(word) ?? new Map<number, number>();
      postings.set(word, holders);
      holders.set(document, (holders.get(document) ?? 0) + 1);
    }
    return words.length;
  });
  const usual = lengths.reduce((sum, one) => sum + one, 0) / Math.max(1, lengths.length);
  return {
    name: 'plain map, BM25 (floor)',
    search: (text) => {
      const scores = new Map<number, number>();
      for (const word of wordsIn(text)) {
        const holders = postings.get(word);
        if (!holders) continue;
        const rarity = Math.log(1 + (entries.length - holders.size + 0.5) / (holders.size + 0.5));
        for (const [document, count] of holders) {
          const share = 0.25 + (0.75 * (lengths[document] ?? 0)) / usual;
          scores.set(document, (scores.get(document) ?? 0) + (rarity * count * 2.2) / (count + 1.2 * share));
        }
      }
      return [...scores]
        .sort((a, b) => b[1] - a[1])
        .slice(0, 10)
        .map(([document]) => entries[document]?.entry.id ?? '');
    },
  };
}

const wordsIn = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

function fts5({ entries }: Corpus): Engine {
  const database = new Database(':memory:');
  database.exec(`CREATE VIRTUAL TABLE entry USING fts5(id UNINDEXED, title, body, tokenize = 'porter unicode61')`);
  const insert = database.prepare('INSERT INTO entry VALUES (?, ?, ?)');
  database.exec('BEGIN');
  for (const source of entries) {
    const { id, title, body } = textsOf(source);
    insert.run(id, title, body);
  }
  database.exec('COMMIT');
  const select = database.prepare('SELECT id FROM entry WHERE entry MATCH ? ORDER BY bm25(entry) LIMIT 10');
  return {
    name: 'SQLite FTS5 (porter)',
    search: (text) => {
      const words = wordsIn(text);
      if (words.length === 0) return [];
      return z
        .array(row)
        .parse(select.all(words.map((word) => `"${word}"`).join(' OR ')))
        .map(({ id }) => id);
    },
  };
}

function lunrEngine({ entries }: Corpus): Engine {
  const index = lunr((builder) => {
    builder.ref('id');
    builder.field('title');
    builder.field('body');
    for (const source of entries) builder.add(textsOf(source));
  });
  return {
    name: 'lunr',
    search: (text) => {
      const found = index.query((query) => {
        for (const word of wordsIn(text)) query.term(lunr.tokenizer(word), {});
      });
      return found.slice(0, 10).map(({ ref }) => ref);
    },
  };
}

async function orama({ entries }: Corpus): Promise<Engine> {
  const database = create({
    schema: { title: 'string', body: 'string' },
    components: {
      tokenizer: { language: 'english', stemming: true, stemmer: oramaStemmer, stopWords: stopwords },
    },
  });
  await insertMultiple(database, entries.map(textsOf));
  return {
    name: 'Orama',
    search: async (text) => (await searchOrama(database, { term: text, limit: 10 })).hits.map(({ id }) => id),
  };
}

function flexSearch({ entries }: Corpus): Engine {
  const index = new Document({
    document: { id: 'id', index: ['title', 'body'] },
    tokenize: 'strict',
  });
  for (const source of entries) index.add({ ...textsOf(source) });
  return {
    name: 'FlexSearch',
    search: (text) => {
      const found = index.search(text, { suggest: true, limit: 10, merge: true });
      return found.slice(0, 10).flatMap((one) => ('id' in one ? [String(one.id)] : []));
    },
  };
}
