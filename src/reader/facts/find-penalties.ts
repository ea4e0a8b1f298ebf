import { type Amount, findAmounts } from '../../bulletin/amounts.ts';
import type { Penalty } from '../../bulletin/bulletin.ts';
import { factModels, sharesOf } from '../model/classifier.ts';
import type { Sentence } from '../segment/sentences.ts';
import {
  conversion,
  forEarlyPayment,
  isRuledOut,
  type PlacedAmount,
  penaltyFeatures,
  reducedTo,
} from './penalty-features.ts';

/** What is known of the entry that tells of an amount. */
export interface PenaltyContext {
  /** ISO 3166 code that tells whose dollar "$" is. */
  readonly country: string | null;
  readonly title?: string;
  /** Whether it stands under a heading such as "Fines": amounts there are penalties unless words make them something else. */
  readonly isUnderFines?: boolean;
}

/**
 * The amounts that were imposed or agreed, in order, each once: those that the model holds for penalties by the words beside them. Words
 * before a list count for its lines. Of a fine and what it was reduced to the latter counts; of a total and all its parts the parts, of
 * a total and some of them the total.
 */
export function findPenalties(sentences: readonly Sentence[], context: PenaltyContext): readonly Penalty[] {
  const counted = countedIn(sentences, context);
  const found = counted.flatMap(({ sentence, amounts }) => {
    const imposed = amounts.filter(
      ({ features }) => features !== null && (sharesOf(features, 2, factModels.penalty)[1] ?? 0) >= leastLikely,
    );
    const parted = imposed.map((whole) => ({ whole, parts: partsOf(sentence, whole, amounts) }));
    const kept = new Set(parted.flatMap(({ whole, parts }) => (parts.length > 0 ? parts : [whole])));
    return amounts.filter((amount) => kept.has(amount)).map((amount) => ({ ...amount, sentence }));
  });
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

const leastLikely = 0.55;

/** The sentences with their amounts. Each has the features by which the model judges it; null where words rule it out, or it is another one in another currency. */
export function countedIn(
  sentences: readonly Sentence[],
  { country, title = '', isUnderFines = false }: PenaltyContext,
) {
  let list = '';
  return sentences.map(({ text }) => {
    // The words that lead to a list go before each of its lines.
    const lead = list !== '' && (/^(?:[-*•·]|\(?\w{1,2}[.)])\s|[;；]$/.test(text) || text.length < 80) ? list : '';
    list = /[:：]$/.test(text) ? text : lead;
    const sentence = lead === '' ? text : `${lead} ${text}`;
    const all = findAmounts(sentence, country).filter(({ index }) => index >= sentence.length - text.length);
    const isInTitle = title.includes(text);
    const amounts = all.map((amount, at) => {
      const placed = { sentence, amount, at, all, title, isInTitle, isUnderFines };
      return {
        ...amount,
        features: isRepeated(placed) || isRuledOut(placed) ? null : penaltyFeatures(placed),
      };
    });
    return { sentence, amounts };
  });
}

function isRepeated({ sentence, amount, at, all }: PlacedAmount): boolean {
  const above = all[at - 1];
  if (!above) return false;
  const before = sentence.slice(Math.max(0, amount.index - reach), amount.index);
  const isEarly = forEarlyPayment.test(sentence.slice(Math.max(0, amount.index - reach), amount.end + reach));
  return (isEarly && amount.amount < above.amount) || conversion.test(before) || isBracketed(sentence, above, amount);
}

// "RMB 5 million (USD 700,000)" is one amount, and so is "EUR 25,000 (paid EUR 20,000)".
const isBracketed = (sentence: string, above: Amount, { index, currency }: Amount): boolean =>
  /^\s?[（(][^()（）\d]{0,16}$/.test(sentence.slice(above.end, index)) &&
  (currency !== above.currency || /\b(?:paid|reduced to|after|now|i\.e\.)/i.test(sentence.slice(above.end, index)));

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

const isReduced = (amount: number, currency: string, reduced: readonly Amount[]): boolean =>
  reduced.some((to) => to.currency === currency && to.amount < amount);

const reach = 200;
