import type { KnownBlock, ModalView } from '@slack/types';
import {
  type Bulletin,
  type Deadline,
  deadlineKinds,
  type Entry,
  type PossibleDeadline,
} from '../bulletin/bulletin.ts';
import { type CorpusDeadline, jurisdictionOf } from '../bulletin/corpus.ts';
import type { DeadlineDay, GivenDeadline } from '../bulletin/correction.ts';
import { entryFindings, quoteContradictsDate } from '../bulletin/entry-rules.ts';
import { jurisdictionName, kindName } from '../bulletin/labels.ts';
import { findQuote } from '../bulletin/quote.ts';
import { actionIds, callbackIds } from '../cards/action-ids.ts';
import { button, buttonRow, chosen, context, divider, input, modalForm, option, plainText } from '../cards/blocks.ts';
import { deadlineSummary, pluralise, sourceLine } from '../cards/format.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { bold, link, plain, quoted, richText } from '../cards/rich-text.ts';
import { sourceAddress } from '../cards/sources.ts';
import { type CalendarDate, parseCalendarDate } from '../time/calendar-date.ts';
import { formatDate } from '../time/format-date.ts';
import { type Choice, choiceValue, type Review, type Subject } from './subject.ts';

/** The ids of the fields' blocks; the element in each has the same id. */
const fields = { kind: 'kind', date: 'date', start: 'start', quote: 'quote', why: 'why' } as const;

const kindOptions = deadlineKinds.map((kind) => option(kind, kindName(kind)));

/** A deadline to correct or confirm, and what its form says beside it. */
export interface CorrectionForm {
  readonly about: CorpusDeadline;
  readonly review: Review | null;
  /** How many channels were reminded of it. */
  readonly reminded: number;
}

/** The modal in which a curator confirms, corrects or removes a deadline. */
export function correctionModal({ about: { deadline, source }, review, reminded }: CorrectionForm): ModalView {
  const { kind, date, start, quote, corrected } = deadline;
  const subject: Subject = { kind: 'deadline', deadline: { entryId: source.entry.id, kind, date }, review };
  const period = start ? [plain(`From ${formatDate(start)}`)] : [];
  const address = sourceAddress(source);
  return formOf('Correct a deadline', 'Save and confirm', subject, [
    quoted(
      [[bold(truncate(source.entry.title, truncationLengths.title))], ...(start ? [period] : [])],
      [
        [plain(`“${truncate(quote, truncationLengths.quote)}”`)],
        [address ? link(address, sourceLine(source)) : plain(sourceLine(source))],
      ],
    ),
    kindField(kind),
    dateField(date, jurisdictionOf(source)),
    {
      ...input(fields.why, 'Why'),
      optional: true,
      hint: plainText('Needed where the date differs from the source text.'),
      element: {
        type: 'plain_text_input',
        action_id: fields.why,
        max_length: 300,
        placeholder: plainText('Such as: extended by a notice of 20 June'),
        ...(corrected?.why && { initial_value: corrected.why }),
      },
    },
    ...noDeadlineBlocks(subject, {
      effect: 'it leaves lists and reminders. You can restore it.',
      what: deadlineSummary({ kind, date }),
      consequence: `${remindedText(reminded, 'get a correction')} You can restore it later.`,
    }),
    context(remindedText(reminded, 'get a correction in the thread if the date or the kind changes')),
  ]);
}

const remindedText = (reminded: number, effect: string): string =>
  reminded === 0
    ? 'No channel has been reminded of it.'
    : `${pluralise(reminded, 'channel was', 'channels were')} reminded of it and will ${effect}.`;

/** A deadline to add, or a possible one to decide. */
export interface DeadlineForm {
  readonly subject: Exclude<Subject, { kind: 'deadline' }>;
  readonly entry: Pick<Entry, 'title'>;
  /** Section, authorities and date of the entry. */
  readonly facts: string;
  readonly jurisdiction: string;
  /** What the app read; null for one that is added. */
  readonly possible: PossibleDeadline | null;
  /** How many channels subscribe to such deadlines; null in a draft. */
  readonly subscribed: number | null;
}

