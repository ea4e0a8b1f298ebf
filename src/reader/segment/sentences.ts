/** A sentence and its place in the text. */
export interface Sentence {
  readonly index: number;
  readonly text: string;
}

/** Parts a text into sentences, without the space around them. A line break always ends one; "Art. 5", "Co., Ltd" and "30. Juni" do not. */
export function sentencesOf(text: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  const endAt = (end: number): void => {
    const begun = text.slice(start, end).trimStart();
    if (begun !== '') sentences.push({ index: end - begun.length, text: begun.trimEnd() });
    start = end;
  };
  for (const { index, 0: stop } of text.matchAll(sentenceEnd)) {
    if (!isAbbreviation(text, index)) endAt(index + stop.length);
  }
  endAt(text.length);
  return sentences;
}

// A stop with its closing quotes, then space and what may begin a sentence; in Chinese the stop alone.
const sentenceEnd = /[.!?]["”’)\]*]{0,3}(?=\s{1,3}["“‘([*]{0,3}[\p{Lu}\p{N}])|[。！？；]|\n/gu;

const abbreviations: ReadonlySet<string> = new Set(
  `
    no nos art arts sec para paras vol ch cf vs v approx ca est mr mrs ms dr prof st co corp inc ltd
    al eg ie jan feb mar apr jun jul aug sep sept oct nov dec
  `
    .trim()
    .split(/\s+/),
);

function isAbbreviation(text: string, stop: number): boolean {
  if (text[stop] !== '.') return false;
  if (germanDay.test(text.slice(Math.max(0, stop - 3), stop + 12))) return true;
  const word = /[\p{L}.]{1,12}$/u.exec(text.slice(Math.max(0, stop - 12), stop))?.[0] ?? '';
  return /^\p{Lu}$|\.\p{L}$/u.test(word) || abbreviations.has(word.toLowerCase());
}

// "am 30. Juni": the stop is that of an ordinal.
const germanDay = /(?<!\d)\d{1,2}\.\s{1,2}(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)/;

/**
 * The stretches of a text that hold such words, cut where a line, a stop, a comma or a bracket ends what belongs together: a name
 * that goes over none of these is looked for there alone.
 */
export const clausesWith = (words: RegExp, text: string): readonly Sentence[] =>
  (words.test(text) ? [...text.matchAll(clause)] : []).flatMap(({ index, 0: own }) =>
    words.test(own) ? [{ index, text: own }] : [],
  );

const clause = /[^\n.,:;()，。：；（）]+/g;

/** The words of a text that stand in a row, a space apart, and belong to one name by `isPart`. */
export function namesIn(
  text: string,
  words: RegExp,
  isPart: (word: string) => boolean,
): readonly (readonly Sentence[])[] {
  const runs: Sentence[][] = [];
  let end = -1;
  for (const { index, 0: word } of text.matchAll(words)) {
    const belongs = isPart(word);
    const run = index === end + 1 && text[end] === ' ' ? runs.at(-1) : undefined;
    if (belongs && run) run.push({ index, text: word });
    else if (belongs) runs.push([{ index, text: word }]);
    end = belongs ? index + word.length : -1;
  }
  return runs;
}
