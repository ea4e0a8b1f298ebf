import type { KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import { deadlineKinds, sections } from '../bulletin/bulletin.ts';
import { kindNames, sectionNames } from '../bulletin/labels.ts';
import { actionIds, callbackIds } from '../cards/action-ids.ts';
import {
  chosen,
  modal as closableModal,
  context,
  input,
  modalForm,
  option,
  plainText,
  radio,
} from '../cards/blocks.ts';
import { isDirect } from '../cards/errors.ts';
import { bold, channel, type Line, plain, richText } from '../cards/rich-text.ts';
import { longestRequest } from '../question/request.ts';
import { weekdays } from '../time/calendar-date.ts';
import { parseTimeOfDay } from '../time/instant.ts';
import type { SubscriptionForm, SubscriptionView } from './answers.ts';
import { parseLeadTimes } from './lead-times.ts';
import { type SubscriptionTerms, weekdayName } from './subscription.ts';
import { upcomingBlocks } from './subscription-lines.ts';
import { findZone } from './zone-names.ts';

/** The block ids of the fields; the element in each has the same id. */
export const fields = {
  filter: 'filter',
  kinds: 'kinds',
  sections: 'sections',
  leads: 'leads',
  unit: 'unit',
  at: 'at',
  zone: actionIds.zone,
  digest: 'digest',
  cards: 'cards',
  also: 'also',
} as const;

/** The modal to create a subscription, to edit one, or to edit the channel's settings. */
export function formModal(form: SubscriptionForm): ModalView {
  switch (form.for) {
    case 'new':
      return modal(form, form.channelId, [
        richText(
          isDirect(form.channelId)
            ? [plain('Reminders for you alone, in the direct message with the app.')]
            : [plain('Post deadline reminders in '), channel(form.channelId), plain(', after a short introduction.')],
        ),
        ...filterFields(form.filter),
        ...termsFields(form.terms),
        options(form.alerts),
      ]);
    case 'change': {
      const { subscription } = form;
      return modal(form, subscription.id, [
        richText([bold(`Subscription ${subscription.number}`), ...placeOf(subscription.channelId)]),
        ...filterFields(subscription.filter),
        ...termsFields(subscription),
        options(subscription.alerts),
      ]);
    }
    case 'settings': {
      const { channelId, subscriptions: count } = form;
      const existing = count === 1 ? 'the existing subscription' : `the ${count} existing subscriptions`;
      return modal(form, channelId, [
        richText([
          plain('Defaults for new subscriptions in '),
          channel(channelId),
          plain('. Days left are counted in this time zone.'),
        ]),
        ...termsFields(form.terms),
        ...(count > 0
          ? [checkboxes('Existing subscriptions', [option(boxes.existing, `Also apply to ${existing}`)])]
          : []),
      ]);
    }
  }
}

const placeOf = (channelId: string): Line =>
  isDirect(channelId) ? [plain(', for you')] : [plain(' in '), channel(channelId)];

const options = (alerts: boolean): KnownBlock =>
  checkboxes(
    'Options',
    [
      option(boxes.alerts, 'Alerts: post new matching entries right away'),
      option(boxes.anyway, 'Even if nothing matches yet'),
    ],
    alerts ? boxes.alerts : null,
  );

const modalOptions = {
  new: { title: 'Subscribe', submit: 'Subscribe', id: callbackIds.subscribeModal },
  change: { title: 'Edit subscription', submit: 'Save', id: callbackIds.changeModal },
  settings: { title: 'Reminder settings', submit: 'Save', id: callbackIds.settingsModal },
} as const;

// `about` is the id of the channel or of the subscription.
const modal = (form: SubscriptionForm, about: string, blocks: readonly KnownBlock[]): ModalView =>
  modalForm({ ...modalOptions[form.for], about: `v1|${about}` }, blocks);

/** The values of the checkboxes. */
const boxes = { alerts: 'alerts', anyway: 'anyway', existing: 'present' } as const;

function checkboxes(label: string, options: PlainTextOption[], ticked: string | null = null): KnownBlock {
  const initial = options.filter(({ value }) => value === ticked);
  return {
    ...input(fields.also, label),
    optional: true,
    element: {
      type: 'checkboxes',
      action_id: fields.also,
      options,
      ...(initial.length > 0 && { initial_options: initial }),
    },
  };
}

const hint = (text: string) => ({ hint: { type: 'plain_text', text } }) as const;

const pickable = {
  kinds: { name: 'kind', options: deadlineKinds.map((kind) => option(kind, kindNames[kind].coming)) },
  sections: { name: 'section', options: sections.map((section) => option(section, sectionNames[section])) },
} as const;

// What a picker has is picked there; the rest stands in the field as it was typed.
function filterFields(filter: string): readonly KnownBlock[] {
  const words = filter.split(' ');
  const picked = (name: string) =>
    words.flatMap((word) => (word.startsWith(`${name}:`) ? word.slice(name.length + 1).split(',') : []));
  const { kinds, sections: parts } = pickable;
  const isPicked = (word: string) =>
    [kinds, parts].some(
      ({ name, options: all }) =>
        word.startsWith(`${name}:`) && picked(name).every((one) => all.some(({ value }) => value === one)),
    );
  return [
    picker(
      fields.kinds,
      'Kinds of deadline',
      'Every kind',
      kinds.options,
      isPicked(`${kinds.name}:`) ? picked(kinds.name) : [],
    ),
    picker(
      fields.sections,
      'Sections',
      'Every section',
      parts.options,
      isPicked(`${parts.name}:`) ? picked(parts.name) : [],
    ),
    filterField(words.filter((word) => !isPicked(word)).join(' ')),
  ];
}

function picker(
  id: string,
  label: string,
  all: string,
  choices: readonly PlainTextOption[],
  picked: readonly string[],
): KnownBlock {
  const initial = choices.filter(({ value = '' }) => picked.includes(value));
  return {
    ...input(id, label),
    optional: true,
    dispatch_action: true,
    element: {
      type: 'multi_static_select',
      action_id: id,
      placeholder: plainText(all),
      options: [...choices],
      ...(initial.length > 0 && { initial_options: initial }),
    },
  };
}

const filterField = (filter: string): KnownBlock => ({
  ...input(fields.filter, 'Authorities, laws or words'),
  ...hint('For example: MIIT. Leave empty for every deadline.'),
  optional: true,
  dispatch_action: true,
  element: {
    type: 'plain_text_input',
    action_id: fields.filter,
    max_length: longestRequest - 20,
    focus_on_load: true,
    ...(filter !== '' && { initial_value: filter }),
  },
});

function termsFields(terms: SubscriptionTerms): readonly KnownBlock[] {
  return [
    {
      ...input(fields.leads, 'Days before the deadline'),
      ...hint('Up to 10 numbers, such as 14, 7, 1. Use 0 for the day itself.'),
      dispatch_action: true,
      element: {
        type: 'plain_text_input',
        action_id: fields.leads,
        initial_value: terms.leads.before.join(', '),
        max_length: 100,
      },
    },
    {
      ...input(fields.unit, 'Counted in'),
      dispatch_action: true,
      element: radio(fields.unit, unitOptions, terms.leads.unit),
    },
    {
      ...input(fields.at, 'Time'),
      dispatch_action: true,
      element: { type: 'timepicker', action_id: fields.at, initial_time: terms.at },
    },
    {
      ...input(fields.zone, 'Time zone'),
      ...hint('Type a city or an IANA name, such as Shanghai or Europe/Brussels.'),
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
    { ...input(fields.cards, 'Card size'), element: radio(fields.cards, cardsOptions, terms.cards) },
  ];
}

const unitOptions = [
  option('days', 'Calendar days'),
  option('working_days', 'Working days of the deadline’s jurisdiction'),
];

const digestOptions = [option('none', 'None'), ...weekdays.map((day) => option(String(day), `On ${weekdayName(day)}`))];

const cardsOptions = [option('full', 'Full, with an excerpt'), option('compact', 'Compact')];

/** The fields whose changes are previewed. */
export const previewed = [fields.filter, fields.kinds, fields.sections, fields.leads, fields.unit, fields.at] as const;

/** The same form with the next reminders below its fields. Only the preview has new block ids, so that the fields keep what was entered. */
export function withPreview(blocks: ModalView['blocks'], view: SubscriptionView): ModalView['blocks'] {
  const previous = blocks.flatMap(({ block_id: id = '' }) => Number(/^preview:(\d+):/.exec(id)?.[1] ?? 0));
  const turn = Math.max(0, ...previous) + 1;
  return [
    ...blocks.filter(({ block_id: id = '' }) => !id.startsWith('preview:')),
    ...upcomingBlocks(view).map((block, at) => ({ ...block, block_id: `preview:${turn}:${at}` })),
  ];
}

/** The modal that is shown while a submitted form is worked on. */
export function workingModal(): ModalView {
  return closableModal('Privacy Law', [context('Working…')]);
}

// By block and element, as Slack sends it.
type FormState = Readonly<Record<string, Readonly<Record<string, FieldState>>>>;

interface FieldState {
  readonly value?: string | null;
  readonly selected_option?: { readonly value?: string } | null;
  readonly selected_options?: readonly { readonly value?: string }[];
  readonly selected_time?: string | null;
}

/** The values of a submitted form. A field that the form does not have is empty or false. */
export interface FormValues {
  readonly filter: string;
  readonly terms: SubscriptionTerms;
  readonly alerts: boolean;
  /** Subscribe even if nothing matches yet. */
  readonly anyway: boolean;
  /** Give the settings to the existing subscriptions as well. */
  readonly applyToExisting: boolean;
}

/** Reads a submitted form. Where it is not valid, what is wrong in each field, by block id. */
export function readForm(
  state: FormState,
): { readonly form: FormValues } | { readonly errors: Readonly<Record<string, string>> } {
  const before = parseLeadDays(textOf(state, fields.leads));
  const at = parseTimeOfDay(state[fields.at]?.[fields.at]?.selected_time ?? '');
  const zone = findZone(selected(state, fields.zone));
  if (before === null || at === null || zone === null) {
    const errors = {
      ...(before === null && { [fields.leads]: 'Use up to 10 numbers from 0 to 365, such as 14, 7, 1.' }),
      ...(at === null && { [fields.at]: 'Select a time, such as 09:00.' }),
      ...(zone === null && { [fields.zone]: 'Select a time zone, such as Asia/Shanghai.' }),
    };
    return { errors };
  }
  const ticked = state[fields.also]?.[fields.also]?.selected_options ?? [];
  const isTicked = (box: string): boolean => ticked.some(({ value }) => value === box);
  return {
    form: {
      filter: filterOf(state),
      terms: {
        leads: { unit: selected(state, fields.unit) === 'working_days' ? 'working_days' : 'days', before },
        at,
        zone,
        digestDay: weekdays.find((day) => String(day) === selected(state, fields.digest)) ?? null,
        cards: selected(state, fields.cards) === 'compact' ? 'compact' : 'full',
      },
      alerts: isTicked(boxes.alerts),
      anyway: isTicked(boxes.anyway),
      applyToExisting: isTicked(boxes.existing),
    },
  };
}

function filterOf(state: FormState): string {
  const picked = (['kinds', 'sections'] as const).flatMap((field) => {
    const values = (state[field]?.[field]?.selected_options ?? []).map(({ value = '' }) => value);
    return values.length > 0 ? [`${pickable[field].name}:${values.join(',')}`] : [];
  });
  return [...picked, textOf(state, fields.filter)].join(' ').normalize('NFKC').replace(/\s+/gu, ' ').trim();
}

const textOf = (state: FormState, field: string): string => state[field]?.[field]?.value ?? '';

const selected = (state: FormState, field: string): string => state[field]?.[field]?.selected_option?.value ?? '';

function parseLeadDays(typed: string): readonly number[] | null {
  const words = typed.normalize('NFKC').split(/\s+/u).filter(Boolean);
  const leads = parseLeadTimes(words);
  const isValid = leads?.problem === null && leads.wordCount === words.length && leads.before.length > 0;
  return isValid ? leads.before : null;
}
