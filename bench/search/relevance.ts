import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { bundledData, sampleBulletin } from '../../src/app/options.ts';
import { type Corpus, corpusOf } from '../../src/bulletin/corpus.ts';
import { type ConceptTable, conceptTable } from '../../src/search/concepts/concept-table.ts';
import { readCorpusFolder, readVocabulary } from '../../src/storage/corpus-files.ts';
import { calendarDate } from '../../src/time/calendar-date.ts';
import { type Engine, peers, product, wordsOnly } from './engines.ts';
import { labelledCorpus } from './labelled-corpus.ts';
import { answered, ndcg, withSlip } from './measures.ts';
import { randomFrom } from './synthetic-corpus.ts';

const queriesSchema = z.array(
  z.object({
    q: z.string(),
    relevant: z.array(z.string()),
    kind: z.string(),
    corpus: z.enum(['seed', 'dev']),
  }),
);
type LabelledQuery = z.output<typeof queriesSchema>[number];

type Makers = Readonly<Record<string, (corpus: Corpus) => Engine | Promise<Engine>>>;

async function shippedConcepts(): Promise<ConceptTable> {
  const { concepts, lexicon, problems } = await readVocabulary(bundledData);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return conceptTable(concepts, lexicon);
}

/** Scores every engine on the labelled queries: over the bundled bulletin, and over the labelled ones. Gives a table. */
export async function relevanceTable(folder: string): Promise<readonly string[]> {
  const concepts = await shippedConcepts();
  const queries = queriesSchema.parse(JSON.parse(await readFile(join(folder, 'queries.json'), 'utf8')));
  const { corpus: dev, idOf } = await labelledCorpus(folder);
  const corpora = { seed: corpusOf((await readCorpusFolder(sampleBulletin)).bulletins), dev };
  const ids = { seed: (label: string) => `cn-2019-04-${label.slice(3).toLowerCase()}`, dev: idOf };
  const today = calendarDate(2019, 4, 22);
  if (!today) throw new Error('that day exists');
  const makers: Makers = {
    ours: (corpus: Corpus) => product(corpus, concepts, today),
    'ours, words alone': (corpus: Corpus) => wordsOnly(corpus, concepts),
    ...peers,
  };
  const rows = [
    '| engine | success@1 | success@5 | MRR@10 | Chinese @1 | acronym @1 | no answer, rightly |',
    '|---|---|---|---|---|---|---|',
  ];
  for (const [name, make] of Object.entries(makers)) {
    const engines = { seed: await make(corpora.seed), dev: await make(corpora.dev) };
    const ranked = await Promise.all(
      queries.map(async (query) => ({
        query,
        ids: await engines[query.corpus].search(query.q),
        right: new Set(query.relevant.map(ids[query.corpus])),
      })),
    );
    const able = ranked.filter(({ right }) => right.size > 0);
    const none = ranked.filter(({ right }) => right.size === 0);
    const all = answered(able);
    const ofKind = (kind: string): string => answered(able.filter(({ query }) => query.kind === kind)).first.toFixed(2);
    const empty = none.filter(({ query, ids: found }) => {
      const { answers } = engines[query.corpus];
      return answers ? !answers(query.q) : found.length === 0;
    }).length;
    rows.push(
      `| ${[name, all.first.toFixed(3), all.firstFive.toFixed(3), all.reciprocal.toFixed(3), ofKind('chinese'), ofKind('acronym'), `${empty} of ${none.length}`].join(' | ')} |`,
    );
    if (name === 'ours') tellMisses(able);
  }
  return rows;
}

function tellMisses(
  able: readonly {
    readonly query: LabelledQuery;
    readonly ids: readonly string[];
    readonly right: ReadonlySet<string>;
  }[],
): void {
  for (const { query, ids, right } of able) {
    if (!right.has(ids[0] ?? '')) console.error(`not first: ${query.kind}: ${query.q}: ${ids.slice(0, 3).join(', ')}`);
  }
}

const collectionSchema = z.object({
  docs: z.array(z.object({ id: z.string(), title: z.string(), body: z.string() })),
  queries: z.array(z.object({ id: z.string(), text: z.string() })),
  qrels: z.record(z.string(), z.record(z.string(), z.number())),
});

/** Scores every engine on the two retrieval sets, as they are and with one slip of the pen a query. Gives a table. */
export async function retrievalTable(folder: string): Promise<readonly string[]> {
  const concepts = await shippedConcepts();
  const rows = ['| engine | Cranfield | with a slip | MED | with a slip |', '|---|---|---|---|---|'];
  const makers: Makers = {
    ours: (corpus: Corpus) => wordsOnly(corpus, concepts),
    ...peers,
  };
  const sets = await Promise.all(
    ['cranfield', 'med'].map(async (name) =>
      collectionSchema.parse(JSON.parse(await readFile(join(folder, 'ir', `${name}.json`), 'utf8'))),
    ),
  );
  for (const [name, make] of Object.entries(makers)) {
    const scores: string[] = [];
    for (const set of sets) {
      const engine = await make(corpusOfDocuments(set.docs));
      const random = randomFrom(1);
      const slipped = set.queries.map(({ id, text }) => ({ id, text: withSlip(text, random) }));
      for (const queries of [set.queries, slipped])
        scores.push((await meanNdcg(engine, queries, set.qrels)).toFixed(3));
    }
    rows.push(`| ${[name, ...scores].join(' | ')} |`);
  }
  return rows;
}

async function meanNdcg(
  engine: Engine,
  queries: readonly { readonly id: string; readonly text: string }[],
  qrels: Readonly<Record<string, Readonly<Record<string, number>>>>,
): Promise<number> {
  let sum = 0;
  for (const { id, text } of queries) {
    const ids = (await engine.search(text)).map((one) => one.slice('d-o'.length));
    sum += ndcg(ids, qrels[id] ?? {});
  }
  return sum / queries.length;
}

function corpusOfDocuments(
  docs: readonly { readonly id: string; readonly title: string; readonly body: string }[],
): Corpus {
  const entries = docs.map(({ id, title, body }) => ({
    id: `d-o${id}`,
    section: 'other' as const,
    title,
    date: null,
    body,
    authorities: [],
    instruments: [],
    penalties: [],
    deadlines: [],
  }));
  return corpusOf([{ id: 'd', title: 'd', issued: '2019-04', jurisdiction: 'CN', language: 'en', entries }]);
}
