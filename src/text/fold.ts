import { firstIndex } from '../arrays.ts';
import { simplified } from './simplified.ts';

/** A text as rules read it, and the way back to the text as it was written. */
export interface FoldedText {
  readonly text: string;
  /** The words of the original between two places of the folded text. */
  readonly written: (from: number, to: number) => string;
}

/**
 * Folds a text once for all rules that read it: digits and letters of full width, Kangxi and other radicals that PDFs hold in place of
 * characters, and ligatures become plain; hyphens of every kind become "-", spaces " ", Chinese characters simplified; soft hyphens and
 * what prints nothing are dropped. Chinese punctuation and dashes stay. Raised digits are dropped: they mark footnotes.
 */
export function foldText(original: string): FoldedText {
  if (plainlyWritten.test(original)) return { text: original, written: (from, to) => original.slice(from, to) };
  // Places at which the folded text has been shifted against the original, and by how much.
  const shifts: { readonly at: number; readonly by: number }[] = [];
  let by = 0;
  const folded = original.replace(unplain, (character, at: number) => {
    const plain = foldedCharacter(character);
    if (plain.length !== character.length) {
      const end = at + character.length;
      by += character.length - plain.length;
      shifts.push({ at: end - by, by });
    }
    return plain;
  });
  const place = (at: number): number => at + shiftAt(shifts, at);
  return {
    text: simplified(folded),
    written: (from, to) => original.slice(place(from), place(to)),
  };
}

/** The folded text alone. */
export const folded = (text: string): string => foldText(text).text;

const plainlyWritten = /^[\n\t -~]*$/;
const unplain = /[^\n\t -~\u3000-\u303F\u4E00-\u9FFF]|[\u3000〇〜]/gu;

function shiftAt(shifts: readonly { readonly at: number; readonly by: number }[], at: number): number {
  return shifts[firstIndex(shifts.length, (i) => (shifts[i]?.at ?? 0) > at) - 1]?.by ?? 0;
}

function foldedCharacter(character: string): string {
  const known = cache.get(character);
  if (known !== undefined) return known;
  const plain = asPlain(character);
  cache.set(character, plain);
  return plain;
}

// As many as there are characters, at most.
const cache = new Map<string, string>();

function asPlain(character: string): string {
  if (/\p{Cf}|\uFE0E|\uFE0F|[⁰¹²³⁴-⁹]/u.test(character)) return '';
  if (/[\u2010-\u2012\u2212\uFE63\uFF0D]/.test(character)) return '-';
  if (/[〜～∼˜]/.test(character)) return '~';
  if (/[’‘ʼ＇]/.test(character)) return "'";
  if (/[\s\u2028\u2029]/u.test(character)) return ' ';
  if (kept.test(character)) return character;
  return radicals[character] ?? character.normalize('NFKC');
}

// Punctuation of full width parts sentences and brackets as it is; numbers in circles are marks of lists, fractions no digits.
const kept = /[，；：（）！？［］｛｝｜…½¼¾⅓⅔①-⓿㈠-㉇]/u;

/** Radicals for which Unicode has no compatibility form (UAX 38, EquivalentUnifiedIdeograph) and that stand for whole characters. */
const radicals: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from(
    '⺁厂⺌小⺒巳⺗心⺝月⺟母⺠民⺡氵⺢水⺩王⺪疋⺬示⺭礻⺮竹⺯糸⺳网⺻聿⻁虎⻂衤⻃覀⻄西⻅见⻆角⻉贝⻋车⻌辶⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻟饣⻢马⻥鱼⻦鸟⻩黄⻬齐⻮齿⻰龙',
  ).flatMap((radical, at, all) => (at % 2 === 0 ? [[radical, all[at + 1] ?? radical]] : [])),
);
