import { type Marker, markerOf } from './marker.ts';
import { plainLine } from './plain-line.ts';
import { widthOf } from './width-of.ts';

/** A line of the text that is not empty, without its markup. */
export interface Line {
  /** Counted from 1, empty lines included. */
  readonly number: number;
  /** Without markup and without space at either end; every other space is a plain one. */
  readonly text: string;
  readonly indent: number;
  /** Whether it is the first line or an empty one stands before it. */
  readonly startsParagraph: boolean;
  /** 1 to 6 for a heading of Markdown, else 0. */
  readonly level: number;
  /** The words in bold with which it begins, its marker left out; empty where there are none. */
  readonly bold: string;
  /** Whether it stands in a part that is folded away (`<details>`). */
  readonly isFolded: boolean;
  /** The number or bullet with which its text begins; null where it begins with words. */
  readonly marker: Marker | null;
  /** Of its text, in the measure of `widthOf`. */
  readonly width: number;
}

/** The lines of a text that are not empty. Characters that print nothing, pictures and the marks of markup are dropped. */
export function readLines(text: string): readonly Line[] {
  let startsParagraph = true;
  let folds = 0;
  return text.split(/\r\n|\n|\r|\u2028|\u2029/).flatMap((raw, at) => {
    folds += (raw.match(/<details/gi)?.length ?? 0) - (raw.match(/<\/details>/gi)?.length ?? 0);
    const plain = plainLine(raw);
    // A line that held nothing but a picture or a rule parts paragraphs as an empty one does.
    if (plain.text === '') {
      startsParagraph = true;
      return [];
    }
    const line = { number: at + 1, ...plain, startsParagraph, isFolded: folds > 0 };
    startsParagraph = false;
    return [withText(line, plain.text)];
  });
}

/** The line with another text. */
export const withText = (line: Omit<Line, 'marker' | 'width'>, text: string): Line => ({
  ...line,
  text,
  marker: markerOf(text),
  width: widthOf(text),
});
