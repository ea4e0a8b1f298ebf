import type { Amount } from '../../bulletin/amounts.ts';
import { pairsOf, stemsOf } from '../model/classifier.ts';

/** An amount in its sentence, and what is known of the entry. */
export interface PlacedAmount {
  readonly sentence: string;
  readonly amount: Amount;
  /** Its place among the amounts of the sentence. */
  readonly at: number;
  readonly all: readonly Amount[];
  readonly title: string;
  readonly isInTitle: boolean;
  readonly isUnderFines: boolean;
}

/** Whether words around an amount say that it is a limit, is paid to others, or wasn't imposed: the model need not judge it. */
export function isRuledOut({ sentence, amount, at, all }: PlacedAmount): boolean {
  const before = sentence.slice(Math.max(0, amount.index - reach), amount.index);
  const after = sentence.slice(amount.end, Math.min(amount.end + reachAfter, all[at + 1]?.index ?? sentence.length));
  const cue = fineAfter.test(after) ? -1 : lastIndex(imposing, before);
  const clause = (cue < 0 ? before : before.slice(0, cue)).split(clauseEnd).at(-1) ?? '';
  const isEarly = forEarlyPayment.test(sentence.slice(Math.max(0, amount.index - reach), amount.end + reach));
  return (
    [limitBefore, ofOthers].some((pattern) => pattern.test(before)) ||
    [limitAfter, perUnit, toOthers].some((pattern) => pattern.test(after)) ||
    [denied, undoneBefore].some((pattern) => pattern.test(clause)) ||
    undoneColon.test(before) ||
    (onlyIntended.test(clause) && !perDayAfter.test(after) && !perDayBefore.test(before)) ||
    (takenBackAfter.test(after) && !isEarly)
  );
}

/** The features by which the model judges whether an amount was imposed or agreed. Of a list of amounts each has what stands before and after all of it. */
export function penaltyFeatures(placed: PlacedAmount): readonly string[] {
  const { sentence, amount, at, all, title, isInTitle, isUnderFines } = placed;
  const [first, last] = listAround(placed);
  const before = withSigns(sentence, all.slice(0, first), 0, all[first]?.index ?? amount.index)
    .slice(-reach)
    .replace(changedTo, '$1');
  const after = withSigns(sentence, all.slice(last + 1), all[last]?.end ?? amount.end, sentence.length).slice(
    0,
    reachAfter,
  );
  const left = [...stemsOf(before)].reverse();
  const right = stemsOf(after);
  const [l1 = '^', l2 = '^', l3 = '^'] = left;
  const [r1 = '$', r2 = '$'] = right;
  const ownBefore = sentence.slice(Math.max(0, amount.index - reach), amount.index);
  const ownAfter = sentence.slice(amount.end, Math.min(amount.end + reachAfter, all[at + 1]?.index ?? sentence.length));
  const near = nearest(before);
  const signs = [
    ...told(signsBefore, ownBefore),
    ...told(signsAfter, ownAfter),
    ...(fineAfter.test(after) ? ['fineAfter'] : []),
  ];
  const titled = isInTitle ? 'in' : title === '' ? 'none' : String(imposingOnce.test(title));
  return [
    'bias',
    `near:${near}`,
    `near-fine:${near}:${signs.includes('fineAfter')}`,
    ...signs.map((sign) => `is:${sign}`),
    `signs:${signs.join('+')}`,
    `titled:${titled}`,
    `titled-near:${titled}:${near}`,
    `fines:${isUnderFines}`,
    `opens:${left.length === 0}:${isInTitle}`,
    `bare:${left.length < 4 && right.length < 4}`,
    `short:${sentence.length < 60}`,
    `nth:${Math.min(2, at)}`,
    `of:${Math.min(3, all.length)}`,
    `listed:${last > first}`,
    `size:${Math.floor(Math.log10(amount.amount + 1))}`,
    `currency:${amount.currency}`,
    `l1:${l1}`,
    `l2:${l2}`,
    `l3:${l3}`,
    `l12:${l2} ${l1}`,
    `l123:${l3} ${l2} ${l1}`,
    `r1:${r1}`,
    `r2:${r2}`,
    `r12:${r1} ${r2}`,
    `l1r1:${l1} ${r1}`,
    ...[...new Set(left.slice(0, 5))].map((word) => `L:${word}`),
    ...[...new Set(left.slice(5, 14))].map((word) => `F:${word}`),
    ...[...new Set(right.slice(0, 6))].map((word) => `R:${word}`),
    ...[...new Set(pairsOf(before.slice(-14)))].map((pair) => `P:${pair}`),
    ...[...new Set(pairsOf(after.slice(0, 12)))].map((pair) => `Q:${pair}`),
    ...(isInTitle ? [] : [...new Set([...stemsOf(title), ...pairsOf(title)])].map((word) => `T:${word}`)),
  ];
}

