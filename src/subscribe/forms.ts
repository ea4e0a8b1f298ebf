import type { KnownBlock, ModalView } from '@slack/types';
import { actionIds, callbackIds } from '../cards/action-ids.ts';
import { chosen, context, input, option, radio } from '../cards/blocks.ts';
import { pluralise } from '../cards/format.ts';
import { limits, truncate } from '../cards/limits.ts';
import { bold, channel, plain, richText } from '../cards/rich-text.ts';
import { longestRequest } from '../question/request.ts';
import { parseTimeOfDay } from '../time/instant.ts';
import { filterSummary, type SubscriptionForm } from './answers.ts';
import { readLeads } from './parse-order.ts';
import type { SubscriptionTerms } from './subscription.ts';
import { weekdayName } from './subscription-lines.ts';
import { allWeekdays } from './subscription-order.ts';
import { findZone } from './zone-names.ts';

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
function termsFields(terms: SubscriptionTerms): readonly KnownBlock[] {
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

const unitOptions = [
  option('days', 'Calendar days'),
  option('working_days', 'Working days of the deadline’s jurisdiction'),
];

const digestOptions = [
  option('none', 'None'),
  ...allWeekdays.map((day) => option(String(day), `On ${weekdayName(day)}`)),
];

const cardsOptions = [option('full', 'Full, with an excerpt'), option('compact', 'Compact')];

/** The modal that asks for a subscription, for other terms of one, or for the channel's settings. */
export function formModal(form: SubscriptionForm): ModalView {
  switch (form.for) {
    case 'new':
      return modal(
        {
          title: 'Subscribe',
          submit: 'Subscribe',
          callback: callbackIds.subscribeModal,
          about: form.channelId,
        },
        [
          richText([
            plain('Reminders of deadlines for '),
            channel(form.channelId),
            plain(', where an introduction is posted.'),
          ]),
          filterField,
          ...termsFields(form.terms),
          newBoxes,
        ],
      );
    case 'change':
      return modal(
        { title: 'Change', submit: 'Save', callback: callbackIds.changeModal, about: form.subscription.id },
        [
          richText(
            [bold(`Subscription ${form.subscription.number}: ${filterSummary(form)}`)],
            [plain('What it covers stays. For something else end it and subscribe anew.')],
          ),
          ...termsFields(form.subscription),
        ],
      );
    case 'settings':
      return modal(
        { title: 'Settings', submit: 'Save', callback: callbackIds.settingsModal, about: form.channelId },
        [
          richText([
            plain('What the next subscriptions of '),
            channel(form.channelId),
            plain(' start from. Questions asked there count days in its time zone.'),
          ]),
          ...termsFields(form.terms),
          ...(form.subscriptions > 0 ? [presentBox(form.subscriptions)] : []),
        ],
      );
  }
}

/** What the modal says while a subscription is being made. */
export function workingModal(): ModalView {
  return resultModal([context('One moment: this is being done.')]);
}

/** What came of a form, in its place. */
function resultModal(blocks: readonly KnownBlock[]): ModalView {
  return {
    type: 'modal',
    title: { type: 'plain_text', text: 'Privacy Law', emoji: false },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [...blocks],
  };
}

const filterField: KnownBlock = {
  ...input(fields.filter, 'Which deadlines'),
  optional: true,
  hint: {
    type: 'plain_text',
    text: 'Kinds, authorities, words; nothing for all: consultations, MIIT, facial recognition.',
  },
  element: {
    type: 'plain_text_input',
    action_id: fields.filter,
    max_length: longestRequest - 20,
    focus_on_load: true,
  },
};

/** The values of the boxes that can be ticked. */
const boxes = { alerts: 'alerts', anyway: 'anyway', present: 'present' } as const;

const newBoxes: KnownBlock = {
  ...input(fields.also, 'Also'),
  optional: true,
  element: {
    type: 'checkboxes',
    action_id: fields.also,
    options: [
      option(boxes.alerts, 'Tell new entries that fit as soon as they come in'),
      option(boxes.anyway, 'Subscribe even though nothing fits yet'),
    ],
  },
};

function presentBox(count: number): KnownBlock {
  const present = option(
    boxes.present,
    `Change the ${pluralise(count, 'present subscription', 'present subscriptions')}, too`,
  );
  return {
    ...input(fields.also, 'Present subscriptions'),
    optional: true,
    element: { type: 'checkboxes', action_id: fields.also, options: [present] },
  };
}

interface ModalFacts {
  readonly title: string;
  readonly submit: string;
  readonly callback: string;
  /** The id of the channel or of the subscription that it is about. */
  readonly about: string;
}

const modal = ({ title, submit, callback, about }: ModalFacts, blocks: readonly KnownBlock[]): ModalView => ({
  type: 'modal',
  callback_id: callback,
  private_metadata: `v1|${about}`,
  title: { type: 'plain_text', text: truncate(title, limits.modalTitle), emoji: false },
  submit: { type: 'plain_text', text: submit },
  close: { type: 'plain_text', text: 'Cancel' },
  blocks: [...blocks],
});

/** What a modal's fields hold when it is submitted, by block and element, as Slack sends it. */
export type FormState = Readonly<Record<string, Readonly<Record<string, FieldState>>>>;

interface FieldState {
  readonly value?: string | null;
  readonly selected_option?: { readonly value?: string } | null;
  readonly selected_options?: readonly { readonly value?: string }[];
  readonly selected_time?: string | null;
}

/** What a form says. */
export interface FormValues {
  readonly filter: string;
  readonly terms: SubscriptionTerms;
  readonly alerts: boolean;
  readonly anyway: boolean;
  readonly present: boolean;
}

/** What is wrong in the fields of a form: a sentence each, by the id of the block. */
export type FieldErrors = Readonly<Record<string, string>>;

/** Reads a submitted form, or tells what is wrong in it, all at once. */
export function readForm(state: FormState): { readonly form: FormValues } | { readonly errors: FieldErrors } {
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
