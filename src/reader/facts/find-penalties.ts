import { type Amount, findAmounts } from '../../bulletin/amounts.ts';
import type { Penalty } from '../../bulletin/bulletin.ts';
import type { Sentence } from '../segment/sentences.ts';

/** What is known of the entry that tells of an amount. */
export interface PenaltyContext {
  /** ISO 3166 code that tells whose dollar "$" is. */
  readonly country: string | null;
  /** Whether it stands under a heading such as "Fines": amounts there are penalties unless words make them something else. */
  readonly isUnderFines?: boolean;
}

/**
 * The amounts that were imposed or agreed, in order, each once. In a sentence the nearest cue before an amount decides
 * what it is; a word such as "fine" right after it counts too, and one before a list counts for its lines. Maxima, gains, damages and
 * conversions are none, nor is what may be, was only proposed, or was taken back. Of a total and all its parts the parts count, of a
 * total and some of them the total.
 */
export function findPenalties(sentences: readonly Sentence[], context: PenaltyContext): readonly Penalty[] {
  let list = '';
  const counted = sentences.map(({ text }) => {
    // The words that lead to a list go before each of its lines.
    const lead = list !== '' && (/^(?:[-*•·]|\(?\w{1,2}[.)])\s|[;；]$/.test(text) || text.length < 80) ? list : '';
    list = /[:：]$/.test(text) ? text : lead;
    const sentence = lead === '' ? text : `${lead} ${text}`;
    const amounts = findAmounts(sentence, context.country).filter(
      ({ index }) => index >= sentence.length - text.length,
    );
    return { sentence, amounts };
  });
  const found = counted.flatMap(({ sentence, amounts }) =>
    imposedOf(sentence, amounts, context).map((amount) => ({ ...amount, sentence })),
  );
  const reduced = counted.flatMap(({ sentence, amounts }) =>
    forEarlyPayment.test(sentence)
      ? []
      : amounts.filter(({ index }) => reducedTo.test(sentence.slice(Math.max(0, index - reach), index))),
  );
  const standing = found.filter(({ amount, currency }) => !isReduced(amount, currency, reduced));
  const lowered = reduced.filter(({ amount, currency }) =>
    found.some((one) => one.currency === currency && one.amount > amount),
  );
  const all = [...standing, ...lowered.map((one) => ({ ...one, sentence: '' }))];
  // A title may repeat what its text tells.
  const each = [...new Map(all.map((one) => [`${one.amount} ${one.currency}`, one])).values()];
  return withoutSums(each).map(({ amount, currency }) => ({ amount, currency }));
}

function imposedOf(sentence: string, amounts: readonly Amount[], context: PenaltyContext): readonly Amount[] {
  const imposed = amounts.filter((amount, at, all) => isImposed(sentence, { amount, at, all }, context));
  const parted = imposed.map((whole) => ({ whole, parts: partsOf(sentence, whole, amounts) }));
  const kept = new Set(parted.flatMap(({ whole, parts }) => (parts.length > 0 ? parts : [whole])));
  return amounts.filter((amount) => kept.has(amount));
}

/** The amounts in brackets after a total that add up to it: "EUR 100 million (EUR 60 million for one firm and EUR 40 million for another)". */
function partsOf(sentence: string, { end, amount, currency }: Amount, amounts: readonly Amount[]): readonly Amount[] {
  const [group = ''] =
    /^\s?(?:[（(][^()（）]{3,200}[)）]|[,，:：]?\s?(?:其中|分别为|made up of|comprising|namely|that is)[^.。；]{3,200})/u.exec(
      sentence.slice(end, end + 210),
    ) ?? [];
  const parts = amounts.filter(
    (one) => one.currency === currency && one.index >= end && one.index < end + group.length,
  );
  const sum = parts.reduce((whole, part) => whole + part.amount, 0);
  return parts.length > 1 && Math.abs(sum - amount) < amount * 0.005 ? parts : [];
}

interface Imposed extends Amount {
  readonly sentence: string;
}

