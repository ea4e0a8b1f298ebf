import type { KnownBlock, ModalView } from '@slack/types';
import {
  type Bulletin,
  type Deadline,
  deadlineKinds,
  type Entry,
  type PossibleDeadline,
} from '../bulletin/bulletin.ts';
import type { Finding } from '../bulletin/checked-yaml.ts';
import { type CorpusDeadline, jurisdictionOf } from '../bulletin/corpus.ts';
import type { DeadlineDay, GivenDeadline } from '../bulletin/correction.ts';
import { entryFindings, quoteContradictsDate } from '../bulletin/entry-rules.ts';
import { jurisdictionName, kindName } from '../bulletin/labels.ts';
import { worded } from '../bulletin/message.ts';
import { findQuote } from '../bulletin/quote.ts';
import { actionIds, callbackIds } from '../cards/action-ids.ts';
import { button, buttonRow, chosen, context, divider, input, modalForm, option, plainText } from '../cards/blocks.ts';
import { deadlineSummary, sourceLine } from '../cards/format.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { bold, link, plain, quoted, richText } from '../cards/rich-text.ts';
import { sourceAddress } from '../cards/sources.ts';
import { t } from '../messages/messages.ts';
import { type CalendarDate, parseCalendarDate } from '../time/calendar-date.ts';
import { formatDate } from '../time/format-date.ts';
import { type Choice, choiceValue, type Review, type Subject } from './subject.ts';

/** The ids of the fields' blocks; the element in each has the same id. */
const fields = { kind: 'kind', date: 'date', start: 'start', quote: 'quote', why: 'why' } as const;

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
  const period = start ? [plain(t('deadline.form.from', { day: formatDate(start) }))] : [];
  const address = sourceAddress(source);
  return formOf(t('deadline.form.correct'), t('deadline.form.correct.submit'), subject, [
    quoted(
      [[bold(truncate(source.entry.title, truncationLengths.title))], ...(start ? [period] : [])],
      [
        [plain(t('curate.quote', { quote: truncate(quote, truncationLengths.quote) }))],
        [address ? link(address, sourceLine(source)) : plain(sourceLine(source))],
      ],
    ),
    kindField(kind),
    dateField(date, jurisdictionOf(source)),
    {
      ...input(fields.why, t('deadline.form.why')),
      optional: true,
      hint: plainText(t('deadline.form.why.hint')),
      element: {
        type: 'plain_text_input',
        action_id: fields.why,
        max_length: 300,
        placeholder: plainText(t('deadline.form.why.placeholder')),
        ...(corrected?.why && { initial_value: corrected.why }),
      },
    },
    ...noDeadlineBlocks(subject, {
      effect: t('deadline.form.remove'),
      what: deadlineSummary({ kind, date }),
      consequence: t('deadline.form.remove.text', { count: reminded }),
    }),
    context(t('deadline.form.reminded', { count: reminded })),
  ]);
}

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
  const title = t(possible ? 'deadline.form.keep' : 'deadline.form.add');
  const submit = t(possible ? 'deadline.form.keep.submit' : 'deadline.form.add.submit');
  return formOf(title, submit, subject, [
    richText([bold(truncate(entry.title, truncationLengths.title))], [plain(facts)]),
    kindField(possible?.kind),
    dateField(possible?.date, jurisdiction),
    {
      ...input(fields.start, t('deadline.form.start')),
      optional: true,
      hint: plainText(t('deadline.form.start.hint')),
      element: datepicker(fields.start, possible?.start),
    },
    {
      ...input(fields.quote, t('deadline.form.quote')),
      hint: plainText(t('deadline.form.quote.hint')),
      element: {
        type: 'plain_text_input',
        action_id: fields.quote,
        multiline: true,
        max_length: 500,
        ...(possible
          ? { initial_value: possible.quote }
          : { placeholder: plainText(t('deadline.form.quote.placeholder')) }),
      },
    },
    ...(possible && subject.kind === 'words'
      ? noDeadlineBlocks(subject, {
          effect: t('deadline.form.refuse'),
          what: t('curate.quote', { quote: possible.quote }),
        })
      : []),
    context(effectText(form)),
  ]);
}

