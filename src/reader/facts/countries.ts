/** Countries that bulletins tell of: ISO 3166 code (or EU), the name to show, and how texts name it or what belongs to it. */
const countries: readonly (readonly [code: string, name: string, pattern: RegExp])[] = [
  ['CN', 'China', /\bChina(?:'s)?\b|\bChinese\b|\bPRC\b|\bMainland\b|中国(?!香港|澳门|台湾)|我国|全国/i],
  ['HK', 'Hong Kong', /\bHong Kong\b|香港|私[隐隱][专專][员員]/i],
  ['MO', 'Macao', /\bMaca[ou]\b|澳[门門]/i],
  ['TW', 'Taiwan', /\bTaiwan(?:ese)?\b|[台臺][湾灣]|民[国國]\d/i],
  ['JP', 'Japan', /\bJapan(?:ese)?\b|日本/i],
  ['KR', 'South Korea', /\b(?:South )?Korean?\b|[韩韓][国國]/i],
  ['SG', 'Singapore', /\bSingapore(?:an)?\b|新加坡/i],
  ['MY', 'Malaysia', /\bMalaysian?\b|马来西亚/i],
  ['VN', 'Vietnam', /\bViet ?nam(?:ese)?\b|越南/i],
  ['TH', 'Thailand', /\bThai(?:land)?\b|泰国/i],
  ['ID', 'Indonesia', /\bIndonesian?\b|印度尼西亚|印尼/i],
  ['PH', 'Philippines', /\bPhilippines?\b|\bFilipino\b|菲律宾/i],
  ['IN', 'India', /\bIndian?\b|印度(?!尼西亚)/i],
  ['AU', 'Australia', /\bAustralian?\b|\bOAIC\b|澳大利亚|澳洲/i],
  ['NZ', 'New Zealand', /\bNew Zealand\b|新西兰/i],
  ['GB', 'United Kingdom', /\bUK\b|\bU\.K\.|\bUnited Kingdom\b|\bBritish\b|\bBritain\b|\bEngland\b|\bScottish\b|英国/],
  ['IE', 'Ireland', /\bIreland\b|\bIrish\b|爱尔兰/i],
  ['FR', 'France', /\bFrance\b|\bFrench\b|法国/i],
  ['DE', 'Germany', /\bGerman[ys]?\b|德国/i],
  ['IT', 'Italy', /\bItaly\b|\bItalian\b|意大利/i],
  ['ES', 'Spain', /\bSpain\b|\bSpanish\b|西班牙/i],
  ['NL', 'Netherlands', /\bNetherlands\b|\bDutch\b|荷兰/i],
  ['BE', 'Belgium', /\bBelgium\b|\bBelgian\b|比利时/i],
  ['DK', 'Denmark', /\bDenmark\b|\bDanish\b|丹麦/i],
  ['SE', 'Sweden', /\bSweden\b|\bSwedish\b|瑞典/i],
  ['NO', 'Norway', /\bNorway\b|\bNorwegian\b|挪威/i],
  ['FI', 'Finland', /\bFinland\b|\bFinnish\b|芬兰/i],
  ['PL', 'Poland', /\bPoland\b|\bPolish\b|波兰/i],
  ['CH', 'Switzerland', /\bSwitzerland\b|\bSwiss\b|瑞士/i],
  ['AT', 'Austria', /\bAustrian?\b|奥地利/i],
  ['PT', 'Portugal', /\bPortugal\b|\bPortuguese\b|葡萄牙/i],
  ['LU', 'Luxembourg', /\bLuxembourg\b|卢森堡/i],
  ['TR', 'Türkiye', /\bTurkey\b|\bTürkiye\b|\bTurkish\b|土耳其/i],
  ['RU', 'Russia', /\bRussian?\b|俄罗斯/i],
  ['BR', 'Brazil', /\bBrazil(?:ian)?\b|巴西/i],
  ['MX', 'Mexico', /\bMexic(?:o|an)\b|墨西哥/i],
  ['AR', 'Argentina', /\bArgentin(?:a|e|ian)\b|阿根廷/i],
  ['CL', 'Chile', /\bChile(?:an)?\b|智利/i],
  ['CO', 'Colombia', /\bColombian?\b|哥伦比亚/i],
  ['CA', 'Canada', /\bCanad(?:a|ian)\b|\bQu[eé]bec\b|\bOntario\b|加拿大/i],
  ['ZA', 'South Africa', /\bSouth Africa(?:n|'s)?\b|南非/i],
  ['NG', 'Nigeria', /\bNigerian?\b|尼日利亚/i],
  ['KE', 'Kenya', /\bKenyan?\b|肯尼亚/i],
  ['SA', 'Saudi Arabia', /\bSaudi\b|沙特/i],
  ['AE', 'United Arab Emirates', /\bUAE\b|\bUnited Arab Emirates\b|\bDubai\b|阿联酋/],
  ['IL', 'Israel', /\bIsraeli?\b|以色列/i],
  ['IS', 'Iceland', /\bIceland(?:ic)?\b|冰岛/i],
  ['LI', 'Liechtenstein', /\bLiechtenstein\b|列支敦士登/i],
  ['CZ', 'Czechia', /\bCzech(?:ia)?\b|捷克/i],
  ['SK', 'Slovakia', /\bSlovak(?:ia)?\b|斯洛伐克/i],
  ['HU', 'Hungary', /\bHungar(?:y|ian)\b|匈牙利/i],
  ['RO', 'Romania', /\bRomanian?\b|罗马尼亚/i],
  ['BG', 'Bulgaria', /\bBulgarian?\b|保加利亚/i],
  ['HR', 'Croatia', /\bCroatian?\b|克罗地亚/i],
  ['SI', 'Slovenia', /\bSlovenian?\b|斯洛文尼亚/i],
  ['RS', 'Serbia', /\bSerbian?\b|塞尔维亚/i],
  ['GR', 'Greece', /\bGree(?:ce|k)\b|\bHellenic\b|希腊/i],
  ['CY', 'Cyprus', /\bCypr(?:us|iot)\b|塞浦路斯/i],
  ['MT', 'Malta', /\bMalt(?:a|ese)\b|马耳他/i],
  ['EE', 'Estonia', /\bEstonian?\b|爱沙尼亚/i],
  ['LV', 'Latvia', /\bLatvian?\b|拉脱维亚/i],
  ['LT', 'Lithuania', /\bLithuanian?\b|立陶宛/i],
  ['UA', 'Ukraine', /\bUkrain(?:e|ian)\b|乌克兰/i],
  ['UY', 'Uruguay', /\bUruguay(?:an)?\b|乌拉圭/i],
  ['PE', 'Peru', /\bPeru(?:vian)?\b|秘鲁/i],
  ['CR', 'Costa Rica', /\bCosta Rican?\b|哥斯达黎加/i],
  ['BM', 'Bermuda', /\bBermuda\b|百慕大/i],
  ['LK', 'Sri Lanka', /\bSri Lankan?\b|斯里兰卡/i],
  ['KZ', 'Kazakhstan', /\bKazakh(?:stan)?\b|哈萨克斯坦/i],
  ['PK', 'Pakistan', /\bPakistani?\b|巴基斯坦/i],
  ['QA', 'Qatar', /\bQatari?\b|卡塔尔/i],
  ['BH', 'Bahrain', /\bBahraini?\b|巴林/i],
  ['EG', 'Egypt', /\bEgypt(?:ian)?\b|埃及/i],
  ['GH', 'Ghana', /\bGhana(?:ian)?\b|加纳/i],
  ['UG', 'Uganda', /\bUgandan?\b|乌干达/i],
  ['RW', 'Rwanda', /\bRwandan?\b|卢旺达/i],
  ['TZ', 'Tanzania', /\bTanzanian?\b|坦桑尼亚/i],
  ['MU', 'Mauritius', /\bMauriti(?:us|an)\b|毛里求斯/i],
  ['MA', 'Morocco', /\bMorocc(?:o|an)\b|摩洛哥/i],
  ['TN', 'Tunisia', /\bTunisian?\b|突尼斯/i],
  ['EU', 'European Union', /\bEU\b|\bEuropean (?:Union|Commission|Parliament)\b|欧盟/],
  ['US', 'United States', /\b(?:US|U\.S\.|USA|FTC|American?)\b|\bUnited States\b|美国/],
];

/** The one country that words name: ISO 3166 alpha-2; null where they name none, or several. */
export function countryOf(words: string): string | null {
  if (!anyCountry.test(words)) return null;
  const found = countries.filter(([, , pattern]) => pattern.test(words)).map(([code]) => code);
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** The country that most of what a text says of countries is about, where that is more than half; null where it is not plain. */
export function homeOf(text: string): string | null {
  const beginning = text.slice(0, 20_000);
  const counts = countries.map(([code, , pattern]): [string, number] => [
    code,
    beginning.match(
      new RegExp(code === 'CN' ? `${pattern.source}|网信|工信部|国务院|公安机关` : pattern, `${pattern.flags}g`),
    )?.length ?? 0,
  ]);
  const all = counts.reduce((sum, [, count]) => sum + count, 0);
  const [code, most] = counts.reduce((a, b) => (b[1] > a[1] ? b : a));
  return most > 2 && most > all / 2 ? code : null;
}

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

/** Whether words name a country. */
export const namesCountry = (words: string, code: string): boolean =>
  countries.some(([own, , pattern]) => own === code && pattern.test(words));

/** The name of a country, for a body whose own name does not tell it. */
export const nameOfCountry = (code: string): string | null => countries.find(([own]) => own === code)?.[1] ?? null;

/** The country of the only dollar that a text names with its sign or code, as `S$` or `SGD`; null where it names several, or none. */
export function countryOfDollars(text: string): string | null {
  const found = new Set([...text.matchAll(dollars)].map(([, sign = '']) => countriesOfDollars[sign] ?? ''));
  const [only] = found;
  return found.size === 1 && only !== undefined && only !== '' ? only : null;
}

const dollars = /(?<![A-Za-z])(US\$|S\$|A\$|C\$|CA\$|HK\$|NZ\$|NT\$|USD|SGD|AUD|CAD|HKD|NZD|TWD)(?![A-Za-z])/g;
const countriesOfDollars: Readonly<Record<string, string>> = {
  US$: 'US',
  USD: 'US',
  S$: 'SG',
  SGD: 'SG',
  A$: 'AU',
  AUD: 'AU',
  C$: 'CA',
  CA$: 'CA',
  CAD: 'CA',
  HK$: 'HK',
  HKD: 'HK',
  NZ$: 'NZ',
  NZD: 'NZ',
  NT$: 'TW',
  TWD: 'TW',
};
