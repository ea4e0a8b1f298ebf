/** A moment, in milliseconds since 1970-01-01T00:00:00Z. Storage, ports and reminders speak of moments so. */
export type Instant = number;

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const dayLength = 24 * hour;