/** Without a total whose parts are all told, and without the parts of one of which only some are. */
function withoutSums(all: readonly Imposed[]): readonly Imposed[] {
  const total = all.find((one) => {
    if (/(?:\band|[和及])\s?$/.test(one.sentence.slice(Math.max(0, one.index - 5), one.index))) return false;
    const parts = all.filter(({ currency, amount }) => currency === one.currency && amount < one.amount);
    const sum = parts.reduce((whole, { amount }) => whole + amount, 0);
    return parts.length > 1 && Math.abs(sum - one.amount) < one.amount * 0.005;
  });
  if (total) return all.filter((one) => one !== total);
  const named = all.find(
    ({ sentence, index, end }) =>
      totalBefore.test(sentence.slice(Math.max(0, index - 20), index)) ||
      totalAfter.test(sentence.slice(end, end + 20)),
  );
  return named
    ? all.filter((one) => one === named || one.currency !== named.currency || one.amount > named.amount)
    : all;
}

const totalBefore =
  /\b(?:total(?:l?ing)?(?: of)?|altogether|combined)\s(?:\w{1,10}\s)?$|(?:合[计計]|共[计計]|[总總][计計额額])(?:[罚罰]款)?\s?$/i;
const totalAfter = /^\s(?:in total|in all|altogether|combined)\b/i;

// What is paid less for paying soon was imposed all the same.
const forEarlyPayment = /\b(?:early|prompt|voluntary|immediate) payment\b|\bdiscounts?\b|提前缴纳/i;

const isReduced = (amount: number, currency: string, reduced: readonly Amount[]): boolean =>
  reduced.some((to) => to.currency === currency && to.amount < amount);

const reach = 200;
// "EUR 10k for a mix-up of records": a title that begins with what was to be paid.
const titled = /^\s(?:for|over|after|because of)\s/i;
const reachAfter = 80;

interface Placed {
  readonly amount: Amount;
  readonly at: number;
  readonly all: readonly Amount[];
}

function isImposed(sentence: string, { amount, at, all }: Placed, { isUnderFines = false }: PenaltyContext): boolean {
  const { index, end } = amount;
  const before = sentence.slice(Math.max(0, index - reach), index);
  const right = sentence.slice(end, Math.min(end + reachAfter, all[at + 1]?.index ?? sentence.length));
  const above = all[at - 1];
  if (limitBefore.test(before) || limitAfter.test(right) || perUnit.test(right)) return false;
  if (toOthers.test(right) || ofOthers.test(before)) return false;
  if (
    (rangeAfter.test(sentence.slice(end, end + 20)) && rangeBefore.test(before)) ||
    isRangeEnd(sentence, above, index)
  )
    return false;
  const isEarly = forEarlyPayment.test(sentence.slice(Math.max(0, index - reach), end + reach));
  if (isEarly && above && amount.amount < above.amount) return false;
  if (
    (!isEarly && takenBackAfter.test(right)) ||
    (at > 0 && conversion.test(before)) ||
    isBracketed(sentence, above, index)
  )
    return false;
  if (perDayAfter.test(right) || perDayBefore.test(before))
    return (
      !byLaw.test(before) && (lastIndex(imposing, before) >= 0 || /\bowes?\b/.test(before) || /\bdue\b/.test(right))
    );
  if (isCued(beforeChange(before), afterList(sentence, at, all))) return true;
  const lead = before.slice(-40);
  if (titled.test(right) && (before === '' || /^[^.。]{1,30}[:：]\s$/u.test(lead) || isUnderFines))
    return !otherWords.test(right);
  return isUnderFines && lastIndex(notImposing, before) < 0 && !otherWords.test(right);
}

// What an amount under "Fines" is of, where it is no fine.
const otherWords =
  /^\s(?:(?:in|of|worth of) )?(?:turnover|revenue|damages|compensation|customers|users|records|profits?)\b/i;

