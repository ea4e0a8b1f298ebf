import { z } from 'zod';
import { answerDeadlines, answerLatest, answerQuestion } from '../ask/answer-question.ts';
import { answerSearch } from '../ask/answer-search.ts';
import type { FactAnswer, LatestAnswer, NothingFoundAnswer, ResultsAnswer } from '../ask/answers.ts';
import { interpretationText } from '../ask/interpretation.ts';
import { type DatedDeadline, datedDeadline } from '../bulletin/corpus.ts';
import { disclaimer } from '../cards/format.ts';
import { sourceUrl } from '../cards/sources.ts';
import type { Library } from '../question/library.ts';
import { parseRequest } from '../question/parse-request.ts';
import { longestRequest } from '../question/request.ts';
import { type CalendarDate, parseCalendarDate } from '../time/calendar-date.ts';
import { deadlineData, deadlineRecord, entryRecord, foundData, foundRecord, fullData } from './records.ts';

/** What other programs are answered from. */
export interface AnswerSource {
  /** As of now, with imports and corrections. */
  readonly library: Library;
  readonly today: CalendarDate;
}

const words = (description: string) =>
  z.string().trim().max(longestRequest, `must have at most ${longestRequest} characters`).meta({ description });

const count = (most: number, description: string) => {
  const error = `must be a whole number from 1 to ${most}`;
  return z.coerce.number({ error }).int(error).min(1, error).max(most, error).meta({ description });
};

const page = count(200, 'Page of the list, from 1').default(1);

/** What is searched for. */
export const searchArguments = z.strictObject({
  query: words(
    'A question or words, in English or Chinese, with the filters of the app such as section:enforcement or authority:MIIT; empty or "latest" for the newest entries',
  ),
  limit: count(20, 'Entries on a page').default(5),
  page,
});

/** Which entry is shown. */
export const showArguments = z.strictObject({
  id: z
    .string()
    .trim()
    .toLowerCase()
    .min(1, 'must not be empty')
    .max(100, 'must have at most 100 characters')
    .meta({ description: 'ID of the entry, such as cn-2019-04-r3' }),
});

/** Which deadlines are listed. */
export const deadlinesArguments = z.strictObject({
  filter: words(
    'Words that limit the list, such as next 30 days, before 1 June, MIIT, consultations; with "everywhere" also what the workspace left out',
  ).default(''),
  past: z
    .enum(['include', 'leave_out'], 'must be include or leave_out')
    .default('leave_out')
    .meta({ description: 'Whether deadlines before today are listed too' }),
  today: z
    .string()
    .transform((text, context): CalendarDate => {
      const date = parseCalendarDate(text);
      if (date) return date;
      context.addIssue({ code: 'custom', message: 'must be a day, written YYYY-MM-DD' });
      return z.NEVER;
    })
    .optional()
    .meta({ description: 'Treat this day as today, and list only what was issued by then', format: 'date' }),
  limit: count(100, 'Deadlines on a page of coming and of past ones').default(20),
  page,
});

const common = {
  asOf: z.string().meta({ description: 'The day from which days are counted', format: 'date' }),
  disclaimer: z.string().meta({ description: 'Say it with every answer' }),
};

const understood = z.string().meta({ description: 'How the words were read, and what was ignored; often empty' });
const pages = z.int().meta({ description: 'How many pages there are' });

/** The answer to a search. */
export const searchAnswer = z.object({
  ...common,
  query: z.string(),
  understood,
  verdict: z.enum(['answer', 'closest', 'none']).meta({
    description: 'answer: the entries answer it; closest: none has all of it; none: nothing was found',
  }),
  fact: z
    .object({
      text: z.string(),
      quote: z.string().nullable().meta({ description: 'The words of the entry that say so, exactly' }),
      entryId: z.string(),
      source: z.url().nullable(),
      deadline: deadlineRecord.nullable(),
    })
    .nullable()
    .meta({ description: 'What answers the question; null where no fact is sure' }),
  total: z.int(),
  pages,
  entries: z.array(foundRecord).meta({ description: 'Best first' }),
  suggestion: z.string().nullable().meta({ description: 'The query with its spelling corrected' }),
});

/** The answer to a request for an entry. */
export const showAnswer = z.object({ ...common, entry: entryRecord });

