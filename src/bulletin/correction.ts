import type { CalendarDate } from '../time/calendar-date.ts';
import type { Instant } from '../time/instant.ts';
import type { Bulletin, Deadline, Entry } from './bulletin.ts';
import { containsQuote, overlap } from './quote.ts';

/** What identifies a deadline within its entry. */
export type DeadlineDay = Pick<Deadline, 'kind' | 'date'>;

/** A curator's decision about an entry. What it is about tells the three apart. */
export type Correction = DeadlineCorrection | WordsDecision | EntryEdit;

/** Who decided, and when. */
export interface Decision {
  readonly entryId: string;
  /** User id of the curator. */
  readonly by: string;
  readonly at: Instant;
  /** The day of the decision in the app's time zone. */
  readonly on: CalendarDate;
  /** The reason that was given, if any. */
  readonly why?: string;
}

/** A deadline was confirmed, changed, removed or restored. */
export interface DeadlineCorrection extends Decision {
  /** The deadline before the correction. */
  readonly about: DeadlineDay;
  /** What it is: the same if it was confirmed, null if it is not a deadline. */
  readonly becomes: DeadlineDay | null;
}

/** Words of an entry were said to give a deadline, or not to: a possible deadline was decided, or a deadline was added. */
export interface WordsDecision extends Decision {
  readonly about: DecidedWords;
  /** The deadline that they give; null for none. */
  readonly becomes: GivenDeadline | null;
}

/** Words, and the day that the app read in them; null if it read none. */
export type DecidedWords = Pick<Deadline, 'quote'> & { readonly date: CalendarDate | null };

/** A deadline as a curator gives it. */
export type GivenDeadline = Pick<Deadline, 'kind' | 'date' | 'start' | 'quote'>;

/** The fields of an entry were edited. */
export interface EntryEdit extends Decision {
  readonly about: EntryFields;
  readonly becomes: EntryFields;
}

/** The fields of an entry that a curator can edit. */
export interface EntryFields extends Pick<Entry, 'title' | 'section'> {
  readonly authorities: readonly string[];
  readonly source: string | null;
}

/** The fields of an entry as they are. */
export const fieldsOf = ({ title, section, authorities, source }: Entry): EntryFields => ({
  title,
  section,
  authorities,
  source: source ?? null,
});

/** An entry with corrections applied. */
export interface CorrectedEntry {
  readonly entry: Entry;
  /** The deadlines that curators removed. */
  readonly removed: readonly RemovedDeadline[];
}

/** A removed deadline and the correction that removed it. */
export interface RemovedDeadline {
  readonly deadline: Deadline;
  readonly correction: Correction;
}

/**
 * Applies corrections to an entry one after the other. A correction that no longer fits the entry changes nothing, so it may stay when
 * the bulletin is imported again: its deadline, its words or the title that was edited are not there. A correction that gives a removed
 * deadline a date restores it. What is corrected is confirmed, with the curator's name. If it becomes the same as another deadline of the
 * entry, one of the two stays.
 */
export function correctedEntry(entry: Entry, corrections: readonly Correction[]): CorrectedEntry {
  return corrections.reduce(withCorrection, { entry, removed: [] });
}

/** The bulletin with the corrections of its entries applied. */
export function correctedBulletin(bulletin: Bulletin, corrections: readonly Correction[]): Bulletin {
  const entries = bulletin.entries.map((entry) => correctedEntry(entry, corrections).entry);
  return { ...bulletin, entries };
}

/** The corrections of a bulletin's entries: those that stand, and those that no longer fit its text. */
export function fittingCorrections(
  { id, entries }: Pick<Bulletin, 'id' | 'entries'>,
  corrections: readonly Correction[],
): { readonly standing: readonly Correction[]; readonly lapsed: readonly Correction[] } {
  const state = new Map(entries.map((entry): [string, CorrectedEntry] => [entry.id, { entry, removed: [] }]));
  const [standing, lapsed]: [Correction[], Correction[]] = [[], []];
  for (const correction of corrections) {
    const { entryId } = correction;
    if (!/^[a-z]\d+$/.test(entryId.startsWith(`${id}-`) ? entryId.slice(id.length + 1) : '')) continue;
    const before = state.get(entryId);
    const after = before && withCorrection(before, correction);
    (after === before ? lapsed : standing).push(correction);
    if (after) state.set(entryId, after);
  }
  return { standing, lapsed };
}

/** The entry after a correction; the very same object if it no longer fits. */
function withCorrection(one: CorrectedEntry, correction: Correction): CorrectedEntry {
  if (correction.entryId !== one.entry.id) return one;
  if (isEntryEdit(correction)) return withEdit(one, correction);
  return isWordsDecision(correction) ? withDecision(one, correction) : withDeadline(one, correction);
}

