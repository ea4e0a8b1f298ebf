/** A JSON object whose fields nobody has named yet. */
export type Json = Readonly<Record<string, unknown>>;

/** Whether the value is an object, and neither null nor a list. */
export const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object, or an empty one where it is something else. */
export const record = (value: unknown): Json => (isRecord(value) ? value : {});

/** The list, or an empty one where it is something else. */
export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The text, or '' where it is something else. */
export const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The number, or undefined where it is something else. */
export const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** The words of a text object (`plain_text`, `mrkdwn`), or '' where there is none. */
export const wordsOf = (value: unknown): string => text(record(value)['text']);
