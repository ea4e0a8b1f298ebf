import { z } from 'zod';
import { type Message, type MessageValue, message, worded } from '../bulletin/message.ts';
import { isMessageId, type MessageId } from '../messages/messages.ts';
import { isCalendarDate } from '../time/calendar-date.ts';

const storedValue: z.ZodType<MessageValue> = z.lazy(() =>
  z.union([
    z.string(),
    z.number(),
    z.object({ day: z.string().refine(isCalendarDate) }),
    z.object({ language: z.string() }),
    storedMessage,
  ]),
);

/** A message in JSON. One that another version of the app stored, and this one can't word, only says that something was noted. */
export const storedMessage: z.ZodType<Message> = z
  .object({ id: z.custom<MessageId>(isMessageId), values: z.record(z.string(), storedValue) })
  .refine(canBeWorded)
  .catch(message('problem.of_earlier_version'));

/** A message as a column of text; earlier versions of the app stored plain words there. */
export const messageColumn = (text: Message | string | null): string | null =>
  typeof text === 'object' && text !== null ? JSON.stringify(text) : text;

/** Reads such a column. */
export function readMessageColumn(column: string | null): Message | string | null {
  if (!column?.startsWith('{')) return column;
  try {
    return storedMessage.parse(JSON.parse(column));
  } catch {
    return column;
  }
}

// A value that the message needs may be missing.
function canBeWorded(text: Message): boolean {
  try {
    worded(text);
    return true;
  } catch {
    return false;
  }
}