/** The modal in which a curator adds a deadline to an entry, or keeps words of it as one. */
export function deadlineModal(form: DeadlineForm): ModalView {
  const { subject, entry, facts, jurisdiction, possible } = form;
  const title = possible ? 'Keep as a deadline' : 'Add a deadline';
  return formOf(title, possible ? 'Keep as deadline' : 'Add deadline', subject, [
    richText([bold(truncate(entry.title, truncationLengths.title))], [plain(facts)]),
    kindField(possible?.kind),
    dateField(possible?.date, jurisdiction),
    {
      ...input(fields.start, 'Start'),
      optional: true,
      hint: plainText('The first day of a period, if there is one.'),
      element: datepicker(fields.start, possible?.start),
    },
    {
      ...input(fields.quote, 'Words of the entry that say so'),
      hint: plainText('Copy them from the entry. Every card quotes them.'),
      element: {
        type: 'plain_text_input',
        action_id: fields.quote,
        multiline: true,
        max_length: 500,
        ...(possible
          ? { initial_value: possible.quote }
          : { placeholder: plainText('Such as: must rectify within 30 days') }),
      },
    },
    ...(possible && subject.kind === 'words'
      ? noDeadlineBlocks(subject, { effect: 'the app doesn’t ask again.', what: `“${possible.quote}”` })
      : []),
    context(`It counts as confirmed by you. ${subscribedText(form)}`),
  ]);
}

function subscribedText({ subscribed, possible }: DeadlineForm): string {
  if (subscribed === null) return 'It is imported with the bulletin.';
  if (subscribed === 0) return 'No subscription matches it, so no channel will be reminded.';
  const channels = pluralise(subscribed, 'subscribed channel', 'subscribed channels');
  // Without a kind, some of them may not take the one that is chosen.
  return `${possible ? '' : 'Up to '}${channels} will be reminded.`;
}

const formOf = (title: string, submit: string, subject: Subject, blocks: readonly KnownBlock[]): ModalView => {
  const id = subject.kind === 'draft' ? callbackIds.draftModal : callbackIds.correctionModal;
  return modalForm({ id, about: choiceValue('form', subject), title, submit }, blocks);
};

const kindField = (kind: Deadline['kind'] | undefined): KnownBlock => ({
  ...input(fields.kind, 'Kind'),
  element: {
    type: 'static_select',
    action_id: fields.kind,
    placeholder: plainText('Choose a kind'),
    options: kindOptions,
    ...(kind && { initial_option: chosen(kindOptions, kind) }),
  },
});

const dateField = (date: CalendarDate | null | undefined, jurisdiction: string): KnownBlock => ({
  ...input(fields.date, 'Date'),
  hint: plainText(`The calendar day (${jurisdictionName(jurisdiction)}).`),
  element: datepicker(fields.date, date),
});

const datepicker = (id: string, date: CalendarDate | null | undefined) => ({
  type: 'datepicker' as const,
  action_id: id,
  placeholder: plainText('Choose a date'),
  ...(date && { initial_date: date }),
});

/** What is pressed where it is no deadline; in a review also what skips it. */
function noDeadlineBlocks(
  subject: Subject,
  { effect, what, consequence }: { readonly effect: string; readonly what: string; readonly consequence?: string },
): readonly KnownBlock[] {
  const press = (choice: Choice, text: string) =>
    button({
      id: `${actionIds.decide}:${choice}`,
      text,
      value: choiceValue(choice, subject),
      label: `${text}: ${what}`,
    });
  const confirm = {
    title: plainText('Not a deadline'),
    text: plainText(consequence ?? ''),
    confirm: plainText('Not a deadline'),
    deny: plainText('Keep it'),
  };
  const isReview = 'review' in subject && subject.review !== null;
  return [
    divider,
    {
      type: 'section',
      text: plainText(`If it is not a deadline, ${effect}`),
      accessory: { ...press('none', 'Not a deadline'), ...(consequence !== undefined && { confirm }) },
    },
    ...buttonRow(isReview ? [press('skip', 'Skip for now')] : []),
  ];
}

/** What the fields hold, as Slack sends it. */
export type FieldState = Readonly<Record<string, Readonly<Record<string, FieldValue>>>>;

interface FieldValue {
  readonly value?: string | null;
  readonly selected_option?: { readonly value?: string } | null;
  readonly selected_date?: string | null;
}

