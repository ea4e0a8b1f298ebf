import SearchableMap from 'minisearch/SearchableMap';
import { authorityTable } from '../../bulletin/authorities.ts';
import type { Authority } from '../../bulletin/authority-table.ts';
import { type Token, tokenize } from '../tokens.ts';
import { simplified } from '../words.ts';
import { type Concept, namesIn } from './read-concepts.ts';

/** A place in a text that names a concept, in UTF-16 units. */
export interface Mention {
  readonly concept: Concept;
  readonly from: number;
  readonly to: number;
  /** The tokens of the name: from `first` up to, but not including, `last`. */
  readonly first: number;
  readonly last: number;
}

/** A concept and its names, the one to show first. */
interface NamedConcept {
  readonly concept: Concept;
  /** Each name as it is shown, and folded for comparing: see `foldedName`. */
  readonly names: readonly { readonly name: string; readonly folded: string }[];
}

/** Where a text comes from: an entry writes acronyms in capitals, a question in any case. */
type TextKind = 'entry' | 'question';

/** The concepts by their names. Built when it is first used. */
export interface ConceptTable {
  /** The concepts of the file, then the authorities. */
  readonly all: readonly Concept[];
  /** The same, each with its names. */
  readonly withNames: readonly NamedConcept[];
  /** The concept of which the words are a whole name, in either script and any case; null if there is none. */
  readonly named: (words: string) => Concept | null;
  /** The concept with that id; null if there is none. */
  readonly byId: (id: string) => Concept | null;
  /** Whether a name contains the word. */
  readonly hasWord: (word: string) => boolean;
  /** The words of names that start with a prefix. */
  readonly wordsFrom: (prefix: string) => readonly string[];
  /** The words of names within an edit distance. */
  readonly wordsLike: (word: string, distance: number) => readonly string[];
  /**
   * The names in a text, in order. A question means the longest name at each place and nothing within it. An entry is about the shorter
   * names within it too: the Cybersecurity Law is about cybersecurity. But an authority within the name of another is not meant:
   * 美国司法部 is not 司法部.
   */
  readonly mentionsIn: (tokens: readonly Token[], kind: TextKind) => readonly Mention[];
}

/**
 * Makes concepts and authorities searchable by name. Names are compared without stop words, and singular and plural are the same; but not by
 * stem: "ruling" is not "rule", and "filing" is not "file".
 */
export function conceptTable(concepts: readonly Concept[]): ConceptTable {
  let built: Names | null = null;
  const names = (): Names => {
    built ??= new Names([...concepts, ...authorityTable().authorities.map(conceptOf)]);
    return built;
  };
  return {
    get all() {
      return names().all;
    },
    get withNames() {
      return names().withNames;
    },
    named: (words) => names().find(tokenize(simplified(words))),
    byId: (id) => names().byId.get(id) ?? null,
    hasWord: (word) => names().words.has(word),
    wordsFrom: (prefix) => [...names().words.atPrefix(prefix).keys()],
    wordsLike: (word, distance) => [...names().words.fuzzyGet(word, distance).keys()],
    mentionsIn: (tokens, kind) => names().mentionsIn(tokens, kind),
  };
}

/** A table of the authorities alone. */
export const authoritiesOnly: ConceptTable = conceptTable([]);

const conceptOf = ({ code, jurisdiction, names, chinese, search }: Authority): Concept => ({
  id: code.toLowerCase().replaceAll('_', '-'),
  kind: 'authority',
  jurisdiction,
  authority: code,
  name: names[0] ?? code,
  acronyms: [],
  also: [...search, ...names.slice(1)],
  older: [],
  wrong: [],
  chinese,
});

/** A name, or the beginning of one, for comparing: in lower case and simplified characters. */
export function foldedName(name: string): string {
  return simplified(name.normalize('NFKC').trimStart().toLowerCase());
}

