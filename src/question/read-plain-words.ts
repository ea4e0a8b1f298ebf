import type { ConceptTable } from '../search/concepts/concept-table.ts';
import { tokenize } from '../search/tokens.ts';
import { simplified } from '../text/simplified.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import { flatQuestion, readWindow, timePhrases, without, withoutTimes } from '../time/time-phrases.ts';
import { entryTimes, isDayOfAnyYear } from './entry-times.ts';
import type { AskedTime, EntryOrder, PenaltyRange, Reading, UnparsedPart, ValueFilters } from './query.ts';
import { readAmounts } from './read-amounts.ts';
import { jurisdictionNamed } from './read-filter.ts';
import { withoutExclusions } from './read-negation.ts';
import { nameAuthorities, type PlacedWord, placedWords, type WordRole } from './word-roles.ts';

/** What plain words ask for. */
export interface PlainReading {
  /** What is left to be searched as words. */
  readonly words: string;
  readonly values: Partial<ValueFilters>;
  readonly times: readonly AskedTime[];
  readonly penalty: PenaltyRange | null;
  readonly order: EntryOrder | null;
  readonly unread: readonly UnparsedPart[];
}

/**
 * Reads a question about entries. Where it has no subject, its authorities, sections, kinds and "fines" say what is
 * asked for: "fines by SAMR". Beside a subject they are words that rank: "SAMR fines for facial recognition". So is a
 * name that stands alone: "State Council" finds who names it. Times and amounts count in either case, save dates that
 * stand alone beside a subject, which may be part of it: "Cybersecurity Law 2017".
 */
export function askForEntries(text: string, reading: Reading): PlainReading {
  const { today, concepts } = reading;
  if (everything.test(simplified(text)))
    return { words: '', values: {}, times: [], penalty: null, order: 'newest', unread: [] };
  const { range, rest } = readAmounts(
    flatQuestion(simplified(text)).replace(lastDay, 'deadline ').replace(finedMost, 'largest fine'),
  );
  const question = questionIn(rest, { ...reading, hasAmount: range !== null });
  const times = entryTimes(rest, { today, ...question });
  const taken = times.filter(({ isTaken }) => isTaken);
  const asked = [...taken.flatMap(({ asked }) => asked ?? []), ...openTime(question, today)];
  const isDue = asked.some(({ of }) => of === 'due');
  const limits = {
    times: asked,
    penalty: range,
    order: question.order,
    unread: taken.flatMap(({ unread }) => unread ?? []),
  };
  const isLimitedByName = !question.isNameAlone || times.length > 0 || range !== null || question.order !== null;
  if (question.hasSubject || taken.length < times.length || !isLimitedByName) {
    const isChanged = taken.length > 0 || range !== null || question.hasSubject;
    const words = isChanged ? subjectOf(without(rest, taken), { isDue, concepts }) : text;
    const speaksOfDeadlines = isDue || question.speaksOfDeadlines;
    const ofDeadlines = speaksOfDeadlines ? { kinds: question.kinds, ...anyDeadline(question, isDue) } : {};
    // Industry and regulation are subjects as well.
    const sections = question.sections.filter((section) => section === 'enforcement');
    return { ...limits, values: { ...ofDeadlines, sections }, words };
  }
  const values = valuesOf(question, { isDue, hasAmount: range !== null });
  const isLimited =
    taken.length > 0 || range !== null || question.order !== null || Object.values(values).some((of) => of.length > 0);
  return { ...limits, values, words: isLimited ? '' : text };
}

