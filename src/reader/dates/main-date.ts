import { groupBy } from '../../arrays.ts';
import type { Section } from '../../bulletin/bulletin.ts';
import { type CalendarDate, calendarDate, daysBetween, parseCalendarDate } from '../../time/calendar-date.ts';
import type { WrittenSpan } from '../../time/written/written-spans.ts';
import { type Token, tokensOf } from '../deadlines/tokens.ts';
import { factModels, sharesOf } from '../model/classifier.ts';
import type { Sentence } from '../segment/sentences.ts';
import type { DatedSentence } from './dated-sentences.ts';
import { findDates } from './find-dates.ts';

/** What is known of the entry whose main event is asked for. */
export interface EventContext {
  /** The last day that can have been told of; null where unknown. */
  readonly issued: CalendarDate | null;
  readonly section: Section;
}

/** The day of the main event: the likeliest of those that are told; null where none is likely. */
export function findMainDate(
  inTitle: readonly DatedSentence[],
  inBody: readonly DatedSentence[],
  context: EventContext,
): CalendarDate | null {
  const told = toldDays(inTitle, inBody, context).map(({ day, features }) => ({
    day,
    share: sharesOf(features, 2, factModels.date)[1] ?? 0,
  }));
  const none: { readonly day: CalendarDate | null; readonly share: number } = { day: null, share: leastLikely };
  const best = told.reduce((a, b) => (b.share > a.share ? b : a), none);
  return best.day;
}

const leastLikely = 0.33;

/** A day that an entry tells, with the features by which the model judges whether it is that of the main event. */
export interface ToldDay {
  readonly day: CalendarDate;
  /** Where it stands in the title or the body. */
  readonly index: number;
  readonly features: readonly string[];
}

// The main event is told early.
const mostDays = 8;

/** The days that an entry tells, in order; no ranges, months or years. */
export function toldDays(
  inTitle: readonly DatedSentence[],
  inBody: readonly DatedSentence[],
  { issued, section }: EventContext,
): readonly ToldDay[] {
  const days = [...inTitle, ...inBody].flatMap((sentence, number) =>
    [...findDates(sentence.spans, issued)].flatMap(({ date, precision, isRange, index }) => {
      const day = date === null || isRange || precision !== 'day' ? null : parseCalendarDate(date);
      return day ? [{ day, index, number, isInTitle: number < inTitle.length, sentence }] : [];
    }),
  );
  const past = days.filter(({ day }) => issued === null || day <= issued);
  const latest = past
    .map(({ day }) => day)
    .sort()
    .at(-1);
  const times = groupBy(days, ({ day }) => day);
  const plain = past.filter(
    ({ sentence, index }) => !lookingElsewhere.test(sentence.text.slice(Math.max(0, index - 40), index)),
  );
  const firstTold = plain.find(({ isInTitle }) => !isInTitle) ?? plain[0];
  const firstBelow = days.findIndex(({ isInTitle }) => !isInTitle);
  const tokens = new Map<DatedSentence, readonly Token[]>();
  return days.slice(0, mostDays).map((one, nth) => {
    const own = tokens.get(one.sentence) ?? tokensOf(one.sentence.text, one.sentence.spans);
    tokens.set(one.sentence, own);
    const age = ageOf(one.day, issued);
    const place = Math.min(3, nth);
    return {
      day: one.day,
      index: one.sentence.index + one.index,
      features: [
        'bias',
        `age:${age}`,
        `nth:${place}`,
        `nth-of:${place}/${Math.min(4, days.length)}`,
        `age-nth:${age}:${place}`,
        `in-title:${one.isInTitle}`,
        `sentence:${Math.min(3, one.number)}`,
        `latest:${one.day === latest}`,
        `age-latest:${age}:${one.day === latest}`,
        `first-told:${one === firstTold}`,
        `first-told-age:${one === firstTold}:${age}`,
        `first-past:${past[0] === one}`,
        `first-below:${nth === firstBelow}`,
        `same:${Math.min(4, times.get(one.day)?.length ?? 0)}`,
        `section:${section}`,
        `section-age:${section}:${age}`,
        ...aroundOf(own, one.index, age),
      ],
    };
  });
}

// "As of", "since" and the like, and what will begin or end.
const lookingElsewhere =
  /\b(?:as of|as at|since|until|till|by|before|through|after|from|dated|will (?:\w{1,20} ){1,4}on|effective(?: \w{1,5})?|(?:hearing|session|vote|meeting|effect|force|apply|due|closes?) on)\s(?:the\s)?$|(?:截至|截止|自|至)\s?$/i;

