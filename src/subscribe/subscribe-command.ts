import { type Weekday, weekdayNamed } from '../time/calendar-date.ts';
import { parseTimeOfDay, type TimeOfDay } from '../time/instant.ts';
import { parseLeadTimes } from './lead-times.ts';
import { type LeadTimes, type SubscriptionTerms, weekdayName } from './subscription.ts';
import { findZone, nearZones } from './zone-names.ts';

/** What was typed after `subscribe`. What was left out is null, and comes from the channel's defaults. */
export interface SubscribeCommand {
  /** Which deadlines, in the query language; empty for all. */
  readonly filter: string;
  readonly before: LeadTimes['before'] | null;
  readonly unit: LeadTimes['unit'] | null;
  readonly at: TimeOfDay | null;
  readonly zone: string | null;
  /** `none` if no digest is wanted, whatever the channel's defaults. */
  readonly digestDay: Weekday | 'none' | null;
  readonly cards: SubscriptionTerms['cards'] | null;
  readonly alerts: boolean;
  readonly problems: readonly CommandProblem[];
}

/** A lead time, a time or a time zone that is not valid, as it was typed. */
export interface CommandProblem {
  readonly part: 'lead' | 'at' | 'zone';
  readonly text: string;
}

/** `subscribe` alone. */
export const emptyCommand: SubscribeCommand = {
  filter: '',
  before: null,
  unit: null,
  at: null,
  zone: null,
  digestDay: null,
  cards: null,
  alerts: false,
  problems: [],
};

/** The terms of the subscription that a command asks for. */
export function termsOf(command: SubscribeCommand, defaults: SubscriptionTerms): SubscriptionTerms {
  return {
    leads: {
      unit: command.unit ?? defaults.leads.unit,
      before: command.before ?? defaults.leads.before,
    },
    at: command.at ?? defaults.at,
    zone: command.zone ?? defaults.zone,
    digestDay: command.digestDay === 'none' ? null : (command.digestDay ?? defaults.digestDay),
    cards: command.cards ?? defaults.cards,
  };
}

/** The command as it would be typed: `parseSubscribeCommand` reads it back. */
export function printSubscribeCommand(command: SubscribeCommand): string {
  const { filter, before, unit, at, zone, digestDay, cards, alerts, problems } = command;
  return [
    filter === '' ? 'all' : filter,
    ...(before ? [`lead ${before.join(',')}`] : []),
    ...(unit ? [unit === 'days' ? 'calendar days' : 'working days'] : []),
    ...(at ? [`at ${at}`] : []),
    // One word, since the filter may end in "time".
    ...(zone ? [`timezone ${zone}`] : []),
    ...(digestDay === 'none' ? ['no digest'] : []),
    ...(digestDay && digestDay !== 'none' ? [`weekly ${weekdayName(digestDay).toLowerCase()}`] : []),
    ...(cards ? [`${cards} cards`] : []),
    ...(alerts ? ['alerts'] : []),
    ...problems.map(({ part, text }) => `${part === 'zone' ? 'timezone' : part} ${text}`),
  ].join(' ');
}

/**
 * Parses what was typed after `subscribe`. Lead times, time, zone, digest, cards and alerts may come anywhere, in any case; the
 * rest is the filter, as is everything in quotes. Of options given twice the last counts. Never fails.
 */
export function parseSubscribeCommand(text: string): SubscribeCommand {
  let command: SubscribeCommand = { ...emptyCommand, filter: text.normalize('NFKC').trim() };
  // Taking an option out may bring two words together that make another one, so this goes on until nothing changes.
  for (let before = ''; before !== command.filter; ) {
    before = command.filter;
    command = extractOptions(command);
  }
  return command;
}

function extractOptions(command: SubscribeCommand): SubscribeCommand {
  const words = command.filter.match(wordPattern) ?? [];
  const rest: string[] = [];
  let result = command;
  for (let at = 0; at < words.length; ) {
    const option = optionAt(words, at);
    if (option) result = { ...result, ...option.sets, problems: [...result.problems, ...(option.problems ?? [])] };
    else rest.push(words[at] ?? '');
    at += option?.wordCount ?? 1;
  }
  return { ...result, filter: filterOf(rest) };
}

// A quotation is one word, together with what precedes it without a space: law:"cyber security".
const wordPattern = /[^\s"“”]*["“][^"“”]*["”]|\S+/gu;

interface Option {
  readonly sets: Partial<SubscribeCommand>;
  readonly problems?: readonly CommandProblem[];
  readonly wordCount: number;
}

type OptionParser = (words: readonly string[], at: number) => Option | null;

function optionAt(words: readonly string[], at: number): Option | null {
  for (const parse of parsers) {
    const option = parse(words, at);
    if (option) return option;
  }
  return null;
}

const wordAt = (words: readonly string[], at: number): string =>
  (words[at] ?? '').toLowerCase().replace(/[,;:、]+$/u, '');

