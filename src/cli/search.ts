import { Command } from 'commander';
import type { Library } from '../answers/library.ts';
import { longestRequest } from '../answers/request.ts';
import { understoodWords } from '../cards/results-card.ts';
import { searchEntries } from '../search/search-entries.ts';
import { readTextFile } from '../storage/corpus-folder.ts';
import { loadLibrary } from './load-library.ts';
import { bundledData, countOption, dayOption } from './options.ts';
import { inputAtFault, printJson, printLines, printProblems } from './output.ts';

interface SearchOptions {
  readonly data: string;
  readonly limit: number;
  readonly queries?: string;
  readonly json?: true;
}

/** `search QUERY`: the entries that answer it, best first. */
export function searchCommand(): Command {
  return new Command('search')
    .description('search the entries')
    .argument('[QUERY...]', 'words to search')
    .option('--data <DIR>', 'folder of bulletins', bundledData)
    .option('--today <DATE>', 'accepted as in deadlines; search does not read times yet', dayOption)
    .option('--limit <N>', 'at most so many hits', countOption, 10)
    .option('--queries <FILE>', 'a file with a query a line: one answer a line, the index built once')
    .option('--json', 'print {query, understood, total, hits, suggestion}')
    .action(async (words: readonly string[], options: SearchOptions, command: Command) => {
      if ((words.join('').trim() === '') === (options.queries === undefined))
        command.error('error: give a QUERY, or --queries FILE, and not both');
      const queries = options.queries === undefined ? [words.join(' ')] : await readQueries(options.queries);
      const library = queries && (await loadLibrary(options.data));
      if (!queries || !library) return;
      for (const query of queries) printFound(found(library, query, options.limit), options.json === true);
    });
}

async function readQueries(path: string): Promise<readonly string[] | null> {
  const text = await readTextFile(path);
  if (typeof text === 'string') return text.replace(/\r?\n$/, '').split(/\r?\n/);
  printProblems([text], path);
  inputAtFault();
  return null;
}

interface Found {
  readonly query: string;
  readonly understood: string;
  readonly total: number;
  readonly hits: readonly { readonly id: string; readonly score: number; readonly title: string }[];
  readonly suggestion: string | null;
}

function found(library: Library, query: string, limit: number): Found {
  if (query.length > longestRequest) return tooLong(query);
  const outcome = searchEntries(library.index, query);
  return {
    query,
    understood: understoodWords(outcome),
    total: outcome.hits.length,
    hits: outcome.hits.slice(0, limit).map(({ source: { entry }, score }) => ({
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
  inputAtFault();
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
