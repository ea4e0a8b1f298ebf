import { createHash } from 'node:crypto';
import { type DeadlineKind, deadlineKinds } from '../bulletin/bulletin.ts';
import type { DeadlineDay, DecidedWords } from '../bulletin/correction.ts';
import { isId, readValue, writeValue } from '../cards/button-values.ts';
import { parseCalendarDate } from '../time/calendar-date.ts';

/** What a curator decides on, as the buttons and the metadata of forms carry it. */
export type Subject = CorpusSubject | DraftSubject;

/** Something in the corpus, and the review that it is part of. */
export type CorpusSubject =
  | { readonly kind: 'deadline'; readonly deadline: DeadlineRef; readonly review: Review | null }
  /** A possible deadline of an entry by its key; with an empty key one that is added to the entry. */
  | { readonly kind: 'words'; readonly entryId: string; readonly key: string; readonly review: Review | null };

/** A possible deadline of a draft, by its place among all of them. */
export interface DraftSubject {
  readonly kind: 'draft';
  readonly draftId: string;
  readonly at: number;
}

/** A deadline of an entry. */
export interface DeadlineRef extends DeadlineDay {
  readonly entryId: string;
}

/** Stands for all bulletins in a review. */
export const everyBulletin = '*';

/** A review of a bulletin: what is open in it is decided one after the other, save what was skipped. */
export interface Review {
  readonly bulletinId: string;
  /** How many were skipped. */
  readonly skipped: number;
}

const otherChoices = ['none', 'undo', 'restore', 'form', 'skip'] as const;

/**
 * A decision: the kind as which words are kept; not a deadline; take a decision back; restore a removed deadline; open the form; skip it in a
 * review.
 */
export type Choice = DeadlineKind | (typeof otherChoices)[number];

/** A button's decision. */
export interface ChosenSubject<S = Subject> {
  readonly choice: Choice;
  readonly subject: S;
}

const choices: readonly Choice[] = [...deadlineKinds, ...otherChoices];

/** The words of a possible deadline, as a decision names them. */
export const wordsOf = ({ quote, date }: DecidedWords): DecidedWords => ({ quote, date });

/** Identifies a possible deadline within its entry while its words and its date stay. */
export function possibleKey({ quote, date }: DecidedWords): string {
  return createHash('sha256').update(`${date}|${quote}`).digest('hex').slice(0, 12);
}

/** The value of a button that decides: `v1|CHOICE|deadline|REVIEW|ENTRY|KIND|DATE`, `…|words|REVIEW|ENTRY|KEY`, `…|draft|DRAFT|PLACE`. */
export function choiceValue(choice: Choice, subject: Subject): string {
  return writeValue(choice, ...partsOf(subject));
}

function partsOf(subject: Subject): readonly (string | number)[] {
  switch (subject.kind) {
    case 'draft':
      return [subject.kind, subject.draftId, subject.at];
    case 'words':
      return [subject.kind, printReview(subject.review), subject.entryId, subject.key];
    case 'deadline': {
      const { entryId, kind, date } = subject.deadline;
      return [subject.kind, printReview(subject.review), entryId, kind, date];
    }
  }
}

const printReview = (review: Review | null): string => (review ? `${review.bulletinId}+${review.skipped}` : '-');

/** Reads such a value back; null if it is not one. */
export function readChoice(value: string): ChosenSubject | null {
  const [chosen, kind, ...parts] = readValue(value, 2).join('|').split('|');
  const choice = choices.find((one) => one === chosen);
  const subject = readSubject(kind, parts);
  return choice && subject ? { choice, subject } : null;
}

function readSubject(
  kind: string | undefined,
  [first = '', second = '', third = '', fourth = '']: readonly string[],
): Subject | null {
  const review = readReview(first);
  if (kind === 'draft')
    return isId(first) && /^\d{1,5}$/.test(second) ? { kind, draftId: first, at: Number(second) } : null;
  if (review === undefined || !isId(second)) return null;
  if (kind === 'words') return /^[0-9a-f]*$/.test(third) ? { kind, entryId: second, key: third, review } : null;
  const deadline = deadlineKinds.find((one) => one === third);
  const date = parseCalendarDate(fourth);
  if (kind !== 'deadline' || !deadline || !date) return null;
  return { kind, deadline: { entryId: second, kind: deadline, date }, review };
}

/** Undefined if the text is not a review. */
function readReview(text: string): Review | null | undefined {
  if (text === '-') return null;
  const [, bulletinId, skipped] = /^([a-z0-9-]{1,200}|\*)\+(\d{1,5})$/.exec(text) ?? [];
  return bulletinId === undefined ? undefined : { bulletinId, skipped: Number(skipped) };
}
