import type { Weekday } from '../time/calendar-date.ts';
import { parseTimeOfDay, type TimeOfDay } from '../time/instant.ts';
import type { SubscriptionTerms } from './subscription.ts';
import {
  allWeekdays,
  emptyOrder,
  type OrderProblem,
  type SubscriptionOrder,
  weekdays,
} from './subscription-order.ts';
import { findZone, nearZones } from './zone-names.ts';

/**
 * Reads what was typed after `subscribe`: days, hour, zone, digest, cards and alerts wherever they stand, in any case; what is
 * left is the filter. Words between quotes belong to the filter. Of what is said twice the last counts. Never fails.
 */
export function readSubscriptionOrder(text: string): SubscriptionOrder {
  let order: SubscriptionOrder = { ...emptyOrder, filter: text.normalize('NFKC').trim() };
  // Words that stood apart may make a term once what stood between them is taken out: again until nothing is.
  for (let before = ''; before !== order.filter; ) {
    before = order.filter;
    order = taken(order);
  }
  return order;
}

function taken(order: SubscriptionOrder): SubscriptionOrder {
  const words = order.filter.match(wordPattern) ?? [];
  const rest: string[] = [];
  let now = order;
  for (let at = 0; at < words.length; ) {
    const term = termAt(words, at);
    if (term) now = { ...now, ...term.says, problems: [...now.problems, ...(term.problems ?? [])] };
    else rest.push(words[at] ?? '');
    at += term?.words ?? 1;
  }
  return { ...now, filter: filterOf(rest) };
}

// A quotation is one word, with what stands before it without a space: law:"cyber security".
const wordPattern = /[^\s"“”]*["“][^"“”]*["”]|\S+/gu;

interface Term {
  readonly says: Partial<SubscriptionOrder>;
  readonly problems?: readonly OrderProblem[];
  /** How many words it takes. */
  readonly words: number;
}

type Form = (words: readonly string[], at: number) => Term | null;

function termAt(words: readonly string[], at: number): Term | null {
  for (const form of forms) {
    const term = form(words, at);
    if (term) return term;
  }
  return null;
}

const wordAt = (words: readonly string[], at: number): string =>
  (words[at] ?? '').toLowerCase().replace(/[,;:、]+$/u, '');

const leadTerm: Form = (words, at) => {
  if (!['lead', 'leads', '提前'].includes(wordAt(words, at))) return null;
  const read = readLeads(words.slice(at + 1));
  if (!read) return null;
  return {
    says: { ...(read.problem === null && { before: read.before }), ...(read.unit && { unit: read.unit }) },
    ...(read.problem !== null && { problems: [{ part: 'lead', text: read.problem }] }),
    words: read.words + 1,
  };
};

const unitTerm: Form = (words, at) => {
  const [first, second] = [wordAt(words, at), wordAt(words, at + 1)];
  if (first === '工作日' || first === 'workdays') return { says: { unit: 'working_days' }, words: 1 };
  if (!/^days?$/.test(second)) return null;
  if (first === 'working' || first === 'business') return { says: { unit: 'working_days' }, words: 2 };
  return first === 'calendar' ? { says: { unit: 'days' }, words: 2 } : null;
};

