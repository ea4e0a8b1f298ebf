import type { Bulletin, Entry, PossibleDeadline } from '../bulletin/bulletin.ts';
import type { Corpus, CorpusDeadline, CorpusEntry } from '../bulletin/corpus.ts';
import { correctedEntry, fittingCorrections, type WordsDecision } from '../bulletin/correction.ts';
import { type CorpusSubject, everyBulletin, possibleKey, type Review } from './subject.ts';

/** Something in a bulletin that a curator has not decided. */
export type OpenItem =
  | ({ readonly kind: 'deadline' } & CorpusDeadline)
  | { readonly kind: 'possible'; readonly source: CorpusEntry; readonly possible: PossibleDeadline };

/** What is open in a bulletin, or in all of them (`*`): deadlines that nobody confirmed, soonest first, then possible ones. */
export function openItems({ entries }: Pick<Corpus, 'entries'>, bulletinId: string): readonly OpenItem[] {
  const sources = entries.filter(({ bulletin }) => bulletinId === everyBulletin || bulletin.id === bulletinId);
  const deadlines = sources.flatMap((source) =>
    source.entry.deadlines
      .filter(({ status }) => status !== 'confirmed')
      .map((deadline) => ({ kind: 'deadline' as const, source, deadline })),
  );
  const possible = sources.flatMap((source) =>
    (source.entry.possible ?? []).map((one) => ({ kind: 'possible' as const, source, possible: one })),
  );
  return [...deadlines.sort((a, b) => (a.deadline.date < b.deadline.date ? -1 : 1)), ...possible];
}

/** The subject of an open item. */
export function subjectOf(item: OpenItem, review: Review): CorpusSubject {
  const entryId = item.source.entry.id;
  if (item.kind === 'possible') return { kind: 'words', entryId, key: possibleKey(item.possible), review };
  const { kind, date } = item.deadline;
  return { kind: 'deadline', deadline: { entryId, kind, date }, review };
}

/** A possible deadline of a draft. */
export interface DraftDeadline {
  /** Its place among all of the draft. */
  readonly at: number;
  readonly entry: Entry;
  readonly possible: PossibleDeadline;
  /** What was decided in the preview; null if nothing was. */
  readonly decision: WordsDecision | null;
}

/** The bulletin of a draft with the corrections that stand, and its possible deadlines, save those that were decided before. */
export function reviewDraft(
  bulletin: Bulletin,
  decisions: readonly WordsDecision[],
  { corrections }: Pick<Corpus, 'corrections'>,
): { readonly entries: Bulletin['entries']; readonly possible: readonly DraftDeadline[] } {
  const { standing } = fittingCorrections(bulletin, corrections);
  const possible: DraftDeadline[] = [];
  let at = 0;
  const entries = bulletin.entries.map((raw) => {
    const { entry } = correctedEntry(raw, standing);
    const open = new Set(entry.possible?.map(possibleKey));
    for (const one of raw.possible ?? []) {
      const decision = decisions.find(
        ({ entryId, about }) => entryId === raw.id && possibleKey(about) === possibleKey(one),
      );
      if (open.has(possibleKey(one))) possible.push({ at, entry, possible: one, decision: decision ?? null });
      at += 1;
    }
    return entry;
  });
  return { entries, possible };
}
