/**
 * The text without what its reader does not see, or is told not to read: words struck out (`~~30 June~~`, `<del>`, a stroke through each
 * letter), comments and elements of HTML that are hidden, footnotes of Markdown. Lines keep their numbers.
 */
export function visibleText(text: string): string {
  const shown = text.includes('<') ? withoutHidden(text.replace(comment, onlyBreaks)) : text;
  const noted = shown.includes('[^') ? shown.replace(note, onlyBreaks).replace(noteMark, '') : shown;
  const standing = noted.includes('~~') ? noted.replace(struck, onlyBreaks) : noted;
  return stroke.test(standing) ? standing.replace(strokes, '') : standing;
}

const onlyBreaks = (words: string): string => words.replace(/[^\n]+/g, '');

const comment = /<!--[^<>]{0,4000}-->/g;
// A footnote of Markdown with the lines that go on in it, and its marks.
const note = /^\[\^[^\]\n]{1,40}\]:.*(?:\n(?: {2}|\t).*)*/gm;
const noteMark = /\[\^[^\]\s]{1,40}\]/g;
const struck = /~~(?=\S)[^~]{1,2000}~~/g;
// Combining strokes through a letter, as some tools strike plain text.
const stroke = /[\u0335-\u0338]/;
const strokes = /\P{M}(?=[\u0335-\u0338])|[\u0335-\u0338]/gu;

const tag = /<(\/?)([a-z][a-z0-9]{0,14})((?:\s[^<>]{0,1000})?)>/gi;
const struckTags: ReadonlySet<string> = new Set(['del', 's', 'strike', 'template', 'script', 'style']);
const hides =
  /\s(?:hidden(?=[\s=/]|$)|style\s?=\s?["'][^"']{0,300}(?:display\s?:\s?none|visibility\s?:\s?hidden|line-through))/i;
const empty: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'input', 'meta', 'link', 'wbr']);

/** The text without hidden elements and all that stands in them. One that is never closed hides nothing. */
function withoutHidden(text: string): string {
  const cuts: { readonly from: number; readonly to: number }[] = [];
  let open: { readonly name: string; readonly from: number; depth: number } | null = null;
  for (const { index, 0: whole, 1: slash, 2: name = '', 3: attributes = '' } of text.matchAll(tag)) {
    const key = name.toLowerCase();
    if (open === null) {
      const isHidden = slash === '' && !empty.has(key) && (struckTags.has(key) || hides.test(attributes));
      if (isHidden && !attributes.endsWith('/')) open = { name: key, from: index, depth: 1 };
    } else if (key === open.name) {
      open.depth += slash === '' ? 1 : -1;
      if (open.depth > 0) continue;
      cuts.push({ from: open.from, to: index + whole.length });
      open = null;
    }
  }
  let at = 0;
  const kept = cuts.map(({ from, to }) => {
    const before = text.slice(at, from) + onlyBreaks(text.slice(from, to));
    at = to;
    return before;
  });
  return kept.join('') + text.slice(at);
}