// What names nothing in particular: the newest of all are listed.
const everything = new RegExp(
  [
    String.raw`^\W*(?:(?:please|show|list|give|get|tell|me|us|all|every|any|the|of|your|our|recent|latest|new|what's|is|are|there) )*`,
    String.raw`(?:everything|anything|all|entr(?:y|ies)|news|updates?|developments?)(?: (?:new|recent|recently|lately|you have))?\W*$`,
    '|^(?:请|给我|我想|看看|看|显示|列出)*(?:最近|近期|最新|所有|全部|一切)(?:的|都|有|发生了?|什么|哪些|新)*(?:动态|消息|新闻|条目|内容|进展|资讯|更新|事)?(?:吗|呢)?[？?。！\\s]*$',
  ].join(''),
  'iu',
);

// "The last day of the campaign" is no day before today.
const lastDay =
  /\b(?:(?<!\b(?:the|in|over|within) )last|final|end) (?:day|date)s?\b|\b(?:last|final|end) (?:day|date)s? (?=(?:of|for|to)\b)|最后(?:一天|期限|日期)/gi;

// Who that was is told by the largest fine.
const finedMost =
  /\b(?:fined|penali[sz]ed|punished|hit) (?:the )?(?:most|hardest|worst|heaviest)\b|\bpa(?:id|ys?) the (?:most|highest)\b(?! fine)|(?:被?罚|处罚)得?最[多重狠]的?/i;

// "Open consultations" are those that have not closed.
const openTime = ({ isOpen }: Question, today: CalendarDate): PlainReading['times'] =>
  isOpen ? [{ of: 'due', window: { from: today, to: null }, text: 'open' }] : [];

const anyDeadline = ({ speaksOfDeadlines, kinds }: Question, isDue: boolean): Partial<ValueFilters> =>
  speaksOfDeadlines && !isDue && kinds.length === 0 ? { has: ['deadline'] } : {};

function valuesOf(
  question: Question,
  { isDue, hasAmount }: { readonly isDue: boolean; readonly hasAmount: boolean },
): PlainReading['values'] {
  const { authorities, sections, kinds, hasPenalty } = question;
  const isOfAmount = hasPenalty || question.order === 'largest' || question.order === 'smallest';
  return {
    authorities,
    sections,
    kinds,
    has: [...(anyDeadline(question, isDue).has ?? []), ...(isOfAmount && !hasAmount ? (['penalty'] as const) : [])],
  };
}

// The words that said which deadlines, and which come first, have done their work.
function subjectOf(
  words: string,
  { isDue, concepts }: { readonly isDue: boolean; readonly concepts: ConceptTable },
): string {
  const placed = placedWords(words, concepts);
  const done = new Set<WordRole['role']>(['due', 'order', 'asking', ...(isDue ? (['kind', 'generic'] as const) : [])]);
  const isDone = ({ means }: PlacedWord, i: number): boolean => done.has(means.role) && !isAct(placed, i);
  const spent = placed.filter(isDone).map(({ text, from }) => ({ text, index: from }));
  return spent.length < placed.length ? without(words, spent) : words;
}

/**
 * Reads a question about deadlines: times, kinds, authorities, amounts; what is none of these are words that must
 * occur.
 */
export function askForDeadlines(text: string, { today, concepts }: Reading): PlainReading {
  const amounts = readAmounts(simplified(text));
  const { window, said, unread, rest } = readWindow(amounts.rest, today);
  const { codes, rest: others } = nameAuthorities(rest, concepts);
  const { jurisdictions, rest: elsewhere } = listedPlaces(others, concepts);
  const placed = placedWords(elsewhere, concepts);
  const kinds = [...new Set(placed.flatMap(({ means }) => (means.role === 'kind' ? [means.kind] : [])))];
  const isLimited = window !== null || kinds.length + jurisdictions.length > 0;
  const isAsking = ({ role }: WordRole): boolean => asking.has(role) || (isLimited && role === 'generic');
  return {
    words: placed
      .filter(
        ({ text: word, to, means }) =>
          // "High" alone asks for an order; "high-risk" is a subject.
          (elsewhere[to] === '-' && means.role === 'function') ||
          !(isAsking(means) || isOpenWord(word, kinds) || deadlineWords.test(word)),
      )
      .map(({ text: word }) => word)
      .join(' '),
    values: { kinds, authorities: codes, jurisdictions },
    times: window ? [{ of: 'due', window, text: said }] : [],
    penalty: amounts.range,
    order: null,
    unread,
  };
}

