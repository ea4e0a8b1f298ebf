import type { DeadlineKind } from '../bulletin/bulletin.ts';
import { isStopWord, wordsOf } from '../search/words.ts';

/** The kind of deadline that a word of a question names, or null. */
export function kindNamed(word: string): DeadlineKind | null {
  return kindWords.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}

/** Tells whether the word belongs to the question, not to what is asked about: "due", "closing", "that", "which". */
export function isFiller(word: string): boolean {
  return wordsOf(word).every((one) => isStopWord(one.word) || fillers.has(one.word));
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

// "may" is kept as a word of entries, for lawyers mean it; in a question for deadlines it never is the subject.
const fillers: ReadonlySet<string> = new Set(
  (
    'deadline deadlines due date dates day days time times period periods now soon next ' +
    'close closes closed closing end ends ended ending expire expires expired expiring fall falls falling ' +
    'come comes came coming upcoming take takes took taking enter enters entered entering entry run runs running ' +
    'start starts starting begin begins beginning last lasts ' +
    'apply applies applied applying may might must shall ' +
    'give get find see look want there anything everything something onward onwards later earlier latest'
  ).split(' '),
);

/** Parts a run of Chinese where it names a kind, and leaves out the words of the question in it. */
export function partChinese(word: string): readonly string[] {
  return word
    .replace(/[有在]?(?:哪些|什么)|截止日期|截止|期限|到期|的/g, ' ')
    .replace(/征求意见稿?|意见反馈|生效|施行|实施|试点|专项行动|过渡期|宽限期/g, ' $& ')
    .split(' ')
    .filter((part) => part !== '');
}
