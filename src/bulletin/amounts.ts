import table from '../../data/currencies.json' with { type: 'json' };
import { chineseNumber } from '../time/number-words.ts';
import type { Penalty } from './bulletin.ts';

/** An amount of money and its position in the sentence. */
export interface Amount {
  readonly index: number;
  readonly end: number;
  /** In whole units of the currency: "1.2 million" is 1200000. */
  readonly amount: number;
  /** ISO 4217. */
  readonly currency: string;
}

/**
 * The amounts of money in a sentence: `290,000 RMB`, `€1.2 billion`, `EUR 10k`, `100万元`. A number without a currency is not an amount,
 * except the second one of "from RMB 30,000 to 20,000".
 * @param country ISO 3166 code of the country whose "$" or "¥" is meant
 */
export function findAmounts(written: string, country: string | null): readonly Amount[] {
  const sentence = /[\uFF10-\uFF19]/.test(written)
    ? written.replace(/[\uFF0C\uFF0E\uFF10-\uFF19]/g, narrowed)
    : written;
  if (!hasNumber.test(sentence) || !hasCurrency.test(sentence)) return [];
  const inCharacters = [...sentence.matchAll(chineseMoney)].map(
    ({ index, 0: words, 1: sign = '', 2: count = '', 3: times = '', 4: unit = '元' }) => ({
      index,
      end: index + words.length,
      amount: (chineseNumber(count) ?? 0) * timesOf(times),
      currency: currencyOf(sign === '' ? unit : sign, country) ?? 'CNY',
    }),
  );
  const inDigits = [...sentence.matchAll(money)].flatMap(
    ({ index, 0: words, 1: sign, 2: digits, 3: times, 4: unit }) => {
      const currency = currencyOf(sign ?? unit ?? '', country);
      const amount = numberOf(digits ?? '', timesOf(times ?? ''));
      if (!currency || amount === null) return [];
      const found = { index, end: index + words.length, amount, currency };
      return [found, ...secondEnd(sentence, found)];
    },
  );
  const real = inCharacters.filter(({ amount }) => amount > 0);
  return real.length === 0 ? inDigits : [...inDigits, ...real].sort((a, b) => a.index - b.index);
}

// Digits of full width, and the signs between them, are as long as plain ones.
const narrowed = (sign: string): string => String.fromCharCode(sign.charCodeAt(0) - 0xfee0);

/** Each currency by its ISO 4217 code: its names in small letters, and what one is worth in US dollars, roughly. */
const known: Readonly<Record<string, { readonly names?: readonly string[]; readonly worth?: number }>> = table;
const codes = [...Object.keys(known), 'RMB'].join('|');

// Rules out most sentences fast.
const hasNumber = /[\d元]/;
const hasCurrency = new RegExp(
  `[€£$¥￥₩₹₽₺฿₦₫₱₪₴₸₵元]|S/|\\bRp|soles|cedis|hryvnia|${codes}|\\bkr\\b|\\bR[sM]|\\bR\\d|\\bKsh|Kč|shillings|kron[oa]r|yuan|renminbi|euro|pounds|won|yen|dollars|lira|rupees|reais|roubles|rubles|ringgit|baht|rand|pesos|krone?r?|naira|dong|rupiah|dirhams|riyals|z[lł]oty|forints|shekels|francs|港[币幣]|[台臺][币幣]|克朗|兰特|奈拉|兹罗提|盾|英[镑鎊]|卢布|雷亚尔|里拉|泰铢|卢比|比索|令吉|圆|林吉特|日圓|迪拉姆|福林|列伊|列弗|先令|里亚尔`,
  'i',
);

const chineseMoney =
  /(?<![\p{Script=Han}\d](?=[百千]))(港[币幣]|新?[台臺][币幣]|人民[币幣])?([一二两兩三四五六七八九十百千]{1,7})(万|萬|亿|億)?[余餘多]?(港元|美元|[欧歐]元|元)/gu;

// "from RMB 30,000 to 20,000": the second amount is in the currency of the first.
function secondEnd(sentence: string, { index, end, currency }: Amount): readonly Amount[] {
  if (!/\bfrom\s$/i.test(sentence.slice(Math.max(0, index - 8), index))) return [];
  const [words, digits = '', times = ''] = bareNumber.exec(sentence.slice(end, end + 60)) ?? [];
  const amount = numberOf(digits, timesOf(times));
  if (words === undefined || amount === null) return [];
  return [{ index: end + ' to '.length, end: end + words.length, amount, currency }];
}

const currencies: ReadonlyMap<string, string> = new Map(
  Object.entries(known).flatMap(([code, { names = [] }]) => [code.toLowerCase(), ...names].map((name) => [name, code])),
);

// Whose 元 is meant.
const ofYuan = { HK: 'HKD', TW: 'TWD', MO: 'MOP' } as const;

const dollars: Readonly<Record<string, string>> = {
  AU: 'AUD',
  CA: 'CAD',
  HK: 'HKD',
  NZ: 'NZD',
  SG: 'SGD',
  TW: 'TWD',
};

