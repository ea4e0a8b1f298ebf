import { type Language, languageOf } from '../messages/language.ts';
import { type Weekday, weekdayNamed } from '../time/calendar-date.ts';
import { parseTimeOfDay, type TimeOfDay } from '../time/instant.ts';
import { parseLeadTimes } from './lead-times.ts';
import { zoneAbbreviations } from './place-names.ts';
import type { CommandProblem, SubscribeCommand } from './subscribe-command.ts';
import { type LeadTimes, weekdayName } from './subscription.ts';
import { namesZone, nearZones, readZone, zoneLabel } from './zone-names.ts';

/** A term of a subscription that words give. */
export interface Option {
  readonly sets: Partial<Omit<SubscribeCommand, 'filter' | 'problems'>>;
  readonly problems?: readonly CommandProblem[];
  readonly wordCount: number;
  /** It names no day of the digest, which may be named elsewhere. */
  readonly anyDay?: boolean;
}

type OptionParser = (words: readonly string[], at: number) => Option | null;

/** The term that begins at a word; null if none does. */
export function optionAt(words: readonly string[], at: number): Option | null {
  for (const parse of parsers) {
    const option = parse(words, at);
    if (option) return option;
  }
  return null;
}

/** A word in lower case, without the punctuation after it. */
export const wordAt = (words: readonly string[], at: number): string =>
  (words[at] ?? '').toLowerCase().replace(/[,;:、，；。.!]+$/u, '');

// "Lead 14, 7 and 1", "two weeks and 3 days before", "10 days in advance"; "7 days after" is asked about.
const leadOption: OptionParser = (words, at) => {
  const [, glued = ''] = /^提前(.+)$/u.exec(words[at] ?? '') ?? [];
  const isNamed = glued !== '' || ['lead', 'leads', '提前'].includes(wordAt(words, at));
  const start = isNamed && glued === '' ? at + 1 : at;
  const leads = parseLeadTimes(glued === '' ? words.slice(start) : [glued, ...words.slice(at + 1)]);
  if (!leads) return null;
  const { before, unit, problem } = leads;
  const end = start + leads.wordCount;
  const typed = words.slice(start, end).join(' ');
  const next = wordAt(words, end);
  const following = `${next} ${wordAt(words, end + 1)}`;
  const said = ['in advance', 'of time'].includes(following) ? 2 : 0;
  if (!isNamed && !(lengthOfTime.test(typed) && (said > 0 || beforeWords.has(wordAt(words, end - 1))))) {
    const isAfter = lengthOfTime.test(typed) && afterWords.has(next);
    return isAfter ? unreadLead(`${typed} ${next}`, end + 1 - at) : null;
  }
  if (afterWords.has(next)) return unreadLead(`${typed} ${next}`, end + 1 - at);
  if (problem !== null) return unreadLead(problem, end + said - at, unit);
  return { sets: { before, ...(unit && { unit }) }, wordCount: end + said - at };
};

const unreadLead = (text: string, wordCount: number, unit: LeadTimes['unit'] | null = null): Option => ({
  sets: unit ? { unit } : {},
  problems: [{ part: 'lead', text }],
  wordCount,
});

const lengthOfTime = /day|week|fortnight|month|year|天|日|周|星期|月/iu;
const beforeWords = new Set(['before', 'ahead', 'prior', 'earlier', 'beforehand']);
const afterWords = new Set([
  'after',
  'afterwards',
  'later',
  'past',
  'following',
  'since',
  'over',
  '后',
  '之后',
  '以后',
]);

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
  const found = longestZone(words, start);
  if (found) return { ...found, wordCount: start - at + found.wordCount };
  const text = placeName(words, start, 1);
  if (!text.includes('/') && nearZones(text).length === 0) return null;
  return { sets: {}, problems: [{ part: 'zone', text }], wordCount: start - at + 1 };
};

