import { message } from '../bulletin/message.ts';
import { problemOf } from '../bulletin/problem.ts';
import { folded } from '../text/fold.ts';
import { writtenTimes } from '../time/written-dates.ts';
import { isImpossible } from './dates/find-dates.ts';
import { findMainDate, gazetteDay, publicationOf } from './dates/main-date.ts';
import { findDeadlines } from './deadlines/find-deadlines.ts';
import { countryOf } from './facts/countries.ts';
import { sectionOf } from './facts/section.ts';
import { isReadLanguage, languageOf } from './language.ts';
import { deadlinesOutside } from './outside-entries.ts';
import type { ParsedBulletin, ParsedEntry, ParsedHead } from './parsed-bulletin.ts';
import { type KnownHead, readHead } from './read-head.ts';
import { type Around, aroundOf, firstFacts, linesOf, readParts } from './read-parts.ts';
import type { Heading } from './segment/headings.ts';
import type { Line } from './segment/lines.ts';
import { ownText } from './segment/quoted-mail.ts';
import type { EntryLines } from './segment/split-entries.ts';

type Problems = ParsedBulletin['problems'];

/**
 * Reads the prose of a bulletin into entries and their facts. It never throws, whatever the text; what it could not read
 * is told in `problems` and left out, and no date, year or currency is ever made up.
 *
 *     text -> lines -> headings and entries -> facts of each
 *
 * Rules of the problems: `text-empty`, `no-entries`, `section-empty`, `issued-unknown`, `issued-invalid`,
 * `text-broken`, `date-impossible`, `date-either-order`, `date-without-year`, `language-unread`, `deadline-outside`, `reply-left-out`.
 */
export function parseBulletin(whole: string, options: KnownHead): ParsedBulletin {
  const { text, quoted } = ownText(whole);
  const all = linesOf(text);
  if (all.length === 0) return { bulletin: readHead([], '', options), entries: [], problems: [textEmpty] };
  const { parts, headings, around } = readParts(all, text, options);
  const { head, issued } = around;
  const read = parts.map((part) => readEntry(part, around));
  const entries = numbered(read.map(({ entry }) => entry));
  const used = new Set([...parts.flatMap(({ lines }) => lines), ...headings.map(({ line }) => line)].map(numberOf));
  return {
    bulletin: head,
    entries,
    problems: [
      ...problemsOf(head, options, parts),
      ...brokenLetters(text),
      ...emptySections(headings, parts),
      ...(quoted ? [replyLeftOut(quoted)] : []),
      ...(parts.length > 0 ? deadlinesOutside(all, used, { entries, issued }) : []),
      ...unreadLanguages(read),
      ...read.flatMap(({ problems }) => problems),
    ],
  };
}

/**
 * Reads a text as one entry, such as the page of an item of a feed, and does not look for others in it. A text that only repeats the title, or is empty, leaves
 * the title as the body.
 */
export function parseArticle(
  { title, text }: { readonly title: string; readonly text: string },
  options: KnownHead,
): ParsedBulletin {
  const read = linesOf(text);
  const lines = read[0]?.text === title ? read.slice(1) : read;
  const body = lines
    .map(({ text: line, startsParagraph }, at) => (at === 0 ? line : `${startsParagraph ? '\n\n' : '\n'}${line}`))
    .join('');
  const part = { section: null, under: '', number: 1, title, body: body || title, line: 1, lines };
  const around = aroundOf({ parts: [part], above: [], text: `${title}\n\n${text}` }, options);
  const { entry, language, problems } = readEntry(part, around);
  return {
    bulletin: { ...around.head, title },
    entries: [entry],
    problems: [...brokenLetters(text), ...unreadLanguages([{ entry, language, problems }]), ...problems],
  };
}

const numberOf = ({ number }: Line): number => number;

const replyLeftOut = ([from, to]: readonly [number, number]): Problems[number] =>
  problemOf('reply-left-out', message('problem.reply_left_out', { from, to }), from);

interface ReadEntry {
  readonly entry: ParsedEntry;
  /** The language that the reader does not read; null where it reads it. */
  readonly language: string | null;
  readonly problems: Problems;
}

function readEntry(part: EntryLines, around: Around): ReadEntry {
  const { title, body, line, under } = part;
  const { issued, head, order } = around;
  const { inTitle, inBody, authorities, instruments, penalties } = firstFacts(part, around);
  const isPunished = penalties.length > 0;
  const section = sectionOf({ title, body, under, headed: part.section, isPunished, authorities, instruments });
  const date = findMainDate(inTitle, inBody, { issued, section });
  const language = languageOf(`${title}\n${body}`) ?? head.language;
  const isForeign = language !== null && !isReadLanguage(language);
  const { deadlines, possible, withoutYear } = findDeadlines(inBody, {
    title,
    isForeign,
    section,
    near: issued ?? date,
    event: date,
    published: publicationOf(inBody, date),
    gazetted: gazetteDay(inBody),
    jurisdiction: countryOf(title) ?? head.jurisdiction,
  });
  const facts = { date, body, authorities, instruments, penalties, deadlines, possible };
  const entry = { section, number: part.number ?? 0, title, ...facts, line };
  const yearless = withoutYear.map((quote) => dateWithoutYear(lineOf(part, quote), quote));
  return {
    entry,
    language: isForeign ? language : null,
    problems: [...impossibleDates(part), ...(order === 'unknown' ? eitherOrderDates(part) : []), ...yearless],
  };
}

