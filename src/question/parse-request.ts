import levenshtein from 'damerau-levenshtein';
import { type Section, sections } from '../bulletin/bulletin.ts';
import { authoritiesOnly, type ConceptTable } from '../search/concepts/concept-table.ts';
import { isStopWord } from '../search/words.ts';
import { readIntent } from './intent.ts';
import { longestRequest, type Request, type Verb, verbs } from './request.ts';

/**
 * Parses what was typed after the command or the mention: a verb and its words, the same in plain words, or words to search for.
 * Never fails.
 * @param concepts what words carry no subject, and what authorities are called
 * @param knowsWord whether a word occurs in the corpus: a known word is searched for even if it resembles a verb
 */
export function parseRequest(
  text: string,
  knowsWord: (word: string) => boolean,
  concepts: ConceptTable = authoritiesOnly,
): Request {
  const typed = withoutMarks(text.replace(/\s+/gu, ' ').trim());
  const [first = '', rest = ''] = splitFirst(typed);
  const verb = beginsWithPhrase.test(typed) ? undefined : verbOf(first);
  const words = verb ? rest : typed;
  if (words.length > longestRequest) return { kind: 'too_long', length: words.length };
  if (verb && isWhole(verb, rest)) return readVerb(verb, rest);
  if (typed === '' || isGreeting(typed)) return { kind: 'help' };
  if (asksForOwn(typed)) return { kind: 'mine', page: 1 };
  const intent = readIntent(typed, concepts);
  if (intent.verb !== 'search') return readVerb(intent.verb, intent.words);
  const isSearch = verb !== undefined || beginsWithPhrase.test(typed) || knowsWord(bare(first));
  const near = isSearch ? null : nearRequest(bare(first), rest);
  if (near) return { kind: 'near_verb', typed: first, words: typed, meant: near };
  return { kind: 'search', words: intent.words, page: 1 };
}

/** Whether the words ask for the deadlines that the requester owns: "my deadlines", "everything I own", 我负责的期限. */
export const asksForOwn = (words: string): boolean => spokenMine.test(words);

const spokenMine =
  /^(?:(?:show|list|what are) )?(?:me )?(?:all )?(?:of )?(?:my (?:own |open )*deadlines|(?:the )?(?:(?:open )?deadlines|everything|whatever|what|those) (?:that )?(?:i own|i am responsible for|i took over|assigned to me))[?.!]*$|^(?:所有|全部)?我(?:负责|名下|认领)?的(?:所有|全部)?(?:截止日期?|期限)[？。]?$|^我(?:负责|名下|认领)的[？。]?$/i;

// "Show me the fines", "help desk breach", "latest fines" and "settings of cookies" only begin like a command. An id has a digit.
function isWhole(verb: Verb, rest: string): boolean {
  if (rest === '' || takesAnyWords.has(verb)) return true;
  if (verb === 'show') return !rest.includes(' ') && (bare(rest) === '' || /\d/.test(rest));
  return verb === 'unsubscribe' && /^(?:#?\d.*|all|from .+)$/i.test(rest);
}

const takesAnyWords: ReadonlySet<Verb> = new Set(['search', 'deadlines', 'subscribe']);

/** The command that makes this request, except for its page: `parseRequest` reads it back. */
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
    case 'mine':
    case 'import':
    case 'sources':
    case 'version':
    case 'feedback':
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

/** The same request at another page. A request without pages is returned as it is. */
export function atPage(request: Request, page: number): Request {
  return 'page' in request ? { ...request, page } : request;
}

function readVerb(verb: Verb, rest: string): Request {
  switch (verb) {
    case 'help':
      return { kind: 'help' };
    case 'search':
      return rest === '' ? { kind: 'incomplete', verb } : { kind: 'search', words: rest, page: 1 };
    case 'show':
      return bare(rest) === '' ? { kind: 'incomplete', verb } : { kind: 'show', id: bare(rest), page: 1 };
    case 'latest':
      return readLatest(rest);
    case 'deadlines':
      return mineWords.test(rest) ? { kind: 'mine', page: 1 } : { kind: 'deadlines', words: rest, page: 1 };
    case 'subscribe':
      return readSubscribe(rest);
    case 'unsubscribe':
      return { kind: 'unsubscribe', words: rest };
    case 'subscriptions':
    case 'mine':
    case 'sources':
      return { kind: verb, page: 1 };
    case 'settings':
    case 'import':
    case 'version':
    case 'feedback':
      return { kind: verb };
  }
}

// "deadlines mine", "my deadlines", "deadlines of mine": those that one owns.
const mineWords = /^(?:mine|of mine|my|my own|i own|that i own|for me|assigned to me|我的|我负责的)$/i;

function readSubscribe(rest: string): Request {
  const [first = '', more = ''] = splitFirst(rest);
  const anyway = first.toLowerCase() === 'anyway' && more !== '';
  return { kind: 'subscribe', words: anyway ? more : rest, anyway };
}

function readLatest(rest: string): Request {
  if (rest === '') return { kind: 'latest', section: null, page: 1 };
  const section = sectionOf(rest);
  return section ? { kind: 'latest', section, page: 1 } : { kind: 'latest_of_unknown_section', words: rest };
}

const sectionOf = (words: string): Section | undefined =>
  sections.find((section) => words.toLowerCase().split(' ').includes(section));

const verbOf = (word: string): Verb | undefined => {
  const name = bare(word);
  return singular.get(name) ?? verbs.find((verb) => verb === name);
};

const singular: ReadonlyMap<string, Verb> = new Map([
  ['deadline', 'deadlines'],
  ['subscription', 'subscriptions'],
  ['setting', 'settings'],
]);

// Drops punctuation in front of the words: the colon after a mention, a quote that nothing closes.
function withoutMarks(text: string): string {
  const words = text.replace(/^[\s:,;.!?`‘’]+/u, '');
  return /^["“”][^"“”]+["“”]/u.test(words) ? words : words.replace(/^[\s:,;.!?`"“”‘’]+/u, '');
}

// Words in quotes are an exact phrase, not a verb.
const beginsWithPhrase = /^["“”][^"“”]*\s[^"“”]*["“”]/u;

const bare = (word: string): string => word.toLowerCase().replace(/^[\s:,;.!?`"“”‘’]+|[:,;.!?`"“”‘’]+$/gu, '');

const isGreeting = (text: string): boolean =>
  /^(?:hi|hello|hey|thanks|thank you|你好|谢谢)(?: there)?$/.test(bare(text));

// One typo in a word, two in a long one ("deadlins", "latets", "serach"), if the verb could have these words after it:
// "how long must logs be kept" is a question and not "show".
function nearRequest(word: string, rest: string): Request | null {
  if (word.length < 3 || word.length > 14 || isStopWord(word)) return null;
  const near = verbs.find((verb) => levenshtein(word, verb).steps <= (verb.length >= 8 ? 2 : 1));
  return near && canFollow(near, rest) ? readVerb(near, rest) : null;
}

function canFollow(verb: Verb, rest: string): boolean {
  if (verb === 'mine') return false;
  if (rest === '' || takesAnyWords.has(verb)) return true;
  if (verb === 'latest') return sectionOf(rest) !== undefined;
  if (verb === 'show') return /\d/.test(rest);
  return verb === 'unsubscribe' && /^(?:#?\d|all$)/i.test(rest);
}

function splitFirst(text: string): readonly string[] {
  const space = text.indexOf(' ');
  return space < 0 ? [text] : [text.slice(0, space), text.slice(space + 1)];
}