// "RMB 5 million (USD 700,000)": an amount in brackets right after another is the same one.
const isBracketed = (sentence: string, above: Amount | undefined, index: number): boolean =>
  above !== undefined &&
  /^\s?[（(](?:paid|reduced to|after|now|i\.e\.)?[^()（）\d]{0,16}$/i.test(sentence.slice(above.end, index));

// "From RUB 3 million to RUB 20 million", where nothing says that a penalty was changed.
const isRangeEnd = (sentence: string, above: Amount | undefined, index: number): boolean =>
  above !== undefined &&
  /^\s?(?:to|and|–|-|至|到)\s?$/.test(sentence.slice(above.end, index)) &&
  rangeBefore.test(sentence.slice(Math.max(0, above.index - 40), above.index)) &&
  !changedTo.test(sentence.slice(Math.max(0, index - 100), index));

// "The fine was reduced from RMB 30,000 to 20,000": what is told of the fine is told of its new amount.
function beforeChange(before: string): string {
  const change = changedTo.exec(before);
  return change ? `${before.slice(0, change.index)}${change[1] ?? ''}` : before;
}

// What follows "€10,000 and €20,000" is told of both.
function afterList(sentence: string, at: number, all: readonly Amount[]): string {
  let last = at;
  while (last < at + mostListed && listed.test(sentence.slice(all[last]?.end, all[last + 1]?.index ?? 0))) last += 1;
  const end = all[last]?.end ?? 0;
  return sentence.slice(end, Math.min(end + reachAfter, all[last + 1]?.index ?? sentence.length));
}
const mostListed = 8;
const listed = /^(?:、|和|及|[,，]|,? and )\s?$/;

function isCued(before: string, right: string): boolean {
  const cue = lastIndex(imposing, before);
  const isAfter = fineAfter.test(right);
  if (!isAfter && (cue < 0 || cue < lastIndex(notImposing, before))) return false;
  const clause = (isAfter ? before : before.slice(0, cue)).split(clauseEnd).at(-1) ?? '';
  return !onlyIntended.test(clause) && !denied.test(clause) && !undoneBefore.test(clause);
}

const clauseEnd = /[,;:，；：]\s?|\b(?:but|which)\b/;

const lastIndex = (pattern: RegExp, text: string): number => [...text.matchAll(pattern)].at(-1)?.index ?? -1;

/** Words before an amount that make it a penalty. */
const imposing =
  /\b(?:fin(?:e|es|ed|ing)|penalt(?:y|ies)|penali[sz]ed|impos(?:e|es|ed|ing)|sanction(?:s|ed)?|settle(?:d|ment|s)?|infringement notices?|collect(?:s|ed)|slapped|hand(?:s|ed)? over|coughs? up|lev(?:y|ies|ied)|secur(?:es|ed)|consent (?:decree|order|judgment)|payment of|(?<!victim )surcharge|agreed (?:to pay|on)|(?:must|will|to|shall|and)(?: each| also)? pay|pays|paid|cost the (?:company|firm|operator|controller|bank)|gets?)\b|[罚罰](?:款|金|[锾鍰])|(?:被|遭裁|裁|加|另)[罚罰]|被[^，。；]{0,8}[罚罰][没沒]|[处處](?:以|[罚罰])|开出|核[处處]|判[处處]|课征金|过怠料|过失费|和解/gi;

/** Words before an amount that make it something else, where they stand nearer to it. */
const notImposing =
  /\b(?:(?<!\badd(?:s|ed|ing)? )up to|maximum|caps?|capped|ceiling|statutory|refund(?:s|ed|ing)?|asking|(?:no|not) (?:more|less) than|not exceeding|exceed(?:s|ing)?|between|earn(?:ed|ing|s)?|gain(?:s|ed)?|profits?|proceeds|income|revenues?|turnover|sales|damages|compensat\w{0,20}|loss(?:es)?|(?<!(?:settlement|penalty|fine|deal)(?: (?:is|was))? )worth|valued|costs?(?! the (?:company|firm|operator|controller|bank)\b)|confiscat\w{0,20}|forfeit\w{0,20}|seiz\w{0,20}|budget|invest\w{0,20}|potential|threaten\w{0,20}|could|may(?! \d)(?<!\d may)|might|would|sought|(?:reduced|lowered|cut|raised|increased) from|instead of|per violation|threshold|each (?:of|violation|case|record)|class action|class of|ransom|refunds?|redress|share is|spends?|donat\w{1,20}|fee of|price of|lawsuit|seek(?:s|ing)? \$|range(?:s|d)? from|run from|carr(?:y|ies)|punishable|liable|annul\w{0,20}|overturn\w{0,20}|quash\w{0,20}|revok\w{0,20}|waived|withdr\w{0,20}|ma(?:de(?! public| known)|kes|king)|obtain(?:ed|ing)|stole\w?|defraud\w{0,20}|netted|pocketed|bought|transferred)\b|[违違]法所得|[没沒]收|最高|上限|[赔賠][偿償]|[损損]失|[获獲]利|撤[销銷]|以上|[达達]到|索[赔賠]/gi;

/** A penalty named right after its amount. */
const fineAfter =
  /^[\s-]{0,2}(?:\w{1,20} ){0,2}(?:fines?|penalty|penalties|settlement|sanction)\b|^, (?:the|an?|its|their) (?:\w{1,12}[- ]){0,3}(?:fine|penalty)\b|^ in (?:\w{1,20} ){0,2}(?:fines|penalties|sanctions)\b|^ (?:was|were|has been|have been) (?:imposed|levied)\b|^\s?的?(?:民事)?[罚罰](?:款|金|[锾鍰单])|^[^，。；\d]{0,14}和解/i;

/** Words right before an amount that is a limit, or the amount as it was before. */
const limitBefore =
  /\b(?:(?<!\badd(?:s|ed|ing)? )up to|of which|maximum(?: of)?|(?:cap|ceiling|limit|maximum|minimum) (?:of|is|was|at)|capped at|(?:fines?|penalt(?:y|ies)) (?:now |can |will )?(?:reach|rise to|go up to|start at|begin at)|can reach|(?:maximum|minimum|average|highest)[^.;]{1,60}(?:to|at|of|is|from)|not exceeding|potential|(?:reduced|lowered|cut|raised|increased) from|instead of|initial)\s(?:a\s)?$|(?:最高|其中|拟[罚处]|此前拟|原拟|提高至)[^，。；]{0,10}$/i;
/** Words right after an amount that is a limit. */
const limitAfter =
  /^\s?以[下内上]|^\s(?:or|and) (?:\d{1,2}|\w{1,6}) ?(?:%|per cent|percent)|^或者?上一年|^(?:至|到)\d/i;

/** Words around the first amount of a range that the law sets. */
const rangeAfter = /^\s?(?:to|and|–|-)\s?(?:[A-Z]{3}\s)?\S{0,4}\d/;
const rangeBefore = /\b(?:between|from|fines of|penalties of|ranging|range)\s(?:from\s)?$/i;
/** Words after an amount that people get, not an authority. */
const toOthers =
  /^(?: (?:settlement|deal|payout))? (?:in|of|as) (?:an? |the |all )?(?:class|damages|compensation|costs|restitution|redress|refunds?|legal (?:fees|costs)|consumer)\b|^\sto (?:a |the |its |his |each )?(?:class|patients|consumers|customers|users|victims|shareholders|employees|claimants?|plaintiffs?|families)\b/i;

/** Words before an amount that make it one between parties. */
const ofOthers =
  /\b(?:pa(?:id|ys?)|gave|awarded) (?:her|him|them|it|the (?:tenant|customer|patient|user|claimant|complainant|applicant)s?) $|\b(?:class(?:[- ]action| claims?| suit)|jury|verdict|plaintiffs?|claimants?)\b[^.;]{0,80}$|(?:集体诉讼|用户|股东|陪审团)[^，。；]{0,12}$/i;
/** An amount for each day of delay; it counts though it is only threatened. */
const perDayAfter = /^\s?(?:a|per|each|for each|for every|every)\s(?:day|week|month)\b|^(?:每|\/)[日天]/i;
const byLaw = /最高|不超[过過]|可[处處]|[违違](?:例|者)|\bmaximum\b|\bper violation\b/i;
const perDayBefore = /(?:daily|periodic) penalty(?: payments?)? of\s$|(?:每日|每天|按日)[^，。；\d]{0,8}$/i;

/** The amount before it, told in another currency. */
const conversion =
  /\(\s?(?:approx(?:imately|\.)?|about|around|roughly|equivalent to|or|ca\.?|some|=|≈)\s?$|[（(]?\s?(?:折合|[约約](?:合|等于|等於)|合|相当于|相當於)\s?(?:人民[币幣])?\s?[约約]?$|\b(?:equivalent to|or about|or approximately|or around)\s$/i;
/** Words right after an amount that is counted for each of something. */
const perUnit = /^\s(?:per|for each|for every) (?:violation|infringement|record|person|user)/i;

/** A penalty that was changed to the amount which follows. */
const changedTo =
  /\b(?:reduced|lowered|cut|raised|increased)\s(?:(?:it|the (fine|penalty|amount))\s)?(?:from\s[^;]{1,40}\s)?to\s$/i;

/** Words before the cue, in its clause, by which nothing has been imposed yet. */
const onlyIntended =
  /\b(?:may(?! \d)(?<!\d may)|might|could|can|would|should|propos(?:e[sd]?|ing|als?)|inten(?:ds?|ded|ding|t|tion)|plan(?:s|ned|ning)?|seek(?:s|ing)?|sought|recommend\w{0,20}|threaten\w{0,20}|consider(?:s|ed|ing)?|fac(?:es?|ed|ing)|risk(?:s|ed|ing)?|liable|potential|possible|(?:call|ask|push)(?:s|es|ed|ing)? for|wants?|wanted|request(?:s|ed|ing)?|demand(?:s|ed|ing)?|urg(?:es?|ed|ing)|escap(?:es?|ed|ing)|avoid(?:s|ed|ing)?|if)\b|可|拟|或将|面临/i;

/** Words right before the cue that deny it. */
const denied =
  /(?:\b(?:no|not|never|without)|n['’]t)\s(?:(?:be|been|yet|a|an|the|any|such|to|have)\s){0,3}(?:(?:fine|penalty|sanction)s?\s(?:of\s)?)?$|(?:不|未|免)予?\s?$/i;

const undoneBefore =
  /\b(?:annull?\w{0,3}|quash\w{0,3}|overturn\w{0,3}|set(?:s|ting)? aside|str(?:uck|ikes) down|revok\w{1,3}|withdr[ae]w\w{0,3}|cancell?\w{0,3}|waived?|lift(?:s|ed))\s(?:(?:the|an?|its|this|that|part of the)\s)?(?:\w{1,20}\s)?$/i;

const undone =
  '(?:annulled|overturned|quashed|revoked|reversed|set aside|struck down|waived|withdrawn|cancelled|canceled|suspended|dropped|confiscated|forfeited|seized|repaid|returned|reduced|lowered|cut|raised|increased)';

/** Words after an amount that take it back, or make it something else. */
const takenBackAfter = new RegExp(
  String.raw`^(?:\s(?:fine|penalty))?\s(?:was|were|is|has|have|had|will|would|could|did)(?:\s(?:been|be))?(?:n['’]t|\s(?:not|never))\b|^(?:\s(?!and\b|while\b)[\w-]{1,20}){0,5}\s(?:was|were|been|be|is|are)\s(?:\w{1,20}\s){0,2}${undone}\b|^\s\(?(?:\w{1,20}ly |later |since )?${undone}\b|^的?(?:被)?(?:没收|撤销)`,
  'i',
);

/** Words right before an amount to which a penalty was reduced; the one before it is none any more. */
const reducedTo =
  /\breduced\s(?:\w{1,20}\s){0,2}(?:fine|penalty|amount|sum)\s(?:of|to)\s(?:\w{1,12}\s)?$|\b(?:reduced|lowered|cut|reduces|lowers|cuts)\s(?:(?:it|the (?:fine|penalty|amount)(?:\sof\s[^;]{1,30})?)\s)?(?:from\s[^;]{1,40}\s)?to\s$|\bsubstitut\w{2,3}\s(?:\w{1,12}\s){0,3}(?:of\s)?$|(?:[减減]至|降至|改[为為])(?:[罚罰]款)?\s?$/i;
