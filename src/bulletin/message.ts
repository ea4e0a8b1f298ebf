import { type MessageId, tUntyped, type ValuesOf } from '../messages/messages.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import { formatDate } from '../time/format-date.ts';
import { languageName } from './labels.ts';

/**
 * A message of the catalogue with its values, as plain data. It can be sent between threads and stored, and is worded where somebody reads it, in
 * their language.
 */
export interface Message {
  readonly id: MessageId;
  readonly values: Readonly<Record<string, MessageValue>>;
}

/** Words and numbers as they are, another message, a day, or a language by its tag. */
export type MessageValue = string | number | Message | { readonly day: CalendarDate } | { readonly language: string };

/** A message to be worded later. */
export const message = <Id extends MessageId>(id: Id, ...[values]: ValuesOf<Id, MessageValue>): Message => ({
  id,
  values: values ?? {},
});

/** A message in the current language. A text that is none, such as that of a file which only operators write, stays as it is. */
export function worded(text: Message | string): string {
  if (typeof text === 'string') return text;
  const values = Object.entries(text.values).map(([name, value]) => [name, wordedValue(value)]);
  return tUntyped(text.id, Object.fromEntries(values));
}

function wordedValue(value: MessageValue): string | number {
  if (typeof value !== 'object') return value;
  if ('day' in value) return formatDate(value.day);
  return 'language' in value ? languageName(value.language) : worded(value);
}
