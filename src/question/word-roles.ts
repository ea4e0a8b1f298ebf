import { findAuthority } from '../bulletin/authorities.ts';
import type { DeadlineKind, Section } from '../bulletin/bulletin.ts';
import type { ConceptTable, Mention } from '../search/concepts/concept-table.ts';
import { type Token, tokenize } from '../search/tokens.ts';
import type { EntryOrder } from './query.ts';

/** What a word does in a question: it names a filter, belongs to the asking, or is what is asked about. */
export type WordRole =
  | { readonly role: 'kind'; readonly kind: DeadlineKind }
  | { readonly role: 'section'; readonly section: Section }
  | { readonly role: 'penalty' }
  /** "Closing", "due": a deadline is meant. */
  | { readonly role: 'due' }
  /** "Largest", "newest": which comes first. */
  | { readonly role: 'order'; readonly order: EntryOrder }
  | { readonly role: 'function' }
  /** "Rules", "amount": what is asked about where nothing else is; beside a time or a kind it only says that an entry is meant. */
  | { readonly role: 'generic' }
  | { readonly role: 'subject' };

/** A word or name of a question, with its position in UTF-16 units. */
export interface PlacedWord {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly means: WordRole;
}

/**
 * The words of a question in simplified characters and what each does: names of several words are one, Chinese is cut at the longest name or
 * function word.
 */
export function placedWords(text: string, concepts: ConceptTable): readonly PlacedWord[] {
  const tokens = tokenize(text);
  const mentions = new Map(concepts.mentionsIn(tokens, 'question').map((mention) => [mention.first, mention]));
  const words: PlacedWord[] = [];
  const add = (first: number, last: number, means: WordRole): number => {
    const [from, to] = [tokens[first]?.from ?? 0, tokens[last - 1]?.to ?? 0];
    words.push({ text: text.slice(from, to), from, to, means });
    return last;
  };
  let run: number | null = null;
  const endRun = (at: number): void => {
    if (run !== null) add(run, at, subject);
    run = null;
  };
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    const mention = mentions.get(at);
    const known = token?.isHan ? hanWordAt(tokens, at, concepts) : null;
    if (token?.isHan && known === null && !mention) {
      run ??= at;
      at += 1;
      continue;
    }
    endRun(at);
    const last = Math.max(mention?.last ?? 0, known ?? 0, at + 1);
    const said = text.slice(token?.from, tokens[last - 1]?.to);
    at = add(at, last, last > at + 1 || token?.isHan ? roleOfName(said, concepts) : roleOf(said, concepts));
  }
  endRun(tokens.length);
  return words;
}

const subject: WordRole = { role: 'subject' };

// The longest word that has a role, up to the end of a run of characters.
function hanWordAt(tokens: readonly Token[], at: number, concepts: ConceptTable): number | null {
  for (let length = 6; length > 0; length -= 1) {
    const run = tokens.slice(at, at + length);
    const word = run.map(({ word: one }) => one).join('');
    const isRun = run.length === length && run.every(({ isHan, from }, i) => isHan && from === (run[0]?.from ?? 0) + i);
    if (isRun && (length > 1 || particles.test(word)) && roleOf(word, concepts).role !== 'subject') return at + length;
  }
  return null;
}

const particles = /^[的了吗呢吧啊嘛么]$/;

// A longer name that happens to be written with such a word is a subject.
function roleOfName(said: string, concepts: ConceptTable): WordRole {
  const means = roleOf(said, concepts);
  return means.role === 'function' && /\s/.test(said) ? subject : means;
}

function roleOf(word: string, concepts: ConceptTable): WordRole {
  const kind = kindNamed(word);
  if (kind) return { role: 'kind', kind };
  const section = sectionWords.find(([pattern]) => pattern.test(word))?.[1];
  if (section) return { role: 'section', section };
  const order = orderWords.find(([pattern]) => pattern.test(word))?.[1];
  if (order) return { role: 'order', order };
  if (/^(?:fines?|fined|penalty|penalties|罚款|罚金|罚单)$/i.test(word)) return { role: 'penalty' };
  if (dueWord.test(word)) return { role: 'due' };
  if (genericWord.test(word)) return { role: 'generic' };
  return { role: isFunctionWord(word, concepts) ? 'function' : 'subject' };
}

