import SearchableMap from 'minisearch/SearchableMap';
import { authorities, findAuthority } from '../../bulletin/authorities/authorities.ts';
import type { Authority } from '../../bulletin/authorities/authority.ts';
import { type Token, tokenize } from '../tokens.ts';
import { simplified } from '../words.ts';
import { type Concept, namesIn } from './read-concepts.ts';

/** A place in a text that names a concept, in UTF-16 units. */
export interface Mention {
  readonly concept: Concept;
  readonly from: number;
  readonly to: number;
  /** Which pieces of the text it covers: from the first, up to and without the last. */
  readonly first: number;
  readonly last: number;
}

/** A concept and what it is called, the usual name first. */
interface NamedConcept {
  readonly concept: Concept;
  /** Beside each name as it is shown, the same to compare with: see `foldedName`. */
  readonly names: readonly { readonly name: string; readonly folded: string }[];
}

/** Who speaks: an entry writes acronyms as they are written, a question in any case. */
type Speaker = 'entry' | 'question';

/** The concepts by what they are called. */
export interface ConceptTable {
  /** The concepts of the file, then the authorities of the table that the file does not mention. */
  readonly all: readonly Concept[];
  /** The same, each with its names. */
  readonly withNames: readonly NamedConcept[];
  /** The concept of which the words are one whole name, in either script and any case; null where there is none. */
  readonly named: (words: string) => Concept | null;
  /** The concept with that id; null where there is none. */
  readonly byId: (id: string) => Concept | null;
  /** Tells whether a name has that word in it. */
  readonly hasWord: (word: string) => boolean;
  /** The words of names that begin so. */
  readonly wordsFrom: (beginning: string) => readonly string[];
  /** The words of names that differ by so many slips at most: a letter more, less or another. */
  readonly wordsLike: (word: string, slips: number) => readonly string[];
  /**
   * What the pieces of a text name, in order. A question means the longest name at each place and nothing within it; an entry
   * is about the shorter names within too: the Cybersecurity Law is about cybersecurity. An authority is another than the one in
   * its name: 美国司法部 is not 司法部.
   */
  readonly mentionsIn: (pieces: readonly Token[], speaker: Speaker) => readonly Mention[];
}

/**
 * Makes the concepts ready to be found. Stop words are left out and plural and singular are one, but stems are not compared:
 * "ruling" is no "rule", and "filing" no "file".
 */
export function conceptTable(concepts: readonly Concept[]): ConceptTable {
  const codes = new Set(concepts.flatMap(({ authority }) => authority ?? []));
  const rest = authorities.filter(({ code }) => !codes.has(code)).map(conceptOf);
  const all = [...concepts, ...rest];
  const root = emptyNode();
  const words = new SearchableMap<true>();
  for (const concept of all) {
    for (const name of allNamesOf(concept))
      for (const word of add(root, name, concept)) words.set(word, true);
  }
  const ids = new Map(all.map((concept) => [concept.id, concept]));
  return {
    all,
    withNames: all.map((concept) => ({ concept, names: shownNames(concept) })),
    named: (words) => namedExactly(root, tokenize(simplified(words))),
    byId: (id) => ids.get(id) ?? null,
    hasWord: (word) => words.has(word),
    wordsFrom: (beginning) => [...words.atPrefix(beginning).keys()],
    wordsLike: (word, slips) => [...words.fuzzyGet(word, slips).keys()],
    mentionsIn: (pieces, speaker) => mentionsIn(root, pieces, speaker),
  };
}

/** A table without concepts, but for the authorities. */
export const authoritiesOnly: ConceptTable = conceptTable([]);

function conceptOf({ code, jurisdiction, names, chinese }: Authority): Concept {
  return {
    id: code.toLowerCase().replaceAll('_', '-'),
    kind: 'authority',
    jurisdiction,
    authority: code,
    name: names[0] ?? code,
    acronyms: [],
    also: [],
    older: [],
    wrong: [],
    chinese,
    traditional: [],
  };
}

/** The word in the singular, near enough to compare names by. */
function keyOf({ word }: Token): string {
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return word;
  return word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.slice(0, -1);
}

