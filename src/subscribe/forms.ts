import type { Button, InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
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
import { limits } from '../cards/limits.ts';
import { bold, bullets, channel, line, plain, richText } from '../cards/rich-text.ts';
import { currentLanguage } from '../messages/language.ts';
import { eitherOf } from '../messages/lists.ts';
import { t } from '../messages/messages.ts';
import { longestRequest } from '../question/request.ts';
import { weekdays } from '../time/calendar-date.ts';
import { formatWeekday } from '../time/format-date.ts';
import { type FilledForm, filterSummary, type SubscriptionForm, type SubscriptionView } from './answers.ts';
import { mostLeads } from './lead-times.ts';
import { boxes, fields, writeFormState } from './read-form.ts';
import type { SubscriptionTerms } from './subscription.ts';
import { changedTerms, formatTerms, upcomingBullets } from './subscription-lines.ts';
import { zoneLabel } from './zone-names.ts';

type Form<For extends SubscriptionForm['for']> = Extract<SubscriptionForm, { readonly for: For }>;

/** The modal to create a subscription, to change or end one, or to change the channel's settings. */
export function formModal(form: SubscriptionForm): ModalView {
  switch (form.for) {
    case 'new':
      return newModal(form);
    case 'change': {
      const { channelId, id, number } = form.present.subscription;
      const heading = isDirect(channelId)
        ? line('subscribe.form.change.of_reader', { number })
        : line('subscribe.form.change.of_channel', { number, channel: channel(channelId) });
      return subscriptionModal(form, { channelId, id }, [richText(heading)], changesBlocks(form));
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
    ...input(fields.channel, t('subscribe.field.channel')),
    ...hint(t(isPersonal ? 'subscribe.field.channel.own_hint' : 'subscribe.field.channel.hint')),
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

const modalIds = { new: callbackIds.subscribeModal, change: callbackIds.changeModal } as const;

function subscriptionModal(
  form: Form<'new' | 'change'>,
  about: Parameters<typeof writeFormState>[0],
  head: readonly KnownBlock[],
  changes: readonly KnownBlock[] = [],
): ModalView {
  const { for: purpose, wanted, isExpanded, turn } = form;
  const preview = [...changes, ...previewBlocks(form)];
  const options = {
    id: modalIds[purpose],
    title: t(`subscribe.form.${purpose}.title`),
    submit: t(`subscribe.form.${purpose}.submit`),
    about: writeFormState(about, form),
  };
  return modalForm(options, [
    ...head,
    ...filterFields(form),
    ...termsFields(wanted, isExpanded ? undefined : t('subscribe.field.at.zone', { zone: zoneLabel(wanted.zone) })),
    ...(isExpanded
      ? [
          ...moreFilterFields(form),
          ...moreTermsFields(wanted),
          checkbox(t('subscribe.field.alerts'), option(boxes.alerts, t('subscribe.field.alerts.on')), wanted.alerts),
        ]
      : buttonRow([moreButton()])),
    divider,
    // Only the preview has new block ids, so that the fields keep what was entered.
    ...preview.map((block, at) => ({ ...block, block_id: `preview:${turn}:${at}` })),
  ]);
}

const moreButton = (): Button =>
  button({
    id: actionIds.moreOptions,
    text: t('subscribe.field.more'),
    value: idValue('more'),
    label: t('subscribe.field.more.label'),
  });

function settingsModal({ channelId, terms, subscriptions: count }: Form<'settings'>): ModalView {
  const wanted = { ...terms, filter: '', alerts: false };
  const about = writeFormState({ channelId, id: null }, { wanted, turn: 0 });
  const options = {
    id: callbackIds.settingsModal,
    title: t('subscribe.settings.title'),
    submit: t('subscribe.settings.submit'),
    about,
  };
  return modalForm(options, [
    richText(line('subscribe.settings.heading', { channel: channel(channelId) })),
    ...termsFields(terms),
    ...moreTermsFields(terms),
    ...(count > 0
      ? [
          checkbox(
            t('subscribe.settings.existing'),
            option(boxes.existing, t('subscribe.settings.existing.apply', { count })),
            false,
          ),
        ]
      : []),
  ]);
}

function endModal({ subscription: { id, number, channelId }, understood }: SubscriptionView): ModalView {
  const options = {
    id: callbackIds.endModal,
    title: t('subscribe.form.end.title'),
    submit: t('subscribe.form.end.submit'),
    about: idValue(id),
  };
  return modalForm(options, [
    richText(
      line('subscribe.form.end.heading', { number, what: filterSummary({ understood }) }),
      line(isDirect(channelId) ? 'subscribe.form.end.text' : 'subscribe.form.end.text_of_channel'),
    ),
  ]);
}

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

/** An authority to pick. */
export const authorityOption = (code: string) => option(code, authorityName(code));

function filterFields({ parts }: FilledForm): readonly KnownBlock[] {
  const initial = parts.authorities.map(authorityOption);
  return [
    picker(fields.kinds, t('subscribe.field.kinds'), {
      all: t('subscribe.field.kinds.all'),
      options: deadlineKinds.map((kind) => option(kind, kindName(kind))),
      picked: parts.kinds,
    }),
    {
      ...input(fields.authorities, t('subscribe.field.authorities')),
      optional: true,
      dispatch_action: true,
      element: {
        type: 'multi_external_select',
        action_id: fields.authorities,
        placeholder: plainText(t('subscribe.field.authorities.all')),
        min_query_length: 1,
        ...(initial.length > 0 && { initial_options: initial }),
      },
    },
    {
      ...input(fields.words, t('subscribe.field.words')),
      ...hint(t('subscribe.field.words.hint')),
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
    .sort((a, b) => a.text.text.localeCompare(b.text.text, currentLanguage()));
  return [
    picker(fields.sections, t('subscribe.field.sections'), {
      all: t('subscribe.field.sections.all'),
      options: sections.map((section) => option(section, sectionName(section))),
      picked: parts.sections,
    }),
    ...(options.length > 0
      ? [
          picker(fields.jurisdictions, t('subscribe.field.jurisdictions'), {
            all: t('subscribe.field.jurisdictions.all'),
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
    .map((days) => option(String(days), days === 0 ? t('subscribe.field.leads.on_the_day') : String(days)));
  const days = { options: leads, picked: before.map(String), most: mostLeads };
  const digests = [
    option('none', t('subscribe.field.digest.none')),
    ...weekdays.map((day) => option(String(day), t('subscribe.field.digest.on', { weekday: formatWeekday(day) }))),
  ];
  return [
    { ...picker(fields.leads, t('subscribe.field.leads'), days), optional: false },
    {
      ...input(fields.at, t('subscribe.field.at')),
      ...(zoneHint !== undefined && hint(zoneHint)),
      dispatch_action: true,
      element: { type: 'timepicker', action_id: fields.at, initial_time: at },
    },
    {
      ...input(fields.digest, t('subscribe.field.digest')),
      dispatch_action: true,
      element: {
        type: 'static_select',
        action_id: fields.digest,
        options: digests,
        initial_option: chosen(digests, String(digestDay ?? 'none')),
      },
    },
  ];
}

function moreTermsFields({ leads: { unit }, zone, cards, language }: SubscriptionTerms): readonly KnownBlock[] {
  const units = [
    option('days', t('subscribe.field.unit.days')),
    option('working_days', t('subscribe.field.unit.working_days')),
  ];
  const sizes = [
    option('full', t('subscribe.field.cards.full')),
    option('compact', t('subscribe.field.cards.compact')),
  ];
  return [
    {
      ...input(fields.zone, t('subscribe.field.zone')),
      ...hint(t('subscribe.field.zone.hint', { examples: eitherOf(['Shanghai', 'Europe/Brussels']) })),
      dispatch_action: true,
      element: {
        type: 'external_select',
        action_id: fields.zone,
        min_query_length: 1,
        initial_option: option(zone, zoneLabel(zone)),
      },
    },
    chooser(fields.unit, t('subscribe.field.unit'), radio(fields.unit, units, unit)),
    chooser(fields.cards, t('subscribe.field.cards'), radio(fields.cards, sizes, cards)),
    chooser(fields.language, t('subscribe.field.language'), radio(fields.language, languageOptions, language)),
  ];
}

// Each by its own name, whichever language the form is in.
const languageOptions = [option('en', 'English'), option('zh-CN', '中文')];

const chooser = (id: string, label: string, element: InputBlock['element']): KnownBlock => ({
  ...input(id, label),
  dispatch_action: true,
  element,
});

function previewBlocks({ preview, problems, matching, coming }: FilledForm): readonly KnownBlock[] {
  if (problems.length > 0) return [richText(...problems.map((problem) => [plain(problem)]))];
  const readAs = context(`${filterSummary(preview)} · ${formatTerms(preview.subscription)}`);
  if (matching === 0) return [richText(line('subscribe.preview.none')), readAs];
  const { upcoming } = preview;
  return [
    richText(line('subscribe.preview', { reminders: upcoming.length, matching, coming })),
    ...(upcoming.length > 0 ? [bullets(upcomingBullets(preview))] : []),
    readAs,
  ];
}

function changesBlocks({ present, preview }: Form<'change'>): readonly KnownBlock[] {
  const changes = changedTerms(present, preview);
  if (changes.length === 0) return [richText(line('subscribe.preview.no_changes'))];
  return [
    richText(line('subscribe.preview.changes')),
    bullets(changes.map(({ was, becomes }) => [[plain(`${was} → `), bold(becomes)]])),
  ];
}

/** The modal that is shown while a submitted form is worked on. */
export function workingModal(): ModalView {
  return closableModal('Privacy Law', [context(t('subscribe.form.working'))]);
}
