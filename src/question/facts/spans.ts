import { findAmounts } from '../../bulletin/amounts.ts';
import { writtenDates } from '../../time/written-dates.ts';

/** A stretch of a sentence that may be the fact. */
export interface FactSpan {
  readonly from: number;
  readonly to: number;
}

/** The dates in a sentence; a month alone says too little. */
export const dateSpans = (sentence: string): readonly FactSpan[] =>
  writtenDates(sentence).flatMap(({ index, text, day, year }) =>
    day === null && year === null ? [] : [{ from: index, to: index + text.length }],
  );

/** The amounts of money in a sentence. */
export function amountSpans(
  sentence: string,
): readonly (FactSpan & { readonly amount: number; readonly currency: string })[] {
  const known = findAmounts(sentence, null).map(({ index, end, ...money }) => ({ from: index, to: end, ...money }));
  const other = [...sentence.matchAll(signedAmount)]
    .map(({ index, 0: words }) => ({ from: index, to: index + words.length, amount: 0, currency: '' }))
    .filter((one) => known.every(({ from, to }) => one.to <= from || one.from >= to));
  return [...known, ...other].sort((a, b) => a.from - b.from);
}

// Currencies that only some sign or code of letters marks: RM1 million, S$250,000, 5,000 BGN.
const times = '(?:million|billion|thousand|mn|bn|m|k)';
const otherCode = String.raw`\b(?!GB|JR|AB|EO|BOD|DKN|Art|No)[A-Z]{3} `;
const signedAmount = new RegExp(
  [
    String.raw`(?:[A-Z]{1,3}[$£€] ?|\bRM ?|\bRs\.? ?|${otherCode})\d[\d,.]{0,20}\d?(?: ?${times}\b)?`,
    String.raw`\d[\d,.]{0,20}\d(?: (?:million|billion))? [A-Z]{3}\b`,
    String.raw`\d[\d,.]{0,20}[万亿]?(?:欧元|美元|英镑|港元|韩元|日元|新元|加元|澳元|卢比)`,
    String.raw`\d[\d,.]{0,20}(?:萬元|億元|萬港元)`,
  ].join('|'),
  'g',
);

/** The lengths of time in a sentence: "three years", "four years and six months", "15 working days", 3个月. */
export const durationSpans = (sentence: string): readonly FactSpan[] =>
  apartFrom(matches(sentence, duration), dateSpans(sentence));

const apartFrom = (spans: readonly FactSpan[], others: readonly FactSpan[]): readonly FactSpan[] =>
  spans.filter(({ from, to }) => others.every((one) => to <= one.from || from >= one.to));

const ones = 'one|two|three|four|five|six|seven|eight|nine';
const teens = 'ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen';
const tens = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred';
const unit = '(?:calendar |working |business )?(?:hour|day|week|month|year)s?';
const count = String.raw`(?:\d{1,4}|(?:${tens})(?:-(?:${ones}))?|${teens}|${ones}|half|an?)`;
const duration = new RegExp(
  [
    String.raw`\b${count}(?: and a half)?[ -]${unit}\b(?: and ${count} ${unit}\b)?`,
    String.raw`(?<!\d)(?!(?:19|20)\d\d年)[\d一二两三四五六七八九十半]{1,4}个?(?:工作日|小时|小時|天|日|周|星期|个月|個月|月|年)半?(?!\d|底|份|初)`,
  ].join('|'),
  'gi',
);

/** The shares in a sentence: "2%", "4 per cent", 百分之五. */
export const shareSpans = (sentence: string): readonly FactSpan[] =>
  matches(sentence, /\d[\d.]{0,6} ?(?:%|％|per ?cent\b)|百分之[\d一二三四五六七八九十]{1,4}/giu);

/** The numbers of things in a sentence, dates and amounts aside. */
export function countSpans(sentence: string): readonly FactSpan[] {
  const others = [dateSpans, durationSpans, shareSpans, amountSpans].flatMap((spansOf) => spansOf(sentence));
  return apartFrom(matches(sentence, countOf), others);
}