// No deadline is in two places: "the EU and the UK" means those of either. One place alone stays a word, which others than its own may mention.
function listedPlaces(
  text: string,
  concepts: ConceptTable,
): { readonly jurisdictions: readonly string[]; readonly rest: string } {
  const places = concepts.mentionsIn(tokenize(text), 'question').flatMap(({ from, to }) => {
    const code = jurisdictionNamed(text.slice(from, to), concepts);
    return code === null ? [] : [{ code, index: from, text: text.slice(from, to), to }];
  });
  const isJoined = (at: number): boolean => {
    const [one, next] = [places[at], places[at + 1]];
    return one !== undefined && next !== undefined && joint.test(text.slice(one.to, next.index));
  };
  const listed = places.filter((_, at) => isJoined(at - 1) || isJoined(at));
  return { jurisdictions: listed.map(({ code }) => code), rest: listed.length > 0 ? without(text, listed) : text };
}

const joint =
  /^(?:\s*(?:[,/&+、]|和|与|及|或者?|以及)\s*(?:(?:and|or) )?|\s+(?:and|or)\s+)(?:(?:in|from) )?(?:the )?$/i;

const asking: ReadonlySet<WordRole['role']> = new Set(['kind', 'due', 'function', 'order', 'asking']);

// "Open consultations" are those that have not closed; "open" elsewhere is a subject: open banking.
const isOpenWord = (word: string, kinds: readonly unknown[]): boolean =>
  /^(?:open|ongoing)$/i.test(word) && kinds.includes('consultation_close');

// What a deadline does, which is said beside any of them.
const deadlineWords =
  /^(?:clos(?:ed|ing)|expir(?:ed|y)|fall(?:s|ing)?|enter(?:s|ed|ing)?|entry|run(?:s|ning)?|last(?:s|ing)?|onwards?|upcoming|apply)$/i;

/**
 * Tells whether a question is about deadlines and nothing else: "what is closing next month?", "MIIT consultations
 * due in June", 下个月有什么截止. Beside a subject it is not: "what is the deadline for reporting a breach" is about a duty.
 */
export function asksForDeadlines(text: string, concepts: ConceptTable): boolean {
  const { rest, times } = withoutTimes(flatQuestion(simplified(withoutExclusions(text))));
  const placed = placedWords(nameAuthorities(rest, concepts).rest, concepts);
  const roles = placed.map(({ text: word, means }) => (isOver.test(word) ? 'due' : means.role));
  const isOpen = placed.some(({ text: word }) => /^(?:open|ongoing)$/i.test(word));
  const isOfKind = roles.includes('kind') && (times.length > 0 || isOpen);
  const isTimed = roles.includes('due') || isOfKind || times.some((time) => state.test(time));
  const isSubject = ({ text: word }: PlacedWord, i: number): boolean =>
    ['subject', 'section', 'penalty', 'order'].includes(roles[i] ?? '') &&
    !deadlineWords.test(word) &&
    !/^open$/i.test(word);
  return isTimed && !placed.some(isSubject);
}

const isOver = /^(?:closed|ended|expired|lapsed)$/i;
const state = /^(?:coming|upcoming|overdue|passed|expired|missed|即将到期|即将|已过期|逾期)$/i;

