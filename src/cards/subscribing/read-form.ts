import { readLeads } from '../../answers/subscribing/read-leads.ts';
import { allWeekdays } from '../../answers/subscribing/subscription-order.ts';
import { findZone } from '../../answers/subscribing/zone-names.ts';
import type { SubscriptionTerms } from '../../reminders/subscription.ts';
import { parseTimeOfDay } from '../../time/time-of-day.ts';
import { fields } from './form-fields.ts';
import { boxes } from './forms.ts';

/** What a modal's fields hold when it is submitted, by block and element, as Slack sends it. */
export type FormState = Readonly<Record<string, Readonly<Record<string, FieldState>>>>;

interface FieldState {
  readonly value?: string | null;
  readonly selected_option?: { readonly value?: string } | null;
  readonly selected_options?: readonly { readonly value?: string }[];
  readonly selected_time?: string | null;
}

/** What a form says. */
export interface FilledForm {
  readonly filter: string;
  readonly terms: SubscriptionTerms;
  readonly alerts: boolean;
  readonly anyway: boolean;
  readonly present: boolean;
}

/** What is wrong in the fields of a form: a sentence each, by the id of the block. */
export type FieldErrors = Readonly<Record<string, string>>;

/** Reads a submitted form, or tells what is wrong in it, all at once. */
export function readForm(state: FormState): { readonly form: FilledForm } | { readonly errors: FieldErrors } {
  const [leads, at, zone] = [readBefore(text(state, fields.leads)), readAt(state), readZoneField(state)];
  const errors = {
    ...(leads === null && {
      [fields.leads]: 'Type up to ten numbers of days, each 0 to 365, such as 14, 7, 1.',
    }),
    ...(at === null && { [fields.at]: 'Choose an hour, such as 09:00.' }),
    ...(zone === null && { [fields.zone]: 'Choose a time zone, such as Asia/Shanghai.' }),
  };
  if (leads === null || at === null || zone === null) return { errors };
  const ticked = state[fields.also]?.[fields.also]?.selected_options ?? [];
  const isTicked = (box: string): boolean => ticked.some(({ value }) => value === box);
  return {
    form: {
      filter: text(state, fields.filter).normalize('NFKC').replace(/\s+/gu, ' ').trim(),
      terms: {
        leads: {
          unit: choice(state, fields.unit) === 'working_days' ? 'working_days' : 'days',
          before: leads,
        },
        at,
        zone,
        digestDay: allWeekdays.find((day) => String(day) === choice(state, fields.digest)) ?? null,
        cards: choice(state, fields.cards) === 'compact' ? 'compact' : 'full',
      },
      alerts: isTicked(boxes.alerts),
      anyway: isTicked(boxes.anyway),
      present: isTicked(boxes.present),
    },
  };
}

const text = (state: FormState, field: string): string => state[field]?.[field]?.value ?? '';

const choice = (state: FormState, field: string): string =>
  state[field]?.[field]?.selected_option?.value ?? '';

const readAt = (state: FormState) => parseTimeOfDay(state[fields.at]?.[fields.at]?.selected_time ?? '');

const readZoneField = (state: FormState): string | null => findZone(choice(state, fields.zone));

function readBefore(typed: string): readonly number[] | null {
  const words = typed
    .normalize('NFKC')
    .split(/\s+/u)
    .filter((word) => word !== '');
  const read = readLeads(words);
  return read && read.problem === null && read.words === words.length && read.before.length > 0
    ? read.before
    : null;
}
