import type { Bulletin, Entry } from '../bulletin/bulletin.ts';
import type { Corpus, CorpusEntry } from '../bulletin/corpus.ts';
import { isHan } from '../search/words.ts';

/** An entry of a draft that looks like one of the corpus. */
export interface SimilarEntry {
  readonly entry: Pick<Entry, 'id' | 'title'>;
  readonly like: CorpusEntry;
  /** How much of the shorter text the two share, 0 to 1. */
  readonly share: number;
}

/** From this share on two texts look alike. */
const enough = 0.5;

/** Fewer sequences than this are shared by chance. */
const fewestSequences = 8;

/** How much of a text is compared, in characters: the start tells two developments apart, and a preview must not hold up other work. */
const compared = 500;

/** How many months apart two bulletins may be that report the same. */
const mostMonths = 12;

/**
 * The entries of a draft whose text stands in the corpus already, in another bulletin or under another title, each with the one that is most
 * alike. Two texts are alike if half of the three-word sequences of the shorter one are in the other (in Chinese, three characters). Only bulletins of the same
 * jurisdiction, issued within a year of the draft, are compared.
 */
export function similarEntries(draft: Bulletin, { entries }: Pick<Corpus, 'entries'>): readonly SimilarEntry[] {
  const sequences = draft.entries.map(({ body }) => sequencesOf(body));
  const places = new Map<string, number[]>();
  for (const [at, ofEntry] of sequences.entries())
    for (const one of ofEntry) {
      const found = places.get(one);
      if (found) found.push(at);
      else places.set(one, [at]);
    }
  const best = new Map<number, SimilarEntry>();
  for (const like of entries) {
    if (!isComparable(like, draft)) continue;
    const own = sequencesOf(like.entry.body);
    const shared = new Map<number, number>();
    for (const one of own) for (const at of places.get(one) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
    for (const [at, count] of shared) {
      const entry = draft.entries[at];
      const shorter = Math.min(own.size, sequences[at]?.size ?? 0);
      const share = count / shorter;
      if (!entry || shorter < fewestSequences || share < enough || isSameEntry(entry, like, draft)) continue;
      if (share > (best.get(at)?.share ?? 0)) best.set(at, { entry, like, share });
    }
  }
  return [...best].sort(([one], [other]) => one - other).map(([, similar]) => similar);
}

function sequencesOf(text: string): ReadonlySet<string> {
  const words =
    text
      .slice(0, compared)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const units = words.flatMap((word) => (isHan(word) ? Array.from(word) : [word]));
  return new Set(units.slice(2).map((unit, at) => `${units[at]} ${units[at + 1]} ${unit}`));
}

const isComparable = ({ bulletin: { jurisdiction, issued } }: CorpusEntry, draft: Bulletin): boolean =>
  jurisdiction === draft.jurisdiction && Math.abs(monthsOf(issued) - monthsOf(draft.issued)) <= mostMonths;

const monthsOf = (issued: string): number => Number(issued.slice(0, 4)) * 12 + Number(issued.slice(5, 7));

// The version that the draft replaces.
const isSameEntry = ({ id, title }: Entry, { entry, bulletin }: CorpusEntry, draft: Bulletin): boolean =>
  bulletin.id === draft.id && (entry.title === title || entry.id === id);
