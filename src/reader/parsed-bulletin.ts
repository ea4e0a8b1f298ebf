import type { DeadlineKind, Penalty, Section } from '../bulletin/bulletin.ts';
import type { Problem } from '../bulletin/problem.ts';
import type { CalendarDate, DatePrecision } from '../time/calendar-date.ts';

/** A deadline as the text tells it, before a curator has seen it. */
export interface ParsedDeadline {
  readonly kind: DeadlineKind;
  /**
   * ISO 8601 to the precision told: `2019-04-30`, `2019-10`, `2028`. Of a period (`relative`) the day to which it was counted,
   * or null where it is not known what it counts from.
   */
  readonly date: string | null;
  readonly start: CalendarDate | null;
  readonly precision: DatePrecision | 'relative';
  /** The words it was read from, exactly as they stand in the body. */
  readonly quote: string;
  /** How likely it is a deadline of this kind, 0 to 1, to two places. */
  readonly confidence: number;
}

/** A development as the text tells it. */
export interface ParsedEntry {
  readonly section: Section;
  /** Unique within the section. */
  readonly number: number;
  readonly title: string;
  /** Day of the main event; null where none is told to the day. */
  readonly date: CalendarDate | null;
  /** Paragraphs are parted by an empty line. */
  readonly body: string;
  /** Codes of the table of authorities, and names of local offices that it lacks. */
  readonly authorities: readonly string[];
  readonly instruments: readonly string[];
  readonly penalties: readonly Penalty[];
  readonly deadlines: readonly ParsedDeadline[];
  /** Times that stand with the words of a deadline and are not surely one: for a curator to decide. */
  readonly possible: readonly ParsedDeadline[];
  /** Line of the title, counted from 1. */
  readonly line: number;
}

/** What a text says of itself; null where it does not say. */
export interface ParsedHead {
  readonly title: string | null;
  /** A month or a day, in ISO 8601. */
  readonly issued: string | null;
  readonly jurisdiction: string | null;
  readonly language: string | null;
}

/** What was read from the text of a bulletin, and what a person must look at. */
export interface ParsedBulletin {
  readonly bulletin: ParsedHead;
  readonly entries: readonly ParsedEntry[];
  readonly problems: readonly Omit<Problem, 'file'>[];
}

/** A bulletin of which nothing could be read, and why. */
export function emptyResult({ line, rule, message }: ParsedBulletin['problems'][number]): ParsedBulletin {
  return {
    bulletin: { title: null, issued: null, jurisdiction: null, language: null },
    entries: [],
    problems: [{ line, rule, message }],
  };
}
