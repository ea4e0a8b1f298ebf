import { wordsOf } from '../search/words.ts';
import { type FilterName, filterNamed, nearestFilter } from './filter-names.ts';
import type { Reading, Term, UnparsedPart, ValueFilters } from './query.ts';
import { type FilterValue, readFilter } from './read-filter.ts';

/** A part of a query and what it does. */
export type QueryPart =
  | FilterValue
  | { readonly kind: 'without'; readonly values: Partial<ValueFilters> }
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'phrase'; readonly text: string }
  | { readonly kind: 'excluded'; readonly term: Term }
  | { readonly kind: 'either'; readonly terms: readonly Term[] };

/** Reads the syntax of a query: its filters, phrases, exclusions and alternatives; what is none of these is plain. */
export function queryParts(tokens: readonly QueryToken[], reading: Reading): readonly QueryPart[] {
  return joined(itemsIn(tokens, reading));
}

type Item =
  | { readonly kind: 'or'; readonly text: string }
  | { readonly kind: 'term'; readonly term: Term }
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'excluded'; readonly term: Term }
  | {
      readonly kind: 'filter';
      readonly name: FilterName;
      readonly text: string;
      readonly parts: readonly QueryPart[];
    }
  | { readonly kind: 'near'; readonly part: QueryPart };

function itemsIn(tokens: readonly QueryToken[], reading: Reading): readonly Item[] {
  const items: Item[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    if (!token) break;
    const filter = filterAt(tokens, at, reading);
    if (filter) items.push(filter.item);
    else items.push(...itemOf(token));
    at += filter?.length ?? 1;
  }
  return items;
}

function itemOf(token: QueryToken): readonly Item[] {
  const { kind, text, negated } = token;
  if (kind === 'bare' && !negated && orWord.test(text)) return [{ kind: 'or', text }];
  if (kind === 'bare' && andWord.test(text)) return [];
  const near = nearFilter(token);
  if (near) return [near];
  const term: Term = kind === 'quoted' ? { kind: 'phrase', text } : { kind: 'word', text };
  if (wordsOf(text).length === 0) return negated || kind === 'quoted' ? [] : [{ kind: 'plain', text }];
  return negated ? [{ kind: 'excluded', term: bareTerm(term) }] : [{ kind: 'term', term }];
}

const orWord = /^(?:[^\p{L}\p{N}]*(?:OR|或|或者)[^\p{L}\p{N}]*|\|{1,2})$/u;
const andWord = /^(?:[^\p{L}\p{N}]*AND[^\p{L}\p{N}]*|&&)$/u;

// A parenthesis may stand before it.
const label = /^[^\p{L}\p{N}]*(\p{L}+):(.*)$/su;

/** `length`: how many tokens it takes. */
function filterAt(
  tokens: readonly QueryToken[],
  at: number,
  reading: Reading,
): { readonly item: Item; readonly length: number } | null {
  const token = tokens[at];
  const [, typed = '', glued = ''] = token?.kind === 'bare' ? (label.exec(token.text) ?? []) : [];
  const name = filterNamed(typed);
  if (!token || typed === '' || !name) return null;
  const next = glued === '' ? valueToken(tokens[at + 1]) : null;
  const length = next ? 2 : 1;
  const { read, taken } = readFilter(
    {
      name,
      label: typed,
      value: next?.kind === 'quoted' ? next.text : unpunctuated(next?.text ?? glued),
      isQuoted: next?.kind === 'quoted',
      following: followingWords(tokens.slice(at + length, at + length + longestValue)),
    },
    reading,
  );
  // "Cybersecurity law: when does it apply" is a sentence.
  const isSaid = next?.kind === 'bare' && tokens[at - 1]?.kind === 'bare' && !isLabelled(tokens[at - 1]?.text ?? '');
  if (
    isSaid &&
    (read.every(({ kind }) => kind === 'unread') || (name === 'law' && taken === 0 && !isNamed(next, reading)))
  )
    return null;
  const text = tokens
    .slice(at, at + length + taken)
    .map((one) => one.text)
    .join(' ');
  const parts = token.negated ? read.flatMap((value) => excluded(value, text)) : read;
  return { item: { kind: 'filter', name, text, parts }, length: length + taken };
}

const isNamed = ({ text }: QueryToken, { concepts }: Reading): boolean => concepts.named(unpunctuated(text)) !== null;

const longestValue = 11;

// "section: enforcement" is typed as often as "section:enforcement".
const valueToken = (token: QueryToken | undefined): QueryToken | null =>
  token && (token.kind === 'quoted' || isPlainWord(token)) ? token : null;

const isPlainWord = ({ kind, text, negated }: QueryToken): boolean =>
  kind === 'bare' && !negated && !orWord.test(text) && !andWord.test(text) && text !== 'NOT' && !isLabelled(text);

const isLabelled = (text: string): boolean => filterNamed(label.exec(text)?.[1] ?? '') !== undefined;

function followingWords(tokens: readonly QueryToken[]): readonly string[] {
  const end = tokens.findIndex((token) => !isPlainWord(token));
  return (end < 0 ? tokens : tokens.slice(0, end)).map(({ text }) => unpunctuated(text));
}

