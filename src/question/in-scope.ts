import { type CorpusEntry, jurisdictionOf } from '../bulletin/corpus.ts';
import { everything, type Scope } from '../bulletin/scope.ts';
import type { ConceptTable } from '../search/concepts/concept-table.ts';
import { tokenize } from '../search/tokens.ts';
import { simplified } from '../text/simplified.ts';
import type { Library } from './library.ts';
import type { Query } from './query.ts';

// The word that asks for all, whatever a workspace chose.
const everywhere = /(?<!\S)everywhere(?!\S)/gi;

/** Words without the one that asks for all, and whether it was there. */
export function withoutEverywhere(words: string): { readonly words: string; readonly asksForAll: boolean } {
  const rest = words.replace(everywhere, ' ').replace(/ {2,}/g, ' ').trim();
  return { words: rest === words.trim() ? words : rest, asksForAll: rest !== words.trim() };
}

/**
 * What of the workspace's scope limits a list: not its jurisdictions where the question names a place, an authority or a law itself, nor
 * its topics where it has words of its own.
 */
export function scopeOfList(query: Query, { corpus, concepts }: Pick<Library, 'corpus' | 'concepts'>): Scope {
  const { jurisdictions, topics } = corpus.scope ?? everything;
  if (query.filters.entries.length > 0) return everything;
  return {
    jurisdictions: namesJurisdiction(query, concepts) ? [] : jurisdictions,
    topics: query.words === '' && query.phrases.length === 0 && query.alternatives.length === 0 ? topics : [],
  };
}

function namesJurisdiction({ filters, without, plain, phrases, excluded }: Query, concepts: ConceptTable): boolean {
  const named = [filters, without].flatMap((one) => [...one.jurisdictions, ...one.authorities, ...one.laws]);
  if (named.length > 0) return true;
  const words = [plain, ...phrases, ...excluded.map(({ text }) => text)].join(' . ');
  return concepts
    .mentionsIn(tokenize(simplified(words)), 'question')
    .some(({ concept }) => concept.jurisdiction !== undefined || concept.kind === 'place');
}

/** Whether an entry is within a scope. */
export function isInScope(source: CorpusEntry, { jurisdictions, topics }: Scope, concepts: ConceptTable): boolean {
  return (
    (jurisdictions.length === 0 || jurisdictions.includes(jurisdictionOf(source))) &&
    (topics.length === 0 || topicsOf(source, concepts).some((topic) => topics.includes(topic)))
  );
}

const topicsOfEntries = new WeakMap<CorpusEntry, readonly string[]>();

/** The ids of the topics that the words of an entry are about. */
function topicsOf(source: CorpusEntry, { topics, mentionsIn }: ConceptTable): readonly string[] {
  const kept = topicsOfEntries.get(source);
  if (kept) return kept;
  const { title, body, instruments } = source.entry;
  const text = tokenize(simplified([title, body, ...instruments].join('\n')));
  const named = new Set(mentionsIn(text, 'entry').map(({ concept }) => concept.id));
  const found = topics.filter(({ concepts }) => concepts.some((id) => named.has(id))).map(({ id }) => id);
  topicsOfEntries.set(source, found);
  return found;
}
