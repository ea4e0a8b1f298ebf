import { hasHan } from './has-han.ts';
import { type Line, withText } from './read-lines.ts';

/**
 * The lines with those put together again that were broken in the midst of a sentence to keep them short. A line that goes on in
 * a small letter was surely broken; any other only where most of the text is.
 */
export function unwrap(lines: readonly Line[]): readonly Line[] {
  const isBroken = isMostlyBroken(lines);
  const whole: { first: Line; parts: string[]; last: Line }[] = [];
  for (const line of lines) {
    const above = whole.at(-1);
    if (above && goesOn(above.last, line, isBroken)) {
      above.parts.push(line.text);
      above.last = line;
    } else whole.push({ first: line, parts: [line.text], last: line });
  }
  return whole.map(({ first, parts }) => (parts.length === 1 ? first : withText(first, parts.join(' '))));
}

const shortestBroken = 35;
const longestBroken = 140;

function goesOn(above: Line, line: Line, isBroken: boolean): boolean {
  if (line.startsParagraph || line.level > 0 || above.level > 0 || line.marker !== null) return false;
  const { length } = above.text;
  if (length < shortestBroken || length > longestBroken || !/[\p{L}\p{N},’'")–-]$/u.test(above.text))
    return false;
  return /^\p{Ll}/u.test(line.text) || (isBroken && length >= 45 && !hasHan(above.text));
}

function isMostlyBroken(lines: readonly Line[]): boolean {
  let [pairs, small] = [0, 0];
  for (const [at, line] of lines.entries()) {
    const above = lines[at - 1];
    if (!above || line.startsParagraph) continue;
    pairs += 1;
    if (/^\p{Ll}/u.test(line.text)) small += 1;
  }
  return pairs >= 3 && small * 3 >= pairs;
}
