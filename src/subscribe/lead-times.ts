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
const most = 10;

/**
 * Reads lead times such as `14,7,1`, `14 7 and 1 days before`, `two weeks` or `10、5 working days` from the first word on, up to
 * the first word that has no place among them. Null if the first word is not a number.
 */
export function parseLeadTimes(words: readonly string[]): ParsedLeadTimes | null {
  const days = new Set<number>();
  const problems: string[] = [];
  let unit: LeadTimes['unit'] | null = null;
  let wordCount = 0;
  for (const word of words) {
    const tokens = tokensOf(word);
    if (tokens === null || (wordCount === 0 && !tokens.some(isAmount))) break;
    wordCount++;
    for (const token of tokens) {
      if (token.kind === 'unit') unit = token.unit;
      const amount = token.kind === 'week' ? lastInWeeks(days) : token;
      if (amount.kind === 'days') days.add(amount.days);
      if (amount.kind === 'invalid') problems.push(amount.text);
    }
  }
  if (wordCount === 0) return null;
  const before = [...days].sort((a, b) => b - a);
  const problem = problems[0] ?? (before.length > most ? before.join(',') : null);
  return { before: problem === null ? before : [], unit, problem, wordCount };
}

type Token =
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'invalid'; readonly text: string }
  | { readonly kind: 'unit'; readonly unit: LeadTimes['unit'] }
  | { readonly kind: 'week' | 'filler' };

const isAmount = ({ kind }: Token): boolean => kind === 'days' || kind === 'invalid';

// "2 weeks": the 2 has been read as days.
function lastInWeeks(days: Set<number>): Token {
  const last = [...days].at(-1);
  if (last === undefined) return { kind: 'filler' };
  days.delete(last);
  return amountOf(last * 7, `${last} weeks`);
}

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
  if (known) return known;
  if (!/^[-+]?\d/.test(word)) return null;
  const [, digits, unit = ''] = /^(\d{1,4})(d|days?|天|日|w|weeks?|周|个工作日)?$/u.exec(word) ?? [];
  if (digits === undefined) return { kind: 'invalid', text };
  return amountOf(Number(digits) * (/^[w周]/u.test(unit) ? 7 : 1), text);
}

const amountOf = (days: number, text: string): Token =>
  days <= longest ? { kind: 'days', days } : { kind: 'invalid', text };

const all = (words: string, token: Token) => words.split(' ').map((word) => [word, token] as const);

const knownWords: ReadonlyMap<string, Token> = new Map([
  ...'zero one two three four five six seven eight nine ten'
    .split(' ')
    .flatMap((word, days) => all(word, { kind: 'days', days })),
  ...all('fourteen fortnight', { kind: 'days', days: 14 }),
  ...all('thirty', { kind: 'days', days: 30 }),
  ...all('week weeks', { kind: 'week' }),
  ...all('day days and before ahead 天 日', { kind: 'filler' }),
  ...all('working business workdays workday 工作日 个工作日', { kind: 'unit', unit: 'working_days' }),
  ...all('calendar', { kind: 'unit', unit: 'days' }),
]);
