import type { DeadlineKind } from '../../bulletin/bulletin.ts';

/** Words beside a date that make it a deadline. */
export interface DeadlineCue {
  readonly kind: DeadlineKind;
  /** The words that end right before the date; tried on the clause before it. */
  readonly before?: RegExp;
  /** The words that begin right after the date. */
  readonly after?: RegExp;
  /** What those words must not hold. */
  readonly unless?: RegExp;
  /** Whether the words lay a duty on somebody, so that they must not tell a fact. */
  readonly isDuty?: true;
}

/** Words before the last day of something. */
export const until = `(?:until|till|up to|through|by|before|on or before|no later than|not later than)`;

/** Words before the first day of something. */
export const on = `(?:on|in|from|as of|as from|starting|starting on|starting from|beginning|beginning on|with effect from)`;

/** Words before the day by which something is due. */
export const dueBy = `(?:until|till|by|before|on or before|no later than|not later than)`;

/** Words that end right before a date, or before the time of day in front of it. */
export const before = (pattern: string): RegExp => new RegExp(String.raw`\b${pattern}${timeOfDay}\s(?:the\s)?$`, 'i');

/** Words that follow a date within its clause. */
export const after = (pattern: string): RegExp => new RegExp(String.raw`^,?\s(?:\S[^.;]{0,100}?\s)?${pattern}`, 'i');

/**
 * Pattern of the time of day and the day of the week that may stand between a cue and its date, with the space before them:
 * " 5 p.m. (CET) on", " midnight on Friday". Without groups; fits the empty text.
 */
const timeOfDay = String.raw`(?:\s(?:at\s)?(?:\d{1,2}(?:[:.]\d{2}(?:\s?[ap]\.?m\.?)?|\s?[ap]\.?m\.?)|midnight|noon|midday|(?:the )?(?:close|end) of business)(?:\s\(?(?:GMT|UTC|BST|CES?T|[ECMP][SD]?T|A?E[SD]T|NZ[SD]T|(?:Brussels|Beijing|local) time)\)?)?,?(?:\son)?)?(?:\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?)?`;
