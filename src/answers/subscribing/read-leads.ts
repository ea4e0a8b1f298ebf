/** Days before a deadline, read out of the words that follow `lead`. */
export interface ReadLeads {
  /** Most first, each once; empty where a part of them cannot be read. */
  readonly before: readonly number[];
  readonly unit: 'days' | 'working_days' | null;
  /** What cannot be read, or is too much; null where all is well. */
  readonly problem: string | null;
  /** How many of the words were read. */
  readonly words: number;
}

// A deadline farther off than a year is not counted down to.
const longestLead = 365;

// More reminders of one deadline than anybody reads.
const mostLeads = 10;

/**
 * Reads days such as `14,7,1`, `14 7 and 1 days before`, `two weeks`, `10、5 working days` from the first of the words on, as
 * far as they go. Null where the first of them is no number.
 */
export function readLeads(words: readonly string[]): ReadLeads | null {
  const found = { before: new Set<number>(), unit: unitNow(null), problem: problemNow(null), words: 0 };
  for (const word of words) {
    const parts = partsOf(word);
    if (parts === null || (found.words === 0 && !parts.some(({ kind }) => isAmount(kind)))) break;
    found.words++;
    for (const part of parts) take(part, found);
  }
  if (found.words === 0) return null;
  const before = [...found.before].sort((a, b) => b - a);
  const problem = found.problem ?? (before.length > mostLeads ? before.join(',') : null);
  return { before: problem === null ? before : [], unit: found.unit, problem, words: found.words };
}

type Part =
  | { readonly kind: 'days' | 'weeks'; readonly days: number }
  | { readonly kind: 'week' | 'filler' | 'working' | 'calendar' }
  | { readonly kind: 'wrong'; readonly text: string };

const unitNow = (unit: ReadLeads['unit']): ReadLeads['unit'] => unit;
const problemNow = (text: string | null): string | null => text;
const isAmount = (kind: Part['kind']): boolean => ['days', 'weeks', 'wrong'].includes(kind);

interface Found {
  readonly before: Set<number>;
  unit: ReadLeads['unit'];
  problem: string | null;
}

function take(part: Part, found: Found): void {
  switch (part.kind) {
    case 'days':
    case 'weeks':
      found.before.add(part.days);
      break;
    case 'week': {
      // "2 weeks": the number came first, as days.
      const last = [...found.before].at(-1);
      if (last !== undefined) {
        found.before.delete(last);
        take(amount(last * 7, `${last} weeks`), found);
      }
      break;
    }
    case 'working':
      found.unit = 'working_days';
      break;
    case 'calendar':
      found.unit = 'days';
      break;
    case 'wrong':
      found.problem ??= part.text;
      break;
    case 'filler':
      break;
  }
}

/** The parts of a word, `14,7,1` has three; null where one of them has no place in a list of days. */
function partsOf(word: string): readonly Part[] | null {
  const parts = word.split(/[,;、/&+]/u).filter((part) => part !== '');
  const read = parts.map(partOf);
  return read.every((part) => part !== null) ? read : null;
}

function partOf(text: string): Part | null {
  const word = text.toLowerCase();
  const known = knownParts.get(word);
  if (known) return known;
  if (!/^[-+]?\d/.test(word)) return null;
  const [, digits = '', unit = ''] = /^(\d{1,4})(d|days?|天|日|w|weeks?|周|个工作日)?$/u.exec(word) ?? [];
  if (digits === '') return { kind: 'wrong', text };
  return amount(Number(digits) * (/^[w周]/u.test(unit) ? 7 : 1), text);
}

const amount = (days: number, text: string): Part =>
  days <= longestLead ? { kind: 'days', days } : { kind: 'wrong', text };

const numbers = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

const knownParts: ReadonlyMap<string, Part> = new Map<string, Part>([
  ...numbers.map((word, days) => [word, { kind: 'days', days }] as const),
  ['fourteen', { kind: 'days', days: 14 }],
  ['thirty', { kind: 'days', days: 30 }],
  ['fortnight', { kind: 'days', days: 14 }],
  ...['week', 'weeks'].map((word) => [word, { kind: 'week' }] as const),
  ...['day', 'days', 'and', 'before', 'ahead', '天', '日'].map((word) => [word, { kind: 'filler' }] as const),
  ...['working', 'business', 'workdays', 'workday', '工作日', '个工作日'].map(
    (word) => [word, { kind: 'working' }] as const,
  ),
  ['calendar', { kind: 'calendar' }],
]);
