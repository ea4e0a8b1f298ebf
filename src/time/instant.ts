/** A moment, in milliseconds since 1970-01-01T00:00:00Z. Storage, ports and reminders speak of moments so. */
export type Instant = number;

/** A second, in milliseconds. */
export const second = 1000;

/** A minute, in milliseconds. */
export const minute = 60 * second;

/** An hour, in milliseconds. */
export const hour = 60 * minute;

/** Twenty-four hours, in milliseconds; a day of the calendar may be longer or shorter. */
export const dayLength = 24 * hour;

declare const timeOfDayBrand: unique symbol;

/** An hour and minute as a clock on the wall shows them, `09:00`; 24 hours. Two of them compare correctly with `<`. */
export type TimeOfDay = string & { readonly [timeOfDayBrand]: true };

/** The time written `HH:MM`, or null where a clock never shows that. */
export function parseTimeOfDay(text: string): TimeOfDay | null {
  return isTimeOfDay(text) ? text : null;
}

function isTimeOfDay(text: string): text is TimeOfDay {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}
