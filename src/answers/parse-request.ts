import levenshtein from 'damerau-levenshtein';
import { type Section, sections } from '../bulletin/bulletin.ts';
import { isStopWord } from '../search/words.ts';
import { longestRequest, type Request, type Verb, verbs } from './request.ts';

/**
 * Reads what was typed after the command or the mention: a verb with its words, or words to search. Never fails.
 * @param knowsWord whether a word occurs in the corpus: a known word is searched even where it resembles a verb
 */
export function parseRequest(text: string, knowsWord: (word: string) => boolean): Request {
  const asked = withoutMarks(text.replace(/\s+/gu, ' ').trim());
  const [first = '', rest = ''] = splitFirst(asked);
  const verb = verbOf(first);
  const words = verb ? rest : asked;
  if (words.length > longestRequest) return { kind: 'too_long', length: words.length };
  if (verb) return readVerb(verb, rest);
  if (asked === '' || isGreeting(asked)) return { kind: 'help' };
  const meant = knowsWord(bare(first)) ? null : nearRequest(bare(first), rest);
  if (meant) return { kind: 'near_verb', typed: first, words: asked, meant };
  return { kind: 'search', words: asked, page: 1 };
}

/** The command that asks this again, its page aside: `parseRequest` reads it back. */
export function printRequest(request: Request): string {
  switch (request.kind) {
    case 'help':
      return 'help';
    case 'search':
      return `search ${request.words}`;
    case 'latest':
      return `latest ${request.section ?? ''}`.trim();
    case 'latest_of_unknown_section':
      return `latest ${request.words}`;
    case 'show':
      return `show ${request.id}`;
    case 'deadlines':
      return `deadlines ${request.words}`.trim();
    case 'subscribe':
      return `subscribe ${request.anyway ? 'anyway ' : ''}${request.words}`.trim();
    case 'subscriptions':
    case 'settings':
      return request.kind;
    case 'unsubscribe':
      return `unsubscribe ${request.words}`.trim();
    case 'incomplete':
      return request.verb;
    case 'near_verb':
      return request.words;
    case 'too_long':
      return 'help';
  }
}

/** The same request at another page; a request without pages stays as it is. */
export function atPage(request: Request, page: number): Request {
  return 'page' in request ? { ...request, page } : request;
}

function readVerb(verb: Verb, rest: string): Request {
  switch (verb) {
    case 'help':
      return rest === '' ? { kind: 'help' } : { kind: 'search', words: `help ${rest}`, page: 1 };
    case 'search':
      return rest === '' ? { kind: 'incomplete', verb } : { kind: 'search', words: rest, page: 1 };
    case 'show':
      return readShow(rest);
    case 'latest':
      return readLatest(rest);
    case 'deadlines':
      return { kind: 'deadlines', words: rest, page: 1 };
    case 'subscribe':
      return readSubscribe(rest);
    case 'unsubscribe':
      return { kind: 'unsubscribe', words: rest };
    // "Settings of cookies" is a question.
    case 'subscriptions':
      return rest === '' ? { kind: verb, page: 1 } : { kind: 'search', words: `${verb} ${rest}`, page: 1 };
    case 'settings':
      return rest === '' ? { kind: verb } : { kind: 'search', words: `${verb} ${rest}`, page: 1 };
  }
}

function readSubscribe(rest: string): Request {
  const [first = '', more = ''] = splitFirst(rest);
  const anyway = first.toLowerCase() === 'anyway' && more !== '';
  return { kind: 'subscribe', words: anyway ? more : rest, anyway };
}

// "show me the latest on minors" is a question; an id is one word.
function readShow(rest: string): Request {
  if (rest.includes(' ')) return { kind: 'search', words: rest, page: 1 };
  const id = bare(rest);
  return id === '' ? { kind: 'incomplete', verb: 'show' } : { kind: 'show', id, page: 1 };
}

function readLatest(rest: string): Request {
  if (rest === '') return { kind: 'latest', section: null, page: 1 };
  const section = sectionOf(rest);
  return section ? { kind: 'latest', section, page: 1 } : { kind: 'latest_of_unknown_section', words: rest };
}

const sectionOf = (words: string): Section | undefined =>
  sections.find((section) =>
    words
      .toLowerCase()
      .split(' ')
      .some((word) => word === section),
  );

const verbOf = (word: string): Verb | undefined => {
  const name = bare(word);
  return singular.get(name) ?? verbs.find((verb) => verb === name);
};

const singular: ReadonlyMap<string, Verb> = new Map([
  ['deadline', 'deadlines'],
  ['subscription', 'subscriptions'],
  ['setting', 'settings'],
]);

// What stands around the words is not part of them: the colon after a mention, quotes, a question mark.
const withoutMarks = (text: string): string => text.replace(/^[\s:,;.!?`"“”‘’]+/u, '');

const bare = (word: string): string => withoutMarks(word.toLowerCase()).replace(/[:,;.!?`"“”‘’]+$/u, '');

const isGreeting = (text: string): boolean =>
  /^(?:hi|hello|hey|thanks|thank you|你好|谢谢)(?: there)?$/.test(bare(text));

// One slip of the pen in a word, two in a long one ("deadlins", "latets", "serach"), where what follows suits the verb:
// "how long must logs be kept" is a question and not "show".
function nearRequest(word: string, rest: string): Request | null {
  if (word.length < 3 || word.length > 14 || isStopWord(word)) return null;
  const near = verbs.find((verb) => levenshtein(word, verb).steps <= (verb.length >= 8 ? 2 : 1));
  return near && suits[near](rest) ? readVerb(near, rest) : null;
}

const suits: Readonly<Record<Verb, (rest: string) => boolean>> = {
  help: (rest) => rest === '',
  search: () => true,
  latest: (rest) => rest === '' || sectionOf(rest) !== undefined,
  show: (rest) => rest === '' || /\d/.test(rest),
  deadlines: () => true,
  subscribe: () => true,
  subscriptions: (rest) => rest === '',
  unsubscribe: (rest) => rest === '' || /^(?:#?\d|all$)/i.test(rest),
  settings: (rest) => rest === '',
};

function splitFirst(text: string): readonly string[] {
  const space = text.indexOf(' ');
  return space < 0 ? [text] : [text.slice(0, space), text.slice(space + 1)];
}
