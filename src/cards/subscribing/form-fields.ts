import type { InputBlock, KnownBlock, PlainTextOption } from '@slack/types';
import { allWeekdays } from '../../answers/subscribing/subscription-order.ts';
import type { SubscriptionTerms } from '../../reminders/subscription.ts';
import { actionIds } from '../action-ids.ts';
import { weekdayName } from './terms-words.ts';

/** Where each thing that a form asks stands: the ids of its block; what is in it has the same id, save the zone's. */
export const fields = {
  filter: 'filter',
  leads: 'leads',
  unit: 'unit',
  at: 'at',
  zone: actionIds.zone,
  digest: 'digest',
  cards: 'cards',
  also: 'also',
} as const;

/** The fields of a subscription's terms, filled in. */
export function termsFields(terms: SubscriptionTerms): readonly KnownBlock[] {
  return [
    {
      ...input(fields.leads, 'Days before the deadline'),
      hint: {
        type: 'plain_text',
        text: 'Up to ten numbers, most first, such as 14, 7, 1; 0 is the day itself.',
      },
      element: {
        type: 'plain_text_input',
        action_id: fields.leads,
        initial_value: terms.leads.before.join(', '),
        max_length: 100,
      },
    },
    {
      ...input(fields.unit, 'Counted in'),
      element: radio(fields.unit, unitOptions, terms.leads.unit),
    },
    {
      ...input(fields.at, 'Hour'),
      element: { type: 'timepicker', action_id: fields.at, initial_time: terms.at },
    },
    {
      ...input(fields.zone, 'Time zone'),
      hint: { type: 'plain_text', text: 'Type a city or an IANA name, such as Shanghai or Europe/Brussels.' },
      element: {
        type: 'external_select',
        action_id: fields.zone,
        min_query_length: 1,
        initial_option: option(terms.zone, terms.zone),
      },
    },
    {
      ...input(fields.digest, 'Weekly digest'),
      element: {
        type: 'static_select',
        action_id: fields.digest,
        options: [...digestOptions],
        initial_option: chosen(digestOptions, String(terms.digestDay ?? 'none')),
      },
    },
    {
      ...input(fields.cards, 'Cards'),
      element: radio(fields.cards, cardsOptions, terms.cards),
    },
  ];
}

/** An option of a menu or of a list of boxes. */
export function option(value: string, text: string): PlainTextOption {
  return { value, text: { type: 'plain_text', text, emoji: false } };
}

/** A block that asks for something, without its element. */
export function input(id: string, label: string): Pick<InputBlock, 'type' | 'block_id' | 'label'> {
  return { type: 'input', block_id: id, label: { type: 'plain_text', text: label, emoji: false } };
}

const unitOptions = [
  option('days', 'Calendar days'),
  option('working_days', 'Working days of the deadline’s jurisdiction'),
];

const digestOptions = [
  option('none', 'None'),
  ...allWeekdays.map((day) => option(String(day), `On ${weekdayName(day)}`)),
];

const cardsOptions = [option('full', 'Full, with an excerpt'), option('compact', 'Compact')];

const radio = (id: string, options: readonly PlainTextOption[], value: string) => ({
  type: 'radio_buttons' as const,
  action_id: id,
  options: [...options],
  initial_option: chosen(options, value),
});

// The options stand for every value that there is.
function chosen(options: readonly PlainTextOption[], value: string): PlainTextOption {
  const found = options.find((one) => one.value === value);
  if (!found) throw new Error(`no option ${value}`);
  return found;
}
