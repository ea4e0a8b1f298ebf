/** A stretch of a text and its place. */
export interface Clause {
  readonly index: number;
  readonly text: string;
}

/**
 * The stretches of a text that hold such words, cut where a line, a stop, a comma or a bracket ends what belongs together: a name
 * that goes over none of these is looked for there alone.
 */
export const clausesWith = (words: RegExp, text: string): readonly Clause[] =>
  [...text.matchAll(clause)].flatMap(({ index, 0: own }) => (words.test(own) ? [{ index, text: own }] : []));

const clause = /[^\n.,:;()，。：；（）]+/g;