/** What is wrong in a form, by the id of the block. */
export type FormErrors = Readonly<Record<string, string>>;

/** What a form of a deadline says. The quote is empty where the form has none. */
export interface SubmittedDeadline extends GivenDeadline {
  readonly why: string;
}

/** Reads a submitted form, or what is wrong in it. */
export function readDeadlineForm(
  state: FieldState,
): { readonly form: SubmittedDeadline } | { readonly errors: FormErrors } {
  const field = (id: string): FieldValue => state[id]?.[id] ?? {};
  const kind = deadlineKinds.find((one) => one === field(fields.kind).selected_option?.value);
  const date = parseCalendarDate(field(fields.date).selected_date ?? '');
  const start = parseCalendarDate(field(fields.start).selected_date ?? '');
  if (!kind) return { errors: { [fields.kind]: 'Select a kind.' } };
  if (!date) return { errors: { [fields.date]: 'Select a date.' } };
  const quote = field(fields.quote).value?.trim() ?? '';
  return { form: { kind, date, start, quote, why: field(fields.why).value?.trim() ?? '' } };
}

/** What is wrong with the correction of a deadline: a date that its words do not give needs a reason. */
export function correctionErrors(
  deadline: Pick<Deadline, 'quote'> | undefined,
  { date, why }: SubmittedDeadline,
  { issued }: Pick<Bulletin, 'issued'>,
): FormErrors {
  if (!isNear(date, issued)) return { [fields.date]: yearText(issued) };
  if (!deadline || why !== '' || !quoteContradictsDate(deadline.quote, date)) return {};
  return { [fields.why]: 'Say why: the source text gives another date.' };
}

/** The deadline of a form with the words as the entry has them, or what is wrong with it. */
export function givenDeadline(
  entry: Entry,
  { kind, date, start, quote: typed }: SubmittedDeadline,
  { issued }: Pick<Bulletin, 'issued'>,
): { readonly given: GivenDeadline } | { readonly errors: FormErrors } {
  const quote = findQuote(entry, typed);
  if (quote === null)
    return { errors: { [fields.quote]: 'The entry does not contain these words. Copy them from it.' } };
  if (!isTelling(quote))
    return { errors: { [fields.quote]: 'Too short to show where the deadline comes from. Copy the whole phrase.' } };
  for (const [field, day] of Object.entries({ [fields.date]: date, [fields.start]: start }))
    if (day !== null && !isNear(day, issued)) return { errors: { [field]: yearText(issued) } };
  const given = { kind, date, start, quote };
  const others = entry.deadlines.filter((one) => !isSameDay(one, given));
  const deadlines = [...others, { ...given, status: 'confirmed' as const }];
  const found = entryFindings({ ...entry, deadlines, possible: [] }, null);
  const errors = found.flatMap(({ path: [list, at, field], rule, message }): readonly [string, string][] =>
    list === 'deadlines' && at === others.length && typeof field === 'string'
      ? [[field, problemText(rule, message)]]
      : [],
  );
  return errors.length > 0 ? { errors: Object.fromEntries(errors) } : { given };
}

/** Whether a quote says anything: two words, or four Chinese characters. */
const isTelling = (quote: string): boolean =>
  (quote.match(/\p{Script=Han}|\p{N}/gu)?.length ?? 0) >= 4 || (quote.match(/[\p{L}\p{N}]{2,}/gu)?.length ?? 0) >= 2;

/** Years before and after its bulletin in which a deadline can lie. */
const years = { before: 10, after: 40 } as const;

function isNear(date: CalendarDate, issued: string): boolean {
  const distance = Number(date.slice(0, 4)) - Number(issued.slice(0, 4));
  return distance >= -years.before && distance <= years.after;
}

const yearText = (issued: string): string => `Check the year: the bulletin is of ${issued.slice(0, 4)}.`;

const problemTexts: Readonly<Record<string, string>> = {
  'date-in-quote': 'These words give another date. Correct one of the two.',
  'deadline-window': 'The start must not be after the date.',
};

const problemText = (rule: string, message: string): string => problemTexts[rule] ?? message;

/** Whether two deadlines of an entry are the same. */
export const isSameDay = (one: DeadlineDay, other: DeadlineDay): boolean =>
  one.kind === other.kind && one.date === other.date;