function effectText({ subscribed: count, possible }: DeadlineForm): string {
  if (count === null) return t('deadline.form.imported');
  // Without a kind, some of them may not take the one that is chosen.
  return t(possible ? 'deadline.form.subscribed' : 'deadline.form.perhaps_subscribed', { count });
}

const formOf = (title: string, submit: string, subject: Subject, blocks: readonly KnownBlock[]): ModalView => {
  const id = subject.kind === 'draft' ? callbackIds.draftModal : callbackIds.correctionModal;
  return modalForm({ id, about: choiceValue('form', subject), title, submit }, blocks);
};

function kindField(kind: Deadline['kind'] | undefined): KnownBlock {
  const options = deadlineKinds.map((one) => option(one, kindName(one)));
  return {
    ...input(fields.kind, t('deadline.form.kind')),
    element: {
      type: 'static_select',
      action_id: fields.kind,
      placeholder: plainText(t('deadline.form.kind.placeholder')),
      options,
      ...(kind && { initial_option: chosen(options, kind) }),
    },
  };
}

const dateField = (date: CalendarDate | null | undefined, jurisdiction: string): KnownBlock => ({
  ...input(fields.date, t('deadline.form.date')),
  hint: plainText(t('deadline.form.date.hint', { jurisdiction: jurisdictionName(jurisdiction) })),
  element: datepicker(fields.date, date),
});

const datepicker = (id: string, date: CalendarDate | null | undefined) => ({
  type: 'datepicker' as const,
  action_id: id,
  placeholder: plainText(t('deadline.form.date.placeholder')),
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
      label: t('cards.titled', { title: text, text: what }),
    });
  const none = t('curate.not_a_deadline');
  const confirm = {
    title: plainText(none),
    text: plainText(consequence ?? ''),
    confirm: plainText(none),
    deny: plainText(t('deadline.form.remove.keep')),
  };
  const isReview = 'review' in subject && subject.review !== null;
  return [
    divider,
    {
      type: 'section',
      text: plainText(effect),
      accessory: { ...press('none', none), ...(consequence !== undefined && { confirm }) },
    },
    ...buttonRow(isReview ? [press('skip', t('deadline.form.skip'))] : []),
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
  if (!kind) return { errors: { [fields.kind]: t('deadline.form.error.kind') } };
  if (!date) return { errors: { [fields.date]: t('deadline.form.error.date') } };
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
  return { [fields.why]: t('deadline.form.error.why') };
}

/** The deadline of a form with the words as the entry has them, or what is wrong with it. */
export function givenDeadline(
  entry: Entry,
  { kind, date, start, quote: typed }: SubmittedDeadline,
  { issued }: Pick<Bulletin, 'issued'>,
): { readonly given: GivenDeadline } | { readonly errors: FormErrors } {
  const quote = findQuote(entry, typed);
  if (quote === null) return { errors: { [fields.quote]: t('deadline.form.error.not_in_entry') } };
  if (!isTelling(quote)) return { errors: { [fields.quote]: t('deadline.form.error.too_short') } };
  for (const [field, day] of Object.entries({ [fields.date]: date, [fields.start]: start }))
    if (day !== null && !isNear(day, issued)) return { errors: { [field]: yearText(issued) } };
  const given = { kind, date, start, quote };
  const others = entry.deadlines.filter((one) => !isSameDay(one, given));
  const deadlines = [...others, { ...given, status: 'confirmed' as const }];
  const found = entryFindings({ ...entry, deadlines, possible: [] }, null);
  const errors = found.flatMap((finding): readonly [string, string][] => {
    const [list, at, field] = finding.path;
    const isOfGiven = list === 'deadlines' && at === others.length && typeof field === 'string';
    return isOfGiven ? [[field, problemText(finding)]] : [];
  });
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

const yearText = (issued: string): string => t('deadline.form.error.year', { year: issued.slice(0, 4) });

function problemText({ rule, message }: Finding): string {
  if (rule === 'date-in-quote') return t('deadline.form.error.another_date');
  return rule === 'deadline-window' ? t('deadline.form.error.start') : worded(message);
}

/** Whether two deadlines of an entry are the same. */
export const isSameDay = (one: DeadlineDay, other: DeadlineDay): boolean =>
  one.kind === other.kind && one.date === other.date;