const unpunctuated = (value: string): string => value.replace(/(?:[)?!,;，。]|(?<!\.)\.)+$/u, '');

function excluded(value: FilterValue, text: string): readonly QueryPart[] {
  switch (value.kind) {
    case 'values':
      return [{ kind: 'without', values: value.values }];
    case 'words':
      return [{ kind: 'excluded', term: { kind: 'word', text: value.words } }];
    case 'unread':
      return [
        { ...value, words: '' },
        ...(wordsOf(value.words).length > 0
          ? [{ kind: 'excluded', term: { kind: 'word', text: value.words } } as const]
          : []),
      ];
    case 'time':
    case 'penalty':
      return [{ kind: 'unread', unread: { text: `-${text}`, why: 'cannot_be_excluded' }, words: '' }];
  }
}

function nearFilter({ kind, text, negated }: QueryToken): Item | null {
  const [, typed = '', value = ''] = kind === 'bare' ? (label.exec(text) ?? []) : [];
  const nearest = value === '' ? undefined : nearestFilter(typed);
  if (!nearest) return null;
  const unread: UnparsedPart = { text, why: 'unknown_filter', nearest };
  const part: FilterValue = { kind: 'unread', unread, words: `${typed} ${value}` };
  return { kind: 'near', part: negated ? { ...part, words: '' } : part };
}

// Terms joined by OR are one group; filters of one name fit by any of their values as they are.
function joined(items: readonly Item[]): readonly QueryPart[] {
  const parts: QueryPart[] = [];
  for (let at = 0; at < items.length; ) {
    const terms = alternativesAt(items, at);
    if (terms.length > 1) parts.push({ kind: 'either', terms: terms.map(bareTerm) });
    else parts.push(...partsOf(items, at));
    at += Math.max(1, 2 * terms.length - 1);
  }
  return parts;
}

function alternativesAt(items: readonly Item[], at: number): readonly Term[] {
  const first = items[at];
  if (first?.kind !== 'term') return [];
  const terms = [first.term];
  for (let or = at + 1; items[or]?.kind === 'or'; or += 2) {
    const next = items[or + 1];
    if (next?.kind !== 'term') break;
    terms.push(next.term);
  }
  return terms;
}

function partsOf(items: readonly Item[], at: number): readonly QueryPart[] {
  const item = items[at];
  switch (item?.kind) {
    case undefined:
      return [];
    case 'term':
      return [{ kind: item.term.kind === 'phrase' ? 'phrase' : 'plain', text: item.term.text }];
    case 'filter':
      return item.parts;
    case 'near':
      return [item.part];
    case 'or':
      return orBetween(items[at - 1], item.text, items[at + 1]);
    case 'plain':
    case 'excluded':
      return [item];
  }
}

function orBetween(before: Item | undefined, or: string, after: Item | undefined): readonly QueryPart[] {
  if (before?.kind !== 'filter' && after?.kind !== 'filter') return [{ kind: 'plain', text: or }];
  if (before?.kind === 'filter' && after?.kind === 'filter' && before.name === after.name) return [];
  const text = [before, after].map((item) => (item ? textOf(item) : '')).join(` ${or} `);
  return [{ kind: 'unread', unread: { text: text.trim(), why: 'or_between_filters' }, words: '' }];
}

function textOf(item: Item): string {
  if (item.kind === 'term' || item.kind === 'excluded') return item.term.text;
  return 'text' in item ? item.text : '';
}

// Parentheses around alternatives group nothing else: "(minors OR children) games".
function bareTerm({ kind, text }: Term): Term {
  return kind === 'phrase'
    ? { kind, text }
    : { kind, text: text.replace(/^[^\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]+$/gu, '') };
}

/** A piece of a query between spaces, or what stands in quotes. */
export interface QueryToken {
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
export function splitQuery(text: string): readonly QueryToken[] {
  const tokens: QueryToken[] = [];
  for (const { index, 0: all, 1: minus, 2: quoted, 3: bare = '' } of plainForms(text).matchAll(token)) {
    const isNot = isNotWord(tokens.at(-1)) && bare !== 'OR';
    if (isNot) tokens.pop();
    const glued = index > 0 && !/^\s/.test(all) && !isNot;
    const negated = minus !== undefined || isNot;
    if (quoted !== undefined) tokens.push({ kind: 'quoted', text: quoted.trim(), negated, glued });
    else tokens.push({ kind: 'bare', text: bare, negated, glued });
  }
  return tokens;
}

const isNotWord = (token: QueryToken | undefined): boolean =>
  token?.kind === 'bare' && !token.negated && /^[^\p{L}\p{N}]*NOT[^\p{L}\p{N}]*$/u.test(token.text);

const token = /\s*(?:(?<!\S)([-‐–−])(?=["\p{L}]))?(?:"([^"]*)"?|([^\s"]+))/gu;

/** A query in plain forms: full-width ones and the quotes of any language are read as those of a keyboard. */
export const plainForms = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[“”„‟«»「」『』〝〞〟]/g, '"')
    .trim();
