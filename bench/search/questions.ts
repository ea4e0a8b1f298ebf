import { access, readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { bundledData, sampleBulletin } from '../../src/app/options.ts';
import { type Corpus, corpusOf } from '../../src/bulletin/corpus.ts';
import type { Answered } from '../../src/question/find-entries.ts';
import { type Library, libraryInProcess } from '../../src/question/library.ts';
import { readQuery } from '../../src/question/read-query.ts';
import { conceptTable } from '../../src/search/concepts/concept-table.ts';
import { readCorpusFolder, readVocabulary } from '../../src/storage/corpus-files.ts';
import { type CalendarDate, parseCalendarDate } from '../../src/time/calendar-date.ts';
import { labelledCorpus } from './labelled-corpus.ts';

/** A question whose answer is known: ids of the entries that answer, none where nothing does, and what a fact has to say. */
interface Known {
  readonly q: string;
  readonly right: ReadonlySet<string>;
  readonly accept: readonly string[];
}

const corpusNames = ['seed', 'dev', 'dev2'] as const;
const labelSchema = z.array(
  z.object({
    q: z.string(),
    relevant: z.array(z.string()),
    corpus: z.enum(corpusNames),
    accept: z.array(z.string()).default([]),
  }),
);
type Labelled = z.output<typeof labelSchema>[number];

/**
 * Scores the product on every set of labelled questions, or on `files` of the same form alone. Gives a table; what is not right
 * first goes to the error output, except from a file whose name has "unseen".
 */
export async function questionTable(folder: string, files: readonly string[] = []): Promise<readonly string[]> {
  const libraries = await librariesOf(folder);
  const read = async (name: string): Promise<readonly Labelled[]> =>
    labelSchema.parse(JSON.parse(await readFile(resolve(folder, name), 'utf8')));
  const isOdd = (_: unknown, i: number): boolean => i % 2 === 0;
  const isEven = (_: unknown, i: number): boolean => i % 2 === 1;
  const of = (labelled: readonly Labelled[], ...corpora: readonly string[]): readonly Labelled[] =>
    labelled.filter(({ corpus }) => corpora.includes(corpus));
  const rows = [
    '| questions | n | success@1 | @5 | MRR@10 | said none | answer, of right first | no answer: not "answer" | fact right | of facts shown |',
    '|---|---|---|---|---|---|---|---|---|---|',
  ];
  const add = async (name: string, labelled: readonly Labelled[], isTold = true): Promise<void> => {
    const scored = [];
    for (const one of labelled) {
      const { library, today, idOf } = libraries[one.corpus];
      const known = { q: one.q, right: new Set(one.relevant.map(idOf)), accept: one.accept };
      const query = readQuery(one.q, { today, about: 'entries', concepts: library.concepts });
      scored.push({ known, answered: await library.find(query, 10) });
    }
    rows.push(row(name, scored, isTold));
  };
  for (const file of files) await add(basename(file), await read(resolve(file)), !file.includes('unseen'));
  if (files.length > 0) return rows;
  const [first, second, facts] = [
    await read('queries.json'),
    await read('queries-2.json'),
    await read('fact-questions.json'),
  ];
  await add('queries: seed and dev', first);
  await add('queries-2, odd: seed', of(second.filter(isOdd), 'seed'));
  await add('queries-2, odd: dev2', of(second.filter(isOdd), 'dev2'));
  await add('queries-2, even: seed', of(second.filter(isEven), 'seed'), false);
  await add('queries-2, even: dev2', of(second.filter(isEven), 'dev2'), false);
  await add('facts, odd', facts.filter(isOdd));
  await add('facts, even', facts.filter(isEven), false);
  await add('own, plain', await ownQuestions('plain-questions.txt'));
  await add('own, facts', await ownQuestions('fact-questions.txt'));
  return rows;
}

interface AskedLibrary {
  readonly library: Library;
  readonly today: CalendarDate;
  readonly idOf: (label: string) => string;
}

async function librariesOf(folder: string): Promise<Readonly<Record<(typeof corpusNames)[number], AskedLibrary>>> {
  const { concepts, lexicon, problems } = await readVocabulary(bundledData);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  const table = conceptTable(concepts, lexicon);
  const [dev, dev2] = [await labelledCorpus(folder), await labelledCorpus(folder, 'labels-2.json')];
  const seed = corpusOf((await readCorpusFolder(sampleBulletin)).bulletins);
  const asked = (corpus: Corpus, day: string, idOf: AskedLibrary['idOf']): AskedLibrary => {
    const today = parseCalendarDate(day);
    if (!today) throw new Error(`no such day: ${day}`);
    return { library: libraryInProcess(corpus, table), today, idOf };
  };
  return {
    seed: asked(seed, '2019-04-22', (label) => `cn-2019-04-${label.slice(3).toLowerCase()}`),
    dev: asked(dev.corpus, '2025-05-20', dev.idOf),
    dev2: asked(dev2.corpus, '2025-05-20', dev2.idOf),
  };
}

async function ownQuestions(name: string): Promise<readonly Labelled[]> {
  const path = fileURLToPath(new URL(`../../tests/question/asked/${name}`, import.meta.url));
  if (
    await access(path).then(
      () => false,
      () => true,
    )
  )
    return [];
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return lines.map((line) => {
    const [ids = '', ...rest] = line.split(' | ');
    const relevant = ids === 'none' ? [] : ids.split(' ').map((id) => `00-${id.toUpperCase()}`);
    return {
      q: rest.at(-1) ?? '',
      relevant,
      corpus: 'seed',
      accept: rest.length > 1 ? (rest[0] ?? '').split('/') : [],
    };
  });
}

interface Scored {
  readonly known: Known;
  readonly answered: Answered;
}

function row(name: string, scored: readonly Scored[], isTold: boolean): string {
  const able = scored.filter(({ known }) => known.right.size > 0);
  const unable = scored.filter(({ known }) => known.right.size === 0);
  const place = ({ known, answered }: Scored): number =>
    answered.hits.findIndex(({ source }) => known.right.has(source.entry.id));
  const first = able.filter((one) => place(one) === 0);
  const withFacts = able.filter(({ known }) => known.accept.length > 0);
  const shown = withFacts.filter(({ answered }) => answered.answer !== null);
  const right = shown.filter(isRight);
  if (isTold) tell(name, scored, place);
  const share = (part: readonly unknown[] | number, of: readonly unknown[]): string =>
    of.length === 0 ? '–' : ((typeof part === 'number' ? part : part.length) / of.length).toFixed(3);
  const firstFive = able.filter((one) => place(one) >= 0 && place(one) < 5);
  return `| ${[
    name,
    String(scored.length),
    share(first, able),
    share(firstFive, able),
    share(
      able.reduce((sum, one) => sum + (place(one) < 0 ? 0 : 1 / (place(one) + 1)), 0),
      able,
    ),
    share(
      able.filter(({ answered }) => answered.verdict === 'none'),
      able,
    ),
    share(
      first.filter(({ answered }) => answered.verdict === 'answer'),
      first,
    ),
    share(
      unable.filter(({ answered }) => answered.verdict !== 'answer'),
      unable,
    ),
    share(right, withFacts),
    share(right, shown),
  ].join(' | ')} |`;
}

/** A fact is right if its text or its quote has one of the accepted texts, its numbers standing alone. */
function isRight({ known, answered }: Scored): boolean {
  const { answer } = answered;
  if (answer === null) return false;
  const said = normalised(`${answer.text} ${answer.quote ?? ''}`);
  return known.accept.some((text) => {
    const wanted = normalised(text).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`${/^\d/.test(wanted) ? '(?<!\\d)' : ''}${wanted}${/\d$/.test(wanted) ? '(?!\\d)' : ''}`).test(
      said,
    );
  });
}