interface Node {
  readonly next: Map<string, Node>;
  concept: Concept | null;
  /** How it has to be written in an entry, where that matters. */
  readonly written: Set<string>;
  anyCase: boolean;
}

function emptyNode(): Node {
  return { next: new Map(), concept: null, written: new Set(), anyCase: false };
}

/** A name, or the beginning of one, for comparing: in lower case and simplified characters. */
export function foldedName(name: string): string {
  return simplified(name.normalize('NFKC').trimStart().toLowerCase());
}

function shownNames(concept: Concept): NamedConcept['names'] {
  const names = new Set([concept.name, ...allNamesOf(concept)]);
  return [...names].map((name) => ({ name, folded: foldedName(name) }));
}

/** Every name of a concept that is not in traditional characters: its own, and those of its authority. */
function allNamesOf(concept: Concept): readonly string[] {
  const known = concept.authority === undefined ? null : findAuthority(concept.authority);
  const own = namesIn(concept).map(({ name }) => name);
  return known ? [...own, ...known.names, ...known.chinese] : own;
}

// Gives the words of the name. The first to come keeps a name that two would have once stop words are left out.
function add(root: Node, name: string, concept: Concept): readonly string[] {
  const pieces = tokenize(simplified(name)).filter(({ says }) => says);
  if (pieces.length === 0) return [];
  let node = root;
  for (const piece of pieces) {
    const key = keyOf(piece);
    const next = node.next.get(key) ?? emptyNode();
    node.next.set(key, next);
    node = next;
  }
  node.concept ??= concept;
  if (node.concept === concept) {
    if (isAcronym(name)) node.written.add(name);
    else node.anyCase = true;
  }
  return pieces.flatMap(({ word, isHan }) => (isHan ? [] : [word]));
}

/** An abbreviation of capitals; one with small letters or of several words cannot be mistaken for a word. */
function isAcronym(name: string): boolean {
  return /^[A-Z][A-Z0-9]{1,9}s?$/.test(name);
}

function namedExactly(root: Node, pieces: readonly Token[]): Concept | null {
  let node: Node | undefined = root;
  for (const piece of pieces) if (piece.says) node = node?.next.get(keyOf(piece));
  return node?.concept ?? null;
}

function mentionsIn(root: Node, pieces: readonly Token[], speaker: Speaker): readonly Mention[] {
  const mentions: Mention[] = [];
  let authority: Mention | null = null;
  for (let at = 0; at < pieces.length; at += 1) {
    const here = mentionsAt(root, pieces, at, speaker);
    const longest = here.at(-1);
    if (!longest) continue;
    if (speaker === 'question') {
      mentions.push(longest);
      at = longest.last - 1;
      continue;
    }
    const longestAuthority = here.findLast(isOfAuthority);
    if (longestAuthority && longestAuthority.last > (authority?.last ?? 0)) authority = longestAuthority;
    mentions.push(...here.filter((one) => !isWithin(one, authority)));
  }
  return mentions;
}

const isOfAuthority = ({ concept }: Mention): boolean => concept.kind === 'authority';

const isWithin = (mention: Mention, authority: Mention | null): boolean =>
  authority !== null &&
  isOfAuthority(mention) &&
  mention.concept !== authority.concept &&
  mention.last <= authority.last;

/** The names that begin there, shortest first. */
function mentionsAt(
  root: Node,
  pieces: readonly Token[],
  first: number,
  speaker: Speaker,
): readonly Mention[] {
  const start = pieces[first];
  const found: Mention[] = [];
  if (!start?.says) return found;
  let node: Node | undefined = root;
  for (let at = first; node && at < pieces.length; at += 1) {
    const piece = pieces[at];
    if (!piece || (piece.beginsSentence && at > first)) break;
    if (!piece.says) continue;
    node = node.next.get(keyOf(piece));
    if (node?.concept && (speaker === 'question' || isWritten(node, pieces, first, at))) {
      found.push({ concept: node.concept, from: start.from, to: piece.to, first, last: at + 1 });
    }
  }
  return found;
}

function isWritten(node: Node, pieces: readonly Token[], first: number, at: number): boolean {
  return node.anyCase || (first === at && node.written.has(pieces[at]?.text ?? ''));
}