/** Entries in languages that are not read: all in one problem where they are all in one language. */
function unreadLanguages(read: readonly ReadEntry[]): Problems {
  const unread = read.flatMap(({ entry: { line, title }, language }) =>
    language === null ? [] : [{ line, title, language }],
  );
  const [first] = unread;
  const isWhole = first && unread.length === read.length && unread.every(({ language }) => language === first.language);
  const rule = 'language-unread';
  if (isWhole)
    return [problemOf(rule, message('problem.language_unread.text', { language: { language: first.language } }))];
  return unread.map(({ line, title, language }) =>
    problemOf(rule, message('problem.language_unread.entry', { title, language: { language } }), line),
  );
}

/** The numbers of the text where they count up within each section; else the entries are counted. */
function numbered(entries: readonly ParsedEntry[]): readonly ParsedEntry[] {
  const last = new Map<string, number>();
  const counted = new Map<string, number>();
  let countsUp = true;
  const renumbered = entries.map((entry) => {
    const number = (counted.get(entry.section) ?? 0) + 1;
    countsUp &&= entry.number > (last.get(entry.section) ?? 0);
    last.set(entry.section, entry.number);
    counted.set(entry.section, number);
    return { ...entry, number };
  });
  return countsUp ? entries : renumbered;
}

const textEmpty = problemOf('text-empty', message('problem.text_empty'));

function problemsOf(head: ParsedHead, { issued }: KnownHead, parts: readonly EntryLines[]): Problems {
  const isInvalid = issued !== undefined && head.issued !== issued;
  return [
    ...(parts.length === 0 ? [noEntries] : []),
    ...(isInvalid ? [problemOf('issued-invalid', message('problem.issued_invalid', { issued }))] : []),
    ...(head.issued === null ? [issuedUnknown] : []),
  ];
}

const noEntries = problemOf('no-entries', message('problem.no_entries'));
const issuedUnknown = problemOf('issued-unknown', message('problem.issued_unknown', { option: '--issued YYYY-MM' }));

const mostBroken = 20;

// Bytes that are no letter in the encoding of the file were read as this sign.
function brokenLetters(text: string): Problems {
  if (!text.includes('\uFFFD')) return [];
  const places = text
    .split(/\r\n|\n|\r/)
    .flatMap((line, at) =>
      [...line.matchAll(/\uFFFD[^\uFFFD]{0,19}/g)].map(({ index }) => ({ line, index, number: at + 1 })),
    );
  return places.slice(0, mostBroken).map(({ line, index, number }) => {
    const words = line.slice(Math.max(0, index - 20), index + 20).trim();
    return problemOf('text-broken', message('problem.text_broken', { words }), number);
  });
}

// Headings that name a section and have no entry before the next of them.
function emptySections(headings: readonly Heading[], parts: readonly EntryLines[]): Problems {
  let next = 0;
  return headings.flatMap(({ line, section }, at) => {
    const end = headings[at + 1]?.line.number ?? Infinity;
    while ((parts[next]?.line ?? Infinity) < line.number) next += 1;
    const isEmpty = section !== null && (parts[next]?.line ?? Infinity) >= end;
    if (!isEmpty || sectionAfter(headings, at)) return [];
    return [problemOf('section-empty', message('problem.section_empty', { heading: line.text }), line.number)];
  });
}

// A heading right below it that keeps its section, as that of a region does.
const sectionAfter = (headings: readonly Heading[], at: number): boolean =>
  headings[at + 1]?.at === (headings[at]?.at ?? 0) + 1;

function impossibleDates(part: EntryLines): Problems {
  return timesIn(part, /(?<!\d)(?:29|[3-9]\d)(?!\d)|[/-]\d/)
    .filter(({ time }) => isImpossible(time))
    .map(({ line, words }) => problemOf('date-impossible', message('problem.date_impossible', { words }), line));
}

function eitherOrderDates(part: EntryLines): Problems {
  return timesIn(part, /\d[-/]\d/)
    .filter(({ time }) => time.isEitherOrder)
    .map(({ line, words }) => problemOf('date-either-order', message('problem.date_either_order', { words }), line));
}

// Those of the lines that hold such figures, with the words as they are read.
function timesIn({ lines }: EntryLines, figures: RegExp) {
  return lines.flatMap(({ number, text }) => {
    const plain = folded(text);
    const times = figures.test(plain) ? writtenTimes(plain) : [];
    return times.map((time) => ({ line: number, time, words: plain.slice(time.index, time.end) }));
  });
}

const dateWithoutYear = (line: number, quote: string): Problems[number] =>
  problemOf('date-without-year', message('problem.date_without_year', { quote, option: '--issued' }), line);

const lineOf = ({ lines, line }: EntryLines, words: string): number =>
  lines.find(({ text }) => text.includes(words))?.number ?? line;
