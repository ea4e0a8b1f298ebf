import { createHash } from 'node:crypto';
import type { Bulletin, DeadlineKind, Entry, Section } from '../bulletin/bulletin.ts';
import { jurisdictionOf } from '../bulletin/corpus.ts';
import {
  type Correction,
  correctedEntry,
  type DeadlineCorrection,
  fittingCorrections,
  isEntryEdit,
  isWordsDecision,
} from '../bulletin/correction.ts';
import { quoteContradictsDate } from '../bulletin/entry-rules.ts';
import { containsQuote } from '../bulletin/quote.ts';
import { sentencesOf } from '../reader/segment/sentences.ts';
import type { CalendarDate } from '../time/calendar-date.ts';

/** A curator's decision about words of an entry, from which the reader can learn. */
export interface DeadlineLabel {
  readonly entry: string;
  /** SHA-256 of title and body: tells whether the entry is still the one that was labelled. */
  readonly hash: string;
  readonly language: string;
  readonly jurisdiction: string;
  readonly issued: string;
  readonly section: Section;
  /** A line of a training file, `TITLE || SENTENCE`, with every deadline of the sentence marked: `by [comply: 30 June 2026]`. */
  readonly text: string;
  readonly quote: string;
  /** Null if the words give no deadline. */
  readonly kind: DeadlineKind | null;
  /** The day that the words give; null if they give none. */
  readonly date: CalendarDate | null;
  readonly by: string;
  readonly on: CalendarDate;
}

/** What curators decided about the words of these bulletins, the last decision about each; what no longer fits the text is left out. */
export function decisionLabels(
  bulletins: readonly Bulletin[],
  corrections: readonly Correction[],
): readonly DeadlineLabel[] {
  return bulletins.flatMap((bulletin) => {
    const { standing } = fittingCorrections(bulletin, corrections);
    return bulletin.entries.flatMap((entry) => {
      const all = corrections.filter(({ entryId }) => entryId === entry.id);
      return all.length === 0 ? [] : entryLabels(bulletin, entry, { all, standing });
    });
  });
}

interface EntryCorrections {
  readonly all: readonly Correction[];
  readonly standing: readonly Correction[];
}

function entryLabels(bulletin: Bulletin, entry: Entry, { all, standing }: EntryCorrections): readonly DeadlineLabel[] {
  const { language, issued } = bulletin;
  const jurisdiction = jurisdictionOf({ entry, bulletin });
  const hash = createHash('sha256').update(`${entry.title}\n${entry.body}`).digest('hex');
  const { entry: corrected } = correctedEntry(entry, standing);
  const last = new Map<string, DeadlineLabel>();
  for (const correction of all) {
    const words = wordsOf(entry, correction, standing);
    if (!words) continue;
    const text = markedSentence(corrected, words.quote);
    const { by, on } = correction;
    const { section } = corrected;
    last.set(words.quote, { entry: entry.id, hash, language, jurisdiction, issued, section, text, ...words, by, on });
  }
  return [...last.values()];
}

type LabelledWords = Pick<DeadlineLabel, 'quote' | 'kind' | 'date'>;

function wordsOf(entry: Entry, correction: Correction, standing: readonly Correction[]): LabelledWords | null {
  if (isEntryEdit(correction)) return null;
  const kind = correction.becomes?.kind ?? null;
  if (isWordsDecision(correction)) {
    const { becomes, about } = correction;
    const { quote, date } = becomes ?? about;
    return containsQuote(entry, quote) ? { quote, kind, date } : null;
  }
  const { becomes, about } = correction;
  const quote = quoteOf(entry, correction, standing);
  if (quote === null) return null;
  // Where the curator knew better than the text, the words still give the day that was read in them.
  const date = becomes && !quoteContradictsDate(quote, becomes.date) ? becomes.date : about.date;
  return { quote, kind, date };
}

function quoteOf(entry: Entry, correction: DeadlineCorrection, standing: readonly Correction[]): string | null {
  const made = standing.indexOf(correction);
  if (made < 0) return null;
  const { entry: now, removed } = correctedEntry(entry, standing.slice(0, made));
  const all = [...now.deadlines, ...removed.map(({ deadline }) => deadline)];
  return all.find(({ kind, date }) => kind === correction.about.kind && date === correction.about.date)?.quote ?? null;
}

/** How a training file names the kinds. */
const marks: Readonly<Record<DeadlineKind, string>> = {
  consultation_close: 'consult',
  effective_date: 'effect',
  pilot_end: 'pilot',
  campaign_end: 'campaign',
  grace_period_end: 'grace',
  compliance_deadline: 'comply',
  filing_deadline: 'file',
  other: 'other',
};

function markedSentence({ title, body, deadlines }: Entry, quote: string): string {
  const inBody = sentencesOf(body).find(({ text }) => text.includes(quote))?.text;
  const sentence = inBody ?? (title.includes(quote) ? title : quote);
  const marked = deadlines.reduce(
    (text, deadline) => text.replace(deadline.quote, (words) => `[${marks[deadline.kind]}: ${words}]`),
    sentence,
  );
  return (sentence === title ? marked : `${title} || ${marked}`).replace(/\s+/gu, ' ');
}
