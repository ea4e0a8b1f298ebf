import { hasHan, type Line, withText } from './lines.ts';

/**
 * The lines with those put together again that were broken in the midst of a sentence to keep them short. A line that goes on in
 * a small letter was surely broken; any other only where most of the text is. A word that was broken at a hyphen is whole again.
 */
export function unwrap(lines: readonly Line[]): readonly Line[] {
  const breaks = { ...latinBreaks(lines), fullWidth: fullHanWidth(lines) };
  const isCompound = compoundsIn(lines);
  const whole: { readonly first: Line; readonly parts: string[]; last: Line }[] = [];
  for (const line of lines) {
    const above = whole.at(-1);
    if (above && goesOn(above.last, line, breaks)) {
      const [start, rest] = joint(above.parts.at(-1) ?? '', line.text, isCompound);
      above.parts.splice(-1, 1, start, rest);
      above.last = line;
    } else whole.push({ first: line, parts: [line.text], last: line });
  }
  return whole.map(({ first, parts }) => (parts.length === 1 ? first : withText(first, parts.join(''))));
}

const shortestBroken = 35;
const longestBroken = 140;

interface Breaks {
  /** Whether most lines go on in the next. */
  readonly isBroken: boolean;
  /** How wide those are that do. */
  readonly width: number;
  /** The width at which lines of Chinese were broken; null where they were not. */
  readonly fullWidth: number | null;
}

function goesOn(above: Line, line: Line, { isBroken, width, fullWidth }: Breaks): boolean {
  if (line.startsParagraph || line.level > 0 || above.level > 0 || line.marker !== null) return false;
  if (above.isUnderlined || above.cells > 1 || line.cells > 1) return false;
  // A day in two: "9月1", "日起".
  if (/\d$/.test(above.text) && /^[年月日]/.test(line.text)) return true;
  if (fullWidth !== null && hasHan(above.text))
    return above.width >= fullWidth * 0.88 && !/[。！？：；;:]["”’）)」]?$/u.test(above.text.slice(-3));
  const { length } = above.text;
  const isOpen = /[\p{L}\p{N},’'")–-]$/u.test(above.text) || /["“(]\p{L}{0,20}$/u.test(above.text);
  if (length < Math.min(shortestBroken, width * 0.6) || length > longestBroken || !isOpen) return false;
  return /^\p{Ll}/u.test(line.text) || (isBroken && !hasHan(above.text) && length >= Math.min(45, width * 0.7));
}

function latinBreaks(lines: readonly Line[]): { readonly isBroken: boolean; readonly width: number } {
  let pairs = 0;
  const going: number[] = [];
  for (const [at, line] of lines.entries()) {
    const above = lines[at - 1];
    if (!above || line.startsParagraph) continue;
    pairs += 1;
    if (/^\p{Ll}/u.test(line.text)) going.push(above.width);
  }
  const isBroken = pairs >= 3 && going.length * 3 >= pairs;
  const width = isBroken
    ? Math.max(shortestColumn, going.sort((a, b) => a - b)[Math.floor(going.length / 2)] ?? 0)
    : longestBroken;
  return { isBroken, width };
}

const shortestColumn = 24;

/** Lines of Chinese that were broken are nearly all of one width, the widest in the text, and few of them end a sentence. */
function fullHanWidth(lines: readonly Line[]): number | null {
  const pairs = lines.flatMap((line, at) => {
    const above = lines[at - 1];
    return above && !line.startsParagraph && line.marker === null && hasHan(above.text) ? [above] : [];
  });
  const widest = pairs.reduce((most, { width }) => Math.max(most, width), 0);
  const isWider = lines.some(({ width, text }) => width > widest * 1.15 && hasHan(text));
  if (pairs.length < 2 || isWider || widest > longestHan || widest < shortestHan) return null;
  const full = pairs.filter(({ width, text }) => width >= widest * 0.88 && !/[。！？]["”’）)」]?$/u.test(text));
  return full.length * 5 >= pairs.length * 3 ? widest : null;
}

const shortestHan = 30;
const longestHan = 130;

/** Tells whether two parts of a word stand with a hyphen elsewhere in the text, or always do. */
function compoundsIn(lines: readonly Line[]): (start: string, rest: string) => boolean {
  const known = new Set<string>();
  if (lines.some(({ text }) => /[-\u2010]$/.test(text.slice(-1))))
    for (const { text } of lines) for (const [word] of text.matchAll(hyphenated)) known.add(word.toLowerCase());
  return (start, rest) => known.has(`${start}-${rest}`.toLowerCase()) || compounds.test(start);
}

const hyphenated = /(?<!\p{L})\p{L}{1,30}-\p{L}{1,30}/gu;

// First parts of words that keep their hyphen.
const compounds =
  /^(?:self|cross|non|anti|co|pre|post|third|first|second|long|short|well|high|low|large|small|data|cyber|multi|inter|sub|mid|opt|e|x|decision|business|privacy|risk|cloud|end|state|follow)$/i;

/** The end of a line and the beginning of the next, as they stand in one: a word broken at a hyphen is whole, Chinese has no space. */
function joint(
  above: string,
  below: string,
  isCompound: (start: string, rest: string) => boolean,
): readonly [string, string] {
  const tail = above.slice(-32);
  const head = below.slice(0, 32);
  const [, start = ''] = /(\p{L}{1,30})[-\u2010\u00AD]$/u.exec(tail) ?? [];
  const [rest = ''] = /^\p{Ll}{1,30}/u.exec(head) ?? [];
  if (start !== '' && rest !== '') return [isCompound(start, rest) ? above : above.slice(0, -1), below];
  const isClose =
    (/[-\u2010]$/.test(tail) && /^\p{Lu}/u.test(head)) ||
    /[\p{Script=Han}，。、；：（《“]$/u.test(tail) ||
    /^[\p{Script=Han}，。、；：）》”]/u.test(head);
  return [above, isClose ? below : ` ${below}`];
}
