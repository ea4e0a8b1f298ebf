import { type Bulletin, type Entry, severalJurisdictions } from '../bulletin/bulletin.ts';
import { type Corpus, type CorpusEntry, jurisdictionOf } from '../bulletin/corpus.ts';
import { sharedTexts } from './shared-text.ts';

/** An entry of a draft that looks like one of the corpus. */
export interface SimilarEntry {
  readonly entryId: string;
  /** The id of the other. */
  readonly like: string;
  /** How much of the shorter text the two share, 0 to 1. */
  readonly share: number;
}

/** From this share on two texts look alike. */
const enough = 0.5;

/** Fewer sequences than this are shared by chance. */
const fewest = 8;

/** How many months apart two bulletins may be that report the same. */
const mostMonths = 12;

/**
 * The entries of a draft whose text stands in the corpus already, in another bulletin or under another title, each with the one that is most
 * alike: half of the shorter text is in the other. Only bulletins of the same jurisdiction, issued within a year of the draft, are compared.
 */
export function similarEntries(draft: Bulletin, { entries }: Pick<Corpus, 'entries'>): readonly SimilarEntry[] {
  const others = entries.filter((one) => isComparable(one, draft));
  const best = new Map<string, SimilarEntry>();
  for (const { at, other, share } of sharedTexts(
    draft.entries.map(bodyOf),
    others.map(({ entry }) => entry).map(bodyOf),
    { fewest },
  )) {
    const [entry, like] = [draft.entries[at], others[other]];
    if (!entry || !like || share < enough || isSameEntry(entry, like, draft)) continue;
    if (share > (best.get(entry.id)?.share ?? 0)) best.set(entry.id, { entryId: entry.id, like: like.entry.id, share });
  }
  return draft.entries.flatMap(({ id }) => best.get(id) ?? []);
}

const bodyOf = ({ body }: Entry): string => body;

const isComparable = (source: CorpusEntry, draft: Bulletin): boolean =>
  (draft.jurisdiction === severalJurisdictions || jurisdictionOf(source) === draft.jurisdiction) &&
  Math.abs(monthsOf(source.bulletin.issued) - monthsOf(draft.issued)) <= mostMonths;

const monthsOf = (issued: string): number => Number(issued.slice(0, 4)) * 12 + Number(issued.slice(5, 7));

// The version that the draft replaces.
const isSameEntry = ({ id, title }: Entry, { entry, bulletin }: CorpusEntry, draft: Bulletin): boolean =>
  bulletin.id === draft.id && (entry.title === title || entry.id === id);
