import { deadlineKinds, sections } from '../bulletin/bulletin.ts';
import { actionIds } from '../cards/action-ids.ts';
import { readValue, writeValue } from '../cards/button-values.ts';
import { languages } from '../messages/language.ts';
import { t } from '../messages/messages.ts';
import { weekdays } from '../time/calendar-date.ts';
import { parseTimeOfDay } from '../time/instant.ts';
import type { FilledForm } from './answers.ts';
import { type FilterParts, joinFilter } from './filter.ts';
import { parseSubscribeCommand } from './parse-subscribe-command.ts';
import { emptyCommand, printSubscribeCommand, termsOf } from './subscribe-command.ts';
import { type SubscriptionTerms, usualTerms, type WantedSubscription } from './subscription.ts';
import { findZone } from './zone-names.ts';

/** The block ids of the fields; the element in each has the same id. */
export const fields = {
  channel: 'channel',
  kinds: 'kinds',
  authorities: actionIds.authorities,
  sections: 'sections',
  jurisdictions: 'jurisdictions',
  words: 'words',
  leads: 'leads',
  unit: 'unit',
  at: 'at',
  zone: actionIds.zone,
  digest: 'digest',
  cards: 'cards',
  language: 'language',
  also: 'also',
} as const;

/** The fields whose changes are previewed. */
export const previewed = Object.values(fields).filter((field) => field !== fields.channel);

/** The values of the checkboxes. */
export const boxes = { alerts: 'alerts', existing: 'present' } as const;

/** Which subscription a form is about, and what its fields don't hold: the `private_metadata` of the modal. */
export function writeFormState(
  { channelId, id }: FormValues['about'],
  { wanted, turn }: Pick<FilledForm, 'wanted' | 'turn'>,
): string {
  const { leads, digestDay } = wanted;
  const terms = { ...emptyCommand, ...wanted, ...leads, filter: '', digestDay: digestDay ?? ('none' as const) };
  return writeValue(channelId, id ?? none, turn, printSubscribeCommand(terms), wanted.filter);
}

const none = '-';

/** A modal with a form, as Slack sends it. */
interface SentForm {
  readonly private_metadata: string;
  readonly state: {
    readonly values: Readonly<Record<string, Readonly<Record<string, FieldState>>>>;
  };
}

interface FieldState {
  readonly value?: string | null;
  readonly selected_option?: { readonly value?: string } | null;
  readonly selected_options?: readonly { readonly value?: string }[];
  readonly selected_time?: string | null;
  readonly selected_conversation?: string | null;
}

/** The values of a form. */
export interface FormValues {
  /** `id`: the subscription to change; null for a new one. */
  readonly about: { readonly channelId: string; readonly id: string | null };
  readonly wanted: WantedSubscription;
  readonly parts: FilterParts;
  /** Whether the preview was of this filter. */
  readonly isPreviewed: boolean;
  readonly isExpanded: boolean;
  readonly turn: number;
  /** Give the settings to the existing subscriptions as well. */
  readonly applyToExisting: boolean;
}

/**
 * Reads a form. What is behind "More options", as long as that is closed, comes from the state that the modal keeps. Where the form is not valid, what
 * is wrong in each field, by block id.
 */
export function readForm({
  private_metadata: kept,
  state: { values },
}: SentForm): { readonly form: FormValues } | { readonly errors: Readonly<Record<string, string>> } {
  const field = (id: string): FieldState => values[id]?.[id] ?? {};
  const has = (id: string): boolean => values[id] !== undefined;
  const one = (id: string): string => field(id).selected_option?.value ?? '';
  const several = (id: string): readonly string[] =>
    (field(id).selected_options ?? []).flatMap(({ value }) => value ?? []);
  const [channelId = '', id = none, turn = '', words = '', shown = ''] = readValue(kept, 5);
  if (channelId === '') return { errors: { [fields.leads]: t('subscribe.field.old_version') } };
  const command = parseSubscribeCommand(words);
  const hidden = termsOf(command, usualTerms('UTC'));
  const at = parseTimeOfDay(field(fields.at).selected_time ?? '');
  const zone = has(fields.zone) ? findZone(one(fields.zone)) : hidden.zone;
  const before = several(fields.leads)
    .map(Number)
    .sort((a, b) => b - a);
  if (before.length === 0 || at === null || zone === null) {
    const errors = {
      ...(before.length === 0 && { [fields.leads]: t('subscribe.field.leads.missing') }),
      ...(at === null && { [fields.at]: t('subscribe.field.at.missing', { example: '09:00' }) }),
      ...(zone === null && { [fields.zone]: t('subscribe.field.zone.missing', { example: 'Asia/Shanghai' }) }),
    };
    return { errors };
  }
  const isExpanded = has(fields.unit);
  const terms: SubscriptionTerms = {
    leads: {
      unit: isExpanded ? (one(fields.unit) === 'working_days' ? 'working_days' : 'days') : hidden.leads.unit,
      before,
    },
    at,
    zone,
    digestDay: weekdays.find((day) => String(day) === one(fields.digest)) ?? null,
    cards: isExpanded ? (one(fields.cards) === 'compact' ? 'compact' : 'full') : hidden.cards,
    language: languages.find((language) => language === one(fields.language)) ?? hidden.language,
  };
  const parts = {
    kinds: deadlineKinds.filter((kind) => several(fields.kinds).includes(kind)),
    sections: sections.filter((section) => several(fields.sections).includes(section)),
    authorities: several(fields.authorities),
    jurisdictions: several(fields.jurisdictions),
    words: field(fields.words).value ?? '',
  };
  const filter = joinFilter(parts);
  const ticked = several(fields.also);
  return {
    form: {
      about: { channelId: field(fields.channel).selected_conversation ?? channelId, id: id === none ? null : id },
      wanted: { ...terms, filter, alerts: isExpanded ? ticked.includes(boxes.alerts) : command.alerts === true },
      parts,
      isPreviewed: filter === shown,
      isExpanded,
      turn: Number(turn),
      applyToExisting: ticked.includes(boxes.existing),
    },
  };
}