/** Whether a correction is about words. */
export const isWordsDecision = (correction: Correction): correction is WordsDecision => 'quote' in correction.about;

/** Whether a correction is about the fields of an entry. */
export const isEntryEdit = (correction: Correction): correction is EntryEdit => 'title' in correction.about;

function withDeadline(one: CorrectedEntry, correction: DeadlineCorrection): CorrectedEntry {
  const { entry, removed } = one;
  const { about, becomes } = correction;
  const isAbout = isDeadline(about);
  const corrected = entry.deadlines.find(isAbout);
  if (corrected && becomes === null) return without(one, corrected, correction);
  const restored = corrected ? undefined : removed.findLast(({ deadline }) => isAbout(deadline))?.deadline;
  const deadline = corrected ?? restored;
  if (!deadline || becomes === null) return one;
  const confirmed = confirmedAs(deadline, becomes, correction);
  return {
    entry: { ...entry, deadlines: replaced(entry.deadlines, corrected, confirmed) },
    removed: restored ? removed.filter((other) => !isAbout(other.deadline)) : removed,
  };
}

function withDecision(one: CorrectedEntry, correction: WordsDecision): CorrectedEntry {
  const { about, becomes } = correction;
  const isDecided = ({ quote, date }: DecidedWords): boolean =>
    overlap(quote, about.quote) && (date === about.date || (becomes !== null && date === becomes.date));
  const possible = one.entry.possible?.filter((other) => !isDecided(other));
  const isOpen = possible?.length !== one.entry.possible?.length;
  const entry = isOpen ? { ...one.entry, possible } : one.entry;
  const read = entry.deadlines.find(isDecided);
  if (becomes === null) {
    if (read) return without({ ...one, entry }, read, correction);
    return isOpen ? { ...one, entry } : one;
  }
  if (!containsQuote(entry, becomes.quote)) return one;
  const given: Deadline = { ...becomes, status: 'confirmed', corrected: correctedBy(correction) };
  const same = entry.deadlines.find(isDeadline(becomes));
  return {
    entry: { ...entry, deadlines: replaced(entry.deadlines, same ?? read, given) },
    removed: one.removed.filter(({ deadline }) => !isDeadline(becomes)(deadline)),
  };
}

// The title tells the entry from another that got its id when the bulletin was imported again.
function withEdit(one: CorrectedEntry, { about, becomes, by, on }: EntryEdit): CorrectedEntry {
  const { entry } = one;
  if (entry.title !== about.title && entry.title !== becomes.title) return one;
  const { source, ...rest } = entry;
  const link = about.source === becomes.source ? source : (becomes.source ?? undefined);
  const edited: Entry = {
    ...rest,
    title: becomes.title,
    section: about.section === becomes.section ? entry.section : becomes.section,
    authorities:
      about.authorities.join('\n') === becomes.authorities.join('\n') ? entry.authorities : [...becomes.authorities],
    ...(link !== undefined && { source: link }),
    corrected: { by, on },
  };
  return { ...one, entry: edited };
}

function without({ entry, removed }: CorrectedEntry, deadline: Deadline, correction: Correction): CorrectedEntry {
  const deadlines = entry.deadlines.filter((one) => one !== deadline);
  return { entry: { ...entry, deadlines }, removed: [...removed, { deadline, correction }] };
}

/** The deadlines with one in the place of another, or at the end, and no other of its kind and day. */
function replaced(deadlines: readonly Deadline[], old: Deadline | undefined, now: Deadline): Deadline[] {
  const isSame = isDeadline(now);
  const others = deadlines.flatMap((one) => (one === old ? [now] : isSame(one) ? [] : [one]));
  return old ? others : [...others, now];
}

const isDeadline =
  ({ kind, date }: DeadlineDay) =>
  (other: DeadlineDay): boolean =>
    other.kind === kind && other.date === date;

// A window cannot begin after its end.
function confirmedAs(deadline: Deadline, { kind, date }: DeadlineDay, correction: DeadlineCorrection): Deadline {
  const was = deadline.corrected?.was ?? { kind: deadline.kind, date: deadline.date };
  return {
    ...deadline,
    kind,
    date,
    start: deadline.start !== null && deadline.start <= date ? deadline.start : null,
    status: 'confirmed',
    corrected: { ...correctedBy(correction), ...(!isDeadline(was)({ kind, date }) && { was }) },
  };
}

const correctedBy = ({ by, on, why }: Correction) => ({ by, on, ...(why !== undefined && { why }) });