// Without "zone" before it: "Europe/London" or "UTC+8" anywhere, "Berlin time", and a place or abbreviation after the hour, "9am PST".
function bareZone(words: readonly string[], at: number): Option | null {
  const text = placeName(words, at, 1);
  if (/\/|^(?:utc|gmt)[+-]/i.test(text)) return longestZone(words, at, 1);
  for (const count of [3, 2, 1]) {
    if (wordAt(words, at + count) !== 'time') continue;
    const named = /^[A-Z]/.test(text) || followsTime(words, at) ? longestZone(words, at, count, count) : null;
    if (named) return { ...named, wordCount: count + 1 };
  }
  if (!followsTime(words, at)) return null;
  const skipped = ['in', '('].includes(wordAt(words, at)) ? 1 : 0;
  const found = longestZone(words, at + skipped);
  if (!found) return null;
  const end = at + skipped + found.wordCount;
  // "At 9 Shanghai rules" may be about rules of Shanghai.
  const isLast = end >= words.length || /[,;，)]$/.test(words[end - 1] ?? '') || optionAt(words, end) !== null;
  const isAbbreviation = zoneAbbreviations.has(wordAt(words, end - 1));
  if (skipped > 0 || isLast || isAbbreviation) return { ...found, wordCount: end - at };
  return {
    sets: {},
    problems: [{ part: 'place', text: placeName(words, at, found.wordCount) }],
    wordCount: found.wordCount,
  };
}

// Whether the words before are an hour of the day.
function followsTime(words: readonly string[], at: number): boolean {
  return [1, 2, 3].some((count) => at >= count && timeOption(words, at - count)?.wordCount === count);
}

function longestZone(words: readonly string[], at: number, most = 3, least = 1): Option | null {
  for (let count = most; count >= least; count -= 1) {
    const text = placeName(words, at, count);
    const read = at + count <= words.length ? readZone(text) : null;
    if (read && 'zone' in read) {
      const zoneTyped = namesZone(text, read.zone) || text.includes('/') ? null : text;
      return { sets: { zone: read.zone, ...(zoneTyped !== null && { zoneTyped }) }, wordCount: count };
    }
    if (read) {
      const choices = read.several.slice(0, 3).map((zone) => ({ label: zoneLabel(zone), sets: { zone } }));
      return { sets: {}, problems: [{ part: 'zone_of_several', text, choices }], wordCount: count };
    }
  }
  return null;
}

const placeName = (words: readonly string[], at: number, count: number): string =>
  words
    .slice(at, at + count)
    .join(' ')
    .replace(/^[(]|[,;，。.)]+$/gu, '');

const digestOption: OptionParser = (words, at) => {
  const start = digestStart(words, at);
  if (start === null) return null;
  let next = start.next;
  while (['digest', 'on', 'every', 'each', 'this'].includes(wordAt(words, next))) next++;
  const digestDay = start.day ?? weekdayIn(wordAt(words, next));
  if (digestDay === null && start.needsDay) return null;
  const end = start.day === null && digestDay !== null ? next + 1 : start.next;
  const wordCount = (/^digests?$/.test(wordAt(words, end)) ? end + 1 : end) - at;
  return { sets: { digestDay: digestDay ?? 1 }, wordCount, anyDay: digestDay === null };
};

interface DigestStart {
  readonly day: Weekday | null;
  /** Where its day may follow. */
  readonly next: number;
  /** Whether it is about a digest only if a day follows. */
  readonly needsDay: boolean;
}