// "at 9", "at 9:00", "at 9 am", "9am", "09:00"; a number alone is an hour only after "at".
const hourTerm: Form = (words, at) => {
  const hasAt = ['at', '@'].includes(wordAt(words, at));
  const time = wordAt(words, hasAt ? at + 1 : at);
  if (!(hasAt ? /^\d|^noon$|^midnight$/ : /^\d{1,2}:\d\d(?:[ap]\.?m\.?)?$|^\d{1,2}[ap]m$/).test(time))
    return null;
  const next = wordAt(words, hasAt ? at + 2 : at + 1);
  const half = /^[ap]\.?m\.?$/.test(next) ? next : '';
  const taken = (hasAt ? 2 : 1) + (half !== '' || /^o['’]clock$/.test(next) ? 1 : 0);
  const read = readHour(time + half);
  if (read) return { says: { at: read }, words: taken };
  return { says: {}, problems: [{ part: 'at', text: time + half }], words: taken };
};

function readHour(text: string): TimeOfDay | null {
  if (text === 'noon') return parseTimeOfDay('12:00');
  if (text === 'midnight') return parseTimeOfDay('00:00');
  const [, hours = '', minutes = '00', half = ''] = hourPattern.exec(text) ?? [];
  const hour = Number(hours);
  if (hours === '' || (half !== '' && (hour < 1 || hour > 12))) return null;
  const later = half === '' ? hour : (hour % 12) + (half === 'p' ? 12 : 0);
  return parseTimeOfDay(`${String(later).padStart(2, '0')}:${minutes}`);
}

const hourPattern = /^(\d{1,2})(?:[:.h点时](\d\d)?分?)?(?:([ap])\.?m\.?)?$/u;

// "Free trade zone" is a subject: a zone is only what names one, or nearly does.
const zoneTerm: Form = (words, at) => {
  const name = wordAt(words, at) === 'time' ? 'time zone' : wordAt(words, at);
  if (!['zone', 'timezone', 'tz', 'time zone'].includes(name)) return bareZone(words, at);
  if (name === 'time zone' && wordAt(words, at + 1) !== 'zone') return null;
  const start = at + (name === 'time zone' ? 2 : 1);
  for (const count of [3, 2, 1]) {
    const zone = start + count <= words.length ? findZone(placeName(words, start, count)) : null;
    if (zone) return { says: { zone }, words: start - at + count };
  }
  const written = placeName(words, start, 1);
  if (!written.includes('/') && nearZones(written).length === 0) return null;
  return { says: {}, problems: [{ part: 'zone', text: written }], words: start - at + 1 };
};

function bareZone(words: readonly string[], at: number): Term | null {
  const written = placeName(words, at, 1);
  const zone = written.includes('/') ? findZone(written) : null;
  return zone ? { says: { zone }, words: 1 } : null;
}

const placeName = (words: readonly string[], at: number, count: number): string =>
  words
    .slice(at, at + count)
    .join(' ')
    .replace(/[,;]+$/u, '');

const weeklyTerm: Form = (words, at) => {
  const [, chinese] = /^每周([一二三四五六日天])?$/u.exec(wordAt(words, at)) ?? [];
  if (chinese) return { says: { digestDay: chineseDay(chinese) }, words: 1 };
  if (!['weekly', '每周'].includes(wordAt(words, at))) return null;
  let next = at + 1;
  while (['digest', 'on'].includes(wordAt(words, next))) next++;
  const day = dayNamed(wordAt(words, next));
  if (day) return { says: { digestDay: day }, words: next + 1 - at };
  return { says: { digestDay: 1 }, words: wordAt(words, at + 1) === 'digest' ? 2 : 1 };
};

function dayNamed(word: string): Weekday | null {
  if (!/^[a-z]{3,9}$/.test(word)) return null;
  const singular = word.replace(/days$/, 'day');
  return allWeekdays.find((day) => weekdays[day].startsWith(singular)) ?? null;
}

const chineseDay = (sign: string): Weekday =>
  allWeekdays['一二三四五六日'.indexOf(sign.replace('天', '日'))] ?? 1;

const cardsTerm: Form = (words, at) => {
  const word = wordAt(words, at);
  const cards: SubscriptionTerms['cards'] | null = word === 'compact' || word === 'full' ? word : null;
  return cards && { says: { cards }, words: /^cards?$/.test(wordAt(words, at + 1)) ? 2 : 1 };
};

const alertsTerm: Form = (words, at) => {
  const skipped = ['with', 'and', '+'].includes(wordAt(words, at)) ? 1 : 0;
  return /^alerts?$/.test(wordAt(words, at + skipped))
    ? { says: { alerts: true }, words: skipped + 1 }
    : null;
};

const forms: readonly Form[] = [leadTerm, unitTerm, hourTerm, zoneTerm, weeklyTerm, cardsTerm, alertsTerm];

const opening = new Set(['to', 'for', ',', ';']);
const closing = new Set(['and', 'with', ',', ';']);

function filterOf(words: readonly string[]): string {
  let [from, to] = [0, words.length];
  while (from < to && opening.has((words[from] ?? '').toLowerCase())) from++;
  while (from < to && closing.has((words[to - 1] ?? '').toLowerCase())) to--;
  const filter = words.slice(from, to).join(' ');
  return /^(?:all|everything|any|all deadlines|全部|所有)$/iu.test(filter) ? '' : filter;
}

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