// Names of money that several countries have.
const ofCountry: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  kr: { SE: 'SEK', NO: 'NOK', DK: 'DKK', IS: 'ISK' },
  kroner: { NO: 'NOK', DK: 'DKK' },
  pesos: { MX: 'MXN', CO: 'COP', CL: 'CLP', AR: 'ARS', PH: 'PHP', UY: 'UYU' },
  克朗: { SE: 'SEK', NO: 'NOK', DK: 'DKK', IS: 'ISK', CZ: 'CZK' },
};

const signs = String.raw`(?<![\p{L}])(?:US|HK|NZ|NT|MOP|CA|AU|[SACR])\$|[€£$¥￥₩₹₽₺฿₦₫₱₪₴₸₵]|(?<!\p{L})(?:S/\.?|Rp\.?|Rs\.?|RM|Ksh|R(?=\d[\d .,]{3}|\d{1,4} ?(?:m|b)n?|\d{1,4} ?k\b)|kr)|港[币幣]|(?<!\p{L})(?:${codes})|新[台臺][币幣]|人民[币幣]`;
const units = String.raw`(?:${codes}|kroner|kronor|kr|Kč|zł|shillings|Swedish kronor|(?:Danish|Norwegian) kroner|yuan|renminbi|euros?|pounds|won|yen|US dollars|dollars|lira|rupees|reais|roubles|rubles|ringgit|baht|rand|naira|dong|rupiah|dirhams|riyals|z[lł]oty|forints|shekels|pesos|soles|cedis|hryvnias?|(?:Hong Kong|Singapore|Australian|Canadian|New Zealand) dollars|Swiss francs|Korean won)(?!\p{L})|€(?!\s?\d)|[欧歐]元|美元|英[镑鎊]|港元|日[元圆圓]|[韩韓]元|加元|澳元|新元|新加坡元|新西兰元|澳[门門]元|瑞士法郎|墨西哥比索|卢布|雷亚尔|里拉|泰铢|卢比|令吉|林吉特|丹麦克朗|挪威克朗|瑞典克朗|兰特|奈拉|兹罗提|捷克克朗|克朗|迪拉姆|福林|列伊|列弗|菲律宾比索|肯尼亚先令|沙特里亚尔|越南盾|印尼盾|韩圆|元`;
const number = String.raw`\d{1,3}(?:[,.’' ]\d{3}){1,4}(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d{1,12}(?:[.,]\d{1,3})?`;
const multipliers = String.raw`million|billion|thousand|crore|lakh|mln|bn|mn|[mkb](?![\p{L}])|[万萬]|[亿億]|千`;

const money = new RegExp(
  String.raw`(?:(${signs})\s?|(?<![A-Za-z\p{N}.,])(?=\d))(?<!\d)(${number})[余餘多]?(?:[\s-]?(${multipliers}))?[余餘多]?(?:[\s-]?(${units}))?`,
  'giu',
);

const bareNumber = new RegExp(
  String.raw`^ to (${number})(?:[\s-]?(${multipliers}))?(?=[.,;:)](?!\d)|$|\s(?:on|in|after|by|following|upon|and|because|since)\b)`,
  'iu',
);

function currencyOf(word: string, country: string | null): string | null {
  const sign = word.toLowerCase();
  if (sign === '元' && (country === 'HK' || country === 'TW' || country === 'MO')) return ofYuan[country];
  if (sign === '$' || sign === 'dollars') return dollars[country ?? ''] ?? 'USD';
  if (sign === '¥') return country === 'JP' ? 'JPY' : 'CNY';
  return currencies.get(sign) ?? ofCountry[sign]?.[country ?? ''] ?? null;
}

const multiplierOf: ReadonlyMap<string, number> = new Map(
  Object.entries({
    'thousand k 千': 1e3,
    '万 萬': 1e4,
    lakh: 1e5,
    'million mln mn m': 1e6,
    crore: 1e7,
    '亿 億': 1e8,
    'billion bn b': 1e9,
  }).flatMap(([words, times]) => words.split(' ').map((word) => [word, times])),
);

const timesOf = (word: string): number => multiplierOf.get(word.toLowerCase()) ?? 1;

// Groups of three digits are thousands, except before "million", where "1.250" is 1.25.
function numberOf(digits: string, times: number): number | null {
  const isGrouped = times === 1 ? /^\d{1,3}(?:[,.’' ]\d{3}){1,4}/.test(digits) : /^\d{1,3}(?:,\d{3}){1,4}/.test(digits);
  const [, whole = '', rest = ''] = /^(.*?)(?:[.,](\d{1,2}))?$/.exec(digits) ?? [];
  const plain = isGrouped ? `${whole.replace(/\D/g, '')}.${rest}` : digits.replace(',', '.');
  const amount = Math.round(Number(plain) * times * 100) / 100;
  return Number.isFinite(amount) && amount > 0 ? amount : null;
}

/** What an amount is worth in US dollars, near enough to say which of two fines is larger; 0 for a currency that isn't known here. It is never shown. */
export const roughWorth = ({ amount, currency }: Penalty): number => amount * (known[currency]?.worth ?? 0);