const reach = 120;
const reachAfter = 60;
const listed = /^(?:、|和|及|[,，]|,? and )\s?$/;

function listAround({ sentence, at, all }: PlacedAmount): readonly [first: number, last: number] {
  const follows = (index: number): boolean => listed.test(sentence.slice(all[index]?.end, all[index + 1]?.index ?? 0));
  let [first, last] = [at, at];
  while (first > 0 && at - first < 8 && follows(first - 1)) first -= 1;
  while (last < all.length - 1 && last - at < 8 && follows(last)) last += 1;
  return [first, last];
}

/** A stretch of a sentence with a sign in place of each amount. */
function withSigns(sentence: string, amounts: readonly Amount[], from: number, to: number): string {
  let text = '';
  let start = from;
  for (const { index, end } of amounts) {
    if (index < from || end > to) continue;
    text += `${sentence.slice(start, index)}¤`;
    start = end;
  }
  return text + sentence.slice(start, to);
}

function nearest(before: string): string {
  const [yes, no] = [lastIndex(imposing, before), lastIndex(notImposing, before)];
  return yes < 0 && no < 0 ? 'none' : yes > no ? 'imposing' : 'other';
}

const lastIndex = (pattern: RegExp, text: string): number => [...text.matchAll(pattern)].at(-1)?.index ?? -1;

const clauseEnd = /[,;:，；：]\s?|\b(?:but|which)\b/;

const told = (signs: readonly (readonly [name: string, pattern: RegExp])[], text: string): readonly string[] =>
  signs.flatMap(([name, pattern]) => (pattern.test(text) ? [name] : []));

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
export const conversion =
  /\(\s?(?:approx(?:imately|\.)?|about|around|roughly|equivalent to|or|ca\.?|some|=|≈)\s?$|[（(]?\s?(?:折合|[约約](?:合|等于|等於)|合|相当于|相當於)\s?(?:人民[币幣])?\s?[约約]?$|\b(?:equivalent to|or about|or approximately|or around)\s$/i;
/** Words right after an amount that is counted for each of something. */
const perUnit = /^\s(?:per|for each|for every) (?:violation|infringement|record|person|user)/i;

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

const undoneColon = new RegExp(String.raw`\b(?:was|were|been)\s(?:\w{1,20}\s)?${undone}:\s$`, 'i');

/** Words after an amount that take it back, or make it something else. */
const takenBackAfter = new RegExp(
  String.raw`^(?:\s(?:fine|penalty))?\s(?:was|were|is|has|have|had|will|would|could|did)(?:\s(?:been|be))?(?:n['’]t|\s(?:not|never))\b|^(?:\s(?!and\b|while\b)[\w-]{1,20}){0,5}\s(?:was|were|been|be|is|are)\s(?:\w{1,20}\s){0,2}${undone}\b|^\s\(?(?:\w{1,20}ly |later |since )?${undone}\b|^的?(?:被)?(?:没收|撤销)`,
  'i',
);

const imposingOnce = new RegExp(imposing.source, 'i');

/** Words right before an amount to which a penalty was reduced; the one before it is none any more. */
export const reducedTo =
  /\breduced\s(?:\w{1,20}\s){0,2}(?:fine|penalty|amount|sum)\s(?:of|to)\s(?:\w{1,12}\s)?$|\b(?:reduced|lowered|cut|reduces|lowers|cuts)\s(?:(?:it|the (?:fine|penalty|amount)(?:\sof\s[^;]{1,30})?)\s)?(?:from\s[^;]{1,40}\s)?to\s$|\bsubstitut\w{2,3}\s(?:\w{1,12}\s){0,3}(?:of\s)?$|(?:[减減]至|降至|改[为為])(?:[罚罰]款)?\s?$/i;

/** A penalty that was changed to the amount which follows. */
const changedTo =
  /\b(?:reduced|lowered|cut|raised|increased)\s(?:(?:it|the (fine|penalty|amount))\s)?(?:from\s[^;]{1,40}\s)?to\s$/i;

const signsBefore = [
  ['rangeBefore', rangeBefore],
  ['byLaw', byLaw],
  ['perDayBefore', perDayBefore],
  ['conversion', conversion],
  ['reducedTo', reducedTo],
  ['changedTo', changedTo],
] as const;

const signsAfter = [
  ['rangeAfter', rangeAfter],
  ['perDayAfter', perDayAfter],
] as const;

/** Words by which less is paid for paying soon: what was imposed counts all the same. */
export const forEarlyPayment = /\b(?:early|prompt|voluntary|immediate) payment\b|\bdiscounts?\b|提前缴纳/i;
