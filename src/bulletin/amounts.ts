import { chineseNumber } from '../time/number-words.ts';

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

const codes =
  'EUR|USD|GBP|HKD|SGD|AUD|NZD|CAD|CHF|INR|RMB|CNY|KRW|JPY|SEK|NOK|DKK|PLN|BRL|TRY|MXN|TWD|MOP|THB|MYR|IDR|PHP|VND|ZAR|RUB|ILS|AED|SAR|CLP|COP|ARS|HUF|CZK|RON|ISK|NGN|KES|BGN|HRK|RSD|UAH|GEL|KZT|QAR|KWD|OMR|BHD|JOD|EGP|MAD|GHS|UGX|TZS|RWF|MUR|ZMW|PEN|UYU|PKR|LKR|BDT|NPR';

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

const currencies: Readonly<Record<string, string>> = {
  '€': 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  欧元: 'EUR',
  '£': 'GBP',
  pounds: 'GBP',
  英镑: 'GBP',
  us$: 'USD',
  'us dollars': 'USD',
  美元: 'USD',
  au$: 'AUD',
  hk$: 'HKD',
  港元: 'HKD',
  s$: 'SGD',
  a$: 'AUD',
  nz$: 'NZD',
  c$: 'CAD',
  ca$: 'CAD',
  '₹': 'INR',
  rs: 'INR',
  'rs.': 'INR',
  rm: 'MYR',
  r: 'ZAR',
  ksh: 'KES',
  '₱': 'PHP',
  kč: 'CZK',
  zł: 'PLN',
  kronor: 'SEK',
  'swedish kronor': 'SEK',
  'danish kroner': 'DKK',
  'norwegian kroner': 'NOK',
  shillings: 'KES',

  yuan: 'CNY',
  renminbi: 'CNY',
  元: 'CNY',
  人民币: 'CNY',
  '₩': 'KRW',
  '￥': 'CNY',
  r$: 'BRL',
  reais: 'BRL',
  雷亚尔: 'BRL',
  nt$: 'TWD',
  mop$: 'MOP',
  新台币: 'TWD',
  新臺幣: 'TWD',
  澳门元: 'MOP',
  澳門元: 'MOP',
  墨西哥比索: 'MXN',
  '₽': 'RUB',
  roubles: 'RUB',
  rubles: 'RUB',
  卢布: 'RUB',
  '₺': 'TRY',
  lira: 'TRY',
  里拉: 'TRY',
  '฿': 'THB',
  '₪': 'ILS',
  '₴': 'UAH',
  hryvnia: 'UAH',
  hryvnias: 'UAH',
  '₸': 'KZT',
  '₵': 'GHS',
  cedis: 'GHS',
  's/': 'PEN',
  's/.': 'PEN',
  soles: 'PEN',
  rp: 'IDR',
  'rp.': 'IDR',
  '₦': 'NGN',
  naira: 'NGN',
  '₫': 'VND',
  dong: 'VND',
  rupiah: 'IDR',
  dirhams: 'AED',
  riyals: 'SAR',
  zloty: 'PLN',
  złoty: 'PLN',
  forints: 'HUF',
  shekels: 'ILS',
  'hong kong dollars': 'HKD',
  'singapore dollars': 'SGD',
  'australian dollars': 'AUD',
  'canadian dollars': 'CAD',
  'new zealand dollars': 'NZD',
  'swiss francs': 'CHF',
  'korean won': 'KRW',
  港币: 'HKD',
  港幣: 'HKD',
  台币: 'TWD',
  臺幣: 'TWD',
  韩圆: 'KRW',
  丹麦克朗: 'DKK',
  挪威克朗: 'NOK',
  瑞典克朗: 'SEK',
  兰特: 'ZAR',
  奈拉: 'NGN',
  兹罗提: 'PLN',
  捷克克朗: 'CZK',
  越南盾: 'VND',
  迪拉姆: 'AED',
  福林: 'HUF',
  列伊: 'RON',
  列弗: 'BGN',
  菲律宾比索: 'PHP',
  肯尼亚先令: 'KES',
  沙特里亚尔: 'SAR',
  印尼盾: 'IDR',
  baht: 'THB',
  泰铢: 'THB',
  rupees: 'INR',
  卢比: 'INR',
  ringgit: 'MYR',
  林吉特: 'MYR',
  令吉: 'MYR',
  rand: 'ZAR',
  加元: 'CAD',
  澳元: 'AUD',
  新元: 'SGD',
  新加坡元: 'SGD',
  新西兰元: 'NZD',
  瑞士法郎: 'CHF',
  英鎊: 'GBP',
  歐元: 'EUR',
  人民幣: 'CNY',
  日圓: 'JPY',
  日圆: 'JPY',
  韓元: 'KRW',
  won: 'KRW',
  yen: 'JPY',
  日元: 'JPY',
  韩元: 'KRW',
};

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
const isCode = new RegExp(`^(?:${codes})$`, 'i');

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
  if (isCode.test(word)) return sign === 'rmb' ? 'CNY' : word.toUpperCase();
  return currencies[sign] ?? ofCountry[sign]?.[country ?? ''] ?? null;
}

const multiplierOf: Readonly<Record<string, number>> = {
  thousand: 1e3,
  lakh: 1e5,
  crore: 1e7,
  k: 1e3,
  million: 1e6,
  mln: 1e6,
  mn: 1e6,
  m: 1e6,
  billion: 1e9,
  bn: 1e9,
  b: 1e9,
  千: 1e3,
  万: 1e4,
  萬: 1e4,
  亿: 1e8,
  億: 1e8,
};

const timesOf = (word: string): number => multiplierOf[word.toLowerCase()] ?? 1;

// Groups of three digits are thousands, except before "million", where "1.250" is 1.25.
function numberOf(digits: string, times: number): number | null {
  const isGrouped = times === 1 ? /^\d{1,3}(?:[,.’' ]\d{3}){1,4}/.test(digits) : /^\d{1,3}(?:,\d{3}){1,4}/.test(digits);
  const [, whole = '', rest = ''] = /^(.*?)(?:[.,](\d{1,2}))?$/.exec(digits) ?? [];
  const plain = isGrouped ? `${whole.replace(/\D/g, '')}.${rest}` : digits.replace(',', '.');
  const amount = Math.round(Number(plain) * times * 100) / 100;
  return Number.isFinite(amount) && amount > 0 ? amount : null;
}
