import { type Corpus, type CorpusEntry, datedEntry } from '../bulletin/corpus.ts';
import { pageOf } from '../cards/buttons.ts';
import { fittingLength, truncationLengths } from '../cards/limits.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import type { EntryAnswer } from './answers.ts';

/** A page of an entry in full, as of a day. */
export function entryAnswer(
  source: CorpusEntry,
  { byId }: Pick<Corpus, 'byId'>,
  { today, page: number }: { readonly today: CalendarDate; readonly page: number },
): EntryAnswer {
  const { items, page } = pageOf(partsOf(source.entry.body), { number, size: 1 });
  const request = { kind: 'show', id: source.entry.id, page: number } as const;
  const found = (ids: readonly string[]): readonly CorpusEntry[] => ids.flatMap((id) => byId.get(id) ?? []);
  return {
    kind: 'entry',
    request,
    entry: datedEntry(source, today),
    earlier: found(source.entry.supersedes ?? []),
    newer: found(source.supersededBy),
    mayCorrect: false,
    states: new Map(),
    zone: 'UTC',
    part: items[0] ?? '',
    page,
  };
}

// Each as long as a card can hold, up to the end of a line, a sentence or a word.
function partsOf(body: string): readonly string[] {
  const parts: string[] = [];
  let rest = body.trim();
  for (;;) {
    const fits = fittingLength(rest, truncationLengths.body);
    if (fits === rest.length) return [...parts, rest];
    const at = cutBefore(rest, fits);
    parts.push(rest.slice(0, at).trim());
    rest = rest.slice(at).trim();
  }
}

function cutBefore(text: string, limit: number): number {
  const marks = ['\n', '. ', '。', ' '].map((mark) => text.lastIndexOf(mark, limit - mark.length) + mark.length);
  return marks.find((at) => at > limit / 2) ?? limit;
}
