import table from '../../../data/countries.json' with { type: 'json' };

/** Countries that bulletins tell of: ISO 3166 code (or EU), the name to show, and how texts name it or what belongs to it. */
const countries = Object.entries(table).map(
  ([code, one]) => [code, one.name, new RegExp(one.pattern, 'inCapitals' in one ? '' : 'i')] as const,
);

/** Their Chinese names as alternatives of an expression, the longest first; those of Greater China are not among them. */
export const chineseCountries = Object.entries(table)
  .flatMap(([code, { pattern }]) =>
    /^(?:CN|HK|MO|TW)$/.test(code) ? [] : (pattern.match(/(?<!\[)[\p{Script=Han}]{2,8}(?!\])/gu) ?? []),
  )
  .concat('韩国', '印度尼西亚', '欧盟')
  .sort((a, b) => b.length - a.length)
  .join('|');

/** What else only texts about one of them are full of: its places, laws and money. */
const hints = Object.entries(table).flatMap(([code, one]) =>
  'hints' in one ? [[code, new RegExp(one.hints, 'g')] as const] : [],
);

/** The one country that words name: ISO 3166 alpha-2; null where they name none, or several. */
export function countryOf(words: string): string | null {
  if (!anyCountry.test(words)) return null;
  const found = countries.filter(([, , pattern]) => pattern.test(words)).map(([code]) => code);
  return found.length === 1 ? (found[0] ?? null) : null;
}

/**
 * The country that most of what a text says of countries is about, where that is more than half; null where it is not plain.
 * @param told the countries of the authorities that its beginning names
 */
export function homeOf(text: string, told: readonly string[]): string | null {
  const beginning = text.slice(0, tellingHome);
  const counts = countries.map(([code, , pattern]): [string, number] => [
    code,
    timesIn(beginning, new RegExp(pattern, `${pattern.flags}g`)) + told.filter((one) => one === code).length,
  ]);
  for (const [code, pattern] of hints) {
    const own = counts.find(([one]) => one === code);
    if (own) own[1] += timesIn(beginning, pattern);
  }
  const all = counts.reduce((sum, [, count]) => sum + count, 0);
  const [code, most] = counts.reduce((a, b) => (b[1] > a[1] ? b : a));
  return most > 2 && most > all / 2 ? code : null;
}

const timesIn = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** How much of a text is looked at for its home. */
export const tellingHome = 20_000;

/** A name without what tells its country, in small letters: "Polish Office for Personal Data Protection" and that of Poland are one. */
export const withoutCountry = (name: string): string =>
  name
    .replace(/ \([^()]*\)/g, '')
    .replace(anyCountryName, ' ')
    .replace(/\bRepublic of\b|['’]s?(?=\s)/g, ' ')
    .replace(/\b(?:the|Provincial|Municipal|Autonomous Region)\b/gi, ' ')
    .replace(/\bIT\b/g, 'Information Technology')
    .replace(/\s{1,9}/g, ' ')
    .trim()
    .replace(/ (?:of|for|in)$/, '')
    .toLowerCase();

const anyCountry = new RegExp(countries.map(([, , pattern]) => pattern.source).join('|'), 'i');

const anyCountryName = new RegExp(anyCountry, 'g');
const anyCountryInAnyCase = new RegExp(anyCountry, 'gi');

/** Whether words are names of countries and nothing else: "France & Spain", `韩国`. */
export const areCountries = (words: string): boolean =>
  anyCountry.test(words) && /^(?:[\s,，、/|&–—-]|and|the){0,40}$/i.test(words.replace(anyCountryInAnyCase, ''));

/** Whether words name a country. */
export const namesCountry = (words: string, code: string): boolean =>
  countries.some(([own, , pattern]) => own === code && pattern.test(words));

/** The name of a country, for a body whose own name does not tell it. */
export const nameOfCountry = (code: string): string | null => countries.find(([own]) => own === code)?.[1] ?? null;

/** The country of the only dollar that a text names with its sign or code, as `S$` or `SGD`; null where it names several, or none. */
export function countryOfDollars(text: string): string | null {
  const found = new Set([...text.matchAll(dollars)].map(([, sign = '']) => countriesOfDollars.get(sign) ?? ''));
  const [only] = found;
  return found.size === 1 && only !== undefined && only !== '' ? only : null;
}

const signsOfDollars = {
  US: ['US$', 'USD'],
  SG: ['S$', 'SGD'],
  AU: ['A$', 'AUD'],
  CA: ['C$', 'CA$', 'CAD'],
  HK: ['HK$', 'HKD'],
  NZ: ['NZ$', 'NZD'],
  TW: ['NT$', 'TWD'],
};
const countriesOfDollars: ReadonlyMap<string, string> = new Map(
  Object.entries(signsOfDollars).flatMap(([country, signs]) => signs.map((sign) => [sign, country])),
);
const anyDollars = [...countriesOfDollars.keys()].join('|').replaceAll('$', '\\$');
const dollars = new RegExp(`(?<![A-Za-z])(${anyDollars})(?![A-Za-z])`, 'g');