const ages: readonly (readonly [days: number, name: string])[] = [
  [0, 'after'],
  [36, 'month'],
  [63, 'months'],
  [101, 'quarter'],
  [201, 'half'],
  [401, 'year'],
];

function ageOf(day: CalendarDate, issued: CalendarDate | null): string {
  if (issued === null) return 'unknown';
  const days = daysBetween(day, issued);
  return ages.find(([most]) => days < most)?.[1] ?? 'old';
}

function aroundOf(tokens: readonly Token[], index: number, age: string): readonly string[] {
  const at = tokens.findIndex((token) => token.index === index);
  const left = tokens.slice(Math.max(0, at - 10), at).reverse();
  const right = tokens.slice(at + 1, at + 9);
  const [l1, l2, r1, r2] = [left[0], left[1], right[0], right[1]].map(stem);
  return [
    `start:${at <= 1}`,
    `l1:${l1}`,
    `l21:${l2} ${l1}`,
    `age-l1:${age}:${l1}`,
    `r1:${r1}`,
    `r12:${r1} ${r2}`,
    ...side('L', left, age),
    ...side('R', right, age),
  ];
}

function side(name: string, tokens: readonly Token[], age: string): readonly string[] {
  const near = new Set(tokens.slice(0, 4).flatMap(({ classes }) => classes));
  return [
    ...[...new Set(tokens.map(stem))].map((word) => `${name}w:${word}`),
    ...[...new Set(tokens.flatMap(({ classes }) => classes))].map((one) => `${name}c:${one}`),
    ...[...near].flatMap((one) => [`${name}n:${one}`, `${name}n:${one}:${age === 'after'}`]),
  ];
}

const stem = (token: Token | undefined): string => token?.stem ?? '^';

/** The day on which what a body tells of was published: that of the main event, where its first dated sentence says so; else null. */
export function publicationOf(sentences: readonly Sentence[], event: CalendarDate | null): CalendarDate | null {
  if (event === null) return null;
  const first = sentences
    .map(({ index, text }) => (index < looked ? text.slice(0, looked - index) : ''))
    .find((text) => /\d/.test(text));
  return first !== undefined && publishing.test(first) ? event : null;
}

const looked = 2000;
const publishing =
  /\b(?:publish(?:es|ed)|releas(?:es|ed)|issu(?:es|ed)|promulgat(?:es|ed)|announc(?:es|ed)|launch(?:es|ed))\b|发布|公布|印发|颁布|公告/i;

/** The day on which what a body tells of was printed in an official paper; null where the body does not say, or gives several days. */
export function gazetteDay(sentences: readonly DatedSentence[]): CalendarDate | null {
  const [day, other] = new Set(sentences.flatMap(daysPrinted));
  return other === undefined ? (day ?? null) : null;
}

const paper =
  /\b(?:Journal|OJ|Register|Gazette|Bulletin|Bundesgesetzblatt|Bundesanzeiger|Moniteur|Diário|Diario|Boletín|Lovtidend)\b/g;
const printed = /\b(?:publish|promulgat|appear|print|notif)/i;
const gazetted = /\bgazetted\b|刊宪|刊登|刊载/gi;
const reach = 100;

function daysPrinted({ text, spans }: DatedSentence): readonly CalendarDate[] {
  const inPaper = [...text.matchAll(paper)].filter(({ index }) => printed.test(clauseBefore(text, index)));
  return [...inPaper, ...text.matchAll(gazetted)].flatMap(({ index, 0: words }) => {
    const end = index + words.length;
    const after = spans.find((span) => span.index >= end);
    const before = spans.findLast((span) => span.end <= index);
    const isAfter = after !== undefined && leadsToDay(text.slice(end, after.index));
    const isBefore = before !== undefined && clauseBefore(text, index).length > index - before.end;
    return dayOf(isAfter ? after : isBefore ? before : undefined) ?? [];
  });
}

const clauseBefore = (text: string, index: number): string =>
  text
    .slice(Math.max(0, index - reach), index)
    .split(/[.;。；]/)
    .at(-1) ?? '';

// "The Official Journal of the European Union on", "the Gazette (".
const leadsToDay = (words: string): boolean =>
  words.length < 60 &&
  /(?:\b(?:on|dated|of)\s|\()$/i.test(words) &&
  !/[.;,]|\b(?:and|will|enter|take|appl|come)/i.test(words);

function dayOf(span: WrittenSpan | undefined): CalendarDate | null {
  if (!span || span.first !== null) return null;
  const { year, month, day } = span.last;
  return year.kind === 'written' && month !== null && day !== null ? calendarDate(year.year, month, day) : null;
}
