import { Command } from 'commander';
import { interpretationText } from '../../ask/interpretation.ts';
import { describeQuery } from '../../question/describe-query.ts';
import type { Library } from '../../question/library.ts';
import { readQuery } from '../../question/read-query.ts';
import { longestRequest } from '../../question/request.ts';
import { readTextFile } from '../../storage/corpus-files.ts';
import type { CalendarDate } from '../../time/calendar-date.ts';
import { loadLibrary } from '../load-library.ts';
import { bundledData, countOption, dayOption, today } from '../options.ts';
import { failWithInputError, printJson, printLines, printProblems } from '../output.ts';

interface SearchOptions {
  readonly data: string;
  readonly limit: number;
  readonly queries?: string;
  readonly today?: CalendarDate;
  readonly json?: true;
}

/** `search QUERY`: the entries that answer it, best first. */
export function searchCommand(): Command {
  return new Command('search')
    .description('search the entries')
    .argument('[QUERY...]', 'words to search')
    .option('--data <DIR>', 'folder of bulletins', bundledData)
    .option('--today <DATE>', 'the day from which times are counted', dayOption)
    .option('--limit <N>', 'at most so many hits', countOption, 10)
    .option('--queries <FILE>', 'a file with a query a line: one answer a line, the index built once')
    .option('--json', 'print {query, understood, total, hits, suggestion}')
    .action(async (words: readonly string[], options: SearchOptions, command: Command) => {
      if ((words.join('').trim() === '') === (options.queries === undefined))
        command.error('error: give a QUERY, or --queries FILE, and not both');
      const queries = options.queries === undefined ? [words.join(' ')] : await readQueries(options.queries);
      const library = queries && (await loadLibrary(options.data));
      if (!queries || !library) return;
      const asOf = { library, today: options.today ?? today(), limit: options.limit };
      for (const query of queries) printFound(await found(query, asOf), options.json === true);
    });
}

async function readQueries(path: string): Promise<readonly string[] | null> {
  const text = await readTextFile(path);
  if (typeof text === 'string') return text.replace(/\r?\n$/, '').split(/\r?\n/);
  printProblems([text], path);
  failWithInputError();
  return null;
}

interface Found {
  readonly query: string;
  readonly understood: string;
  readonly total: number;
  readonly hits: readonly { readonly id: string; readonly score: number; readonly title: string }[];
  readonly suggestion: string | null;
}

interface AsOf {
  readonly library: Library;
  readonly today: CalendarDate;
  readonly limit: number;
}

async function found(query: string, { library, today: day, limit }: AsOf): Promise<Found> {
  if (query.length > longestRequest) return tooLong(query);
  const read = readQuery(query, { today: day, about: 'entries', concepts: library.concepts });
  const outcome = await library.find(read, limit);
  return {
    query,
    understood: interpretationText({
      words: outcome.words,
      understood: describeQuery(read, 'entries'),
      unparsed: read.unread,
    }),
    total: outcome.total,
    hits: outcome.hits.map(({ source: { entry }, score }) => ({
      id: entry.id,
      score: Number(score.toFixed(4)),
      title: entry.title,
    })),
    suggestion: outcome.suggestion,
  };
}

function tooLong(query: string): Found {
  const message = `the query has ${query.length} characters; at most ${longestRequest} are read`;
  printProblems([{ line: 0, rule: 'query-too-long', message }]);
  failWithInputError();
  return { query, understood: '', total: 0, hits: [], suggestion: null };
}

function printFound(answer: Found, json: boolean): void {
  if (json) printJson(answer);
  else printForPerson(answer);
}

function printForPerson({ query, total, understood, hits, suggestion }: Found): void {
  printLines([
    `${total} found for “${query}”. ${understood}`.trim(),
    ...hits.map(({ id, title }, i) => `${String(i + 1).padStart(3)}. ${id}  ${title}`),
    ...(suggestion === null ? [] : [`Did you mean “${suggestion}”?`]),
  ]);
}
