import { hasHan, type Line, withText } from './lines.ts';

/**
 * The lines with those put together again that were broken in the midst of a sentence to keep them short. A line that goes on in
 * a small letter was surely broken; any other only where most of the text is. A word that was broken at a hyphen is whole again.
 */
export function unwrap(lines: readonly Line[]): readonly Line[] {
  const breaks = { ...latinBreaks(lines), fullWidth: fullHanWidth(lines) };
  const whole: { first: Line; text: string; last: Line }[] = [];
  const known = new Set<string>();
  for (const line of lines) {
    const above = whole.at(-1);
    for (const [word] of line.text.matchAll(hyphenated)) known.add(word.toLowerCase());
    if (above && goesOn(above.last, line, breaks)) {
      above.text = joined(above.text, line.text, known);
      above.last = line;
    } else whole.push({ first: line, text: line.text, last: line });
  }
  return whole.map(({ first, text }) => (text === first.text ? first : withText(first, text)));
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
  if (fullWidth !== null && hasHan(above.text))
    return above.width >= fullWidth * 0.88 && !/[。！？：；;:]["”’）)」]?$/u.test(above.text);
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

const hyphenated = /\p{L}{1,30}-\p{L}{1,30}/gu;

/** Two lines as one: without a space between Chinese signs, and without the hyphen at which a word was broken. */
function joined(above: string, below: string, known: ReadonlySet<string>): string {
  const broken = /(\p{L}{1,30})[-\u2010\u00AD]$/u.exec(above);
  const [rest = ''] = /^\p{Ll}{1,30}/u.exec(below) ?? [];
  if (broken && rest !== '') {
    const start = broken[1] ?? '';
    const isCompound = known.has(`${start}-${rest}`.toLowerCase()) || compounds.test(start);
    return above.slice(0, isCompound ? above.length : -1) + below;
  }
  if (/[-\u2010]$/.test(above) && /^\p{Lu}/u.test(below)) return above + below;
  return /[\p{Script=Han}，。、；：（《“]$/u.test(above) || /^[\p{Script=Han}，。、；：）》”]/u.test(below)
    ? above + below
    : `${above} ${below}`;
}

// First parts of words that keep their hyphen.
const compounds =
  /^(?:self|cross|non|anti|co|pre|post|third|first|second|long|short|well|high|low|large|small|data|cyber|multi|inter|sub|mid|opt|e|x|decision|business|privacy|risk|cloud|end|state|follow)$/i;
