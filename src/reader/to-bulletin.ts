import {
  type Bulletin,
  bulletinSchema,
  type Deadline,
  type Entry,
  type PossibleDeadline,
  sectionLetters,
} from '../bulletin/bulletin.ts';
import { message } from '../bulletin/message.ts';
import { problemOf } from '../bulletin/problem.ts';
import { folded } from '../text/fold.ts';
import { type CalendarDate, parseCalendarDate } from '../time/calendar-date.ts';
import { writtenPeriods } from '../time/written/written-periods.ts';
import { countPeriod } from './deadlines/find-deadlines.ts';
import type { ParsedBulletin, ParsedDeadline, ParsedEntry } from './parsed-bulletin.ts';

/**
 * Makes a bulletin of what was read, for a curator to look over, and tells what a person must look at. Deadlines told or counted to the day carry
 * over as `extracted`; those without a day, and what the reader is not sure of, as `possible`. A text without a title is called by its id. Rules of the problems: `head-incomplete` where the issue, the
 * jurisdiction or the language is unknown, `bulletin-invalid` for what the schema refuses; with either there is no
 * bulletin. `deadline-without-day` names, at its entry, each deadline that is only `possible` for want of a day,
 * `deadline-counted` each whose day was counted.
 */
export function toBulletin(
  parsed: ParsedBulletin,
  { id }: { readonly id: string },
): {
  readonly bulletin: Bulletin | null;
  readonly problems: ParsedBulletin['problems'];
} {
  const missing = needed.filter((field) => parsed.bulletin[field] === null);
  if (missing.length > 0) return { bulletin: null, problems: missing.map(headIncomplete) };
  const { title, ...head } = parsed.bulletin;
  const entries = parsed.entries.map((entry) => entryOf(entry, { id, jurisdiction: head.jurisdiction }));
  const made = bulletinSchema.safeParse({ id, title: title ?? id, ...head, entries });
  const left = parsed.entries.flatMap((entry) => [...withoutDay(entry), ...counted(entry)]);
  if (made.success) return { bulletin: made.data, problems: left };
  const problems = made.error.issues.map(({ path, message: problem }) =>
    problemOf(
      'bulletin-invalid',
      message('problem.bulletin_invalid', { field: path.join('.'), problem }),
      lineOf(parsed, path),
    ),
  );
  return { bulletin: null, problems: [...problems, ...left] };
}

const needed = ['issued', 'jurisdiction', 'language'] as const;

const headIncomplete = (field: (typeof needed)[number]): ParsedBulletin['problems'][number] =>
  problemOf('head-incomplete', message(`problem.head_incomplete.${field}`, { option: `--${field}` }));

function entryOf(parsed: ParsedEntry, bulletin: BulletinFacts): Entry {
  const { section, number, title, date, body, authorities, instruments, penalties, deadlines } = parsed;
  const possible = possibleOf(parsed, bulletin);
  return {
    id: `${bulletin.id}-${sectionLetters[section]}${number}`,
    section,
    title,
    date,
    body,
    authorities: [...authorities],
    instruments: [...instruments],
    penalties: [...penalties],
    deadlines: deadlines.flatMap(deadlineOf),
    ...(possible.length > 0 && { possible }),
  };
}

interface BulletinFacts {
  readonly id: string;
  readonly jurisdiction: string | null;
}

/**
 * What the reader is not sure of, and the deadlines whose day the text does not tell; save the entry's own date, if it is hardly a deadline.
 * A period whose beginning is not told is counted from that date, as a suggestion.
 */
function possibleOf({ date, deadlines, possible }: ParsedEntry, { jurisdiction }: BulletinFacts): PossibleDeadline[] {
  return [...deadlines.filter((one) => dayOf(one) === null), ...possible]
    .filter((one) => one.date !== date || date === null || one.confidence >= hardly)
    .map((one) => {
      const { kind, start, quote, confidence } = one;
      const day = dayOf(one) ?? (one.precision === 'relative' ? countedFrom(date, quote, jurisdiction) : null);
      return { kind, date: day, start, quote, confidence };
    });
}

const hardly = 0.2;

function countedFrom(date: CalendarDate | null, quote: string, jurisdiction: string | null): CalendarDate | null {
  const [period, ...more] = writtenPeriods(folded(quote));
  if (period?.anchor !== 'unknown' || more.length > 0) return null;
  return countPeriod(
    { ...period, anchor: 'told' },
    { told: date, published: null, gazetted: null, effect: null, jurisdiction },
  );
}

function deadlineOf(parsed: ParsedDeadline): readonly Deadline[] {
  const { kind, start, quote } = parsed;
  const date = dayOf(parsed);
  return date ? [{ kind, date, start, quote, status: 'extracted' }] : [];
}

const dayOf = ({ date, precision }: ParsedDeadline): CalendarDate | null =>
  date !== null && (precision === 'day' || precision === 'relative') ? parseCalendarDate(date) : null;

function withoutDay({ deadlines, line }: ParsedEntry): ParsedBulletin['problems'] {
  return deadlines
    .filter((deadline) => dayOf(deadline) === null)
    .map(({ quote }) => problemOf('deadline-without-day', message('problem.deadline_without_day', { quote }), line));
}

function counted({ deadlines, line }: ParsedEntry): ParsedBulletin['problems'] {
  return deadlines.flatMap(({ date, precision, quote }) => {
    const day = precision === 'relative' && date !== null ? parseCalendarDate(date) : null;
    if (day === null) return [];
    return [problemOf('deadline-counted', message('problem.deadline_counted', { quote, day: { day } }), line)];
  });
}

const lineOf = ({ entries }: ParsedBulletin, [list, at]: readonly PropertyKey[]): number =>
  list === 'entries' && typeof at === 'number' ? (entries[at]?.line ?? 0) : 0;
