import { readAsk } from '../question/facts/read-ask.ts';
import type { Library } from '../question/library.ts';
import { longestRequest, type Request } from '../question/request.ts';
import { type PlacedWord, placedWords, type WordRole } from '../question/word-roles.ts';
import type { ConceptTable } from '../search/concepts/concept-table.ts';
import { tokenize } from '../search/tokens.ts';
import { simplified } from '../text/simplified.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import { searchQuery } from './answer-search.ts';
import type { DeadlinesAnswer, EntryAnswer, LatestAnswer, ResultsAnswer } from './answers.ts';

/** What a thread was last answered with. */
export interface Shown {
  /** The question; empty where none was asked in words. */
  readonly question: string;
  /** The entries shown, best first. */
  readonly ids: readonly string[];
}

/** What an answer shows. */
export function shownBy(answer: ResultsAnswer | EntryAnswer | LatestAnswer | DeadlinesAnswer): Shown {
  const sources =
    answer.kind === 'deadlines' ? answer.shown : answer.kind === 'entry' ? [answer.entry] : answer.entries;
  const question = answer.kind === 'results' ? answer.query : '';
  return { question, ids: [...new Set(sources.map(({ source }) => source.entry.id))] };
}

/** Reads what `JSON.stringify` wrote; null where it is nothing of the kind. */
export function parseShown(text: string | null): Shown | null {
  if (text === null) return null;
  const read: unknown = JSON.parse(text);
  if (typeof read !== 'object' || read === null || !('question' in read) || !('ids' in read)) return null;
  const { question, ids } = read;
  if (typeof question !== 'string' || !Array.isArray(ids)) return null;
  return { question, ids: ids.filter((id) => typeof id === 'string') };
}

/**
 * The question that a message in a thread asks. "When does it end?" is asked of the entry shown last, "and in Italy?" is
 * the last question with another place; words that lead elsewhere are asked of all entries.
 */
export async function followUp(
  text: string,
  request: Request,
  shown: Shown,
  { library, today }: { readonly library: Library; readonly today: CalendarDate },
): Promise<Request> {
  if (
    request.kind !== 'search' &&
    !(request.kind === 'deadlines' && pointer.test(text) && !/^\W*deadlines\b/i.test(text))
  )
    return request;
  const typed = request.kind === 'search' ? request.words : text;
  if (typed.includes(':') || typed.includes('"')) return request;
  const subjects = subjectsOf(typed, library.concepts);
  const points = pointer.test(typed);
  const goesOn = goingOn.test(typed);
  const ask = readAsk(simplified(typed));
  const asks = ask !== null;
  if (!points && !goesOn && !asks) return request;
  const [first] = shown.ids;
  if (first === undefined) return request;
  if (subjects.length === 0) {
    const isCountOfLast = ask?.kind === 'count' && readAsk(simplified(shown.question)) === null;
    const whole = isCountOfLast ? `${typed.replace(/\W+$/u, '')} ${shown.question}` : typed;
    return asked(asks || points ? whole : `${shown.question} ${typed}`, [first], request);
  }
  const question = asks ? typed : merged(shown.question, subjects, library.concepts);
  const words = subjects.map(({ text: word }) => word).join(' ');
  const [within, anywhere] = await Promise.all(
    [`${words} ${among(shown.ids)}`, words].map((one) => library.find(searchQuery(one, library, today), 1)),
  );
  const here = within?.hits[0]?.source.entry.id ?? first;
  const [held, most] = [within?.coverage ?? 0, anywhere?.coverage ?? 0];
  const isNamed = subjects.some(({ text: word }) => kindOf(word, library.concepts) !== undefined);
  const leadsElsewhere = (isNamed && held === 0) || (within?.lacksName === true && anywhere?.lacksName === false);
  if (!leadsElsewhere && (held >= most * leastHeld || (points && !isNamed))) return asked(question, [here], request);
  return asks ? request : asked(question, [], request);
}

// A short question says little that is its own; one about something else says what that is.
const leastHeld = 0.35;

// What stands for something told before, and what goes on from it.
const pointer =
  /\b(?:it|its|he|she|him|her|his|they|them|their|these|those|(?:this|that)(?=\W*$)|the (?:fine|penalty|deadline|company|authority|regulator|firm|campaign|pilot|consultation|draft|law|rules?|case|breach|court))\b|那|它|他|她|该|此|这|其/i;
const goingOn = /^\W*(?:and|or|what about|how about|also|same for)\b|^(?:那|那么|还有|以及)|呢[？?]?\s*$/i;

function asked(words: string, ids: readonly string[], request: Request): Request {
  const all = [words.trim(), ...(ids.length > 0 ? [among(ids)] : [])].join(' ');
  return all.length > longestRequest ? request : { kind: 'search', words: all, page: 1 };
}

const among = (ids: readonly string[]): string => `entry:${ids.join(',')}`;

const idle: ReadonlySet<WordRole['role']> = new Set(['function', 'asking', 'generic', 'due', 'penalty']);

const subjectsOf = (text: string, concepts: ConceptTable): readonly PlacedWord[] =>
  placedWords(simplified(text), concepts).filter(({ text: word, means }) => !idle.has(means.role) && !act.test(word));

// What was done says nothing of by whom.
const act =
  /^(?:(?:appl|end|start|begin|beg[au]n|clos|runs?|run|last|publish|announc|issu|launch|releas|happen|effect|force|comment)\w*|开始|结束|宣布|公布|发布|生效|施行|实施|启动|截止|推出)$/i;

// "Fines in Spain", then "and in Italy?": a name takes the place of one of its kind, other words join the question.
function merged(before: string, subjects: readonly PlacedWord[], concepts: ConceptTable): string {
  if (readAsk(simplified(before))?.kind === 'count') return `how many ${subjects.map(({ text }) => text).join(' ')}`;
  let question = simplified(before);
  for (const { text } of subjects) {
    const kind = kindOf(text, concepts);
    const alike =
      kind && concepts.mentionsIn(tokenize(question), 'question').find(({ concept }) => concept.kind === kind);
    question = alike ? `${question.slice(0, alike.from)}${text}${question.slice(alike.to)}` : `${question} ${text}`;
  }
  return question;
}

const kindOf = (text: string, concepts: ConceptTable): string | undefined =>
  concepts.mentionsIn(tokenize(text), 'question').find(({ concept }) => replaced.has(concept.kind))?.concept.kind;

const replaced: ReadonlySet<string> = new Set(['place', 'authority', 'company', 'law']);
