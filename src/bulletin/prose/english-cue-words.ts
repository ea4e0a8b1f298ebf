import { timeOfDay } from './time-of-day.ts';

/** Words before the last day of something. */
export const until = `(?:until|till|up to|through|by|before|on or before|no later than|not later than)`;

/** Words before the first day of something. */
export const on = `(?:on|in|from|as of|as from|starting|starting on|starting from|beginning|beginning on|with effect from)`;

/** Words before the day by which something is due. */
export const dueBy = `(?:until|till|by|before|on or before|no later than|not later than)`;

/** Words that end right before a date, or before the time of day in front of it. */
export const before = (pattern: string): RegExp =>
  new RegExp(String.raw`\b${pattern}${timeOfDay}\s(?:the\s)?$`, 'i');

/** Words that follow a date within its clause. */
export const after = (pattern: string): RegExp =>
  new RegExp(String.raw`^,?\s(?:\S[^.;]{0,100}?\s)?${pattern}`, 'i');
