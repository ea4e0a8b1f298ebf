import { type CalendarDate, plusDays } from '../time/calendar-date.ts';
import { type WrittenDate, writtenDates } from '../time/written-dates.ts';
import { findAuthority } from './authorities.ts';
import { type Bulletin, type Deadline, type Entry, sectionLetters } from './bulletin.ts';
import type { Finding } from './checked-yaml.ts';
import type { Problem } from './problem.ts';

/**
 * What a schema cannot see in one entry. Rules: `entry-id-of-bulletin`, `authority-known`, `quote-in-body`,
 * `deadline-window`, `deadline-unique`, `date-in-quote`, `year-plausible`. Paths begin at the entry.
 *
 * That an entry is dated after the bulletin's issue is not a fault: the main event may be the coming day on which a law
 * begins to apply.
 * @param bulletinId null where the bulletin's own id is at fault
 */
export function entryFindings(entry: Entry, bulletinId: string | null): readonly Finding[] {
  return [
    ...(bulletinId === null ? [] : idOfBulletin(entry, bulletinId)),
    ...entry.authorities.flatMap(authorityKnown),
    ...entry.deadlines.flatMap((deadline, at) => deadlineFindings(entry, deadline, at)),
  ];
}

function idOfBulletin({ id, section }: Entry, bulletinId: string): readonly Finding[] {
  const start = `${bulletinId}-${sectionLetters[section]}`;
  if (id.startsWith(start) && /^\d+$/.test(id.slice(start.length))) return [];
  const message = `"id" must be ${start} and a number, as the entry stands in section ${section} of ${bulletinId}`;
  return [{ path: ['id'], rule: 'entry-id-of-bulletin', message }];
}

// Capitals without a space are taken for a code: written so, a body is found and shown by it or not at all.
function authorityKnown(name: string, at: number): readonly Finding[] {
  if (!/^[A-Z][A-Z0-9_-]*$/.test(name) || findAuthority(name)) return [];
  const message = `"${name}" is no code of the table of authorities; write the authority's full name`;
  return [{ path: ['authorities', at], rule: 'authority-known', message }];
}

function deadlineFindings(entry: Entry, deadline: Deadline, at: number): readonly Finding[] {
  const { kind, date, start, quote, corrected } = deadline;
  const findings: Finding[] = [];
  const report = (field: string, rule: string, message: string): void => {
    findings.push({ path: ['deadlines', at, field], rule, message });
  };
  if (!isTold(entry, quote))
    report('quote', 'quote-in-body', '"quote" must be words of the body; copy them from it');
  if (start !== null && start > date)
    report('start', 'deadline-window', `"start" must not be later than ${date}`);
  if (corrected === undefined && quoteContradictsDate(quote, date))
    report(
      'date',
      'date-in-quote',
      `"date" is ${date}, but the quote tells another day; correct one of the two`,
    );
  for (const [field, day] of Object.entries({ date, start })) {
    if (day !== null && !/^(19|2[01])/.test(day))
      report(field, 'year-plausible', `"${field}" must be of the years 1900 to 2199`);
  }
  const first = entry.deadlines.findIndex((other) => other.kind === kind && other.date === date);
  if (first < at) report('date', 'deadline-unique', `${kind} on ${date} is given twice; keep one of the two`);
  return findings;
}

const isTold = ({ title, body }: Entry, quote: string): boolean =>
  [body, title].some((text) => text.includes(quote) || oneLine(text).includes(oneLine(quote)));

const oneLine = (text: string): string => text.replace(/\s{2,}|[^\S ]/g, ' ');

/**
 * Tells whether a quote tells days, and not this one, nor the day after ("before 1 July" ends on 30 June). One that counts a period from
 * a day tells that day alone.
 */
export function quoteContradictsDate(quote: string, date: CalendarDate): boolean {
  if (periodWords.test(quote)) return false;
  const told = writtenDates(quote).filter(({ day, isEitherOrder }) => day !== null && !isEitherOrder);
  const fits = [date, plusDays(date, 1)];
  return told.length > 0 && !told.some((written) => fits.some((day) => isSameDay(written, day)));
}

/** Tells whether a day was counted: the quote tells a period, and not the day. */
export function isComputedDate(quote: string, date: CalendarDate): boolean {
  return periodWords.test(quote) && !writtenDates(quote).some((written) => isSameDay(written, date));
}

const periodWords = /\b(?:days?|weeks?|months?|years?)\b|日内|个月|周/i;

const isSameDay = ({ year, month, day }: WrittenDate, date: CalendarDate): boolean =>
  Number(date.slice(8)) === day &&
  Number(date.slice(5, 7)) === month &&
  (year === null || Number(date.slice(0, 4)) === year);

/** A bulletin that `check` would take, and what was left out for it. */
export interface ValidBulletin {
  readonly bulletin: Bulletin;
  readonly problems: readonly Omit<Problem, 'file' | 'line'>[];
}

/**
 * The bulletin without those deadlines and authorities that break a rule of `check`: a machine read them, and none is better than
 * a wrong one. Each that was left out is a problem, `left-out`, that names its entry and the rule.
 */
export function dropInvalidItems(bulletin: Bulletin): ValidBulletin {
  const read = bulletin.entries.map((entry) => soundEntry(entry, bulletin.id));
  return {
    bulletin: { ...bulletin, entries: read.map(({ entry }) => entry) },
    problems: read.flatMap(({ problems }) => problems),
  };
}

function soundEntry(entry: Entry, bulletinId: string) {
  const findings = entryFindings(entry, bulletinId);
  const isLeft = (list: string, at: number): boolean =>
    !findings.some(({ path }) => path[0] === list && path[1] === at);
  return {
    entry: {
      ...entry,
      authorities: entry.authorities.filter((_, at) => isLeft('authorities', at)),
      deadlines: entry.deadlines.filter((_, at) => isLeft('deadlines', at)),
    },
    problems: findings.map(({ rule, message }) => ({
      rule: 'left-out',
      message: `of ${entry.id} something was left out, as ${message} (${rule})`,
    })),
  };
}
