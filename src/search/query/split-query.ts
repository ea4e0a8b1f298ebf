/** A piece of a query between spaces, or what stands in quotes. */
export interface Token {
  readonly kind: 'bare' | 'quoted';
  /** Without the quotes and without the minus. */
  readonly text: string;
  /** Whether a minus or NOT stands before it. */
  readonly negated: boolean;
  /** Whether it follows the token before it without a space, as the value in `section:"…"`. */
  readonly glued: boolean;
}

/**
 * Cuts a query into tokens. Full-width forms are read as plain ones, the quotes of any language as `"`; a quote left open
 * reaches to the end. A minus excludes where it stands before a letter or a quote and after a space: `2018 -2019` does not.
 */
export function splitQuery(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const { index, 0: all, 1: minus, 2: quoted, 3: bare = '' } of flat(text).matchAll(token)) {
    const isNot = isNotWord(tokens.at(-1)) && bare !== 'OR';
    if (isNot) tokens.pop();
    const glued = index > 0 && !/^\s/.test(all) && !isNot;
    const negated = minus !== undefined || isNot;
    if (quoted !== undefined) tokens.push({ kind: 'quoted', text: quoted.trim(), negated, glued });
    else tokens.push({ kind: 'bare', text: bare, negated, glued });
  }
  return tokens;
}

const isNotWord = (token: Token | undefined): boolean =>
  token?.kind === 'bare' && !token.negated && /^[^\p{L}\p{N}]*NOT[^\p{L}\p{N}]*$/u.test(token.text);

const token = /\s*(?:(?<!\S)([-‐–−])(?=["\p{L}]))?(?:"([^"]*)"?|([^\s"]+))/gu;

const flat = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[“”„‟«»「」『』〝〞〟]/g, '"')
    .trim();
