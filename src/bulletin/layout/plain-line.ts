/** What a line says, and what its markup says of it. */
export interface PlainLine {
  readonly text: string;
  readonly indent: number;
  readonly level: number;
  readonly bold: string;
}

/**
 * A line without its markup: Markdown's headings, emphasis, links (the words stay), pictures and rules, tags and entities
 * of HTML, characters that print nothing.
 */
export function plainLine(raw: string): PlainLine {
  const clean = untagged(printed(raw).replace(space, ' '));
  const indent = clean.length - clean.trimStart().length;
  const [, signs = '', rest = ''] = /^(#{1,6})\s(.*)$/.exec(clean.trim()) ?? [null, '', clean.trim()];
  const linked = rest.replaceAll('****', '').replace(picture, '').replace(link, '$1').trim();
  const text = unescaped(linked.replaceAll('**', '')).trim();
  return { text: isRule(text) ? '' : text, indent, level: signs.length, bold: boldStart(linked) };
}

// Format and control characters, and what only chooses between two drawings of a sign.
const invisible = /(?!\t)[\p{Cf}\p{Cc}]|\uFE0E|\uFE0F/gu;
const plainlyPrinted = /^[\t -~]*$/;
const printed = (raw: string): string => (plainlyPrinted.test(raw) ? raw : raw.replace(invisible, ''));
const space = /[^\S ]/g;
const picture = /!\[[^[\]]{0,300}\]\([^()]{0,2000}\)/g;
const link = /\[([^[\]]{0,500})\]\([^()]{0,2000}\)/g;

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  '#39': "'",
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  bull: '•',
  middot: '·',
  sect: '§',
  euro: '€',
  pound: '£',
  yen: '¥',
};

/** Words without tags and entities; tags of emphasis become that of Markdown. */
function untagged(words: string): string {
  const withoutTags = words.includes('<')
    ? words
        .replace(/<\/?(?:b|strong)>/gi, '**')
        .replace(/<br\s?\/?>/gi, ' ')
        .replace(/<\/?[a-z][a-z0-9]{0,14}(?:\s[^<>]{0,500})?\/?>/gi, '')
    : words;
  return withoutTags.includes('&')
    ? withoutTags.replace(
        /&(#?[a-z0-9]{1,8});/gi,
        (whole, name: string) => entities[name.toLowerCase()] ?? whole,
      )
    : withoutTags;
}

const unescaped = (words: string): string => words.replace(/\\(?=[\\`*_{}[\]()#+.!|>~-])/g, '');

const isRule = (text: string): boolean => /^[\s\-–—_*=~·.#|/\\>]{1,400}$/.test(text);

const boldStart = (text: string): string =>
  /^(?:[-*•·●▪◆■►▶➤]\s{0,4})?\*\*([^*]{1,400})\*\*/.exec(text)?.[1]?.trim() ?? '';
