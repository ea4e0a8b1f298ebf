import { type Authority, authorityTable } from '../../bulletin/authorities.ts';
import { simplified } from '../../text/simplified.ts';
import { Dictionary } from '../dictionary.ts';
import { type Token, tokenize } from '../tokens.ts';
import { lexicalConcepts } from './lexical-concepts.ts';
import { type Concept, namesIn, type Topic } from './read-concepts.ts';
import { emptyLexicon, type Lexicon } from './read-lexicon.ts';

/** A place in a text that names a concept, in UTF-16 units. */
export interface Mention {
  readonly concept: Concept;
  /** What a question means by the name as a wider term. */
  readonly wider: Concept | null;
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

/** The concepts by their names. The names are read when they are first asked for. */
export interface ConceptTable {
  /** The concepts of the file, then the authorities. */
  readonly all: readonly Concept[];
  /** The everyday words of the field. */
  readonly lexicon: Lexicon;
  /** What a workspace can choose among. */
  readonly topics: readonly Topic[];
  /** Whether a word carries no subject in a question; Chinese in simplified characters. */
  readonly isFunctionWord: (word: string) => boolean;
  /** The same, each with its names. */
  readonly withNames: readonly NamedConcept[];
  /** The concept of which the words are a whole name, in either script and any case; null if there is none. */
  readonly named: (words: string) => Concept | null;
  /** The concept with that id; null if there is none. */
  readonly byId: (id: string) => Concept | null;
  /** The words of the names. */
  readonly words: Dictionary;
  /** Whether the word is one of a name or of the lexicon: no misspelling. */
  readonly isSpelled: (word: string) => boolean;
  /**
   * The names in a text, in order. A question means the longest name at each place and nothing within it. An entry is
   * about the shorter names within it too: the Cybersecurity Law is about cybersecurity. But an authority within the
   * name of another is not meant: 美国司法部 is not 司法部.
   */
  readonly mentionsIn: (tokens: readonly Token[], kind: TextKind) => readonly Mention[];
}

/**
 * Makes concepts, authorities and the words of the lexicon searchable by name. Names are compared without stop words,
 * and singular and plural are the same; but not by stem: "ruling" is not "rule", and "filing" is not "file".
 */
export function conceptTable(
  concepts: readonly Concept[],
  lexicon: Lexicon = emptyLexicon,
  topics: readonly Topic[] = [],
): ConceptTable {
  let all: readonly Concept[] | null = null;
  const listed = (): readonly Concept[] => {
    all ??= [...concepts, ...authorityTable().authorities.map(conceptOf)];
    return all;
  };
  let built: Names | null = null;
  const names = (): Names => {
    built ??= new Names(listed(), lexicon);
    return built;
  };
  const { en, zh } = lexicon.function_words;
  const functionWords = new Set([...en.flatMap((word) => [word, ...word.split("'")]), ...zh.map(simplified)]);
  return {
    lexicon,
    topics,
    isFunctionWord: (word) => functionWords.has(word),
    get all() {
      return listed();
    },
    get withNames() {
      return names().withNames;
    },
    named: (words) => names().find(tokenize(simplified(words))),
    byId: (id) => names().byId.get(id) ?? null,
    get words() {
      return names().words;
    },
    isSpelled: (word) =>
      functionWords.has(word) ||
      [word, singular({ word })].some((form) => names().spelled.has(form) || names().everyday.has(form)),
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

/** A step in the names: the tokens so far, which may be a whole name. Most end one: what they have not takes no memory. */
class Node {
  next: Map<string, Node> | null = null;
  concept: Concept | null = null;
  wider: Concept | null = null;
  /** The acronyms that an entry has to write in just this way. */
  acronyms: readonly string[] | null = null;
  /** How an entry may write the name: in any case, or with a capital. */
  written: 'any' | 'capital' | null = null;

  /** The step after a token, made if there is none. */
  after(token: Token): Node {
    const key = singular(token);
    this.next ??= new Map();
    const known = this.next.get(key);
    if (known) return known;
    const next = new Node();
    this.next.set(key, next);
    return next;
  }
}

class Names {
  readonly withNames: readonly NamedConcept[];
  readonly byId: ReadonlyMap<string, Concept>;
  /** The words of all names. */
  readonly words = new Dictionary(() => this.spelled);
  /** The same, to be looked up as they are. */
  readonly spelled = new Set<string>();
  /** The words of the lexicon, in all their forms. */
  readonly everyday = new Set<string>();
  readonly #root = new Node();

  constructor(all: readonly Concept[], lexicon: Lexicon) {
    const { own, wider, further } = lexicalConcepts(lexicon);
    this.byId = new Map([...all, ...own.map(({ concept }) => concept)].map((concept) => [concept.id, concept]));
    this.withNames = all.map((concept) => {
      const names = [...new Set(namesIn(concept).map(({ name }) => name))];
      for (const name of names) this.#add(name, concept);
      return { concept, names: names.map((name) => ({ name, folded: foldedName(name) })) };
    });
    const lexical = [
      ...further.flatMap(({ id, ...names }) => {
        const concept = this.byId.get(id);
        return concept ? [{ concept, ...names }] : [];
      }),
      ...own,
    ];
    for (const { concept, names } of lexical) for (const name of names) this.#add(name, concept);
    for (const { concept, forms } of lexical) for (const form of forms) this.#add(form, concept);
    for (const { concept, names } of wider) for (const name of names) this.#add(name, concept);
  }

  // If two names are the same without stop words, the first keeps it.
  #add(name: string, concept: Concept): void {
    const all = tokenize(simplified(name));
    const tokens = all.filter(({ isContentWord }) => isContentWord);
    // "Look into" is not "look".
    if (tokens.length === 0 || (isLexical(concept) && tokens.length === 1 && all.length > 1)) return;
    let node = this.#root;
    for (const token of tokens) {
      if (isLexical(concept)) this.everyday.add(token.word);
      else if (!token.isHan) this.spelled.add(token.word);
      node = node.after(token);
    }
    if (concept.kind === 'wider') {
      node.wider ??= concept;
      return;
    }
    node.concept ??= concept;
    if (node.concept !== concept) return;
    if (isAcronym(name)) node.acronyms = [...(node.acronyms ?? []), name];
    else if (concept.kind === 'name' && tokens.length === 1 && /^\p{Lu}/u.test(name)) node.written ??= 'capital';
    else node.written = 'any';
  }

  /** The concept of which the tokens are a whole name. */
  find(tokens: readonly Token[]): Concept | null {
    let node: Node | undefined = this.#root;
    for (const token of tokens) if (token.isContentWord) node = node?.next?.get(singular(token));
    const concept = node?.concept ?? null;
    return concept && isLexical(concept) ? null : concept;
  }

  mentionsIn(tokens: readonly Token[], kind: TextKind): readonly Mention[] {
    const mentions: Mention[] = [];
    let authority: Mention | null = null;
    let longestHan: Mention | null = null;
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
      for (const one of here)
        if (!isWithin(one, authority) && !isAcrossWords(one, longestHan, tokens)) mentions.push(one);
      if (tokens[at]?.isHan && longest.last > (longestHan?.last ?? 0)) longestHan = longest;
    }
    return mentions;
  }

  /** The names that begin at a token, shortest first. */
  #mentionsAt(tokens: readonly Token[], first: number, kind: TextKind): readonly Mention[] {
    const start = tokens[first];
    if (!start?.isContentWord) return none;
    let node: Node | undefined = this.#root;
    let found: Mention[] | null = null;
    for (let at = first; node && at < tokens.length; at += 1) {
      const token = tokens[at];
      if (!token || (token.beginsSentence && at > first)) break;
      if (!token.isContentWord) continue;
      node = node.next?.get(singular(token));
      const { concept = null, wider = null } = node ?? {};
      const named = concept ?? (kind === 'question' ? wider : null);
      if (!node || !named) continue;
      const isWritten =
        node.written === 'any' ||
        (node.written === 'capital' && /^\p{Lu}/u.test(start.text)) ||
        (first === at && node.acronyms?.includes(token.text) === true);
      if (kind !== 'question' && !isWritten) continue;
      found ??= [];
      found.push({ concept: named, wider, from: start.from, to: token.to, first, last: at + 1 });
    }
    return found ?? none;
  }
}

const none: readonly Mention[] = [];

const isLexical = ({ kind }: Concept): boolean =>
  kind === 'words' || kind === 'wider' || kind === 'phrase' || kind === 'name';

// Two characters inside a longer name are a word only at its beginning or end: 人数 is none in 个人数据.
const isAcrossWords = ({ first, last }: Mention, longest: Mention | null, tokens: readonly Token[]): boolean =>
  longest !== null &&
  last - first === 2 &&
  tokens[first]?.isHan === true &&
  first > longest.first &&
  first < longest.last &&
  last !== longest.last;

// Near enough to compare names by.
function singular({ word }: Pick<Token, 'word'>): string {
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return word;
  return word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.slice(0, -1);
}

// An abbreviation of capitals could be a word in lower case. One with small letters or of several words could not.
const isAcronym = (name: string): boolean => /^[A-Z][A-Z0-9]{1,9}s?$/.test(name);

const isAuthority = ({ concept }: Mention): boolean => concept.kind === 'authority';

const isWithin = (mention: Mention, authority: Mention | null): boolean =>
  authority !== null && isAuthority(mention) && mention.concept !== authority.concept && mention.last <= authority.last;
