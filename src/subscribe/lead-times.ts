import { chineseNumber } from '../time/number-words.ts';
import type { LeadTimes } from './subscription.ts';

/** Lead times as they were typed. */
export interface ParsedLeadTimes {
  /** Whole days, most first, without repeats; empty if there is a problem. */
  readonly before: LeadTimes['before'];
  /** Null if none was typed. */
  readonly unit: LeadTimes['unit'] | null;
  /** The text that is not a valid lead time, or all of them if there are too many; null if all are valid. */
  readonly problem: string | null;
  /** How many words were read. */
  readonly wordCount: number;
}

/** The longest lead time, in days. */
const longest = 365;

/** The most lead times that a subscription takes. */
export const mostLeads = 10;

/**
 * Reads lead times such as `14,7,1`, `14 7 and 1 days before`, `two weeks`, `a month` or `10、5 working days` from the first word on, up to
 * the first word that has no place among them. A month is 30 days, a year 365; a number of hours and the like is a problem. Null if the
 * first word is not a number.
 */
export function parseLeadTimes(words: readonly string[]): ParsedLeadTimes | null {
  const amounts: Amount[] = [];
  let unit: LeadTimes['unit'] | null = null;
  // Whether the word before is a number, to which a length belongs: "2 weeks".
  let isCounted = false;
  let wordCount = 0;
  for (const [at, word] of words.entries()) {
    const tokens = isArticle(word, words[at + 1]) ? [{ kind: 'amount', text: word, days: 1 } as const] : tokensOf(word);
    if (tokens === null || (wordCount === 0 && !tokens.some(isAmount))) break;
    wordCount++;
    for (const token of tokens) {
      if (token.kind === 'unit') unit = token.unit;
      else if (token.kind === 'length' && isCounted) amounts.push(inLengths(amounts.pop(), token.days, word));
      else if (isAmount(token)) amounts.push(token);
      isCounted = token.kind === 'amount' || (token.kind === 'unit' && isCounted);
    }
  }
  if (wordCount === 0) return null;
  const invalid = amounts.find(({ days }) => days === null || days > longest);
  const before = [...new Set(amounts.flatMap(({ days }) => days ?? []))].sort((a, b) => b - a);
  const problem = invalid?.text ?? (before.length > mostLeads ? before.join(',') : null);
  return { before: problem === null ? before : [], unit, problem, wordCount };
}

/** A number of days as it was typed; null if it is none. */
interface Amount {
  readonly text: string;
  readonly days: number | null;
}

type Token =
  | ({ readonly kind: 'amount' } & Amount)
  /** A length of time in days; null if it is not made of whole days. */
  | ({ readonly kind: 'length' } & Amount)
  | { readonly kind: 'unit'; readonly unit: LeadTimes['unit'] }
  | { readonly kind: 'filler' };

// A fortnight needs no number.
const isAmount = (token: Token): token is Extract<Token, Amount> =>
  token.kind === 'amount' || (token.kind === 'length' && token.days === 14);

const inLengths = (counted: Amount | undefined, length: number | null, word: string): Amount => ({
  text: `${counted?.text ?? ''} ${word}`.trim(),
  days: counted?.days != null && length !== null ? counted.days * length : null,
});

// "A week", but not "a ban".
const isArticle = (word: string, next = ''): boolean =>
  /^an?$/i.test(word) && tokensOf(next)?.every(({ kind }) => kind === 'length') === true;

// `14,7,1` holds three tokens. Null if one of them has no place among lead times.
function tokensOf(word: string): readonly Token[] | null {
  const tokens = word
    .split(/[,;、/&+]/u)
    .filter((part) => part !== '')
    .map(tokenOf);
  return tokens.every((token) => token !== null) ? tokens : null;
}

function tokenOf(text: string): Token | null {
  const word = text.toLowerCase();
  const known = knownWords.get(word);
  if (known) return known.kind === 'length' ? { ...known, text } : known;
  const [, digits = '', glued = ''] = /^(\d{1,4}|[一二两三四五六七八九十]{1,3})(\p{L}*)$/u.exec(word) ?? [];
  if (digits === '') return /^[-+]?\d/.test(word) ? { kind: 'amount', text, days: null } : null;
  const days = /\d/.test(digits) ? Number(digits) : chineseNumber(digits);
  const length = glued === '' ? oneDay : knownWords.get(glued);
  if (length?.kind === 'unit') return { kind: 'amount', text, days };
  return {
    kind: 'amount',
    text,
    days: days !== null && length?.kind === 'length' && length.days !== null ? days * length.days : null,
  };
}

const all = (words: string, token: Token) => words.split(' ').map((word) => [word, token] as const);
const lengthOf = (days: number | null): Token => ({ kind: 'length', text: '', days });
const oneDay = lengthOf(1);

const knownWords: ReadonlyMap<string, Token> = new Map([
  ...'zero one two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .flatMap((word, days) => all(word, { kind: 'amount', text: word, days })),
  ...all('fourteen', { kind: 'amount', text: 'fourteen', days: 14 }),
  ...all('thirty', { kind: 'amount', text: 'thirty', days: 30 }),
  ...all('d day days 天 日', oneDay),
  ...all('w week weeks 周 星期 个星期', lengthOf(7)),
  ...all('fortnight fortnights', lengthOf(14)),
  ...all('mo month months 月 个月', lengthOf(30)),
  ...all('year years 年', lengthOf(longest)),
  ...all(
    'quarter quarters hour hours hr hrs h minute minutes min mins second seconds 季度 个季度 小时 个小时 分钟',
    lengthOf(null),
  ),
  ...all('and before ahead prior earlier beforehand', { kind: 'filler' }),
  ...all('working business workdays workday 工作日 个工作日', { kind: 'unit', unit: 'working_days' }),
  ...all('calendar', { kind: 'unit', unit: 'days' }),
]);
