import { type Authority, authorityTable } from '../../bulletin/authorities.ts';
import { simplified } from '../../text/simplified.ts';
import { factModels, sharesOf } from '../model/classifier.ts';
import { hasHan } from '../segment/lines.ts';
import { authorityFeatures, type Mention, type Source } from './authority-features.ts';
import { countryOf, nameOfCountry, namesCountry, withoutCountry } from './countries.ts';
import { describedAuthorities, type NamedAuthority } from './described-authorities.ts';
import { listedAuthorities, plainText } from './listed-authorities.ts';
import { namedBodies } from './named-bodies.ts';
import { authoritiesByRole } from './roles.ts';
import { type ShortForms, shortened, shortFormsIn } from './short-forms.ts';

/** What is known around a text. */
export interface AuthorityContext {
  /** The country that the text is about, ISO 3166; null where that is not plain. */
  readonly country: string | null;
  /** What the bulletin calls authorities for short. */
  readonly shortForms: ShortForms;
  /** The headings above it, which may tell its place: `浙江`. */
  readonly under: string;
  readonly title: string;
  /** The authority that the bulletin comes from; null where that is another or unknown. */
  readonly publisher: string | null;
  /** The text with its addresses, where they were left out of it. */
  readonly links: string;
}

/**
 * The authorities that an entry names as those that act, in order of appearance, each once: the code where the table has one, else the full
 * name (`Xuhui District People's Court`), with its country where another one has a body of that name. One that is only told as
 * background, or stands in the name of something else, is left out. Where a text names none, the sites that it links to tell.
 */
export function findAuthorities(body: string, context: Partial<AuthorityContext> = {}): readonly string[] {
  const mentions = mentionsIn(body, context);
  const { publisher = null, title = '' } = context;
  const acting = mentions.filter(
    ({ features }) => (sharesOf(features, 2, factModels.authority)[1] ?? 0) >= leastLikely,
  );
  const own = publisher !== null && firstPerson.test(body) ? [publisher] : [];
  const found = [...new Set([...acting.map(({ authority }) => asWritten(authority, `${title}\n${body}`)), ...own])];
  return mentions.length + own.length > 0 ? found : sitesIn(context.links ?? body);
}

const leastLikely = 0.3;

// What an authority says of itself.
const firstPerson = /\b(?:we|our|us)\b|(?:[我本]署|公署|我[办會会們们])/i;

/** A name in the characters of the text, which may be traditional. */
function asWritten(authority: string, text: string): string {
  if (!hasHan(authority)) return authority;
  const at = simplified(text).indexOf(authority);
  return at < 0 ? authority : text.slice(at, at + authority.length);
}

/** The authority that a bulletin comes from: the only one that the lines above its entries name, where they speak for it. */
export function publisherOf(lines: readonly string[], country: string | null): string | null {
  const plain = plainText(lines.slice(0, 8).join('\n'));
  if (/\b(?:LLP|law firm|lawyers|solicitors|partners|counsel)\b|律师|事务所/i.test(plain)) return null;
  const mentionsOf = (place: string | null) => namedIn(plain, { country: place, shortForms: new Map(), under: '' });
  const speaking = (place: string | null): readonly string[] =>
    mentionsOf(place)
      .filter(
        ({ from, to }) =>
          speaker.test(plain.slice(0, from)) || masthead.test(`${plain.slice(0, from).slice(-1)}@${plain.slice(to)}`),
      )
      .map(({ authority }) => authority);
  // "Office of the Privacy Commissioner" is that of the country which the rest tells.
  const places = mentionsOf(country).map(({ authority }) => byCode.get(authority)?.jurisdiction ?? country);
  const found = [country, ...new Set(places)].flatMap(speaking);
  return found.find((one) => byCode.has(one)) ?? found[0] ?? null;
}

// "From the Office of …", "ICO newsletter".
const speaker =
  /(?:^|\n)(?:[Ff]rom|[Bb]y|[Ii]ssued by|[Pp]ublished by|[Nn]ews(?:letter)? (?:of|from)) (?:the )?(?:Office of the )?$/;
