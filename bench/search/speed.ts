import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { openIndexThread } from '../../src/app/index-thread/open-index-thread.ts';
import { authoritiesOnly } from '../../src/search/concepts/concept-table.ts';
import { emptyLexicon } from '../../src/search/concepts/read-lexicon.ts';
import { temporaryFolder } from '../../tests/temporary-folder.ts';
import { type Engine, peers, wordsOnly } from './engines.ts';
import { withSlip } from './measures.ts';
import { randomFrom, syntheticCorpus, syntheticWord } from './synthetic-corpus.ts';

/** Speed and memory of every engine at a size, in one process one after the other. Gives a table. */
export async function speedTable(size: number, names: readonly string[]): Promise<readonly string[]> {
  const corpus = syntheticCorpus(size);
  const makers = { ours: (of: typeof corpus) => wordsOnly(of, authoritiesOnly), ...peers };
  const rows = [
    '| engine | build s (CPU) | MB added | 1 word | 2 words | 3 words | most common word | three most common | worst of 10,000 with slips |',
    '|---|---|---|---|---|---|---|---|---|',
  ];
  for (const [name, make] of Object.entries(makers)) {
    if (!names.includes(name)) continue;
    const cells = await cellsOf(name, () => make(corpus));
    rows.push(`| ${cells.join(' | ')} |`);
    console.error(rows.at(-1));
  }
  return rows;
}

// In a function of its own, so that the engine before is gone when memory is counted.
async function cellsOf(name: string, make: () => Engine | Promise<Engine>): Promise<readonly string[]> {
  const before = memoryUsed();
  const [engine, build] = await timed(make);
  const added = memoryUsed() - before;
  const cells = await queryCells(engine, name === 'ours');
  return [name, (build / 1000).toFixed(1), (added / 1e6).toFixed(0), ...cells];
}

async function queryCells(engine: Engine, isOurs: boolean): Promise<readonly string[]> {
  const random = randomFrom(7);
  const words = (count: number): string =>
    Array.from({ length: count }, () => syntheticWord(20 + Math.floor(random() * 3000))).join(' ');
  const queries = Array.from({ length: 300 }, () => words(3));
  const common = [0, 1, 2, 3, 4].map(syntheticWord);
  const cells: number[] = [];
  for (const count of [1, 2, 3])
    cells.push(
      await mean(
        engine,
        queries.map((query) => query.split(' ').slice(0, count).join(' ')),
      ),
    );
  cells.push(await mean(engine, [...common, ...common, ...common]));
  cells.push(
    await mean(
      engine,
      Array.from({ length: 5 }, () => common.slice(0, 3).join(' ')),
    ),
  );
  const worst = isOurs ? [(await worstOf(engine, 10_000, random)).toFixed(1)] : ['–'];
  return [...cells.map((cell) => cell.toFixed(2)), ...worst];
}

// Asked unmeasured before, so that what is measured is compiled: three thousand times, or for a second where that takes longer.
async function mean(engine: Engine, queries: readonly string[]): Promise<number> {
  const start = performance.now();
  for (let i = 0; i < 3000 && performance.now() - start < 1000; i += 1) {
    await engine.search(queries[i % queries.length] ?? '');
  }
  const [, took] = await timed(async () => {
    for (const query of queries) await engine.search(query);
  });
  return took / queries.length;
}

// Of ten thousand some are struck by the collection of garbage: the ten dearest are asked again, and the least of their times counts.
async function worstOf(engine: Engine, count: number, random: () => number): Promise<number> {
  const times: { readonly query: string; readonly took: number }[] = [];
  for (let i = 0; i < count; i += 1) {
    const length = 1 + Math.floor(random() * 8);
    const words = Array.from({ length }, () => syntheticWord(Math.floor(random() ** 3 * 60_000)));
    const query = withSlip(withSlip(words.join(' '), random), random);
    const [, took] = await timed(() => engine.search(query));
    times.push({ query, took });
  }
  let worst = 0;
  for (const { query, took } of times.toSorted((one, other) => other.took - one.took).slice(0, 10)) {
    const again: number[] = [];
    for (let i = 0; i < 3; i += 1) again.push((await timed(() => engine.search(query)))[1]);
    worst = Math.max(worst, Math.min(took, ...again));
  }
  return worst;
}

/** What was made and the milliseconds of CPU it took. */
async function timed<T>(make: () => T | Promise<T>): Promise<readonly [T, number]> {
  const start = process.cpuUsage();
  const made = await make();
  const { user, system } = process.cpuUsage(start);
  return [made, (user + system) / 1000];
}

function memoryUsed(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** How this thread fares while an index of so many entries is built, loaded and asked in the other. Gives lines. */
export async function threadLines(size: number): Promise<readonly string[]> {
  const corpus = syntheticCorpus(size);
  await using folder = await temporaryFolder();
  const lines: string[] = [];
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const took: number[] = [];
  for (const _ of ['built', 'loaded']) {
    await using thread = openIndexThread({
      concepts: [],
      lexicon: emptyLexicon,
      snapshot: join(folder.path, 'entries.index'),
    });
    delay.reset();
    delay.enable();
    const start = performance.now();
    const how = await thread.replace(corpus.entries);
    took.push(performance.now() - start);
    delay.disable();
    const [p99, most] = [delay.percentile(99) / 1e6, delay.max / 1e6];
    lines.push(`| ${how} | ${((took.at(-1) ?? 0) / 1000).toFixed(1)} | ${p99.toFixed(0)} | ${most.toFixed(0)} |`);
  }
  return [
    '| index in its thread | s until ready | event-loop delay p99 ms | longest ms |',
    '|---|---|---|---|',
    ...lines,
  ];
}