// "Weekly", "digest", "every week", "every Friday", "on Fridays", "Friday digest", "每周五".
function digestStart(words: readonly string[], at: number): DigestStart | null {
  const [first, second] = [wordAt(words, at), wordAt(words, at + 1)];
  const [chinese, day] = /^每(?:周|星期|礼拜)([一二三四五六日天])?$/u.exec(first) ?? [];
  if (chinese) return { day: day ? weekdayNamed(day) : null, next: at + 1, needsDay: false };
  if (first === 'weekly' || /^digests?$/.test(first)) return { day: null, next: at + 1, needsDay: false };
  if (['every', 'each'].includes(first) && second === 'week') return { day: null, next: at + 2, needsDay: false };
  if (['every', 'each'].includes(first)) return { day: null, next: at + 1, needsDay: true };
  if (/^digests?$/.test(second) && weekdayIn(first)) return { day: weekdayIn(first), next: at + 1, needsDay: false };
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

// "Language zh", "lang:en-GB", "语言中文"; "in Chinese" where nothing follows that it may describe: "language models" and "in Chinese
// courts" are subjects.
const languageOption: OptionParser = (words, at) => {
  if (wordAt(words, at) === 'in') {
    const language = languageNames.get(wordAt(words, at + 1));
    const isLast = words[at + 2] === undefined || optionAt(words, at + 2) !== null;
    return language && isLast ? { sets: { language }, wordCount: 2 } : null;
  }
  const [, value] = /^(?:language|lang|语言)(?:[:=](.*))?$/.exec(wordAt(words, at)) ?? [null];
  if (value === null) return null;
  const isApart = value === undefined || value === '';
  const name = isApart ? wordAt(words, at + 1) : value;
  const language = languageNames.get(name) ?? (/^(?:en|zh)(?:[-_]|$)/.test(name) ? languageOf(name) : null);
  return language ? { sets: { language }, wordCount: isApart ? 2 : 1 } : null;
};

const languageNames: ReadonlyMap<string, Language> = new Map([
  ...['english', '英文', '英语'].map((name) => [name, 'en'] as const),
  ...['chinese', 'mandarin', '中文', '汉语'].map((name) => [name, 'zh-CN'] as const),
]);

const alertsOption: OptionParser = (words, at) => {
  const skipped = ['with', 'and', '+'].includes(wordAt(words, at)) ? 1 : 0;
  if (!/^alerts?$/.test(wordAt(words, at + skipped))) return null;
  return { sets: { alerts: true }, wordCount: skipped + 1 };
};

// "Without alerts", "no weekly digest or alerts", "not compact", "not in Chinese", "alerts off".
const negatedOption: OptionParser = (words, at) => {
  const verbs = negationAt(words, at);
  if (verbs === 0) {
    const option = switchAt(words, at);
    const isOff = option && ['off', 'none'].includes(wordAt(words, at + option.wordCount));
    return isOff ? { sets: oppositeOf(option.sets), wordCount: option.wordCount + 1 } : null;
  }
  let [next, sets]: [number, Option['sets']] = [at + verbs, {}];
  for (;;) {
    const start = next + (articles.has(wordAt(words, next)) ? 1 : 0);
    const option = switchAt(words, start);
    if (!option) break;
    sets = { ...sets, ...oppositeOf(option.sets) };
    next = start + option.wordCount;
    if (!['or', 'nor'].includes(wordAt(words, next)) || !switchAt(words, next + 1)) break;
    next += 1;
  }
  return next > at + verbs ? { sets, wordCount: next - at } : null;
};

/** Words that turn the term after them off. */
export const negations = new Set(
  "no not without never minus disable skip omit exclude stop cancel end remove drop mute don’t don't dont - 不要 无".split(
    ' ',
  ),
);

// "Turn off alerts", "switch the digest off" are of two words.
function negationAt(words: readonly string[], at: number): number {
  if (negations.has(wordAt(words, at))) return 1;
  return /^(?:turn|switch|shut)$/.test(wordAt(words, at)) && wordAt(words, at + 1) === 'off' ? 2 : 0;
}

/** Words between a negation and the term that it turns off. */
export const articles = new Set(['a', 'an', 'any', 'the', 'new']);

// The options that have an opposite.
function switchAt(words: readonly string[], at: number): Option | null {
  for (const parse of [digestOption, alertsOption, cardsOption, unitOption, languageOption]) {
    const option = parse(words, at);
    if (option) return option;
  }
  return null;
}

function oppositeOf({ digestDay, alerts, cards, unit, language }: Option['sets']): Option['sets'] {
  return {
    ...(digestDay && { digestDay: 'none' as const }),
    ...(alerts && { alerts: false as const }),
    ...(cards && { cards: cards === 'full' ? ('compact' as const) : ('full' as const) }),
    ...(unit && { unit: unit === 'days' ? ('working_days' as const) : ('days' as const) }),
    ...(language && { language: language === 'en' ? ('zh-CN' as const) : ('en' as const) }),
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
  languageOption,
  alertsOption,
];