/** The answer to a request for deadlines. */
export const deadlinesAnswer = z.object({
  ...common,
  understood,
  narrowedTo: z
    .array(z.string())
    .meta({ description: 'What the workspace limits its lists to; empty where nothing is left out' }),
  totals: z.object({ coming: z.int(), past: z.int() }),
  pages,
  coming: z.array(deadlineRecord).meta({ description: 'Soonest first' }),
  past: z.array(deadlineRecord).meta({ description: 'Latest first; empty unless asked for' }),
  nearest: z.array(deadlineRecord).meta({ description: 'Where none is on the days asked for: those next to them' }),
});

type SearchAnswer = z.input<typeof searchAnswer>;

/** Searches as the command does; without words it lists the newest entries. */
export async function search(
  { query, limit, page: number }: z.output<typeof searchArguments>,
  { library, today }: AnswerSource,
): Promise<SearchAnswer> {
  const asked = parseRequest(query === '' ? 'latest' : query, library.knows, library.concepts);
  if (asked.kind === 'latest')
    return latestData(query, answerLatest({ ...asked, page: number }, library, today, limit), today);
  const words = asked.kind === 'search' ? asked.words : query;
  return searchData(query, await answerSearch({ kind: 'search', words, page: number }, library, today, limit), today);
}

const latestData = (
  query: string,
  { entries, total, page: { of } }: LatestAnswer,
  today: CalendarDate,
): SearchAnswer => ({
  asOf: today,
  disclaimer: disclaimer(),
  query,
  understood: '',
  verdict: 'answer',
  fact: null,
  total,
  pages: of,
  entries: entries.map(foundData),
  suggestion: null,
});

function searchData(query: string, found: ResultsAnswer | NothingFoundAnswer, today: CalendarDate): SearchAnswer {
  const isFound = found.kind === 'results';
  return {
    asOf: today,
    disclaimer: disclaimer(),
    query,
    understood: interpretationText(found),
    verdict: isFound ? found.verdict : 'none',
    fact: isFound && found.fact ? factData(found.fact) : null,
    total: isFound ? found.total : 0,
    pages: isFound ? found.page.of : 0,
    entries: isFound ? found.entries.map(foundData) : [],
    suggestion: found.suggestion,
  };
}

const factData = ({ text, quote, source, deadline, today }: FactAnswer): NonNullable<SearchAnswer['fact']> => ({
  text,
  quote,
  entryId: source.entry.id,
  source: sourceUrl(source),
  deadline: deadline ? deadlineData(datedDeadline({ source, deadline }, today)) : null,
});

/** An entry in full, or what is wrong with its ID. */
export async function show(
  { id }: z.output<typeof showArguments>,
  { library, today }: AnswerSource,
): Promise<z.input<typeof showAnswer> | { readonly problem: string }> {
  const answer = await answerQuestion({ kind: 'show', id, page: 1 }, library, today);
  if (answer.kind === 'entry') return { asOf: today, disclaimer: disclaimer(), entry: fullData(answer.entry) };
  const nearest = answer.kind === 'unknown_id' ? answer.nearest.map(({ entry }) => entry.id) : [];
  const next = nearest.length > 0 ? `Did you mean ${nearest.join(' or ')}?` : 'Search for it.';
  return { problem: `There is no entry ${id}. ${next}` };
}

/** Lists deadlines as the command does. */
export function deadlines(
  { filter, past, today: asked, limit, page: number }: z.output<typeof deadlinesArguments>,
  { library, today }: AnswerSource,
): z.input<typeof deadlinesAnswer> {
  const asOf = asked ?? today;
  const known = asked
    ? { ...library, deadlines: library.deadlines.filter(({ source }) => source.bulletin.issued <= asOf) }
    : library;
  const answer = answerDeadlines({ kind: 'deadlines', words: filter, page: 1 }, known, asOf);
  const listed = past === 'include' ? answer.past : [];
  const from = (number - 1) * limit;
  const onPage = (all: readonly DatedDeadline[]) => all.slice(from, from + limit).map(deadlineData);
  return {
    asOf,
    disclaimer: disclaimer(),
    understood: interpretationText(answer),
    narrowedTo: [...answer.narrowed],
    totals: { coming: answer.upcoming.length, past: answer.past.length },
    pages: Math.ceil(Math.max(answer.upcoming.length, listed.length) / limit),
    coming: onPage(answer.upcoming),
    past: onPage(listed),
    nearest: answer.nearest.map(deadlineData),
  };
}
