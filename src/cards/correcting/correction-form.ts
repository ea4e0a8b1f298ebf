import type { ModalView } from '@slack/types';
import { kindNames } from '../../answers/deadline-names.ts';
import { type DeadlineKind, deadlineKinds } from '../../bulletin/bulletin.ts';
import type { CorpusDeadline } from '../../bulletin/corpus.ts';
import type { DeadlineDay } from '../../bulletin/correction.ts';
import { type CalendarDate, parseCalendarDate, writtenDate } from '../../time/calendar-date.ts';
import { callbackIds } from '../action-ids.ts';
import { budgets, cut } from '../limits.ts';
import { deadlineValue } from '../press-value.ts';
import { bold, italic, plain, richText } from '../rich-text.ts';
import { input, option } from '../subscribing/form-fields.ts';

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
  const window = start ? `, from ${writtenDate(start)}` : '';
  return {
    type: 'modal',
    callback_id: callbackIds.correctionModal,
    private_metadata: deadlineValue({ entryId: source.entry.id, kind, date }),
    title: { type: 'plain_text', text: 'Correct a deadline', emoji: false },
    submit: { type: 'plain_text', text: 'Save' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [
      richText(
        [bold(cut(source.entry.title, budgets.title))],
        [
          plain(`${kindNames[kind].coming} ${writtenDate(date)}${window}. Read from: `),
          italic(`“${cut(quote, budgets.quote)}”`),
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
