import { datesInDigits, dayPattern, monthPattern } from './dated-periods.ts';
import { periodPattern } from './read-period.ts';

/** On which side of a period the days lie that are asked for. */
export type Side = 'within' | 'up_to' | 'before' | 'from' | 'since' | 'after';

/** The side that the words before a period and those after it tell. */
export function sideOf(lead: string, tail: string): Side {
  const told = lookUp([...englishLeads, ...chineseLeads], lead);
  return told === 'within' ? lookUp(tails, tail) : told;
}

/** Writes out what a question shortens, so that each day stands with its month: `1-30 April` is `1 April-30 April`; Chinese dates in digits. */
export function writtenOut(text: string): string {
  return shortened.reduce((longer, [pattern, words]) => longer.replace(pattern, words), datesInDigits(text));
}

type Words = readonly (readonly [pattern: string, side: Side])[];

const englishLeads: Words = [
  ['before|prior to|earlier than', 'before'],
  ['no later than|not later than|on or before|by|until|till|til|up to and including|up to|to', 'up_to'],
  ['after|later than', 'after'],
  ['since', 'since'],
  ['on or after|starting from|starting|as of|as from|from', 'from'],
  ['between|in|on|at|during|within|for|of|over|throughout', 'within'],
];

// 前 and 之前 take in the day itself, as they do where an authority asks for comments 4月30日前.
const chineseLeads: Words = [
  ['截至|截止到|截止', 'up_to'],
  ['自|从', 'from'],
  ['在|于', 'within'],
];

const tails: Words = [
  [' onwards?| or later| and later|起', 'from'],
  ['以来', 'since'],
  [' at the latest| or earlier| inclusive| included|之前|以前|前|为止|止', 'up_to'],
  ['之后|以后|后', 'after'],
  ['以内|之内|内|期间', 'within'],
];

function lookUp(words: Words, said: string): Side {
  const found = words.find(([pattern]) => new RegExp(`^(?:${pattern})$`, 'i').test(said));
  return found?.[1] ?? 'within';
}

const anyOf = (words: Words): string => words.map(([pattern]) => pattern).join('|');

const link = ' ?[-–—~] ?| (?:up to|to|until|till|through|thru|and|or|&) (?:the )?|[到至和]';
const wordBegins = String.raw`(?<![\p{Script=Latin}\p{N}][-_./]?)`;
const wordEnds = String.raw`(?![-_./]?[\p{Script=Latin}\p{N}])`;

const shortened: readonly (readonly [RegExp, string])[] = [
  // "before the end of June" means the same as "by the end of June": its last day is the last that counts.
  [/\bbefore (?=(?:the )?(?:end|(?:year|quarter|month|week)[- ]end)\b)/gi, 'by '],
  [/\b(by|until|till|at|the) end (?!of )/gi, '$1 end of '],
  [/\b(in|within) an? (?=(?:day|week|month|quarter|year)\b)/gi, '$1 one '],
  [
    new RegExp(
      `${wordBegins}(?<!${monthPattern} )(${dayPattern})(${link})((?:the )?${dayPattern} (?:of )?(${monthPattern}(?:,? (?:19|20)\\d{2})?))${wordEnds}`,
      'giu',
    ),
    '$1 $4$2$3',
  ],
  [
    new RegExp(
      `${wordBegins}(${monthPattern}) (${dayPattern})(${link})(${dayPattern})(?![a-z\\d]|[/.:-]\\d| (?:of )?${monthPattern})`,
      'giu',
    ),
    '$1 $2$3$1 $4',
  ],
  [/(\d{1,2}月)(\d{1,2}[日号]?[到至和-])(\d{1,2}[日号])/g, '$1$2$1$3'],
];

/** A time in a question: `lead`, `first`, and perhaps `second` and `tail`; or a `state`, which is "passed" or "coming". */
export const timePattern: RegExp = new RegExp(
  [
    wordBegins,
    `(?:(?:(?<lead>(?:${anyOf(englishLeads)})(?= )|${anyOf(chineseLeads)}) ?)?`,
    '(?:the )?(?:(?:month|quarter|year|period) of )?',
    `(?<first>${periodPattern})(?:(?:${link})(?<second>${periodPattern}))?(?<tail>${anyOf(tails)})?`,
    '|(?<state>passed|overdue|past|expired|missed|已过期|逾期|coming(?! into)|upcoming|soon|即将到期|即将))',
    wordEnds,
    // "Over 14 years old" is an age.
    '(?![- ](?:old|of age)(?![a-z]))',
  ].join(''),
  'giu',
);

/** Takes what looks like a time out of a question; a time alone among other words that may be none, as "may", stays. */
export function withoutTimes(text: string): { readonly rest: string; readonly times: readonly string[] } {
  const times = [...text.matchAll(timePattern)].flatMap(({ 0: words, index }) =>
    isNotATime(words, text) ? [] : [{ words, index }],
  );
  const starts = [0, ...times.map(({ words, index }) => index + words.length)];
  const rest = starts.map((start, i) => text.slice(start, times[i]?.index).trim()).join(' ');
  return { rest, times: times.map(({ words }) => words) };
}

/** "Deadlines that may apply", "what is due now": alone among words these are no times. */
export function isNotATime(words: string, text: string): boolean {
  return /^(?:may|now)$/i.test(words) && /\p{L}/u.test(text.replace(words, ''));
}
