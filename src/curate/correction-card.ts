import type { Button, ModalView } from '@slack/types';
import { type DeadlineKind, deadlineKinds } from '../bulletin/bulletin.ts';
import type { CorpusDeadline } from '../bulletin/corpus.ts';
import type { DeadlineDay } from '../bulletin/correction.ts';
import { kindNames } from '../bulletin/labels.ts';
import { callbackIds, command } from '../cards/action-ids.ts';
import { input, option } from '../cards/blocks.ts';
import { deadlineValue } from '../cards/button-values.ts';
import { requestButton } from '../cards/buttons.ts';
import { type Card, notice } from '../cards/card.ts';
import { deadlineSummary } from '../cards/format.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { bold, italic, plain, richText } from '../cards/rich-text.ts';
import { type CalendarDate, formatDate, parseCalendarDate } from '../time/calendar-date.ts';
import type { CorrectionAnswer } from './answers.ts';

type Told = Exclude<CorrectionAnswer, { kind: 'not_curator' }>;

/** Lays out what is said to a curator who corrects a deadline. */
export function correctionCard(answer: Told): Card {
  switch (answer.kind) {
    case 'correction_form':
      return notice('Correct a deadline', 'Press the button on the card of the entry once more.', [
        showButton(answer.about.source.entry.id),
      ]);
    case 'corrected':
      return notice(verdictWords(answer), aftermath, [showButton(answer.source.entry.id)]);
    case 'restored':
      return notice(`Restored and confirmed: ${deadlineSummary(answer.about)}`, aftermath, [
        showButton(answer.source.entry.id),
      ]);
    case 'deadline_gone':
      return notice(
        'This deadline is not there any more',
        `Nothing was changed. Somebody has corrected it, or its bulletin was imported anew. To see what it is now type ${command} show and the id of the entry.`,
      );
  }
}

const aftermath =
  'Your name and the day stand on its card. Channels that were told something else are told in the thread of their reminder.';

function verdictWords({ about, becomes }: Extract<Told, { kind: 'corrected' }>): string {
  if (becomes === null) return `Dropped: ${deadlineSummary(about)}`;
  const isConfirmed = becomes.kind === about.kind && becomes.date === about.date;
  return isConfirmed
    ? `Confirmed: ${deadlineSummary(about)}`
    : `Corrected: ${deadlineSummary(becomes)}, no longer ${deadlineSummary(about)}`;
}

const showButton = (id: string): Button =>
  requestButton('Show the entry', { kind: 'show', id, page: 1 }, 'entry');

/** The ids of the fields' blocks; what is in each has the same id. */
const correctionFields = { verdict: 'verdict', kind: 'kind', date: 'date' } as const;

/** The values of the choice. */
const verdicts = { confirm: 'confirm', change: 'change', drop: 'drop' } as const;

const verdictOptions = [
  option(verdicts.confirm, 'It is right: confirm it'),
  option(verdicts.change, 'Its kind or day is what stands below'),
  option(verdicts.drop, 'It is no deadline: drop it'),
];

const kindOptions = deadlineKinds.map((kind) => option(kind, kindNames[kind].coming));

/** The modal in which a curator says what a deadline is. */
export function correctionModal({ deadline, source }: CorpusDeadline): ModalView {
  const { kind, date, start, quote } = deadline;
  const window = start ? `, from ${formatDate(start)}` : '';
  return {
    type: 'modal',
    callback_id: callbackIds.correctionModal,
    private_metadata: deadlineValue({ entryId: source.entry.id, kind, date }),
    title: { type: 'plain_text', text: 'Correct a deadline', emoji: false },
    submit: { type: 'plain_text', text: 'Save' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [
      richText(
        [bold(truncate(source.entry.title, truncationLengths.title))],
        [
          plain(`${kindNames[kind].coming} ${formatDate(date)}${window}. Read from: `),
          italic(`“${truncate(quote, truncationLengths.quote)}”`),
        ],
      ),
      {
        ...input(correctionFields.verdict, 'What is it?'),
        element: { type: 'radio_buttons', action_id: correctionFields.verdict, options: [...verdictOptions] },
      },
      {
        ...input(correctionFields.kind, 'Kind'),
        element: {
          type: 'static_select',
          action_id: correctionFields.kind,
          options: [...kindOptions],
          initial_option: option(kind, kindNames[kind].coming),
        },
      },
      {
        ...input(correctionFields.date, 'Day'),
        hint: {
          type: 'plain_text',
          text: 'Subscribed channels that were told another are told at once.',
          emoji: false,
        },
        element: { type: 'datepicker', action_id: correctionFields.date, initial_date: date },
      },
    ],
  };
}

/** What the fields hold, as Slack sends it. */
export type CorrectionState = Readonly<Record<string, Readonly<Record<string, CorrectionFieldState>>>>;

interface CorrectionFieldState {
  readonly selected_option?: { readonly value?: string } | null;
  readonly selected_date?: string | null;
}

/** Reads what the deadline becomes, or tells what is wrong in the form, by the id of the block. */
export function readCorrectionForm(
  state: CorrectionState,
  about: DeadlineDay,
): { readonly becomes: DeadlineDay | null } | { readonly errors: Readonly<Record<string, string>> } {
  const choice = (id: string): string => state[id]?.[id]?.selected_option?.value ?? '';
  const kind = deadlineKinds.find((one) => one === choice(correctionFields.kind));
  const date = parseCalendarDate(state[correctionFields.date]?.[correctionFields.date]?.selected_date ?? '');
  if (!kind) return { errors: { [correctionFields.kind]: 'Choose a kind.' } };
  if (!date) return { errors: { [correctionFields.date]: 'Choose a day.' } };
  return readVerdict(choice(correctionFields.verdict), { kind, date }, about);
}

interface ReadDay {
  readonly kind: DeadlineKind;
  readonly date: CalendarDate;
}

function readVerdict(
  verdict: string,
  given: ReadDay,
  about: DeadlineDay,
): ReturnType<typeof readCorrectionForm> {
  const isSame = given.kind === about.kind && given.date === about.date;
  const wrong = (why: string) => ({ errors: { [correctionFields.verdict]: why } });
  switch (verdict) {
    case verdicts.confirm:
      return isSame
        ? { becomes: about }
        : wrong('You changed the kind or the day below: which of the two is meant?');
    case verdicts.change:
      return isSame
        ? wrong('Change the kind or the day below, or choose to confirm it.')
        : { becomes: given };
    case verdicts.drop:
      return { becomes: null };
    default:
      return wrong('Choose one of the three.');
  }
}
