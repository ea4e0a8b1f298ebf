import type { EntryIndex } from '../index/entry-index.ts';
import type { Ranked } from '../rank/best.ts';
import type { ReadPart } from '../rank/read-question.ts';
import { TopDocuments } from '../rank/top-documents.ts';
import type { SemanticSpace } from './semantic-space.ts';

/**
 * A ranking by words and one by nearness of meaning, put together by reciprocal rank. The scores are those of the fusion. A question of
 * few parts stays as it is ranked: it names what it wants.
 */
export function fused(
  ranked: readonly Ranked[],
  parts: readonly ReadPart[],
  { space, entries }: { readonly space: SemanticSpace; readonly entries: EntryIndex },
): readonly Ranked[] {
  const near = parts.length < fewestParts ? [] : nearest(entries, space, parts);
  if (near.length === 0) return ranked;
  const scores = new Map<Ranked['source'], number>();
  for (const list of [ranked.map(({ source }) => source), near]) {
    list.forEach((source, place) => {
      scores.set(source, (scores.get(source) ?? 0) + 1 / (damping + place));
    });
  }
  return [...scores].map(([source, score]) => ({ source, score })).sort((a, b) => b.score - a.score);
}

const fewestParts = 5;
// As usual for reciprocal rank fusion (Cormack and others, 2009).
const damping = 60;
const mostNear = 100;

function nearest(
  entries: EntryIndex,
  space: SemanticSpace,
  parts: readonly ReadPart[],
): readonly Ranked['source'][] {
  const { dimensions, documents } = space;
  const question = questionVector(space, parts);
  if (question.every((value) => value === 0)) return [];
  const top = new TopDocuments(mostNear);
  for (let document = 0; document * dimensions < documents.length; document += 1) {
    let sum = 0;
    for (let k = 0; k < dimensions; k += 1)
      sum += (question[k] ?? 0) * (documents[document * dimensions + k] ?? 0);
    if (sum > 0) top.offer(document, sum);
  }
  return top.ranked().flatMap(({ document }) => entries.entryOf(document) ?? []);
}

function questionVector(
  { dimensions, rows, terms, rarities }: SemanticSpace,
  parts: readonly ReadPart[],
): Float32Array {
  const vector = new Float32Array(dimensions);
  for (const { lookup } of parts) {
    for (const { term, weight } of lookup.terms) {
      const row = rows.get(term);
      if (row === undefined) continue;
      const factor = weight * lookup.weight * (rarities[row] ?? 0);
      for (let k = 0; k < dimensions; k += 1) {
        vector[k] = (vector[k] ?? 0) + factor * (terms[row * dimensions + k] ?? 0);
      }
    }
  }
  return vector;
}
