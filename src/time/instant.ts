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
