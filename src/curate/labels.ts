import { createHash } from 'node:crypto';
import type { Bulletin, DeadlineKind, Entry, Section } from '../bulletin/bulletin.ts';
import {
  type Correction,
  correctedEntry,
  type DeadlineCorrection,
  isEntryEdit,
  isWordsDecision,
} from '../bulletin/correction.ts';
import { quoteContradictsDate } from '../bulletin/entry-rules.ts';
import { containsQuote } from '../bulletin/quote.ts';
import { sentencesOf } from '../reader/segment/sentences.ts';
import type { CalendarDate } from '../time/calendar-date.ts';

/** A curator's decision as a label from which `scripts/train-deadlines.ts` learns. */
export interface DeadlineLabel {
  readonly entry: string;
  /** SHA-256 of title and body: whether the entry is still the one that was labelled. */
  readonly hash: string;
  readonly language: string;
  readonly jurisdiction: string;
  readonly issued: string;
  readonly section: Section;
  readonly title: string;
  /** The sentence of the words, or the title. */
  readonly sentence: string;
  readonly quote: string;
  /** Null if the words give no deadline. */
  readonly kind: DeadlineKind | null;
  /** The day that the words give; null if they give none. */
  readonly date: CalendarDate | null;
  readonly by: string;
  readonly on: CalendarDate;
}

/** What curators decided about the words of these bulletins, the last decision about each; corrections that no longer fit are left out. */
export function decisionLabels(
  bulletins: readonly Bulletin[],
  corrections: readonly Correction[],
): readonly DeadlineLabel[] {
  return bulletins.flatMap((bulletin) =>
    bulletin.entries.flatMap((entry) => entryLabels(bulletin, entry, corrections)),
  );
}

function entryLabels(bulletin: Bulletin, entry: Entry, all: readonly Correction[]): readonly DeadlineLabel[] {
  const { language, jurisdiction, issued } = bulletin;
  const corrections = all.filter(({ entryId }) => entryId === entry.id);
  const last = new Map<string, DeadlineLabel>();
  for (const [made, correction] of corrections.entries()) {
    const words = wordsOf(entry, correction, corrections.slice(0, made));
    if (!words) continue;
    last.set(words.quote, {
      entry: entry.id,
      hash: createHash('sha256').update(`${entry.title}\n${entry.body}`).digest('hex'),
      ...{ language, jurisdiction, issued, section: entry.section, title: entry.title },
      sentence: sentencesOf(entry.body).find(({ text }) => text.includes(words.quote))?.text ?? entry.title,
      ...words,
      by: correction.by,
      on: correction.on,
    });
  }
  return [...last.values()];
}

type LabelledWords = Pick<DeadlineLabel, 'quote' | 'kind' | 'date'>;

function wordsOf(entry: Entry, correction: Correction, before: readonly Correction[]): LabelledWords | null {
  if (isEntryEdit(correction)) return null;
  const kind = correction.becomes?.kind ?? null;
  if (isWordsDecision(correction)) {
    const { becomes, about } = correction;
    const { quote, date } = becomes ?? about;
    return containsQuote(entry, quote) ? { quote, kind, date } : null;
  }
  const { becomes } = correction;
  const quote = quoteOf(entry, correction, before);
  // Where the curator knew better than the text, the words still give the day that was read in them.
  const date =
    becomes && quote !== null && !quoteContradictsDate(quote, becomes.date) ? becomes.date : correction.about.date;
  return quote === null ? null : { quote, kind, date };
}

function quoteOf(entry: Entry, { about }: DeadlineCorrection, before: readonly Correction[]): string | null {
  const { entry: now, removed } = correctedEntry(entry, before);
  const all = [...now.deadlines, ...removed.map(({ deadline }) => deadline)];
  return all.find(({ kind, date }) => kind === about.kind && date === about.date)?.quote ?? null;
}
