import type { Section } from '../bulletin/bulletin.ts';
import { folded } from '../text/fold.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import { writtenTimes } from '../time/written-dates.ts';
import { type DayOrder, datedSentences, dayOrderOf } from './dates/dated-sentences.ts';
import { isImpossible } from './dates/find-dates.ts';
import { findMainDate, publicationOf } from './dates/main-date.ts';
import { findDeadlines } from './deadlines/find-deadlines.ts';
import { findAuthorities } from './facts/find-authorities.ts';
import { findInstruments } from './facts/find-instruments.ts';
import { findPenalties } from './facts/find-penalties.ts';
import type { ParsedBulletin, ParsedEntry, ParsedHead } from './parsed-bulletin.ts';
import { countryOf, type KnownHead, lastDayOfIssue, readHead } from './read-head.ts';
import { partFused } from './segment/headings.ts';
import { type Line, readLines } from './segment/lines.ts';
import { dropContents, dropMasthead, dropNoise } from './segment/remove-noise.ts';
import { unwrap } from './segment/sentences.ts';
import { type EntryLines, splitEntries } from './segment/split-entries.ts';
import { guessSection, isPlainlyEnforcement, type SectionLines, splitSections } from './segment/split-sections.ts';

type Problems = ParsedBulletin['problems'];

/**
 * Reads the prose of a bulletin into entries and their facts. It never throws, whatever the text; what it could not read
 * is told in `problems` and left out, and no date, year or currency is ever made up.
 *
 *     text -> lines -> without contents and noise -> sections -> entries -> facts of each
 *
 * Rules of the problems: `text-empty`, `no-entries`, `section-empty`, `issued-unknown`, `issued-invalid`,
 * `date-impossible`, `date-either-order`, `date-without-year`.
 */
export function parseBulletin(text: string, options: KnownHead): ParsedBulletin {
  const all = unwrap(partFused(readLines(text)));
  if (all.length === 0) return { bulletin: readHead([], '', options), entries: [], problems: [textEmpty] };
  const sections = splitSections(dropNoise(dropContents(dropMasthead(all))));
  const parts = splitEntries(sections);
  const head = readHead(linesAbove(all, sections, parts), text, options);
  const issued = lastDayOfIssue(head.issued);
  const order = dayOrderOf(text, head.jurisdiction);
  const read = parts.map((part) => readEntry(part, head, { issued, order }));
  return {
    bulletin: head,
    entries: numbered(read.map(({ entry }) => entry)),
    problems: [
      ...problemsOf(head, options, parts),
      ...emptySections(sections, parts),
      ...read.flatMap(({ problems }) => problems),
    ],
  };
}

// What stands above the first heading and the first entry.
function linesAbove(
  lines: readonly Line[],
  sections: readonly SectionLines[],
  parts: readonly EntryLines[],
): readonly Line[] {
  const heading = sections.find((section) => section.heading !== null)?.heading?.number ?? Infinity;
  const end = Math.min(heading, parts[0]?.line ?? Infinity);
  return lines.filter(({ number }) => number < end);
}

function readEntry(
  part: EntryLines,
  head: ParsedHead,
  { issued, order }: { readonly issued: CalendarDate | null; readonly order: DayOrder },
): { readonly entry: ParsedEntry; readonly problems: Problems } {
  const { title, body, line } = part;
  const [inTitle, inBody] = [datedSentences(title, order), datedSentences(body, order)];
  const penalties = findPenalties([...inTitle, ...inBody], countryOf(title) ?? head.jurisdiction);
  const section = sectionOf(part, penalties.length > 0);
  const date = findMainDate(inBody, issued, issued) ?? findMainDate(inTitle, issued, issued);
  const found = findDeadlines(inBody, {
    title,
    section,
    near: issued ?? date,
    event: date,
    published: publicationOf(inBody, date),
    jurisdiction: countryOf(title) ?? head.jurisdiction,
  });
  const entry = {
    section,
    number: part.number ?? 0,
    title,
    date,
    body,
    authorities: findAuthorities(`${title}\n${body}`, part.lines.map(({ text }) => text).join('\n')),
    instruments: findInstruments(body),
    penalties,
    deadlines: found.deadlines,
    possible: found.possible,
    line,
  };
  const yearless = found.withoutYear.map((quote) => dateWithoutYear(lineOf(part, quote), quote));
  return {
    entry,
    problems: [...impossibleDates(part), ...(order === 'unknown' ? eitherOrderDates(part) : []), ...yearless],
  };
}

function sectionOf({ section, title, body }: EntryLines, isPunished: boolean): Section {
  if (section !== null) return isPlainlyEnforcement(title) ? 'enforcement' : section;
  return isPunished ? 'enforcement' : guessSection(title, body);
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

const textEmpty = {
  line: 0,
  rule: 'text-empty',
  message: 'The text is empty: give a file that holds the bulletin.',
};

function problemsOf(head: ParsedHead, { issued }: KnownHead, parts: readonly EntryLines[]): Problems {
  const isInvalid = issued !== undefined && head.issued !== issued;
  return [
    ...(parts.length === 0 ? [noEntries] : []),
    ...(isInvalid
      ? [
          {
            line: 0,
            rule: 'issued-invalid',
            message: `"${issued}" is no month or day: write YYYY-MM or YYYY-MM-DD.`,
          },
        ]
      : []),
    ...(head.issued === null ? [issuedUnknown] : []),
  ];
}

const noEntries = {
  line: 0,
  rule: 'no-entries',
  message: 'No entries were found: begin each with a number and its title on a line of its own, as "1. Title".',
};

const issuedUnknown = {
  line: 0,
  rule: 'issued-unknown',
  message: 'The text does not say when it was issued: give the month or the day (--issued YYYY-MM).',
};

function emptySections(sections: readonly SectionLines[], parts: readonly EntryLines[]): Problems {
  const titles = new Set(parts.map(({ line }) => line));
  return sections.flatMap(({ heading, lines }) => {
    if (!heading || lines.some(({ number }) => titles.has(number))) return [];
    return [
      {
        line: heading.number,
        rule: 'section-empty',
        message: `No entries were found under "${heading.text}".`,
      },
    ];
  });
}

function impossibleDates(part: EntryLines): Problems {
  return timesIn(part, /29|[3-9]\d|[/-]\d/)
    .filter(({ time }) => isImpossible(time))
    .map(({ line, words }) => ({
      line,
      rule: 'date-impossible',
      message: `There is no day "${words}": look it up in the source; it was left out.`,
    }));
}

function eitherOrderDates(part: EntryLines): Problems {
  return timesIn(part, /\d[-/]\d/)
    .filter(({ time }) => time.isEitherOrder)
    .map(({ line, words }) => ({
      line,
      rule: 'date-either-order',
      message: `"${words}" has its day first or its month first: look it up in the source, and write the month as a word; it was left out.`,
    }));
}

// Those of the lines that hold such figures, with the words as they are read.
function timesIn({ lines }: EntryLines, figures: RegExp) {
  return lines.flatMap(({ number, text }) => {
    const plain = folded(text);
    const times = figures.test(plain) ? writtenTimes(plain) : [];
    return times.map((time) => ({ line: number, time, words: plain.slice(time.index, time.end) }));
  });
}

const dateWithoutYear = (line: number, quote: string): Problems[number] => ({
  line,
  rule: 'date-without-year',
  message: `The year of "${quote}" is not certain: give the day of issue (--issued) or add the deadline by hand.`,
});

const lineOf = ({ lines, line }: EntryLines, words: string): number =>
  lines.find(({ text }) => text.includes(words))?.number ?? line;