const leadOption: OptionParser = (words, at) => {
  const [, glued = ''] = /^提前(.*)$/u.exec(words[at] ?? '') ?? [];
  if (!['lead', 'leads', '提前'].includes(wordAt(words, at)) && glued === '') return null;
  const leads = parseLeadTimes(glued === '' ? words.slice(at + 1) : [glued, ...words.slice(at + 1)]);
  if (!leads) return null;
  const { before, unit, problem, wordCount } = leads;
  return {
    sets: { ...(problem === null && { before }), ...(unit && { unit }) },
    ...(problem !== null && { problems: [{ part: 'lead', text: problem }] }),
    wordCount: glued === '' ? wordCount + 1 : wordCount,
  };
};

const unitOption: OptionParser = (words, at) => {
  const [first, second] = [wordAt(words, at), wordAt(words, at + 1)];
  if (first === '工作日' || first === 'workdays') return { sets: { unit: 'working_days' }, wordCount: 1 };
  if (!/^days?$/.test(second)) return null;
  if (first === 'working' || first === 'business') return { sets: { unit: 'working_days' }, wordCount: 2 };
  return first === 'calendar' ? { sets: { unit: 'days' }, wordCount: 2 } : null;
};

// "at 9", "at 9:00", "at 9 am", "9am", "09:00". A number alone is a time only after "at".
const timeOption: OptionParser = (words, at) => {
  const hasAt = ['at', '@'].includes(wordAt(words, at));
  const time = wordAt(words, hasAt ? at + 1 : at);
  if (!(hasAt ? /^\d|^noon$|^midnight$/ : /^\d{1,2}:\d\d(?:[ap]\.?m\.?)?$|^\d{1,2}[ap]m$/).test(time)) return null;
  const next = wordAt(words, hasAt ? at + 2 : at + 1);
  const half = /^[ap]\.?m\.?$/.test(next) ? next : '';
  const wordCount = (hasAt ? 2 : 1) + (half !== '' || /^o['’]clock$/.test(next) ? 1 : 0);
  const parsed = parseTime(time + half);
  if (parsed) return { sets: { at: parsed }, wordCount };
  return { sets: {}, problems: [{ part: 'at', text: time + half }], wordCount };
};

function parseTime(text: string): TimeOfDay | null {
  if (text === 'noon') return parseTimeOfDay('12:00');
  if (text === 'midnight') return parseTimeOfDay('00:00');
  const [, hours = '', minutes = '00', half = ''] = timePattern.exec(text) ?? [];
  const hour = Number(hours);
  if (hours === '' || (half !== '' && (hour < 1 || hour > 12))) return null;
  const hourOfDay = half === '' ? hour : (hour % 12) + (half === 'p' ? 12 : 0);
  return parseTimeOfDay(`${String(hourOfDay).padStart(2, '0')}:${minutes}`);
}

const timePattern = /^(\d{1,2})(?:[:.h点时](\d\d)?分?)?(?:([ap])\.?m\.?)?$/u;

// "Free trade zone" is a subject: "zone" is an option only before what is a time zone, or nearly one.
const zoneOption: OptionParser = (words, at) => {
  const name = wordAt(words, at) === 'time' ? 'time zone' : wordAt(words, at);
  if (!['zone', 'timezone', 'tz', 'time zone'].includes(name)) return bareZone(words, at);
  if (name === 'time zone' && wordAt(words, at + 1) !== 'zone') return null;
  const start = at + (name === 'time zone' ? 2 : 1);
  for (const count of [3, 2, 1]) {
    const zone = start + count <= words.length ? findZone(placeName(words, start, count)) : null;
    if (zone) return { sets: { zone }, wordCount: start - at + count };
  }
  const text = placeName(words, start, 1);
  if (!text.includes('/') && nearZones(text).length === 0) return null;
  return { sets: {}, problems: [{ part: 'zone', text }], wordCount: start - at + 1 };
};

// "Europe/London" without "zone" before it.
function bareZone(words: readonly string[], at: number): Option | null {
  const text = placeName(words, at, 1);
  const zone = text.includes('/') ? findZone(text) : null;
  return zone ? { sets: { zone }, wordCount: 1 } : null;
}

const placeName = (words: readonly string[], at: number, count: number): string =>
  words
    .slice(at, at + count)
    .join(' ')
    .replace(/[,;]+$/u, '');

const digestOption: OptionParser = (words, at) => {
  const start = digestStart(words, at);
  if (start === null) return null;
  let next = start.next;
  while (['digest', 'on', 'every', 'each', 'this'].includes(wordAt(words, next))) next++;
  const digestDay = start.day ?? weekdayIn(wordAt(words, next));
  if (digestDay === null && start.needsDay) return null;
  const end = start.day === null && digestDay !== null ? next + 1 : start.next;
  const wordCount = (/^digests?$/.test(wordAt(words, end)) ? end + 1 : end) - at;
  return { sets: { digestDay: digestDay ?? 1 }, wordCount };
};

interface DigestStart {
  readonly day: Weekday | null;
  /** Where its day may follow. */
  readonly next: number;
  /** Whether it is about a digest only if a day follows. */
  readonly needsDay: boolean;
}

// "Weekly", "every week", "every Friday", "on Fridays", "每周五".
function digestStart(words: readonly string[], at: number): DigestStart | null {
  const [first, second] = [wordAt(words, at), wordAt(words, at + 1)];
  const [chinese, day] = /^每(?:周|星期|礼拜)([一二三四五六日天])?$/u.exec(first) ?? [];
  if (chinese) return { day: day ? weekdayNamed(day) : null, next: at + 1, needsDay: false };
  if (first === 'weekly') return { day: null, next: at + 1, needsDay: false };
  if (['every', 'each'].includes(first) && second === 'week') return { day: null, next: at + 2, needsDay: false };
  if (['every', 'each'].includes(first)) return { day: null, next: at + 1, needsDay: true };
  const plural = first === 'on' ? second : first;
  if (!/^\p{L}+days$/u.test(plural) || weekdayIn(plural) === null) return null;
  return { day: weekdayIn(plural), next: at + (first === 'on' ? 2 : 1), needsDay: false };
}

// "Monitoring" is no Monday.
function weekdayIn(word: string): Weekday | null {
  const day = weekdayNamed(word);
  return day && weekdayName(day).toLowerCase().startsWith(word.replace(/days$/, 'day')) ? day : null;
}

// "Full disclosure rules" are a subject: "full" alone is an option only where no word of the filter follows.
const cardsOption: OptionParser = (words, at) => {
  const cards = wordAt(words, at);
  if (cards !== 'compact' && cards !== 'full') return null;
  if (/^cards?$/.test(wordAt(words, at + 1))) return { sets: { cards }, wordCount: 2 };
  const isSubject = wordAt(words, at - 1) === 'in' || (at + 1 < words.length && !optionAt(words, at + 1));
  return cards === 'full' && isSubject ? null : { sets: { cards }, wordCount: 1 };
};

const alertsOption: OptionParser = (words, at) => {
  const skipped = ['with', 'and', '+'].includes(wordAt(words, at)) ? 1 : 0;
  if (!/^alerts?$/.test(wordAt(words, at + skipped))) return null;
  return { sets: { alerts: true }, wordCount: skipped + 1 };
};

// "Without alerts", "no weekly digest or alerts", "not compact", "alerts off".
const negatedOption: OptionParser = (words, at) => {
  if (!negations.has(wordAt(words, at))) {
    const option = switchAt(words, at);
    const isOff = option && ['off', 'none'].includes(wordAt(words, at + option.wordCount));
    return isOff ? { sets: oppositeOf(option.sets), wordCount: option.wordCount + 1 } : null;
  }
  let [next, sets]: [number, Option['sets']] = [at + 1, {}];
  for (;;) {
    const start = next + (articles.has(wordAt(words, next)) ? 1 : 0);
    const option = switchAt(words, start);
    if (!option) break;
    sets = { ...sets, ...oppositeOf(option.sets) };
    next = start + option.wordCount;
    if (!['or', 'nor'].includes(wordAt(words, next)) || !switchAt(words, next + 1)) break;
    next += 1;
  }
  return next > at + 1 ? { sets, wordCount: next - at } : null;
};

const negations = new Set("no not without never minus disable skip omit exclude don’t don't dont - 不要 无".split(' '));
const articles = new Set(['a', 'an', 'any', 'the', 'new']);

// The options that have an opposite.
function switchAt(words: readonly string[], at: number): Option | null {
  if (/^digests?$/.test(wordAt(words, at))) return { sets: { digestDay: 1 }, wordCount: 1 };
  for (const parse of [digestOption, alertsOption, cardsOption, unitOption]) {
    const option = parse(words, at);
    if (option) return option;
  }
  return null;
}

function oppositeOf({ digestDay, alerts, cards, unit }: Option['sets']): Option['sets'] {
  return {
    ...(digestDay && { digestDay: 'none' as const }),
    ...(alerts && { alerts: false }),
    ...(cards && { cards: cards === 'full' ? ('compact' as const) : ('full' as const) }),
    ...(unit && { unit: unit === 'days' ? ('working_days' as const) : ('days' as const) }),
  };
}

const parsers = [
  negatedOption,
  leadOption,
  unitOption,
  timeOption,
  zoneOption,
  digestOption,
  cardsOption,
  alertsOption,
];

const openingWords = new Set(['to', 'for', ',', ';']);
const closingWords = new Set(['and', 'with', ',', ';', ...negations]);

function filterOf(words: readonly string[]): string {
  let [from, to] = [0, words.length];
  while (from < to && openingWords.has((words[from] ?? '').toLowerCase())) from++;
  for (;;) {
    const last = articles.has(wordAt(words, to - 1)) && negations.has(wordAt(words, to - 2)) ? to - 2 : to - 1;
    if (from >= to || !closingWords.has(wordAt(words, last))) break;
    to = last;
  }
  const filter = words.slice(from, to).join(' ');
  return /^(?:all|everything|any|all deadlines|全部|所有)$/iu.test(filter) ? '' : filter;
}
