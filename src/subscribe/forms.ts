import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import { authorityName } from '../bulletin/authorities.ts';
import { deadlineKinds, sections } from '../bulletin/bulletin.ts';
import { jurisdictionName, kindName, sectionName } from '../bulletin/labels.ts';
import { actionIds, callbackIds } from '../cards/action-ids.ts';
import {
  button,
  buttonRow,
  chosen,
  modal as closableModal,
  context,
  divider,
  input,
  modalForm,
  option,
  plainText,
  radio,
} from '../cards/blocks.ts';
import { idValue } from '../cards/button-values.ts';
import { isDirect } from '../cards/errors.ts';
import { pluralise } from '../cards/format.ts';
import { limits } from '../cards/limits.ts';
import { bold, bullets, channel, type Line, plain, richText } from '../cards/rich-text.ts';
import { formatNumber } from '../messages/lists.ts';
import { longestRequest } from '../question/request.ts';
import { weekdays } from '../time/calendar-date.ts';
import { type FilledForm, filterSummary, type SubscriptionForm, type SubscriptionView } from './answers.ts';
import { mostLeads } from './lead-times.ts';
import { boxes, fields, writeFormState } from './read-form.ts';
import { type SubscriptionTerms, weekdayName } from './subscription.ts';
import { changedTerms, formatTerms, upcomingBullets } from './subscription-lines.ts';
import { zoneLabel } from './zone-names.ts';

type Form<For extends SubscriptionForm['for']> = Extract<SubscriptionForm, { readonly for: For }>;

/** The modal to create a subscription, to change or end one, or to change the channel's settings. */
export function formModal(form: SubscriptionForm): ModalView {
  switch (form.for) {
    case 'new':
      return newModal(form);
    case 'change': {
      const { present } = form;
      const { subscription } = present;
      return subscriptionModal(
        form,
        { channelId: subscription.channelId, id: subscription.id },
        [richText([bold(`Subscription ${subscription.number}`), ...placeOf(subscription.channelId)])],
        changesBlocks(form),
      );
    }
    case 'settings':
      return settingsModal(form);
    case 'end':
      return endModal(form.view);
  }
}

function newModal(form: Form<'new'>): ModalView {
  const { channelId } = form;
  const isPersonal = isDirect(channelId);
  const place: KnownBlock = {
    ...input(fields.channel, 'Channel'),
    ...hint(
      isPersonal
        ? 'Leave it empty for reminders to you alone, in the direct message with the app.'
        : 'A short introduction is posted there.',
    ),
    optional: isPersonal,
    element: {
      type: 'conversations_select',
      action_id: fields.channel,
      ...(!isPersonal && { initial_conversation: channelId }),
      filter: { include: ['public', 'private'] },
    },
  };
  return subscriptionModal(form, { channelId, id: null }, [place]);
}

const modalOptions = {
  new: { title: 'Subscribe', submit: 'Subscribe', id: callbackIds.subscribeModal },
  change: { title: 'Change subscription', submit: 'Save', id: callbackIds.changeModal },
} as const;

function subscriptionModal(
  form: Form<'new' | 'change'>,
  about: Parameters<typeof writeFormState>[0],
  head: readonly KnownBlock[],
  changes: readonly KnownBlock[] = [],
): ModalView {
  const { wanted, isExpanded, turn } = form;
  const preview = [...changes, ...previewBlocks(form)];
  return modalForm({ ...modalOptions[form.for], about: writeFormState(about, form) }, [
    ...head,
    ...filterFields(form),
    ...termsFields(wanted, isExpanded ? undefined : `In ${zoneLabel(wanted.zone)}.`),
    ...(isExpanded
      ? [
          ...moreFilterFields(form),
          ...moreTermsFields(wanted),
          checkbox('Alerts', option(boxes.alerts, 'Post new matching entries right away'), wanted.alerts),
        ]
      : buttonRow([moreButton])),
    divider,
    // Only the preview has new block ids, so that the fields keep what was entered.
    ...preview.map((block, at) => ({ ...block, block_id: `preview:${turn}:${at}` })),
  ]);
}

const moreButton = button({
  id: actionIds.moreOptions,
  text: 'More options…',
  value: idValue('more'),
  label: 'More options: sections, jurisdictions, time zone, working days, card size, alerts',
});

