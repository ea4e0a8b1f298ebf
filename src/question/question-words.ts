import { findAuthority } from '../bulletin/authorities.ts';
import type { DeadlineKind, Section } from '../bulletin/bulletin.ts';
import type { ConceptTable, Mention } from '../search/concepts/concept-table.ts';
import { type Token, tokenize } from '../search/tokens.ts';
import { isStopWord, wordsOf } from '../search/words.ts';

/** What a word does in a question: it names a filter, belongs to the asking, or is what is asked about. */
export type QuestionWord =
  | { readonly role: 'kind'; readonly kind: DeadlineKind }
  | { readonly role: 'section'; readonly section: Section }
  | { readonly role: 'penalty' }
  /** "Closing", "due": a deadline is meant. */
  | { readonly role: 'due' }
  | { readonly role: 'filler' }
  /** "Rules", "laws": what is asked about where nothing else is; beside a time or a kind it only says that an entry is meant. */
  | { readonly role: 'generic' }
  | { readonly role: 'subject' };

/** What the word does in a question about entries. */
export function questionWord(word: string): QuestionWord {
  const kind = kindNamed(word);
  if (kind) return { role: 'kind', kind };
  const section = sectionWords.find(([pattern]) => pattern.test(word))?.[1];
  if (section) return { role: 'section', section };
  if (/^(?:fines?|fined|penalty|penalties|罚款|罚金|罚单)$/i.test(word)) return { role: 'penalty' };
  if (dueWord.test(word)) return { role: 'due' };
  if (genericWord.test(word)) return { role: 'generic' };
  return { role: isStop(word) || entryFillers.has(word.toLowerCase()) ? 'filler' : 'subject' };
}

/** The kind of deadline that a word of a question names, or null. */
export function kindNamed(word: string): DeadlineKind | null {
  return kindWords.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}

/** Tells whether the word belongs to a question about deadlines, not to what is asked about: "due", "closing", "that". */
export function isFiller(word: string): boolean {
  return wordsOf(word).every((one) => isStopWord(one.word) || deadlineFillers.has(one.word));
}

/** Tells whether the word says nothing by itself. */
export function isStop(word: string): boolean {
  return wordsOf(word).every((one) => isStopWord(one.word));
}

const kindWords: readonly (readonly [RegExp, DeadlineKind])[] = [
  [/^(?:consultations?|comments?|feedback|征求意见稿?|意见反馈)$/i, 'consultation_close'],
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

const dueWord = /^(?:deadlines?|due|clos(?:e|es|ing)|expir(?:e|es|ing)|ends?|ending|截止日期|截止|到期|期限)$/i;

const genericWord = /^(?:rules?|laws?|regulations?|legislation|measures?|provisions?|acts?|新规|法规|法律|规定|办法)$/i;

// "may" is kept as a word of entries, for lawyers mean it; in a question for deadlines it never is the subject.
const deadlineFillers: ReadonlySet<string> = new Set(
  (
    'deadline deadlines due date dates day days time times period periods now soon next ' +
    'close closes closed closing end ends ended ending expire expires expired expiring fall falls falling ' +
    'come comes came coming upcoming take takes took taking enter enters entered entering entry run runs running ' +
    'start starts starting begin begins beginning last lasts ' +
    'apply applies applied applying may might must shall ' +
    'give get find see look want there anything everything something onward onwards later earlier latest'
  ).split(' '),
);

const entryFillers: ReadonlySet<string> = new Set(
  (
    'recent recently latest newest item items entry entries case cases news update updates development developments ' +
    'action actions decision decisions amount amounts imposed issued published announced happened happen happening new ' +
    'anything everything something give get find see look want list there take takes took taken taking enter enters entered ' +
    'entering come comes came coming go goes went going must shall need needs open ongoing ' +
    '最近 最新 近期 案例 案件 情况 通报 消息 动态 决定 金额 有关 关于 相关 哪些 什么 有'
  ).split(' '),
);

/** Parts a run of Chinese where it names a filter, and leaves out the words of the question in it. */
export function partChinese(word: string): readonly string[] {
  return word
    .replace(/[有在]?(?:哪些|什么)|的/g, ' ')
    .replace(chineseNames, ' $& ')
    .split(' ')
    .filter((part) => part !== '');
}

const chineseNames =
  /征求意见稿?|意见反馈|生效|施行|实施|试点|专项行动|过渡期|宽限期|截止日期|截止|期限|到期|行政处罚|处罚|执法|立法|罚款|罚金|罚单|最近|最新|近期/g;

/** The words of a question as they stand between spaces; "MIIT/CAC" are two authorities, "CNCERT/CC" is one. */
export function tokensOf(text: string): readonly string[] {
  return text
    .split(' ')
    .flatMap((word) => (findAuthority(word) ? [word] : word.split(/(?<=.)[/+、，,;；](?=.)/u)))
    .filter((token) => token !== '');
}

/** The word without the marks around it. */
export function unpunctuated(token: string): string {
  return token.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}

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