/** A step in the names: the tokens so far, which may be a whole name. */
interface Node {
  readonly next: Map<string, Node>;
  concept: Concept | null;
  /** The acronyms that an entry has to write in just this way. */
  readonly acronyms: Set<string>;
  anyCase: boolean;
}

const emptyNode = (): Node => ({ next: new Map(), concept: null, acronyms: new Set(), anyCase: false });

class Names {
  readonly all: readonly Concept[];
  readonly withNames: readonly NamedConcept[];
  readonly byId: ReadonlyMap<string, Concept>;
  /** The words of all names. */
  readonly words = new SearchableMap<true>();
  readonly #root = emptyNode();

  constructor(all: readonly Concept[]) {
    this.all = all;
    this.byId = new Map(all.map((concept) => [concept.id, concept]));
    this.withNames = all.map((concept) => {
      const names = [...new Set(namesIn(concept).map(({ name }) => name))];
      for (const name of names) this.#add(name, concept);
      return { concept, names: names.map((name) => ({ name, folded: foldedName(name) })) };
    });
  }

  // If two names are the same without stop words, the first keeps it.
  #add(name: string, concept: Concept): void {
    const tokens = tokenize(simplified(name)).filter(({ isContentWord }) => isContentWord);
    if (tokens.length === 0) return;
    let node = this.#root;
    for (const token of tokens) {
      if (!token.isHan) this.words.set(token.word, true);
      const key = singular(token);
      const next = node.next.get(key) ?? emptyNode();
      node.next.set(key, next);
      node = next;
    }
    node.concept ??= concept;
    if (node.concept !== concept) return;
    if (isAcronym(name)) node.acronyms.add(name);
    else node.anyCase = true;
  }

  /** The concept of which the tokens are a whole name. */
  find(tokens: readonly Token[]): Concept | null {
    let node: Node | undefined = this.#root;
    for (const token of tokens) if (token.isContentWord) node = node?.next.get(singular(token));
    return node?.concept ?? null;
  }

  mentionsIn(tokens: readonly Token[], kind: TextKind): readonly Mention[] {
    const mentions: Mention[] = [];
    let authority: Mention | null = null;
    for (let at = 0; at < tokens.length; at += 1) {
      const here = this.#mentionsAt(tokens, at, kind);
      const longest = here.at(-1);
      if (!longest) continue;
      if (kind === 'question') {
        mentions.push(longest);
        at = longest.last - 1;
        continue;
      }
      const longestAuthority = here.findLast(isAuthority);
      if (longestAuthority && longestAuthority.last > (authority?.last ?? 0)) authority = longestAuthority;
      mentions.push(...here.filter((one) => !isWithin(one, authority)));
    }
    return mentions;
  }

  /** The names that begin at a token, shortest first. */
  #mentionsAt(tokens: readonly Token[], first: number, kind: TextKind): readonly Mention[] {
    const start = tokens[first];
    const found: Mention[] = [];
    if (!start?.isContentWord) return found;
    let node: Node | undefined = this.#root;
    for (let at = first; node && at < tokens.length; at += 1) {
      const token = tokens[at];
      if (!token || (token.beginsSentence && at > first)) break;
      if (!token.isContentWord) continue;
      node = node.next.get(singular(token));
      if (!node?.concept) continue;
      const isWritten = node.anyCase || (first === at && node.acronyms.has(token.text));
      if (kind === 'question' || isWritten)
        found.push({ concept: node.concept, from: start.from, to: token.to, first, last: at + 1 });
    }
    return found;
  }
}

// Near enough to compare names by.
function singular({ word }: Token): string {
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return word;
  return word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.slice(0, -1);
}

// An abbreviation of capitals could be a word in lower case. One with small letters or of several words could not.
const isAcronym = (name: string): boolean => /^[A-Z][A-Z0-9]{1,9}s?$/.test(name);

const isAuthority = ({ concept }: Mention): boolean => concept.kind === 'authority';

const isWithin = (mention: Mention, authority: Mention | null): boolean =>
  authority !== null && isAuthority(mention) && mention.concept !== authority.concept && mention.last <= authority.last;
