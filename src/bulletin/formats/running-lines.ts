import type { PageLine } from './page-lines.ts';

/** The pages without what stands on the top or the bottom of most of them, save for its numbers, and without page numbers. */
export function withoutRunningLines(
  pages: readonly (readonly PageLine[])[],
): readonly (readonly PageLine[])[] {
  const counts = new Map<string, number>();
  for (const page of pages) {
    for (const key of new Set(page.filter((_, at) => isEdge(page, at)).map(keyOf))) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const isRunning = (line: PageLine): boolean =>
    keyOf(line) === '#' || (pages.length >= 3 && (counts.get(keyOf(line)) ?? 0) * 2 > pages.length);
  return pages.map((page) => page.filter((line, at) => !isEdge(page, at) || !isRunning(line)));
}

const edge = 2;
const isEdge = (page: readonly PageLine[], at: number): boolean => at < edge || at >= page.length - edge;
const keyOf = ({ text }: PageLine): string =>
  text.replace(/\d+/g, '#').replace(/^(?:page |第\s?)?#(?: ?(?:of|\/) ?#|\s?页)?$/i, '#');
