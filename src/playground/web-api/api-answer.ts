import { type Objection, writtenObjection } from '../block-kit/check.ts';
import type { Json } from '../json.ts';
import type { Parts } from '../parts.ts';

/** What a method answers: `ok: true` with what was asked for, or `ok: false` with an error. */
export type ApiAnswer = Json & { readonly ok: boolean };

/** An answer that says no. */
export type Refusal = ApiAnswer & { readonly ok: false; readonly error: string };

/** One method of the Web API, called with a good token. */
export type ApiMethod = (parts: Parts, args: Json) => ApiAnswer;

/** A value, or the refusal that stands in its place. */
export type OrRefusal<T> = { readonly value: T } | { readonly refusal: Refusal };

/** An answer that says yes. */
export const granted = (answer: Json = {}): ApiAnswer => ({ ok: true, ...answer });

/** An answer that says no, with Slack's word for the reason and what is to be objected to. */
export function refused(error: string, objections: readonly Objection[] = []): Refusal {
  const messages = objections.map(writtenObjection);
  return {
    ok: false,
    error,
    ...(messages.length > 0 ? { errors: messages, response_metadata: { messages } } : {}),
  };
}
