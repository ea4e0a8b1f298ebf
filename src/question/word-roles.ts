import { findAuthority } from '../bulletin/authorities.ts';
import type { DeadlineKind, Section } from '../bulletin/bulletin.ts';
import type { ConceptTable, Mention } from '../search/concepts/concept-table.ts';
import { cutQuestion } from '../search/rank/cut-question.ts';
import { type Token, tokenize } from '../search/tokens.ts';
import { without } from '../time/time-phrases.ts';
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
  /** "Which authority": what kind of answer is wanted. */
  | { readonly role: 'asking' }
  /**
   * "Rules", "amount": what is asked about where nothing else is; beside a time or a kind it only says that an entry
   * is meant.
   */
  | { readonly role: 'generic' }
  | { readonly role: 'subject' };

/** A word or name of a question, with its position in UTF-16 units. */
export interface PlacedWord {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly means: WordRole;
}

/** The words of a question in simplified characters and what each does: names of several words are one. */
export function placedWords(text: string, concepts: ConceptTable): readonly PlacedWord[] {
  const tokens = tokenize(text);
  const hasRole = (word: string): boolean => !['subject', 'function'].includes(roleOf(word, concepts).role);
  return cutQuestion(text, tokens, concepts, hasRole).flatMap(
    ({ first, last, does, mention }): readonly PlacedWord[] => {
      // "Largest fine" says which fine comes first, and "closing date" is no more than a deadline, whatever else the
      // two are together.
      const roles = tokens.slice(first, last).map(({ text: word }) => roleOf(word, concepts).role);
      const isApart = mention && (roles[0] === 'order' || roles.every((role) => role === 'due' || role === 'function'));
      const ends = isApart ? Array.from({ length: last - first }, (_, i) => first + i + 1) : [last];
      return ends.map((end, i) => {
        const [from, to] = [tokens[ends[i - 1] ?? first]?.from ?? 0, tokens[end - 1]?.to ?? 0];
        const word = text.slice(from, to);
        return { text: word, from, to, means: does === 'asks' ? { role: 'asking' } : roleOf(word, concepts) };
      });
    },
  );
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

// A code in capitals is a subject.
function isFunctionWord(word: string, concepts: ConceptTable): boolean {
  return (
    tokenize(word).every((token) => !token.isContentWord || concepts.isFunctionWord(token.word)) ||
    concepts.isFunctionWord(word)
  );
}

/** The kind of deadline that a word of a question names, or null. */
export function kindNamed(word: string): DeadlineKind | null {
  return kindWords.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}

const kindWords: readonly (readonly [RegExp, DeadlineKind])[] = [
  [
    /^(?:(?:public )?(?:consultations?|comments?|feedback)(?: (?:periods?|windows?|deadlines?))?|征求意见稿?|意见反馈|征询意见|公开征求意见)$/i,
    'consultation_close',
  ],
  [
    /^(?:effective(?: dates?)?|effect|force|(?:takes?|took|taking) effect|(?:entr(?:y|ies) |come |comes |enter |enters |entered |came )into (?:force|effect)|生效日期?|施行日期?|生效|施行|实施)$/i,
    'effective_date',
  ],
  [/^(?:pilots?(?: (?:projects?|programmes?|schemes?))?|试点)$/i, 'pilot_end'],
  [/^(?:(?:special )?campaigns?|专项行动)$/i, 'campaign_end'],
  [/^(?:(?:grace|transition|transitional|cure)(?: periods?)?|过渡期|宽限期)$/i, 'grace_period_end'],
  [/^(?:compliance(?: (?:dates?|deadlines?))?|comply)$/i, 'compliance_deadline'],
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

const dueWord =
  /^(?:deadlines?|due|clos(?:e|es|ing)|expir(?:e|es|ing)|finish(?:es|ing)?|ends?|ending|截止日期|截止时间|截止|到期|期限|结束|为止)$/i;

const genericWord =
  /^(?:rules?|laws?|regulations?|legislation|measures?|provisions?|acts?|amounts?|imposed|issued|published|announced|decisions?|actions?|ongoing|upcoming|新规|法规|法律|规定|办法|金额|决定)$/i;

/**
 * Takes the authorities out of a question in simplified characters, by any of their names; of two that begin alike
 * the longer holds.
 * @returns codes of the table of authorities, in the order of the question, and the words that are left
 */
export function nameAuthorities(
  text: string,
  concepts: ConceptTable,
): { readonly codes: readonly string[]; readonly rest: string } {
  const pieces = tokenize(text);
  const named = concepts.mentionsIn(pieces, 'question').flatMap((mention) => namedBy(mention, text));
  const found = [...named, ...pieces.flatMap(codeAt)].sort((a, b) => a.index - b.index);
  const apart = found.filter(({ index }, i) => found.slice(0, i).every((one) => one.index + one.text.length <= index));
  return { codes: [...new Set(apart.map(({ code }) => code))], rest: without(text, apart) };
}

interface Named {
  readonly code: string;
  readonly index: number;
  readonly text: string;
}

// Two Chinese characters inside a longer run are too few to be sure of a name.
function namedBy({ concept, from, to }: Mention, text: string): readonly Named[] {
  const isInside =
    /^\p{Script=Han}{2}$/u.test(text.slice(from, to)) &&
    (/\p{Script=Han}$/u.test(text.slice(0, from)) || /^(?!的)\p{Script=Han}/u.test(text.slice(to)));
  return concept.authority === undefined || isInside
    ? []
    : [{ code: concept.authority, index: from, text: text.slice(from, to) }];
}

// "most" and "safe" are words; MOST and SAFE, codes that are nobody's name, are only read in capitals.
function codeAt({ text, from }: Token): readonly Named[] {
  const code = /^[A-Z][A-Z0-9]+$/.test(text) ? findAuthority(text)?.code : undefined;
  return code === text ? [{ code, index: from, text }] : [];
}
