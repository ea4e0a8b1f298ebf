import type { Line } from '../lines.ts';
import type { LineFacts } from './line-facts.ts';

/**
 * The looks of the lines, by three measures, the finest first: with what follows, with their weight and case, and by mark and kind
 * alone. Lines that look alike have the same.
 */
export function looksOf(lines: readonly Line[], facts: readonly LineFacts[]): readonly [string[], string[], string[]] {
  const coarse = lines.map((line, at) => coarseLook(line, facts[at]));
  const fine = lines.map((_, at) => fineLook(coarse[at] ?? '', facts[at], facts[at + 1]));
  return [fine, coarse, lines.map((line, at) => bareLook(line, facts[at]))];
}

const kindOf = (facts: LineFacts | undefined): string =>
  facts === undefined
    ? '.'
    : facts.prose
      ? 'p'
      : facts.title
        ? 't'
        : facts.field || facts.dateOnly || facts.address
          ? 'f'
          : 's';

function coarseLook({ marker, level, cells, text, indent }: Line, facts: LineFacts | undefined): string {
  if (!facts) return '';
  const sign = marker?.style === '•' ? (text[0] ?? '') : (marker?.style ?? '');
  const mark = marker && indent > 1 ? `${sign}>` : sign;
  const kind = marker === null ? kindOf(facts) : '';
  const weight = facts.bold >= 8 ? 'B' : facts.bold > 0 ? 'b' : '';
  return [
    mark,
    level,
    kind,
    weight,
    facts.capitals,
    facts.bracketLed + 2 * facts.bracketOnly,
    cells > 1 ? cells : '',
  ].join(' ');
}

const fineLook = (coarse: string, facts: LineFacts | undefined, next: LineFacts | undefined): string =>
  [coarse, kindOf(facts), facts?.paragraph, facts?.dateLed, kindOf(next), facts?.alone, facts?.indent ? 1 : 0].join(
    ' ',
  );

const bareLook = ({ marker, level }: Line, facts: LineFacts | undefined): string =>
  `${marker?.style ?? ''} ${level} ${kindOf(facts)} ${facts?.cells === 1 ? '' : 'row'}`;

/** What is told of the lines that share a look, by look and by name. */
export function groupsOf(
  looks: readonly string[],
  lines: readonly Line[],
  facts: readonly LineFacts[],
): ReadonlyMap<string, Readonly<Record<string, number>>> {
  const members = new Map<string, number[]>();
  for (const [at, look] of looks.entries()) {
    const places = members.get(look);
    if (places) places.push(at);
    else members.set(look, [at]);
  }
  const total = lines.reduce((sum, { width }) => sum + width, 0);
  const widthFrom = new Float64Array(lines.length + 1);
  for (let at = lines.length - 1; at >= 0; at -= 1) widthFrom[at] = (widthFrom[at + 1] ?? 0) + (lines[at]?.width ?? 0);
  return new Map([...members].map(([look, places]) => [look, groupOf(places)]));

  function groupOf(places: readonly number[]): Readonly<Record<string, number>> {
    const size = places.length;
    const share = (is: (at: number, index: number) => boolean | number | undefined): number =>
      Math.round((20 * places.filter((at, index) => is(at, index)).length) / size);
    const first = places[0] ?? 0;
    const last = places[size - 1] ?? 0;
    const gaps = places.slice(1).map((at, index) => at - (places[index] ?? 0));
    const mean = gaps.length === 0 ? 0 : (last - first) / gaps.length;
    const countOf = (at: number | undefined): number => (at === undefined ? 0 : (lines[at]?.marker?.value ?? 0));
    return {
      size: Math.min(size, 60),
      share: Math.round((40 * size) / lines.length),
      overProse: share((at) => facts[at + 1]?.prose),
      prose: share((at) => facts[at]?.prose),
      underProse: share((at) => facts[at - 1]?.prose),
      gap: Math.min(Math.round(mean * 2), 40),
      spread: gaps.length === 0 ? -1 : Math.min(Math.max(...gaps.slice(0, 200)) - Math.min(...gaps.slice(0, 200)), 30),
      first: Math.round((20 * first) / lines.length),
      dated: share((at) => facts[at]?.dateLed),
      counting: share((at, index) => countOf(at) > 0 && countOf(at) === countOf(places[index - 1]) + 1),
      ones: share((at) => countOf(at) === 1),
      headings: share((at) => facts[at]?.heading),
      mean: Math.round(Math.log2(1 + places.reduce((sum, at) => sum + (lines[at]?.width ?? 0), 0) / size) * 4),
      covered: total === 0 ? 0 : Math.round((20 * (widthFrom[first] ?? 0)) / total),
      paragraphs: share((at) => facts[at]?.paragraph),
      strides: share((at, index) => at === (places[index - 1] ?? -9) + 1),
      same: Math.round((20 * new Set(places.slice(0, 500).map((at) => lines[at]?.text)).size) / Math.min(size, 500)),
    };
  }
}
