import { type DeadlineKey, parseDeadlineKey, printDeadlineKey } from '../bulletin/deadline-key.ts';

/** Which form a button opens. */
export type FormName =
  | { readonly for: 'new' | 'settings' }
  /** The form of that subscription. */
  | { readonly for: 'change'; readonly id: string };

/** The value of a button that names one thing by its id, `v1|ID`. Ids only: what they name is looked up when it is pressed. */
export function idValue(id: string): string {
  return `v1|${id}`;
}

/** Reads the id back; null where the value is none of ours, or of a version that is no longer understood. */
export function readIdValue(value: string): string | null {
  return /^v1\|([^|]{1,200})$/.exec(value)?.[1] ?? null;
}

/** The value of a button that opens a form, `v1|change|ID`. */
export function formValue(form: FormName): string {
  return form.for === 'change' ? `v1|change|${form.id}` : `v1|${form.for}`;
}

/** Reads the form back; null where it is none. */
export function readFormValue(value: string): FormName | null {
  const [version, name, id, ...more] = value.split('|');
  if (version !== 'v1' || more.length > 0) return null;
  if ((name === 'new' || name === 'settings') && id === undefined) return { for: name };
  return name === 'change' && id ? { for: name, id } : null;
}

/** How many days a reminder can be put off. */
export const snoozeChoices = [1, 3, 7] as const;

export type SnoozeDays = (typeof snoozeChoices)[number];

/** The value of a choice to be reminded again, `v1|DELIVERY|3`. */
export function snoozeValue(deliveryId: string, days: SnoozeDays): string {
  return `v1|${deliveryId}|${days}`;
}

/** Reads delivery and days back; null where there are none. */
export function readSnoozeValue(
  value: string,
): { readonly deliveryId: string; readonly days: SnoozeDays } | null {
  const [version, deliveryId, daysText, ...more] = value.split('|');
  const days = snoozeChoices.find((one) => String(one) === daysText);
  return version === 'v1' && deliveryId && days && more.length === 0 ? { deliveryId, days } : null;
}

/** A deadline of an entry, as the button that corrects it names it: `v1|ENTRY|KIND|DAY`. */
export function deadlineValue(deadline: Omit<DeadlineKey, 'edge'>): string {
  return `v1|${printDeadlineKey({ ...deadline, edge: 'end' })}`;
}

/** Reads it back; null where it is none. */
export function readDeadlineValue(value: string): Omit<DeadlineKey, 'edge'> | null {
  const [, printed = ''] = /^v1\|(.{1,500})$/s.exec(value) ?? [];
  const key = parseDeadlineKey(printed);
  return key?.edge === 'end' ? { entryId: key.entryId, kind: key.kind, date: key.date } : null;
}

/** A deadline of a subscription, as the button that takes a mute back names it: `v1|SUBSCRIPTION|KEY`. */
export function mutedValue(subscriptionId: string, deadline: DeadlineKey): string {
  return `v1|${subscriptionId}|${printDeadlineKey(deadline)}`;
}

/** Reads it back; null where it is none. */
export function readMutedValue(
  value: string,
): { readonly subscriptionId: string; readonly deadline: DeadlineKey } | null {
  const [, subscriptionId = '', printed = ''] = /^v1\|([^|]{1,200})\|(.{1,500})$/s.exec(value) ?? [];
  const deadline = parseDeadlineKey(printed);
  return deadline && { subscriptionId, deadline };
}
