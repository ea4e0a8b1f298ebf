import type { KnownBlock, ModalView } from '@slack/types';
import { parseDeadlineKey, printDeadlineKey } from '../bulletin/deadline-key.ts';
import { callbackIds } from '../cards/action-ids.ts';
import { context, input, modalForm, option, plainText, radio } from '../cards/blocks.ts';
import { readValue, writeValue } from '../cards/button-values.ts';
import { deadlineSummary } from '../cards/format.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { bold, plain, richText } from '../cards/rich-text.ts';
import { t } from '../messages/messages.ts';
import { type CalendarDate, parseCalendarDate } from '../time/calendar-date.ts';
import { formatDate } from '../time/format-date.ts';
import type { DeskForm, FormPurpose, SubmittedForm } from './answers.ts';
import type { DeadlineAction } from './deadline-state.ts';

/** The ids of the fields' blocks; the element in each has the same id. */
const fields = { note: 'note', owner: 'owner', until: 'until', forWhom: 'for_whom' } as const;

/** The modal of a form. */
export function deskModal(form: DeskForm): ModalView {
  const { purpose, deadline, title } = form;
  const [heading, submit] = [t(`desk.form.${purpose}.title`), t(`desk.form.${purpose}.submit`)];
  return modalForm({ id: callbackIds.deskModal, title: heading, submit, about: printForm(form) }, [
    richText([bold(truncate(title, truncationLengths.title))], [plain(deadlineSummary(deadline))]),
    ...fieldsOf(form),
    context(t(`desk.form.${purpose}.effect`)),
  ]);
}

function fieldsOf({ purpose, deadline }: DeskForm): readonly KnownBlock[] {
  switch (purpose) {
    case 'done':
    case 'not_applicable':
      return [noteField(t(`desk.form.${purpose}.note`), t(`desk.form.${purpose}.example`))];
    case 'hand_over':
      return [
        {
          ...input(fields.owner, t('desk.form.hand_over.owner')),
          element: {
            type: 'users_select',
            action_id: fields.owner,
            placeholder: plainText(t('desk.form.hand_over.select')),
          },
        },
      ];
    case 'mute':
      return [];
    case 'snooze':
      return [
        {
          ...input(fields.until, t('desk.form.snooze.until', { day: formatDate(deadline.date) })),
          element: {
            type: 'datepicker',
            action_id: fields.until,
            placeholder: plainText(t('desk.form.snooze.select')),
          },
        },
        {
          ...input(fields.forWhom, t('desk.form.snooze.for_whom')),
          element: radio(fields.forWhom, forWhom(), 'channel'),
        },
      ];
  }
}

const forWhom = () => [option('channel', t('desk.form.snooze.channel')), option('me', t('desk.form.snooze.me'))];

const noteField = (label: string, placeholder: string): KnownBlock => ({
  ...input(fields.note, label),
  optional: true,
  element: {
    type: 'plain_text_input',
    action_id: fields.note,
    max_length: longestNote,
    placeholder: plainText(placeholder),
  },
});

const longestNote = 300;

/** The values of a submitted form, by block and element. */
type Submitted = Readonly<
  Record<
    string,
    Readonly<
      Record<
        string,
        {
          readonly value?: string | null;
          readonly selected_user?: string | null;
          readonly selected_date?: string | null;
          readonly selected_option?: { readonly value?: string } | null;
        }
      >
    >
  >
>;

/**
 * What a submission asks for, or what is wrong in it by field. The form is null if it is of another version of the app.
 * @param passed the latest day that is over everywhere
 */
export function readDeskForm(
  about: string,
  values: Submitted,
  passed: CalendarDate,
): { readonly form: SubmittedForm | null } | { readonly errors: Readonly<Record<string, string>> } {
  const [named, where = '', key = ''] = readValue(about, 3);
  const purpose = purposes.find((one) => one === named);
  const deadline = parseDeadlineKey(key);
  if (!purpose || !deadline) return { form: null };
  const given = (field: string) => values[field]?.[field];
  if (purpose === 'snooze') {
    const until = parseCalendarDate(given(fields.until)?.selected_date ?? '');
    if (until === null || until <= passed) return { errors: { [fields.until]: t('desk.form.snooze.has_come') } };
    if (until > deadline.date)
      return { errors: { [fields.until]: t('desk.form.snooze.too_late', { day: formatDate(deadline.date) }) } };
    const isForMe = given(fields.forWhom)?.selected_option?.value === 'me';
    return { form: { kind: 'snooze', deliveryId: where, until, isForMe } };
  }
  const note = given(fields.note)?.value?.trim() ?? '';
  if (note.length > longestNote)
    return { errors: { [fields.note]: t('desk.form.note.too_long', { most: longestNote }) } };
  const owner = given(fields.owner)?.selected_user ?? null;
  const channelId = where === nowhere ? null : where;
  return { form: { kind: 'action', channelId, deadline, action: actionOf(purpose, { note, owner }) } };
}

const purposes: readonly FormPurpose[] = ['done', 'not_applicable', 'hand_over', 'mute', 'snooze'];

// Home and direct messages concern no channel.
const nowhere = '-';

function actionOf(
  purpose: Exclude<FormPurpose, 'snooze'>,
  { note, owner }: { readonly note: string; readonly owner: string | null },
): DeadlineAction {
  switch (purpose) {
    case 'done':
    case 'not_applicable':
      return { kind: 'settle', as: purpose, note };
    case 'hand_over':
      return { kind: 'assign', owner };
    case 'mute':
      return { kind: 'hold', until: null };
  }
}

const printForm = ({ purpose, channelId, deadline, deliveryId }: DeskForm): string => {
  const where = purpose === 'snooze' ? deliveryId : channelId;
  return writeValue(purpose, where ?? nowhere, printDeadlineKey(deadline));
};
