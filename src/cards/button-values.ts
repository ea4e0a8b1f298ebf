import { type DeadlineKey, parseDeadlineKey, printDeadlineKey } from '../bulletin/deadline-key.ts';
import { atPage, parseRequest, printRequest } from '../question/parse-request.ts';
import type { Request } from '../question/request.ts';

// The value of a button carries the state of its card, so that cards outlive restarts and deployments: `v1|PART|PART`. The last
// part may contain bars. A value that is not ours, or of a version no longer understood, reads as null.

const version = 'v1';

/** A value of these parts. */
export const writeValue = (...parts: readonly (string | number)[]): string => [version, ...parts].join('|');

/** That many parts of a value; none if it has fewer or is of another version. */
export function readValue(value: string, count: number): readonly string[] {
  const [found, ...parts] = value.split('|');
  if (found !== version || parts.length < count) return [];
  return [...parts.slice(0, count - 1), parts.slice(count - 1).join('|')];
}

/** Whether a part can be an id. */
export const isId = (text: string): boolean => /^[^|]{1,200}$/.test(text);

/** A request, `v1|PAGE|COMMAND`: at most 330 of the 2,000 characters that Slack allows. */
export function encodeRequest(request: Request): string {
  return writeValue('page' in request ? request.page : 1, printRequest(request));
}

/** Reads a request back. */
export function decodeRequest(value: string): Request | null {
  const [page = '', command = ''] = readValue(value, 2);
  if (!/^\d{1,6}$/.test(page) || command === '') return null;
  return atPage(
    parseRequest(command, () => true),
    Number(page),
  );
}

/** One thing by its id, `v1|ID`, to be looked up when the button is clicked. */
export function idValue(id: string): string {
  return writeValue(id);
}

/** Reads an id back. */
export function readIdValue(value: string): string | null {
  const [id = ''] = readValue(value, 1);
  return isId(id) ? id : null;
}

/** A form that a button opens: of a new subscription, of an existing one to change, filled in with a command, or to end, or of the channel's settings. */
export type FormName =
  | { readonly for: 'new'; readonly words: string }
  | { readonly for: 'settings' }
  | { readonly for: 'end'; readonly id: string }
  | { readonly for: 'change'; readonly id: string; readonly words?: string };

/** A form, `v1|new|COMMAND`, `v1|settings`, `v1|end|ID` or `v1|change|ID|COMMAND`. */
export function formValue(form: FormName): string {
  switch (form.for) {
    case 'new':
      return form.words === '' ? writeValue(form.for) : writeValue(form.for, form.words);
    case 'settings':
      return writeValue(form.for);
    case 'end':
      return writeValue(form.for, form.id);
    case 'change':
      return writeValue(form.for, form.id, ...(form.words === undefined ? [] : [form.words]));
  }
}

/** Reads a form back. */
export function readFormValue(value: string): FormName | null {
  const [name = ''] = readValue(value, 1);
  if (name === 'settings') return { for: name };
  const [which = name, rest = ''] = readValue(value, 2);
  if (which === 'new') return { for: which, words: rest };
  if (which === 'end') return isId(rest) ? { for: which, id: rest } : null;
  if (which !== 'change') return null;
  const [, id = rest, words] = readValue(value, 3);
  return isId(id) ? { for: which, id, ...(words !== undefined && { words }) } : null;
}

/** Until when a reminder can be snoozed: the next working day, for so many days, or what a form says. Older cards have `1`. */
export const snoozeChoices = ['next', '1', '3', '7', 'form'] as const;

export type SnoozeChoice = (typeof snoozeChoices)[number];

/** A choice of the snooze menu, `v1|DELIVERY|3`. */
export function snoozeValue(deliveryId: string, choice: SnoozeChoice): string {
  return writeValue(deliveryId, choice);
}

/** Reads delivery and choice back. */
export function readSnoozeValue(value: string): { readonly deliveryId: string; readonly choice: SnoozeChoice } | null {
  const [deliveryId = '', text] = readValue(value, 2);
  const choice = snoozeChoices.find((one) => one === text);
  return isId(deliveryId) && choice ? { deliveryId, choice } : null;
}

/** A deadline, `v1|KEY`. */
export const deadlineValue = (deadline: DeadlineKey): string => writeValue(printDeadlineKey(deadline));

/** Reads a deadline back. */
export const readDeadlineValue = (value: string): DeadlineKey | null => parseDeadlineKey(readValue(value, 1).join('|'));

/** What an action of the desk is about: a posted reminder, whose channel it concerns, or a deadline that a card shows. */
export type DeskSubject =
  | { readonly kind: 'reminder'; readonly deliveryId: string }
  | { readonly kind: 'deadline'; readonly deadline: DeadlineKey };

/** Reads a reminder (`idValue`) or a deadline (`deadlineValue`). */
export function readDeskSubject(value: string): DeskSubject | null {
  const deadline = readDeadlineValue(value);
  if (deadline) return { kind: 'deadline', deadline };
  const deliveryId = readIdValue(value);
  return deliveryId === null ? null : { kind: 'reminder', deliveryId };
}