function settingsModal({ channelId, terms, subscriptions: count }: Form<'settings'>): ModalView {
  const existing = count === 1 ? 'the existing subscription' : `the ${count} existing subscriptions`;
  const wanted = { ...terms, filter: '', alerts: false };
  const about = writeFormState({ channelId, id: null }, { wanted, turn: 0 });
  return modalForm({ title: 'Reminder settings', submit: 'Save', id: callbackIds.settingsModal, about }, [
    richText([
      plain('Defaults for new subscriptions in '),
      channel(channelId),
      plain('. Days left are counted in this time zone.'),
    ]),
    ...termsFields(terms),
    ...moreTermsFields(terms),
    ...(count > 0
      ? [checkbox('Existing subscriptions', option(boxes.existing, `Also apply to ${existing}`), false)]
      : []),
  ]);
}

function endModal({ subscription: { id, number, channelId }, understood }: SubscriptionView): ModalView {
  const told = isDirect(channelId) ? [] : [plain(' The channel is told who ended it.')];
  return modalForm({ title: 'End subscription', submit: 'End', id: callbackIds.endModal, about: idValue(id) }, [
    richText(
      [bold(`End subscription ${number}?`), plain(` ${filterSummary({ understood })}`)],
      [plain('Its reminders stop. You can’t undo this, but you can subscribe again.'), ...told],
    ),
  ]);
}

const placeOf = (channelId: string): Line =>
  isDirect(channelId) ? [plain(', for you')] : [plain(' in '), channel(channelId)];

const hint = (text: string) => ({ hint: plainText(text) }) as const;

function checkbox(label: string, box: PlainTextOption, isTicked: boolean): KnownBlock {
  const initial = isTicked ? { initial_options: [box] } : {};
  return {
    ...input(fields.also, label),
    optional: true,
    dispatch_action: true,
    element: { type: 'checkboxes', action_id: fields.also, options: [box], ...initial },
  };
}

const kindOptions = deadlineKinds.map((kind) => option(kind, kindName(kind)));
const sectionOptions = sections.map((section) => option(section, sectionName(section)));

/** An authority to pick. */
export const authorityOption = (code: string) => option(code, authorityName(code));

function filterFields({ parts }: FilledForm): readonly KnownBlock[] {
  const initial = parts.authorities.map(authorityOption);
  return [
    picker(fields.kinds, 'Kinds of deadline', { all: 'Every kind', options: kindOptions, picked: parts.kinds }),
    {
      ...input(fields.authorities, 'Authorities'),
      optional: true,
      dispatch_action: true,
      element: {
        type: 'multi_external_select',
        action_id: fields.authorities,
        placeholder: plainText('Any authority'),
        min_query_length: 1,
        ...(initial.length > 0 && { initial_options: initial }),
      },
    },
    {
      ...input(fields.words, 'Laws or words'),
      ...hint('For example: facial recognition. All of them must match.'),
      optional: true,
      dispatch_action: true,
      element: {
        type: 'plain_text_input',
        action_id: fields.words,
        max_length: longestRequest - 20,
        ...(parts.words !== '' && { initial_value: parts.words }),
      },
    },
  ];
}

function moreFilterFields({ parts, jurisdictions }: FilledForm): readonly KnownBlock[] {
  const places = [...new Set([...parts.jurisdictions, ...jurisdictions])].slice(0, limits.options);
  const options = places
    .map((code) => option(code, jurisdictionName(code)))
    .sort((a, b) => a.text.text.localeCompare(b.text.text, 'en'));
  return [
    picker(fields.sections, 'Sections', { all: 'Every section', options: sectionOptions, picked: parts.sections }),
    ...(options.length > 0
      ? [
          picker(fields.jurisdictions, 'Jurisdictions', {
            all: 'Those of the workspace',
            options,
            picked: parts.jurisdictions,
          }),
        ]
      : []),
  ];
}

interface Choices {
  readonly all?: string;
  readonly options: readonly PlainTextOption[];
  readonly picked: readonly string[];
  readonly most?: number;
}

