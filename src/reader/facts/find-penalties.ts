import { type Amount, findAmounts } from '../../bulletin/amounts.ts';
import type { Penalty } from '../../bulletin/bulletin.ts';
import type { Sentence } from '../segment/sentences.ts';

/**
 * The amounts that were imposed or agreed, in order, each once. In a sentence the nearest cue before an amount decides
 * what it is; a word such as "fine" right after it counts too. Maxima, gains, damages and conversions are none, nor is
 * what may be, was only proposed, or was taken back.
 * @param country ISO 3166 code that tells whose dollar "$" is
 */
export function findPenalties(sentences: readonly Sentence[], country: string | null): readonly Penalty[] {
  const counted = sentences.map(({ text: sentence }) => ({
    sentence,
    amounts: findAmounts(sentence, country),
  }));
  const found = counted.flatMap(({ sentence, amounts }) =>
    amounts.filter((amount, at, all) => isImposed(sentence, amount, at, all)),
  );
  const reduced = counted.flatMap(({ sentence, amounts }) =>
    amounts.filter(({ index }) => reducedTo.test(sentence.slice(Math.max(0, index - reach), index))),
  );
  const standing = found.filter(({ amount, currency }) => !isReduced(amount, currency, reduced));
  return [...new Map(standing.map(({ amount, currency }) => [`${amount} ${currency}`, { amount, currency }])).values()];
}

const isReduced = (amount: number, currency: string, reduced: readonly Amount[]): boolean =>
  reduced.some((to) => to.currency === currency && to.amount < amount);

const reach = 200;
// "EUR 10k for a mix-up of records": a title that begins with what was to be paid.
const titled = /^\s(?:for|over|after)\s/i;
const reachAfter = 80;

function isImposed(sentence: string, { index, end }: Amount, at: number, all: readonly Amount[]): boolean {
  const before = sentence.slice(Math.max(0, index - reach), index);
  const right = sentence.slice(end, Math.min(end + reachAfter, all[at + 1]?.index ?? sentence.length));
  if (limitBefore.test(before) || limitAfter.test(right) || perUnit.test(right)) return false;
  if (takenBackAfter.test(right) || (at > 0 && conversion.test(before))) return false;
  return isCued(beforeChange(before), right) || (index === 0 && titled.test(right));
}

// "The fine was reduced from RMB 30,000 to 20,000": what is told of the fine is told of its new amount.
function beforeChange(before: string): string {
  const change = changedTo.exec(before);
  return change ? before.slice(0, change.index) : before;
}

function isCued(before: string, right: string): boolean {
  const cue = lastIndex(imposing, before);
  const isAfter = fineAfter.test(right);
  if (!isAfter && (cue < 0 || cue < lastIndex(notImposing, before))) return false;
  const clause = (isAfter ? before : before.slice(0, cue)).split(clauseEnd).at(-1) ?? '';
  return !onlyIntended.test(clause) && !denied.test(clause);
}

const clauseEnd = /[,;:，；：]\s?|\b(?:but|which)\b/;

const lastIndex = (pattern: RegExp, text: string): number => [...text.matchAll(pattern)].at(-1)?.index ?? -1;

/** Words before an amount that make it a penalty. */
const imposing =
  /\b(?:fin(?:e|es|ed|ing)|penalt(?:y|ies)|penali[sz]ed|impos(?:e|es|ed|ing)|sanction(?:s|ed)?|settle(?:d|ment|s)?|agreed to pay|ordered to pay|cost the (?:company|firm|operator|controller|bank))\b|罚款|罚金|被罚|处以|处罚|开出/gi;

