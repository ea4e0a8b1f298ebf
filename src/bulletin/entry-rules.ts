import { type CalendarDate, partsOf, plusDays } from '../time/calendar-date.ts';
import { type WrittenDate, writtenDates } from '../time/written-dates.ts';
import { findAuthority } from './authorities.ts';
import { type Bulletin, type Deadline, type Entry, sectionLetters, severalJurisdictions } from './bulletin.ts';
import type { Finding } from './checked-yaml.ts';
import { message } from './message.ts';
import { containsQuote } from './quote.ts';

/**
 * Problems of an entry that a schema cannot express. Rules: `entry-id-of-bulletin`, `authority-known`, `quote-in-body`, `deadline-window`,
 * `deadline-unique`, `date-in-quote`, `year-plausible`, `jurisdiction-of-entry`. Paths start at the entry.
 *
 * An entry may be dated after the bulletin's issue: its main event may be the day on which a law will take effect.
 * @param bulletin null to leave out what depends on the bulletin; an id or jurisdiction of null is invalid
 */
export function entryFindings(entry: Entry, bulletin: BulletinOutline | null): readonly Finding[] {
  const id = bulletin?.id ?? null;
  return [
    ...(id === null ? [] : idOfBulletin(entry, id)),
    ...(bulletin?.jurisdiction === severalJurisdictions ? jurisdictionGiven(entry) : []),
    ...entry.authorities.flatMap(authorityKnown),
    ...entry.deadlines.flatMap((deadline, at) => deadlineFindings(entry, deadline, at)),
    ...(entry.possible ?? []).flatMap(({ quote }, at) => quoteFindings(entry, quote, ['possible', at])),
  ];
}

/** What the rules of an entry need to know of its bulletin. */
export interface BulletinOutline {
  readonly id: string | null;
  readonly jurisdiction: string | null;
}

function jurisdictionGiven({ jurisdiction }: Entry): readonly Finding[] {
  if (jurisdiction !== undefined) return [];
  const problem = message('problem.jurisdiction_of_entry', { code: severalJurisdictions });
  return [{ path: [], rule: 'jurisdiction-of-entry', message: problem }];
}

function quoteFindings(entry: Entry, quote: string, path: Finding['path']): readonly Finding[] {
  if (containsQuote(entry, quote)) return [];
  return [{ path: [...path, 'quote'], rule: 'quote-in-body', message: message('problem.quote_in_body') }];
}

// The letter may be that of another section: an entry that moves to another keeps its id.
function idOfBulletin({ id, section }: Entry, bulletinId: string): readonly Finding[] {
  const starts = Object.values(sectionLetters).map((letter) => `${bulletinId}-${letter}`);
  if (starts.some((start) => id.startsWith(start) && /^\d+$/.test(id.slice(start.length)))) return [];
  const prefix = `${bulletinId}-${sectionLetters[section]}`;
  const problem = message('problem.entry_id', { prefix, section, bulletinId });
  return [{ path: ['id'], rule: 'entry-id-of-bulletin', message: problem }];
}

// A word in capitals is meant as a code, and an unknown code would be neither found nor shown by a name.
function authorityKnown(code: string, at: number): readonly Finding[] {
  if (!/^[A-Z][A-Z0-9_-]*$/.test(code) || findAuthority(code)) return [];
  const problem = message('problem.authority_known', { code, file: 'data/authorities.yaml' });
  return [{ path: ['authorities', at], rule: 'authority-known', message: problem }];
}

function deadlineFindings(entry: Entry, deadline: Deadline, at: number): readonly Finding[] {
  const { kind, date, start, quote, corrected } = deadline;
  const findings: Finding[] = [];
  const report = (field: string, rule: string, problem: Finding['message']): void => {
    findings.push({ path: ['deadlines', at, field], rule, message: problem });
  };
  findings.push(...quoteFindings(entry, quote, ['deadlines', at]));
  if (start !== null && start > date) report('start', 'deadline-window', message('problem.deadline_window', { date }));
  if (corrected === undefined && quoteContradictsDate(quote, date))
    report('date', 'date-in-quote', message('problem.date_in_quote', { date }));
  for (const [field, day] of Object.entries({ date, start })) {
    if (day !== null && !/^(19|2[01])/.test(day))
      report(field, 'year-plausible', message('problem.year_plausible', { field }));
  }
  const first = entry.deadlines.findIndex((other) => other.kind === kind && other.date === date);
  if (first < at) report('date', 'deadline-unique', message('problem.deadline_unique', { kind, date }));
  return findings;
}

/**
 * Whether a quote gives dates, but neither this one nor the day after ("before 1 July" ends on 30 June). A quote with a period gives no
 * date of the deadline.
 */
export function quoteContradictsDate(quote: string, date: CalendarDate): boolean {
  if (periodWords.test(quote)) return false;
  const told = writtenDates(quote).filter(({ day, isEitherOrder }) => day !== null && !isEitherOrder);
  const fits = [date, plusDays(date, 1)];
  return told.length > 0 && !told.some((written) => fits.some((day) => isSameDay(written, day)));
}

/** Whether a date was calculated: the quote gives a period, and not the date. */
export function isComputedDate(quote: string, date: CalendarDate): boolean {
  return periodWords.test(quote) && !writtenDates(quote).some((written) => isSameDay(written, date));
}

const periodWords = /\b(?:days?|weeks?|months?|years?)\b|日内|个月|周/i;

function isSameDay({ year, month, day }: WrittenDate, date: CalendarDate): boolean {
  const parts = partsOf(date);
  return parts.day === day && parts.month === month && (year ?? parts.year) === parts.year;
}

/**
 * Leaves out deadlines and authorities that break a rule of `check`: they were extracted automatically, and none is better than a wrong one.
 * For each there is a problem, `left-out`, that names the entry and the rule.
 */
export function dropInvalidItems(bulletin: Bulletin) {
  const read = bulletin.entries.map((entry) => validEntry(entry, bulletin));
  return {
    bulletin: { ...bulletin, entries: read.map(({ entry }) => entry) },
    problems: read.flatMap(({ problems }) => problems),
  };
}

function validEntry(entry: Entry, bulletin: BulletinOutline) {
  const findings = entryFindings(entry, bulletin);
  const isValid = (list: string, at: number): boolean =>
    !findings.some(({ path }) => path[0] === list && path[1] === at);
  return {
    entry: {
      ...entry,
      authorities: entry.authorities.filter((_, at) => isValid('authorities', at)),
      deadlines: entry.deadlines.filter((_, at) => isValid('deadlines', at)),
      ...(entry.possible && { possible: entry.possible.filter((_, at) => isValid('possible', at)) }),
    },
    problems: findings.map(({ rule, message: problem }) => ({
      rule: 'left-out',
      message: message('problem.left_out', { entryId: entry.id, problem, rule }),
    })),
  };
}
