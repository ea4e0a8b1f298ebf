import type { Penalty } from '../bulletin.ts';
import { type Amount, findAmounts } from './find-amounts.ts';
import { sentencesOf } from './sentences.ts';

/**
 * The amounts that were imposed or agreed, in order, each once. In a sentence the nearest cue before an amount decides
 * what it is; a word such as "fine" right after it counts too. Maxima, gains, damages and conversions are none.
 * @param country ISO 3166 code that tells whose dollar "$" is
 */
export function findPenalties(text: string, country: string | null): readonly Penalty[] {
  const found = sentencesOf(text).flatMap(({ text: sentence }) =>
    findAmounts(sentence, country).filter((amount, at, all) => isImposed(sentence, amount, all[at - 1])),
  );
  return [
    ...new Map(found.map(({ amount, currency }) => [`${amount} ${currency}`, { amount, currency }])).values(),
  ];
}

const imposing =
  /\b(?:fin(?:e|es|ed|ing)|penalt(?:y|ies)|penali[sz]ed|impos(?:e|es|ed|ing)|sanction(?:s|ed)?|settle(?:d|ment|s)?|agreed to pay|ordered to pay)\b|罚款|处以|处罚/gi;
const notImposing =
  /\b(?:up to|maximum|(?:no|not) (?:more|less) than|not exceeding|exceed(?:s|ing)?|between|earn(?:ed|ing|s)?|gain(?:s|ed)?|profits?|proceeds|income|revenues?|turnover|sales|damages|compensat\w*|loss(?:es)?|worth|valued|costs?|confiscat\w*|forfeit\w*|budget|invest\w*|potential|threaten\w*|could|may|might|would|sought|reduced from|instead of|per violation|threshold|each)\b|违法所得|没收|最高|赔偿|损失/gi;
const after = /^[\s-]{0,2}(?:\w{1,20} ){0,2}(?:fine|penalty|settlement|sanction)\b|^\s?的?罚款/i;
const limitBefore =
  /\b(?:up to|maximum(?: of)?|not exceeding|potential|reduced from|initial)\s(?:a\s)?$|最高\s?$/i;
const conversion =
  /\(\s?(?:approx(?:imately|\.)?|about|around|roughly|equivalent to|or|ca\.?|=|≈)?\s?$|\b(?:equivalent to|or about|or approximately|or around)\s$/i;
const perUnit = /^\s(?:per|for each|for every) (?:violation|infringement|record|person|user)/i;

function isImposed(sentence: string, { index, end }: Amount, previous: Amount | undefined): boolean {
  const before = sentence.slice(Math.max(0, index - 200), index);
  const right = sentence.slice(end, end + 60);
  if (limitBefore.test(before) || perUnit.test(right)) return false;
  if (previous && conversion.test(before)) return false;
  const positive = lastIndex(imposing, before);
  return after.test(right) || (positive >= 0 && positive > lastIndex(notImposing, before));
}

const lastIndex = (pattern: RegExp, text: string): number => [...text.matchAll(pattern)].at(-1)?.index ?? -1;
