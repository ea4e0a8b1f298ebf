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
const signedAmount =
  /(?:[A-Z]{1,3}[$£€] ?|\bRM ?|\bRs\.? ?|\b(?!GB|JR|AB|EO|BOD|DKN|Art|No)[A-Z]{3} )\d[\d,.]*\d?(?: ?(?:million|billion|thousand|mn|bn|m|k)\b)?|\d[\d,.]*\d(?: (?:million|billion))? [A-Z]{3}\b|\d[\d,.]*(?:万|亿)?(?:欧元|美元|英镑|港元|韩元|日元|新元|加元|澳元|卢比|萬元|億元|萬港元)/g;

/** The lengths of time in a sentence: "three years", "four years and six months", "15 working days", 3个月. */
export const durationSpans = (sentence: string): readonly FactSpan[] => matches(sentence, duration);

const numberWord =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty|twenty-four|thirty|thirty-six|forty-eight|sixty|seventy-two|ninety|half';
const unit = '(?:calendar |working |business )?(?:hour|day|week|month|year)s?';
const count = `(?:\\d{1,4}|${numberWord}|an?)`;
const duration = new RegExp(
  `\\b${count}(?: and a half)?[ -]${unit}\\b(?: and ${count} ${unit}\\b)?|[\\d一二两三四五六七八九十半]{1,4}个?(?:工作日|小时|小時|天|日|周|星期|个月|個月|月|年)(?:半)?(?!\\d|底|份|初)`,
  'gi',
);

/** The numbers of things in a sentence, dates and amounts aside. */
export function countSpans(sentence: string): readonly FactSpan[] {
  const others = [...dateSpans(sentence), ...amountSpans(sentence).filter(({ amount }) => amount > 0)];
  const isApart = ({ from, to }: FactSpan): boolean => others.every((one) => to <= one.from || from >= one.to);
  return matches(sentence, countOf).filter(isApart);
}

const countOf =
  /(?<![\p{L}\d.,/-])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?: (?:million|billion))?|(?<![\p{Script=Latin}\d.,/§-])\d{1,9}(?:\.\d{1,3})?(?: ?(?:million|billion|thousand|bn|m)\b|万|亿)?(?![\d./%年月日]|-\d)|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?\b|[一二两三四五六七八九十百千万]{1,6}(?=[个款条家起项名部份位件种类批次宗])/giu;

/** Articles and sections in a sentence: "Article 47", "Section 5(a)", 第四十七条. */
export const articleSpans = (sentence: string): readonly FactSpan[] => matches(sentence, article);

const article =
  /\b(?:articles?|art\.|sections?|sec\.|§{1,2}|rules?|paragraphs?) ?\d{1,4}[a-z]?(?:\(\w{1,4}\))*(?:(?:, | and | to )\d{1,4}[a-z]?(?:\(\w{1,4}\))*){0,4}|第[\d〇零一二三四五六七八九十百千]{1,8}条/gi;

/** Numbers by which laws and standards are known: "No. 7545", JR/T 0197—2020. */
export const numberSpans = (sentence: string): readonly FactSpan[] => matches(sentence, identifier);

const identifier =
  /\b(?:No|Nr|Nos)\.? ?\d[\d/-]*|\b(?:GB|JR|YD|GA|TC|ISO|EN|IEC|BOD)(?:\/[A-Z]{1,3})? ?\d[\d.]*(?:[-—–]\d{2,4})?|[〔[（(]\d{4}[〕\]）)]\d{1,4}号|第\d{1,4}号|\b\d{4}\/\d{2,4}\b/g;

/** Names with capitals that end in or hold a word, such as "Xuhui District People's Court". */
export function namesWith(word: string, sentence: string): readonly FactSpan[] {
  if (/\p{Script=Han}/u.test(word)) return matches(sentence, new RegExp(`[\\p{Script=Han}]{2,12}${word}`, 'gu'));
  const wanted = word.toLowerCase().replace(/(?:ies|y|s)$/, '');
  return matches(sentence, capitalRun).filter(({ from, to }) =>
    sentence.slice(from, to).toLowerCase().includes(wanted),
  );
}

const capitalRun = /\p{Lu}[\p{L}'’.-]*(?:(?: (?:of|the|for|and|on) (?:the )?| )\p{Lu}[\p{L}'’.-]*){0,10}/gu;

/** Names with capitals after a word that says where: "at the China University of Political Science and Law". */
export const placeSpans = (sentence: string): readonly FactSpan[] =>
  [...sentence.matchAll(placed)].flatMap(({ index, 0: words, 1: name = '' }) =>
    /^(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/.test(name)
      ? []
      : [{ from: index + words.length - name.length, to: index + words.length }],
  );

const placed =
  /\b(?:at|in|before) (?:the )?(\p{Lu}[\p{L}'’.-]*(?:(?: (?:of|the|for|and) (?:the )?| )\p{Lu}[\p{L}'’.-]*){0,8})/gu;

const matches = (sentence: string, pattern: RegExp): readonly FactSpan[] =>
  [...sentence.matchAll(pattern)].map(({ index, 0: words }) => ({ from: index, to: index + words.length }));