const countOf = new RegExp(
  [
    String.raw`(?<![\p{Script=Latin}\d.,/-])\d{1,3}(?:,\d{3}){1,5}(?:\.\d+)?(?: (?:million|billion))?`,
    String.raw`(?<![第\p{Script=Latin}\d.,/§-])\d{1,9}(?:\.\d{1,3})?(?: ?${times}\b|[万亿])?(?![\d./%年月日]|-\d|(?:st|nd|rd|th)\b)`,
    String.raw`\b(?:(?:${tens})(?:-(?:${ones}))?|${teens}|(?!one\b)(?:${ones}))\b`,
    '[一二两兩三四五六七八九十百千万]{1,6}(?=[个個款条條家起项項名部份位件种種类類批次宗])',
  ].join('|'),
  'giu',
);

/** Articles and sections in a sentence: "Article 47", "Section 5(a)", 第四十七条. */
export const articleSpans = (sentence: string): readonly FactSpan[] => matches(sentence, article);

const articleNumber = String.raw`\d{1,4}[a-z]?(?:\(\w{1,4}\)){0,4}`;
const article = new RegExp(
  [
    String.raw`\b(?:articles?|art\.|sections?|sec\.|§{1,2}|rules?|paragraphs?) ?${articleNumber}`,
    String.raw`(?:(?:, | and | to )${articleNumber}){0,4}|第(?:${articleNumber}|[〇零一二三四五六七八九十百千]{1,8})[条條]`,
  ].join(''),
  'gi',
);

/** Numbers by which laws and standards are known: "No. 7545", JR/T 0197—2020. */
export const numberSpans = (sentence: string): readonly FactSpan[] => matches(sentence, identifier);

const standard = '(?:GB|JR|YD|GA|TC|ISO|EN|IEC|BOD)';
const identifier = new RegExp(
  [
    String.raw`\b(?:No|Nr|Nos)\.? ?\d[\d/-]{0,12}`,
    String.raw`\b${standard}(?:\/[A-Z]{1,3})? ?\d[\d.]{0,8}(?:[-—–]\d{2,4})?`,
    String.raw`[〔[（(]\d{4}[〕\]）)]\d{1,4}号|第\d{1,4}号|\b\d{4}\/\d{2,4}\b`,
  ].join('|'),
  'g',
);

/** Names with capitals that end in or hold a word, such as "Xuhui District People's Court". */
export function namesWith(word: string, sentence: string): readonly FactSpan[] {
  if (/\p{Script=Han}/u.test(word)) return matches(sentence, new RegExp(`[\\p{Script=Han}]{2,12}${word}`, 'gu'));
  const wanted = word.toLowerCase().replace(/(?:ies|y|s)$/, '');
  return matches(sentence, capitalRun).filter(({ from, to }) =>
    sentence.slice(from, to).toLowerCase().includes(wanted),
  );
}

const capitalRun = /\p{Lu}[\p{L}'’.-]{0,30}(?:(?: (?:of|the|for|and|on) (?:the )?| )\p{Lu}[\p{L}'’.-]{0,30}){0,10}/gu;

/** Names with capitals after a word that says where: "at the China University of Political Science and Law". */
export const placeSpans = (sentence: string): readonly FactSpan[] =>
  [...sentence.matchAll(placed)].flatMap(({ index, 0: words, 1: name = '' }) =>
    /^(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/.test(name)
      ? []
      : [{ from: index + words.length - name.length, to: index + words.length }],
  );

const placed =
  /\b(?:at|in|before) (?:the )?(\p{Lu}[\p{L}'’.-]{0,30}(?:(?: (?:of|the|for|and) (?:the )?| )\p{Lu}[\p{L}'’.-]{0,30}){0,8})/gu;

const matches = (sentence: string, pattern: RegExp): readonly FactSpan[] =>
  [...sentence.matchAll(pattern)].map(({ index, 0: words }) => ({ from: index, to: index + words.length }));
