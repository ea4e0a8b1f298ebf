import { z } from 'zod';
import {
  type AnswerSource,
  deadlines,
  deadlinesAnswer,
  deadlinesArguments,
  search,
  searchAnswer,
  searchArguments,
  show,
  showAnswer,
  showArguments,
} from './answers.ts';

/** Something that can be asked with GET. */
export interface Route {
  /** With `{id}` for a part that is an argument. */
  readonly path: string;
  /** Of its answer. */
  readonly name: string;
  readonly summary: string;
  readonly asked: z.ZodObject;
  readonly answer: z.ZodObject;
  readonly respond: (given: Readonly<Record<string, string>>, from: AnswerSource) => Promise<Response>;
}

function route<S extends z.ZodObject>(
  described: Pick<Route, 'path' | 'name' | 'summary' | 'answer'> & { readonly asked: S },
  handle: (asked: z.output<S>, from: AnswerSource) => Promise<object>,
): Route {
  const respond: Route['respond'] = async (given, from) => {
    const read = described.asked.safeParse(given);
    if (!read.success) return refuse(400, read.error.issues.map(issueText).join('; '));
    const answer = await handle(read.data, from);
    return 'problem' in answer ? refuse(404, String(answer.problem)) : Response.json(answer, { headers: uncached });
  };
  return { ...described, respond };
}

const uncached = { 'cache-control': 'no-store' };

const issueText = ({ path, message }: z.core.$ZodIssue): string => [...path, message].join(' ');

const { query: words, ...paging } = searchArguments.shape;

/** Everything that can be asked. */
export const routes: readonly Route[] = [
  route(
    {
      path: '/api/entries',
      name: 'SearchAnswer',
      summary: 'Search the entries',
      asked: z.strictObject({ q: words.default(''), ...paging }),
      answer: searchAnswer,
    },
    ({ q: query, ...asked }, from) => search({ query, ...asked }, from),
  ),
  route(
    {
      path: '/api/entries/{id}',
      name: 'EntryAnswer',
      summary: 'Show an entry',
      asked: showArguments,
      answer: showAnswer,
    },
    show,
  ),
  route(
    {
      path: '/api/deadlines',
      name: 'DeadlinesAnswer',
      summary: 'List deadlines',
      asked: deadlinesArguments,
      answer: deadlinesAnswer,
    },
    async (asked, from) => deadlines(asked, from),
  ),
];

/** Answers a request to the API, with JSON whatever happens. */
export async function answerApi(
  { method, url }: Pick<Request, 'method' | 'url'>,
  current: () => Promise<AnswerSource>,
): Promise<Response> {
  const { pathname, searchParams } = new URL(url);
  const id = /^\/api\/entries\/([^/]+)$/.exec(pathname)?.[1];
  const path = id === undefined ? pathname : '/api/entries/{id}';
  const found = routes.find((one) => one.path === path);
  const paths = routes.map((one) => one.path).join(', ');
  if (!found) return refuse(404, `There is no ${pathname}. Ask for ${paths} or /api/openapi.json.`);
  if (method !== 'GET') return refuse(405, 'This API only reads. Use GET.', { allow: 'GET' });
  const twice = [...searchParams.keys()].find((key) => searchParams.getAll(key).length > 1);
  if (twice !== undefined) return refuse(400, `${twice} is given twice. Give it once.`);
  const given = { ...Object.fromEntries(searchParams), ...(id !== undefined && { id: decoded(id) }) };
  return found.respond(given, await current());
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The response to a request that is not answered. @param message why, and what to do */
export const refuse = (status: number, message: string, headers: Readonly<Record<string, string>> = {}): Response =>
  Response.json({ error: { status, message } }, { status, headers: { ...uncached, ...headers } });
