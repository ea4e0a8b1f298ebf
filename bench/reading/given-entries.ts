import {
  type DatedSentence,
  type DayOrder,
  datedSentences,
  dayOrderOf,
} from '../../src/reader/dates/dated-sentences.ts';
import { findMainDate, publicationOf } from '../../src/reader/dates/main-date.ts';
import type { DeadlineContext } from '../../src/reader/deadlines/candidates.ts';
import { lastDayOfIssue } from '../../src/reader/read-head.ts';
import { readLines } from '../../src/reader/segment/lines.ts';
import { unwrap } from '../../src/reader/segment/unwrap.ts';
import { keyOf, type Labelled, type LabelledEntry, startsOf } from './labels.ts';

/** A labelled entry with its text, as if the reader had found it. */
export interface GivenEntry {
  readonly bulletin: Labelled;
  readonly entry: LabelledEntry;
  readonly sentences: readonly DatedSentence[];
  readonly context: DeadlineContext;
}

/** The entries of a bulletin where the labels say that they begin, each up to the next. */
export function givenEntries(bulletin: Labelled): readonly GivenEntry[] {
  const { label, text } = bulletin;
  const starts = startsOf(label.entries, text);
  const issued = lastDayOfIssue(label.issue_date ?? label.issue_period ?? null);
  const order = dayOrderOf(text, null);
  return label.entries.flatMap((entry, at) => {
    const start = starts[at] ?? -1;
    if (start < 0) return [];
    const next = starts.slice(at + 1).find((one) => one > start);
    return [
      {
        bulletin,
        entry,
        ...readGiven(text.slice(start, next), entry.title, { issued, section: entry.section, order }),
      },
    ];
  });
}

interface KnownOfEntry {
  readonly issued: DeadlineContext['near'];
  readonly section: DeadlineContext['section'];
  readonly order?: DayOrder;
}

/** The sentences of an entry's text and what is known of it. */
export function readGiven(
  text: string,
  title: string | null,
  { issued, section, order = 'unknown' }: KnownOfEntry,
): Pick<GivenEntry, 'sentences' | 'context'> {
  const lines = unwrap(readLines(text)).map((line) => line.text);
  const hasTitle = title !== null && keyOf(lines[0] ?? '') === keyOf(title);
  const inTitle = hasTitle ? datedSentences(lines[0] ?? '', order) : [];
  const inBody = datedSentences(lines.slice(hasTitle ? 1 : 0).join('\n'), order);
  const event = findMainDate(inTitle, inBody, { issued, section });
  const published = publicationOf(inBody, event);
  return {
    sentences: [...inTitle, ...inBody],
    context: { title: hasTitle ? (lines[0] ?? '') : '', section, near: issued, event, published },
  };
}