/** Whether the word carries no subject: a code in capitals does. */
export function isFunctionWord(word: string, concepts: ConceptTable): boolean {
  return tokenize(word).every((token) => !token.isContentWord || concepts.isFunctionWord(token.word)) || concepts.isFunctionWord(word);
}

/** The kind of deadline that a word of a question names, or null. */
export function kindNamed(word: string): DeadlineKind | null {
  return kindWords.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}

const kindWords: readonly (readonly [RegExp, DeadlineKind])[] = [
  [/^(?:consultations?|comments?|feedback|征求意见稿?|意见反馈|征询意见|公开征求意见)$/i, 'consultation_close'],
  [/^(?:effective|effect|force|生效|施行|实施)$/i, 'effective_date'],
  [/^(?:pilots?|试点)$/i, 'pilot_end'],
  [/^(?:campaigns?|专项行动)$/i, 'campaign_end'],
  [/^(?:grace|transition|transitional|过渡期|宽限期)$/i, 'grace_period_end'],
  [/^(?:compliance|comply)$/i, 'compliance_deadline'],
  [/^filings$/i, 'filing_deadline'],
];

const sectionWords: readonly (readonly [RegExp, Section])[] = [
  [/^(?:enforcement|执法|行政处罚|处罚)$/i, 'enforcement'],
  [/^(?:regulatory|立法)$/i, 'regulatory'],
  [/^(?:industry|行业|产业)$/i, 'industry'],
];

const orderWords: readonly (readonly [RegExp, EntryOrder])[] = [
  [/^(?:largest|biggest|highest|heaviest|最大|最高|最重|最多)$/i, 'largest'],
  [/^(?:smallest|lowest|最小|最低)$/i, 'smallest'],
  [/^(?:newest|latest|最新)$/i, 'newest'],
  [/^(?:oldest|earliest|最早)$/i, 'oldest'],
];

const dueWord = /^(?:deadlines?|due|clos(?:e|es|ing)|expir(?:e|es|ing)|ends?|ending|截止日期|截止|到期|期限)$/i;

const genericWord =
  /^(?:rules?|laws?|regulations?|legislation|measures?|provisions?|acts?|amounts?|imposed|issued|published|announced|decisions?|actions?|ongoing|upcoming|新规|法规|法律|规定|办法|金额|决定)$/i;

/** The authorities that a question names, and the words that are left. */
export interface NamedAuthorities {
  /** Codes of the table of authorities, in the order of the question. */
  readonly codes: readonly string[];
  readonly rest: string;
}

/** Takes the authorities out of a question in simplified characters, by any of their names; of two that begin alike the longer holds. */
export function nameAuthorities(text: string, concepts: ConceptTable): NamedAuthorities {
  const pieces = tokenize(text);
  const named = concepts.mentionsIn(pieces, 'question').flatMap((mention) => namedBy(mention, text));
  const found = [...named, ...pieces.flatMap(codeAt)].sort((a, b) => a.from - b.from);
  const apart = found.filter(({ from }, i) => found.slice(0, i).every(({ to }) => to <= from));
  return { codes: [...new Set(apart.map(({ code }) => code))], rest: without(text, apart) };
}

interface Named {
  readonly code: string;
  readonly from: number;
  readonly to: number;
}

// Two Chinese characters inside a longer run are too few to be sure of a name.
function namedBy({ concept, from, to }: Mention, text: string): readonly Named[] {
  const isInside =
    /^\p{Script=Han}{2}$/u.test(text.slice(from, to)) &&
    (/\p{Script=Han}$/u.test(text.slice(0, from)) || /^(?!的)\p{Script=Han}/u.test(text.slice(to)));
  return concept.authority === undefined || isInside ? [] : [{ code: concept.authority, from, to }];
}

// "most" and "safe" are words; MOST and SAFE, codes that are nobody's name, are only read in capitals.
function codeAt({ text, from, to }: Token): readonly Named[] {
  const code = /^[A-Z][A-Z0-9]+$/.test(text) ? findAuthority(text)?.code : undefined;
  return code === text ? [{ code, from, to }] : [];
}

function without(text: string, named: readonly Named[]): string {
  const starts = [0, ...named.map(({ to }) => to)];
  return starts
    .map((start, i) => text.slice(start, named[i]?.from).trim())
    .join(' ')
    .trim();
}
