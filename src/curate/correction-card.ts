import type { Button, ModalView } from '@slack/types';
import { deadlineKinds } from '../bulletin/bulletin.ts';
import type { CorpusDeadline } from '../bulletin/corpus.ts';
import type { DeadlineDay } from '../bulletin/correction.ts';
import { kindNames } from '../bulletin/labels.ts';
import { callbackIds, command } from '../cards/action-ids.ts';
import { input, option } from '../cards/blocks.ts';
import { deadlineValue } from '../cards/button-values.ts';
import { requestButton } from '../cards/buttons.ts';
import type { Card } from '../cards/card.ts';
import { notice } from '../cards/card.ts';
import { deadlineSummary } from '../cards/format.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { bold, plain, richText } from '../cards/rich-text.ts';
import { formatDate, parseCalendarDate } from '../time/calendar-date.ts';
import type { CorrectionAnswer } from './answers.ts';

type ShownAnswer = Exclude<CorrectionAnswer, { kind: 'not_curator' }>;

/** What a curator who corrects a deadline is shown. */
export function correctionCard(answer: ShownAnswer): Card {
  switch (answer.kind) {
    case 'correction_form':
      return notice('Can’t open the form', 'View the entry and try again.', [
        viewEntryButton(answer.about.source.entry.id),
      ]);
    case 'corrected':
      return notice(headingOf(answer), effects, [viewEntryButton(answer.source.entry.id)]);
    case 'restored':
      return notice(`Restored and confirmed: ${deadlineSummary(answer.about)}`, effects, [
        viewEntryButton(answer.source.entry.id),
      ]);
    case 'deadline_gone':
      return notice(
        'This deadline has changed or been removed',
        `Someone corrected it, or its bulletin was imported again. To see it as it is now, type ${command} show and the entry’s ID.`,
      );
  }
}

const effects = 'Channels already reminded get a correction. The entry shows who made the change, and when.';

function headingOf({ about, becomes }: Extract<ShownAnswer, { kind: 'corrected' }>): string {
  if (becomes === null) return `Removed: ${deadlineSummary(about)}`;
  return isSameDay(becomes, about)
    ? `Confirmed: ${deadlineSummary(about)}`
    : `Corrected: ${deadlineSummary(becomes)}, not ${deadlineSummary(about)}`;
}

const isSameDay = (one: DeadlineDay, other: DeadlineDay): boolean => one.kind === other.kind && one.date === other.date;

const viewEntryButton = (id: string): Button => requestButton('View entry', { kind: 'show', id, page: 1 }, 'entry');

/** The ids of the fields' blocks; the element in each has the same id. */
const fields = { verdict: 'verdict', kind: 'kind', date: 'date' } as const;

const verdicts = { confirm: 'confirm', change: 'change', remove: 'drop' } as const;

const verdictOptions = [
  option(verdicts.confirm, 'Confirm as shown'),
  option(verdicts.change, 'Use the kind and date below'),
  option(verdicts.remove, 'Not a deadline'),
];

const kindOptions = deadlineKinds.map((kind) => option(kind, kindNames[kind].coming));

/** The modal in which a curator confirms, changes or removes a deadline. */
export function correctionModal({ deadline, source }: CorpusDeadline): ModalView {
  const { kind, date, start, quote } = deadline;
  const period = start ? ` (from ${formatDate(start)})` : '';
  return {
    type: 'modal',
    callback_id: callbackIds.correctionModal,
    private_metadata: deadlineValue({ entryId: source.entry.id, kind, date }),
    title: { type: 'plain_text', text: 'Edit deadline', emoji: false },
    submit: { type: 'plain_text', text: 'Save' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [
      richText(
        [bold(truncate(source.entry.title, truncationLengths.title))],
        [plain(`${deadlineSummary(deadline)}${period}`)],
        [plain(`Source text: “${truncate(quote, truncationLengths.quote)}”`)],
      ),
      {
        ...input(fields.verdict, 'Is this correct?'),
        element: { type: 'radio_buttons', action_id: fields.verdict, options: [...verdictOptions] },
      },
      {
        ...input(fields.kind, 'Kind'),
        element: {
          type: 'static_select',
          action_id: fields.kind,
          options: [...kindOptions],
          initial_option: option(kind, kindNames[kind].coming),
        },
      },
      {
        ...input(fields.date, 'Date'),
        hint: { type: 'plain_text', text: 'Channels already reminded get a correction.', emoji: false },
        element: { type: 'datepicker', action_id: fields.date, initial_date: date },
      },
    ],
  };
}

/** What the fields hold, as Slack sends it. */
export type CorrectionState = Readonly<Record<string, Readonly<Record<string, FieldState>>>>;

interface FieldState {
  readonly selected_option?: { readonly value?: string } | null;
  readonly selected_date?: string | null;
}

type ReadCorrection =
  | { readonly form: { readonly becomes: DeadlineDay | null } }
  | { readonly errors: Readonly<Record<string, string>> };

/** Reads what the deadline becomes, or what is wrong in the form, by the id of the block. */
export function readCorrectionForm(state: CorrectionState, about: DeadlineDay): ReadCorrection {
  const selected = (id: string): string => state[id]?.[id]?.selected_option?.value ?? '';
  const kind = deadlineKinds.find((one) => one === selected(fields.kind));
  const date = parseCalendarDate(state[fields.date]?.[fields.date]?.selected_date ?? '');
  if (!kind) return { errors: { [fields.kind]: 'Select a kind.' } };
  if (!date) return { errors: { [fields.date]: 'Select a date.' } };
  return readVerdict(selected(fields.verdict), { kind, date }, about);
}

function readVerdict(verdict: string, given: DeadlineDay, about: DeadlineDay): ReadCorrection {
  const isSame = isSameDay(given, about);
  const error = (message: string) => ({ errors: { [fields.verdict]: message } });
  switch (verdict) {
    case verdicts.confirm:
      return isSame
        ? { form: { becomes: about } }
        : error('You changed the kind or date below. Change it back, or select “Use the kind and date below”.');
    case verdicts.change:
      return isSame
        ? error('Change the kind or date below, or select “Confirm as shown”.')
        : { form: { becomes: given } };
    case verdicts.remove:
      return { form: { becomes: null } };
    default:
      return error('Select an option.');
  }
}