function picker(id: string, label: string, { all, options, picked, most }: Choices): InputBlock {
  const initial = options.filter(({ value = '' }) => picked.includes(value));
  return {
    ...input(id, label),
    optional: true,
    dispatch_action: true,
    element: {
      type: 'multi_static_select',
      action_id: id,
      options: [...options],
      ...(all !== undefined && { placeholder: plainText(all) }),
      ...(most !== undefined && { max_selected_items: most }),
      ...(initial.length > 0 && { initial_options: initial }),
    },
  };
}

const usualLeads = [90, 60, 30, 21, 14, 10, 7, 5, 3, 2, 1, 0];

function termsFields(
  { leads: { before }, at, digestDay }: SubscriptionTerms,
  zoneHint?: string,
): readonly KnownBlock[] {
  const leads = [...new Set([...before, ...usualLeads])]
    .sort((a, b) => b - a)
    .map((days) => option(String(days), days === 0 ? 'On the day' : String(days)));
  const days = { options: leads, picked: before.map(String), most: mostLeads };
  return [
    { ...picker(fields.leads, 'Remind so many days before', days), optional: false },
    {
      ...input(fields.at, 'Time of day'),
      ...(zoneHint !== undefined && hint(zoneHint)),
      dispatch_action: true,
      element: { type: 'timepicker', action_id: fields.at, initial_time: at },
    },
    {
      ...input(fields.digest, 'Weekly digest'),
      dispatch_action: true,
      element: {
        type: 'static_select',
        action_id: fields.digest,
        options: [...digestOptions],
        initial_option: chosen(digestOptions, String(digestDay ?? 'none')),
      },
    },
  ];
}

function moreTermsFields({ leads: { unit }, zone, cards }: SubscriptionTerms): readonly KnownBlock[] {
  return [
    {
      ...input(fields.zone, 'Time zone'),
      ...hint('Type a city or an IANA name, such as Shanghai or Europe/Brussels.'),
      dispatch_action: true,
      element: {
        type: 'external_select',
        action_id: fields.zone,
        min_query_length: 1,
        initial_option: option(zone, zoneLabel(zone)),
      },
    },
    {
      ...input(fields.unit, 'Count days as'),
      dispatch_action: true,
      element: radio(fields.unit, unitOptions, unit),
    },
    { ...input(fields.cards, 'Card size'), dispatch_action: true, element: radio(fields.cards, cardsOptions, cards) },
  ];
}

const unitOptions = [
  option('days', 'Calendar days'),
  option('working_days', 'Working days of the deadline’s jurisdiction'),
];

const digestOptions = [option('none', 'None'), ...weekdays.map((day) => option(String(day), `On ${weekdayName(day)}`))];

const cardsOptions = [option('full', 'Full, with an excerpt'), option('compact', 'Compact')];

function previewBlocks({ preview, problems, matching, coming }: FilledForm): readonly KnownBlock[] {
  if (problems.length > 0) return [richText(...problems.map((problem) => [plain(problem)]))];
  const readAs = context(`${filterSummary(preview)} · ${formatTerms(preview.subscription)}`);
  if (matching === 0) {
    return [
      richText([
        bold('No upcoming deadline matches.'),
        plain(' You can subscribe all the same, to be reminded once one does.'),
      ]),
      readAs,
    ];
  }
  const { upcoming } = preview;
  const next = ['No reminder', 'The next reminder', 'The next two reminders', 'The next three reminders'][
    upcoming.length
  ];
  const from = `, from ${formatNumber(matching)} of ${pluralise(coming, 'upcoming deadline', 'upcoming deadlines')}`;
  return [
    richText([bold(next ?? 'The next reminders'), plain(from)]),
    ...(upcoming.length > 0 ? [bullets(upcomingBullets(preview))] : []),
    readAs,
  ];
}

function changesBlocks({ present, preview }: Form<'change'>): readonly KnownBlock[] {
  const changes = changedTerms(present, preview);
  if (changes.length === 0) return [richText([bold('Nothing changes yet')])];
  return [
    richText([bold('What changes')]),
    bullets(changes.map(({ was, becomes }) => [[plain(`${was} → `), bold(becomes)]])),
  ];
}

/** The modal that is shown while a submitted form is worked on. */
export function workingModal(): ModalView {
  return closableModal('Privacy Law', [context('Working…')]);
}
