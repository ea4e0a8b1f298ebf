import { Command, InvalidArgumentError, Option } from 'commander';
import { interpretationText } from '../../ask/interpretation.ts';
import { type Standing, standingOf } from '../../bulletin/standing.ts';
import { pluralise } from '../../cards/format.ts';
import { sourceUrl } from '../../cards/sources.ts';
import { describeQuery } from '../../question/describe-query.ts';
import type { Fact } from '../../question/facts/fact.ts';
import type { Library } from '../../question/library.ts';
import { readQuery } from '../../question/read-query.ts';
import { longestRequest } from '../../question/request.ts';
import type { Verdict } from '../../search/search-entries.ts';
import { readTextFile } from '../../storage/corpus-files.ts';
import type { CalendarDate } from '../../time/calendar-date.ts';
import { loadLibrary } from '../load-library.ts';
import { dataOption, jsonOption, today, todayOption } from '../options.ts';
import { failWithInputError, printJson, printLines, printProblems } from '../output.ts';
import { whatAllShare, workspaceOption } from '../workspace-option.ts';

interface SearchOptions {
  readonly data: string;
  readonly workspace?: string;
  readonly limit: number;
  readonly queries?: string;
  readonly today?: CalendarDate;
  readonly json?: true;
}

/** `search QUERY`: the matching entries, best first. */
export function searchCommand(): Command {
  return new Command('search')
    .description('search the entries')
    .argument('[QUERY...]', 'words to search for')
    .addOption(workspaceOption(whatAllShare))
    .addOption(dataOption())
    .addOption(todayOption())
    .addOption(limitOption())
    .option('--queries <FILE>', 'file with one query per line; prints one result per line')
    .addOption(jsonOption('{query, verdict, answer: {text, quote, field}, understood, total, hits, suggestion}'))
    .action(async (words: readonly string[], options: SearchOptions, command: Command) => {
      if ((words.join('').trim() === '') === (options.queries === undefined))
        command.error('error: give either a QUERY or --queries FILE');
      const queries = options.queries === undefined ? [words.join(' ')] : await readQueries(options.queries);
      const day = options.today ?? today();
      const library = queries && (await loadLibrary(options.data, day, options));
      if (!queries || !library) return;
      const asOf = { library, today: day, limit: options.limit };
      for (const query of queries) {
        const result = await search(query, asOf);
        if (options.json) printJson(result);
        else printResult(result);
      }
    });
}

const limitOption = (): Option =>
  new Option('--limit <N>', 'maximum number of entries to print').default(10).argParser((text) => {
    const limit = Number(text);
    if (Number.isInteger(limit) && limit >= 1) return limit;
    throw new InvalidArgumentError('Use a whole number, 1 or more.');
  });

async function readQueries(path: string): Promise<readonly string[] | null> {
  const text = await readTextFile(path);
  if (typeof text === 'string') return text.replace(/\r?\n$/, '').split(/\r?\n/);
  printProblems([text], path);
  failWithInputError();
  return null;
}

interface Result {
  readonly query: string;
  readonly verdict: Verdict;
  readonly answer: Pick<Fact, 'text' | 'quote' | 'field'> | null;
  readonly understood: string;
  readonly total: number;
  readonly hits: readonly {
    readonly id: string;
    readonly score: number;
    readonly title: string;
    readonly standing: Standing | null;
    readonly source: string | null;
  }[];
  readonly suggestion: string | null;
}

interface AsOf {
  readonly library: Library;
  readonly today: CalendarDate;
  readonly limit: number;
}

async function search(query: string, { library, today: day, limit }: AsOf): Promise<Result> {
  if (query.length > longestRequest) return tooLong(query);
  const read = readQuery(query, { today: day, about: 'entries', concepts: library.concepts });
  const outcome = await library.find(read, limit);
  return {
    query,
    verdict: outcome.verdict,
    answer: outcome.answer && factFields(outcome.answer),
    understood: interpretationText({
      words: outcome.total > 0 ? outcome.words : outcome.words.filter(({ reading }) => reading === 'absent'),
      understood: describeQuery(read, { about: 'entries', concepts: library.concepts }),
      unparsed: read.unread,
    }),
    total: outcome.total,
    hits: outcome.hits.map(({ source, score }) => ({
      id: source.entry.id,
      score: Number(score.toFixed(4)),
      title: source.entry.title,
      standing: standingOf(source, day),
      source: sourceUrl(source),
    })),
    suggestion: outcome.suggestion,
  };
}

const factFields = ({ text, quote, field }: Fact): Result['answer'] => ({ text, quote, field });

function tooLong(query: string): Result {
  const message = `the query has ${query.length} characters; the limit is ${longestRequest}`;
  printProblems([{ line: 0, rule: 'query-too-long', message }]);
  failWithInputError();
  return { query, verdict: 'none', answer: null, understood: '', total: 0, hits: [], suggestion: null };
}

function printResult({ query, verdict, answer, total, understood, hits, suggestion }: Result): void {
  const found =
    verdict === 'closest' ? 'No exact answer' : total === 0 ? 'Nothing found' : pluralise(total, 'entry', 'entries');
  printLines([
    ...(answer ? [answer.text, ...(answer.quote === null ? [] : [`“${answer.quote}”`])] : []),
    `${found} for “${query}”. ${understood}`.trim(),
    ...hits.map(({ id, title }, i) => `${String(i + 1).padStart(3)}. ${id}  ${title}`),
    ...(suggestion === null ? [] : [`Did you mean “${suggestion}”?`]),
  ]);
}