/** Words before an amount that make it something else, where they stand nearer to it. */
const notImposing =
  /\b(?:up to|maximum|(?:no|not) (?:more|less) than|not exceeding|exceed(?:s|ing)?|between|earn(?:ed|ing|s)?|gain(?:s|ed)?|profits?|proceeds|income|revenues?|turnover|sales|damages|compensat\w{0,20}|loss(?:es)?|worth|valued|costs?(?! the (?:company|firm|operator|controller|bank)\b)|confiscat\w{0,20}|forfeit\w{0,20}|seiz\w{0,20}|budget|invest\w{0,20}|potential|threaten\w{0,20}|could|may|might|would|sought|(?:reduced|lowered|cut|raised|increased) from|instead of|per violation|threshold|each|annul\w{0,20}|overturn\w{0,20}|quash\w{0,20}|revok\w{0,20}|waived|withdr\w{0,20}|ma(?:de(?! public| known)|kes|king)|obtain(?:ed|ing)|stole\w?|defraud\w{0,20}|netted|pocketed|bought|transferred)\b|违法所得|没收|最高|赔偿|损失|获利|撤销/gi;

/** A penalty named right after its amount. */
const fineAfter = /^[\s-]{0,2}(?:\w{1,20} ){0,2}(?:fine|penalty|settlement|sanction)\b|^\s?的?罚款/i;

/** Words right before an amount that is a limit, or the amount as it was before. */
const limitBefore =
  /\b(?:up to|maximum(?: of)?|not exceeding|potential|(?:reduced|lowered|cut|raised|increased) from|instead of|initial)\s(?:a\s)?$|最高\s?$/i;
/** Words right after an amount that is a limit. */
const limitAfter = /^\s?以[下内]/;

/** The amount before it, told in another currency. */
const conversion =
  /\(\s?(?:approx(?:imately|\.)?|about|around|roughly|equivalent to|or|ca\.?|=|≈)?\s?$|\b(?:equivalent to|or about|or approximately|or around)\s$/i;
/** Words right after an amount that is counted for each of something. */
const perUnit = /^\s(?:per|for each|for every) (?:violation|infringement|record|person|user)/i;

/** A penalty that was changed to the amount which follows. */
const changedTo = /\b(?:reduced|lowered|cut|raised|increased)\s(?:from\s[^;]{1,40}\s)?to\s$/i;

/** Words before the cue, in its clause, by which nothing has been imposed yet. */
const onlyIntended =
  /\b(?:may|might|could|can|would|should|propos(?:e[sd]?|ing|als?)|inten(?:ds?|ded|ding|t|tion)|plan(?:s|ned|ning)?|seek(?:s|ing)?|sought|recommend\w{0,20}|threaten\w{0,20}|consider(?:s|ed|ing)?|fac(?:es?|ed|ing)|risk(?:s|ed|ing)?|liable|potential|possible|call(?:s|ed|ing)? for|request(?:s|ed|ing)?|demand(?:s|ed|ing)?|urg(?:es?|ed|ing)|escap(?:es?|ed|ing)|avoid(?:s|ed|ing)?|if)\b|可|拟|或将|面临/i;

/** Words right before the cue that deny it. */
const denied =
  /(?:\b(?:no|not|never|without)|n['’]t)\s(?:(?:be|been|yet|a|an|the|any|such|to|have)\s){0,3}$|(?:不|未|免)予?\s?$/i;

const undone =
  '(?:annulled|overturned|quashed|revoked|reversed|set aside|struck down|waived|withdrawn|cancelled|canceled|suspended|dropped|confiscated|forfeited|seized|repaid|returned|reduced|lowered|cut|raised|increased)';

/** Words after an amount that take it back, or make it something else. */
const takenBackAfter = new RegExp(
  String.raw`^(?:\s(?:fine|penalty))?\s(?:was|were|is|has|have|had|will|would|could|did)(?:\s(?:been|be))?(?:n['’]t|\s(?:not|never))\b|^(?:\s(?!and\b|while\b)[\w-]{1,20}){0,5}\s(?:was|were|been|be|is|are)\s(?:\w{1,20}\s){0,2}${undone}\b|^\s\(?(?:\w{1,20}ly |later |since )?${undone}\b|^的?(?:被)?(?:没收|撤销)`,
  'i',
);

/** Words right before an amount to which a penalty was reduced; the one before it is none any more. */
const reducedTo =
  /\breduced\s(?:\w{1,20}\s){0,2}(?:fine|penalty|amount|sum)\s(?:of|to)\s(?:\w{1,12}\s)?$|\b(?:reduced|lowered|cut)\s(?:from\s[^;]{1,40}\s)?to\s$/i;
