import { type Bulletin, type Entry, sectionLetters } from '../bulletin/bulletin.ts';
import { foldedText } from '../bulletin/quote.ts';
import { sharedTexts } from './shared-text.ts';

/** From this share of their texts on, two entries with different titles are the same. */
const enough = 0.5;

/** A text of fewer three-word sequences is compared by its title only. */
const fewest = 6;

/**
 * Gives the entries of a bulletin the ids that they had in its earlier versions, so that corrections and reminders stay with their entry
 * when others are inserted or removed. An entry is recognised by its title or its text. A new one gets a number that none ever had.
 * @param versions newest first
 * @param areGiven whether the ids stand in the file: then an entry that is not recognised keeps its own, unless another needs it
 */
export function keepEntryIds(
  bulletin: Bulletin,
  versions: readonly Bulletin[],
  { areGiven }: { readonly areGiven: boolean },
): Bulletin {
  const known = [
    ...new Map(versions.toReversed().flatMap(({ entries }) => entries.map((one) => [one.id, one]))).values(),
  ];
  if (known.length === 0) return bulletin;
  const kept = matches(bulletin.entries, known);
  const taken = new Set([...known, ...(areGiven ? bulletin.entries : [])].map(({ id }) => id));
  const given = new Set(kept.values());
  const entries = bulletin.entries.map((entry) => {
    const id = kept.get(entry) ?? (areGiven && !given.has(entry.id) ? entry.id : freeId(entry, bulletin.id, taken));
    taken.add(id);
    return id === entry.id ? entry : { ...entry, id };
  });
  return { ...bulletin, entries };
}

/** Which of the known entries each entry is, the surest pairs first. */
function matches(entries: readonly Entry[], known: readonly Entry[]): ReadonlyMap<Entry, string> {
  const pairs = new Map<string, { readonly entry: Entry; readonly old: Entry; likeness: number }>();
  const add = (entry: Entry | undefined, old: Entry | undefined, likeness: number): void => {
    if (!entry || !old) return;
    const pair = pairs.get(`${entry.id} ${old.id}`);
    if (pair) pair.likeness += likeness;
    else pairs.set(`${entry.id} ${old.id}`, { entry, old, likeness: likeness + (entry.id === old.id ? 0.01 : 0) });
  };
  const byTitle = new Map<string, Entry[]>();
  for (const old of known) byTitle.set(titleOf(old), [...(byTitle.get(titleOf(old)) ?? []), old]);
  for (const entry of entries) for (const old of byTitle.get(titleOf(entry)) ?? []) add(entry, old, 1);
  const bodies = (all: readonly Entry[]): readonly string[] => all.map(({ body }) => body);
  for (const { at, other, share } of sharedTexts(bodies(entries), bodies(known), { fewest }))
    add(entries[at], known[other], share);
  const kept = new Map<Entry, string>();
  const taken = new Set<string>();
  const surest = [...pairs.values()].sort((one, other) => other.likeness - one.likeness);
  for (const { entry, old, likeness } of surest) {
    if (likeness < enough || kept.has(entry) || taken.has(old.id)) continue;
    kept.set(entry, old.id);
    taken.add(old.id);
  }
  return kept;
}

const titleOf = ({ title }: Entry): string => foldedText(title).text.trim();

function freeId({ section }: Entry, bulletinId: string, taken: ReadonlySet<string>): string {
  const start = `${bulletinId}-${sectionLetters[section]}`;
  for (let number = 1; ; number += 1) if (!taken.has(`${start}${number}`)) return `${start}${number}`;
}