const masthead =
  /^\n?@(?:['’]s)? ?(?:e-?newsletter|newsletter|news|bulletin|update|通[讯訊]|[简簡][讯訊]|[电電]子[报報]|\n|$)/i;

/** The regulator that a text without a name on it speaks as: only one says "we fined" and "served by us". */
export const speakerOf = (text: string, country: string | null): string | null =>
  country !== null && asRegulator.test(text) ? (regulatorOf.get(country) ?? null) : null;

const asRegulator =
  /\b[Ww]e(?:'ve|’ve| have| had)? (?:also )?(?:fined|reprimanded|prosecuted|served|penalised|penalized|issued (?:an? |the )?(?:\S{1,12} )?(?:fine|penalty|reprimand|enforcement notice))\b|[我本][会會署局](?:已|近日)?(?:[对對向][^，。；]{2,30})?(?:作出)?(?:[处處]以|[罚罰]款|[处處][罚罰]|送[达達]|[发發]出[执執]行通知|[检檢]控)/;

/** The authorities that an entry names, where in its title and body, and the features by which the model judges whether each acts. */
export function mentionsIn(body: string, context: Partial<AuthorityContext> = {}) {
  const { country = null, shortForms = new Map(), under = '', title = '' } = context;
  const plain = plainText(`${title}\n${body}`);
  const mentions = namedIn(plain, { country, shortForms, under }).filter((one) => !isInName(plain, one));
  const features = authorityFeatures(plain, mentions, { title: plainText(title).length, country });
  return mentions.map(({ authority, from }, at) => ({ authority, from, features: features[at] ?? [] }));
}

type Named = Omit<AuthorityContext, 'links' | 'title' | 'publisher'>;

/** The short forms that the texts of a bulletin define for authorities. */
export function shortFormsOf(texts: readonly string[]): ShortForms {
  const defined = texts.flatMap((text) =>
    shortFormsIn(plainText(text), (words) => namedIn(words, { country: null, shortForms: new Map(), under: '' })),
  );
  return new Map(defined.toReversed());
}

function namedIn(plain: string, { country, shortForms, under }: Named): readonly Mention[] {
  const told = toldBy(plain);
  const national = country === null ? [] : by('role', authoritiesByRole(plain, country));
  const longer = by('described', describedAuthorities(plain, under));
  const listed = outsideOf(
    by('listed', listedAuthorities(plain)),
    country === 'CN' ? longer : [...longer, ...national],
  );
  const plainly = withoutOverlaps([...listed, ...apartFrom(listed, longer)]);
  const known = withoutOverlaps([...plainly, ...apartFrom(plainly, national)]);
  const others = /\p{Script=Latin}{4}/u.test(plain) ? apartFrom(known, by('named', namedBodies(plain))) : [];
  const all = withoutOverlaps([...known, ...others]).map((one) => ofCountry(one, told, country));
  return withoutOverlaps([...all, ...apartFrom(all, by('short', shortened(plain, shortForms)))]);
}

const by = (source: Source, named: readonly NamedAuthority[]): readonly Mention[] =>
  named.map((one) => ({ ...one, source }));

/** What a whole text tells, looked up once for all that it names. */
interface Told {
  readonly plain: string;
  readonly states: readonly string[];
  readonly isFederal: boolean;
  readonly names: (country: string) => boolean;
}

function toldBy(plain: string): Told {
  const known = new Map<string, boolean>();
  return {
    plain,
    states: americanStates.filter((state) => plain.includes(state)),
    isFederal: /\b(?:U\.?S\.?|[Ff]ederal|HHS|DOJ|Washington)\b/.test(plain),
    names: (country) => {
      const is = known.get(country) ?? namesCountry(plain, country);
      known.set(country, is);
      return is;
    },
  };
}

/** Names are the same in many countries: the body of the one that is told beside the name is meant, else of the one that the text is about. */
function ofCountry(one: Mention, told: Told, home: string | null): Mention {
  const { plain } = told;
  const words = plain.slice(one.from, one.to);
  const country = countryBeside(plain, one) ?? home;
  const listed = byCode.get(one.authority);
  if (listed?.jurisdiction === 'US' && words.startsWith('Department of ')) {
    const [state] = told.states;
    if (state !== undefined && !told.isFederal && !words.includes(state))
      return { ...one, authority: `${state} ${words}` };
  }
  if (country === null || listed?.jurisdiction === country) return listed ? one : named(one, told, country);
  const own = codeIn(words, country) ?? (isRegulator(words, listed) ? regulatorOf.get(country) : undefined);
  if (
    own !== undefined &&
    words.length > 2 &&
    !(listed && told.names(listed.jurisdiction) && countryOf(words) === null)
  )
    return { ...one, authority: own };
  if (!listed) return named(one, told, country);
  const place = nameOfCountry(country);
  const isGeneric =
    /^(?:Ministry|Department|Office) of |^(?:公安|教育|财政|司法|商务|卫生|交通|科技|文化|国防)部$/.test(words) &&
    !told.names(listed.jurisdiction);
  return isGeneric && place !== null ? { ...one, authority: `${words} (${place})` } : one;
}

/** "Department of Financial Services" in a text about New York, "Zhejiang Provincial Communications Administration". */
function named(one: Mention, { states, isFederal }: Told, country: string | null): Mention {
  const code = [one.authority, ...states.map((state) => `${state} ${one.authority}`)]
    .flatMap((name) => ['US', 'CN'].map((own) => (country === null || country === own ? codeIn(name, own) : undefined)))
    .find((found) => found !== undefined);
  if (code !== undefined) return { ...one, authority: code };
  if (states.length === 1 && /^(?:State )?(?:General Assembly|Legislature)$/.test(one.authority))
    return { ...one, authority: `${states[0]} Legislature` };
  const isOfState =
    states.length === 1 &&
    !one.authority.includes(states[0] ?? '') &&
    /^(?:Department|Division|Office) of /.test(one.authority) &&
    !isFederal;
  return isOfState ? { ...one, authority: `${states[0]} ${one.authority}` } : one;
}

const { authorities, americanStates } = authorityTable();
const byCode = new Map(authorities.map((authority) => [authority.code, authority]));
const regulatorOf = new Map(
  authorities
    .flatMap(({ code, jurisdiction, regulates }) =>
      regulates.length > 0 && jurisdiction !== 'EU' ? [[jurisdiction, code] as const] : [],
    )
    // The first of a country is that of the whole country.
    .toReversed(),
);

const isRegulator = (words: string, listed: Authority | undefined): boolean =>
  listed !== undefined &&
  listed.regulates.length > 0 &&
  /\b(?:Commission|Authority|Agency|Commissioner|Board|Ombudsman|Inspectorate)\b|^[A-Z]{3,6}$|[会局署]$/.test(words) &&
  !namesCountry(words, listed.jurisdiction);

const byPlace = new Map(
  authorities.flatMap(({ code, jurisdiction, names, chinese, local }) =>
    [...names, ...chinese, ...local].map((name) => [`${jurisdiction} ${withoutCountry(name)}`, code] as const),
  ),
);
const codeIn = (name: string, country: string): string | undefined => byPlace.get(`${country} ${withoutCountry(name)}`);

// "Ghana's Data Protection Commission", "the Supreme Court of India".
function countryBeside(plain: string, { from, to }: NamedAuthority): string | null {
  const before = plain
    .slice(Math.max(0, from - 30), from)
    .split(/\s/)
    .slice(-3)
    .join(' ');
  const [after = ''] = /^ (?:of|in) (?:the )?\p{Lu}[\p{L} ]{2,20}/u.exec(plain.slice(to, to + 32)) ?? [];
  return (
    countryOf(plain.slice(from, to)) ??
    countryOf(/(?:^|\s|\p{Script=Han})$|['’]s?\s$/u.test(before) ? before : '') ??
    countryOf(after)
  );
}

/** Those that are not part of a longer name: 网信办 is, of 杭州网信办. */
function outsideOf(named: readonly Mention[], longer: readonly Mention[]): readonly Mention[] {
  const sorted = [...longer].sort((a, b) => a.from - b.from);
  let next = 0;
  let widest: Mention | null = null;
  return named.filter(({ from, to }) => {
    for (let other = sorted[next]; other && other.from <= from; other = sorted[next]) {
      if (!widest || other.to > widest.to) widest = other;
      next += 1;
    }
    return !widest || widest.to < to || (widest.from === from && widest.to === to);
  });
}

// Both in order: a merge, for a text may name thousands.
function apartFrom(listed: readonly Mention[], others: readonly Mention[]): readonly Mention[] {
  let next = 0;
  return [...others]
    .sort((a, b) => a.from - b.from)
    .filter(({ from, to }) => {
      while (next < listed.length && (listed[next]?.to ?? 0) <= from) next += 1;
      return (listed[next]?.from ?? Infinity) >= to;
    });
}

function withoutOverlaps(named: readonly Mention[]): readonly Mention[] {
  const sorted = [...named].sort((a, b) => a.from - b.from || b.to - a.to);
  let free = 0;
  let before = -1;
  return sorted.filter(({ from, to }) => {
    // A list of places has one stretch: "Attorneys General of California, Colorado".
    if (from < free && !(from === before && to === free)) return false;
    free = to;
    before = from;
    return true;
  });
}

// 《中共中央 国务院关于…》 names an instrument, 工业和信息化部…联盟 an association.
function isInName(text: string, { from, to }: Mention): boolean {
  if (!hasHan(text.slice(from, to))) return false;
  const before = text.slice(Math.max(0, from - 120), from);
  const isQuoted = before.lastIndexOf('《') > before.lastIndexOf('》');
  return isQuoted || /^[\p{Script=Han}]{2,14}(?:联盟|协会|学会|研究院|促进会)/u.test(text.slice(to, to + 18));
}

const hosts = authorityTable().authorities.flatMap(({ code, sites }) => sites.map((host) => ({ host, code })));

// Each host counts where it ends a name: "example.gov/x", not "example.gov.cn".
function sitesIn(text: string): readonly string[] {
  if (!text.includes('http')) return [];
  const found = hosts.flatMap(({ host, code }) => {
    const at = text.indexOf(host);
    const isWhole = at > 0 && /[./]/.test(text[at - 1] ?? '') && !/[\w.]/.test(text[at + host.length] ?? '/');
    return isWhole ? [{ at, code }] : [];
  });
  return [...new Set(found.sort((a, b) => a.at - b.at).map(({ code }) => code))];
}