/** What the words of a question about entries name, its times aside. */
interface Question {
  readonly authorities: ValueFilters['authorities'];
  readonly sections: ValueFilters['sections'];
  readonly kinds: ValueFilters['kinds'];
  readonly hasPenalty: boolean;
  readonly order: EntryOrder | null;
  /** Whether it speaks of something that closes, ends or is due. */
  readonly speaksOfDeadlines: boolean;
  /** Whether it asks for what was done, as penalties are, or published. */
  readonly tellsOfDone: boolean;
  /** Whether it asks for consultations that have not closed. */
  readonly isOpen: boolean;
  /** Whether it is the name of an authority, or several, and nothing else. */
  readonly isNameAlone: boolean;
  /** Whether anything is left that is none of these. */
  readonly hasSubject: boolean;
}

/** Reads what the words of the question name. Without a time or a word for deadlines, "consultation" is a subject. */
function questionIn(text: string, { today, concepts, hasAmount }: Reading & { readonly hasAmount: boolean }): Question {
  const phrases = timePhrases(text, today);
  const named = nameAuthorities(without(text, phrases), concepts);
  const placed = placedWords(named.rest, concepts);
  const kinds = each(placed, (word) => (word.role === 'kind' ? word.kind : null));
  const acts = kinds.length > 0 ? [] : placed.filter((_, i) => isAct(placed, i));
  const words = placed.filter((word) => !acts.includes(word));
  const sections = each(words, (word) => (word.role === 'section' ? word.section : null));
  const hasPenalty = has(words, 'penalty');
  const isOpenKind = kinds.includes('consultation_close');
  const isOpen = isOpenKind && words.some(({ text: word }) => /^(?:open|ongoing)$/i.test(word));
  const speaksOfDeadlines = isOpen || has(words, 'due');
  const hasTime = phrases.some(({ told, period }) => told !== 'bare' || !isDayOfAnyYear(period, today));
  const subjects = words.filter(
    ({ text: word, means }) =>
      means.role === 'subject' && !(isOpen && /^open$/i.test(word)) && !(hasAmount && payWord.test(word)),
  );
  return {
    authorities: named.codes,
    sections,
    kinds,
    hasPenalty,
    order: each(words, (word) => (word.role === 'order' ? word.order : null))[0] ?? null,
    speaksOfDeadlines,
    tellsOfDone:
      words.some(({ text: word }) => doneWord.test(word)) ||
      (kinds.length === 0 && (hasPenalty || sections.length > 0)),
    isOpen,
    isNameAlone:
      named.codes.length > 0 && words.every(({ means }) => means.role === 'function' || means.role === 'asking'),
    hasSubject:
      subjects.length + acts.length > 0 ||
      (kinds.length > 0 && !speaksOfDeadlines && !hasTime) ||
      (kinds.length === 0 &&
        !speaksOfDeadlines &&
        has(words, 'generic') &&
        sections.length === 0 &&
        !hasPenalty &&
        !hasTime),
  };
}

// "Settlements of more than 10 million", "who paid over 5 million": the amount says all of it.
const payWord = /^(?:settle(?:d|ments?)?|pa(?:id|y|ys|ying|yments?)|sanction(?:s|ed)?|和解|支付|赔偿|处罚|被罚)$/i;

// "Did the CAC close any apps", "expiring certificates": beside what is closed the word tells of no deadline.
function isAct(placed: readonly PlacedWord[], at: number): boolean {
  if (!/^(?:clos|expir|end)(?:e|es|s|ing)?$/i.test(placed[at]?.text ?? '')) return false;
  const next = placed.slice(at + 1).find(({ text }) => !determiner.test(text));
  return next?.means.role === 'subject';
}

const determiner = /^(?:an?|the|any|some|all|no|more|many|its|their|these|those|[\d,]+)$/i;
const doneWord = /^(?:announced|published|issued|imposed|released|adopted)$|发布|公布|通报|印发/i;

const has = (words: readonly PlacedWord[], role: WordRole['role']): boolean =>
  words.some(({ means }) => means.role === role);

const each = <T>(words: readonly PlacedWord[], named: (word: WordRole) => T | null): readonly T[] => [
  ...new Set(words.flatMap(({ means }) => named(means) ?? [])),
];
