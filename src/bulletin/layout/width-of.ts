/** How wide a text is in print: a Chinese character takes as much as two Latin ones, and says as much as more. */
export function widthOf(text: string): number {
  return text.length + (wide.test(text) ? (text.match(allWide)?.length ?? 0) : 0);
}

const wide = /[\u2E80-\uFFFF]/;
const allWide = /[\u2E80-\uFFFF]/g;