const normalised = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .replace(/\s+/g, '');

function tell(name: string, scored: readonly Scored[], place: (one: Scored) => number): void {
  for (const one of scored) {
    const { known, answered } = one;
    const { verdict, coverage, hits } = answered;
    const ids = hits
      .slice(0, 3)
      .map(({ source }) => source.entry.id)
      .join(' ');
    if (known.right.size === 0) {
      if (verdict === 'answer')
        console.error(`${name}: ANSWERED, wrongly (${coverage.toFixed(2)}): ${known.q} -> ${ids}`);
    } else if (place(one) !== 0) {
      console.error(
        `${name}: NOT FIRST (${place(one) + 1}, ${verdict} ${coverage.toFixed(2)}): ${known.q} -> ${ids}; right: ${[...known.right].join(' ')}`,
      );
    } else if (verdict !== 'answer') {
      console.error(
        `${name}: ${verdict.toUpperCase()} ${coverage.toFixed(2)}: ${known.q}; lacks ${hits[0]?.lacks.join(', ')}`,
      );
    }
    if (known.accept.length > 0 && !isRight(one))
      console.error(
        `${name}: ${answered.answer ? `WRONG FACT (${answered.answer.field}) ${answered.answer.text} «${answered.answer.quote}»` : 'NO FACT'}: ${known.q}; wanted ${known.accept[0]}`,
      );
  }
}
