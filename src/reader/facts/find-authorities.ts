import { authorityTable, findAuthority } from '../../bulletin/authorities.ts';
import { hasHan } from '../segment/lines.ts';
import { nameOfCountry, namesCountry } from './countries.ts';
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
  /** The text with its addresses, where they were left out of it. */
  readonly links: string;
}

/**
 * The authorities that a text names, in order of appearance, each once: the code where the table has one, else the full name
 * (`Xuhui District People's Court`), with its country where another one has a body of that name. One that is only told as background
 * ("following the CJEU's decision") or stands in the name of something else is left out. Where a text names none, the sites that it
 * links to tell.
 */
export function findAuthorities(text: string, context: Partial<AuthorityContext> = {}): readonly string[] {
  const { country = null, shortForms = new Map(), links = text } = context;
  const plain = plainText(text);
  const named = namedIn(plain, country, shortForms).filter((one) => !isInName(plain, one) && !isBackground(plain, one));
  const found = [...new Set(named.map(({ authority }) => authority))];
  return found.length > 0 ? found : sitesIn(links);
}

/** The short forms that the texts of a bulletin define for authorities. */
export function shortFormsOf(texts: readonly string[]): ShortForms {
  const defined = texts.flatMap((text) => shortFormsIn(plainText(text), (words) => namedIn(words, null, new Map())));
  return new Map(defined.toReversed());
}

function namedIn(plain: string, country: string | null, shortForms: ShortForms): readonly NamedAuthority[] {
  const national = country === null || country === 'CN' ? [] : authoritiesByRole(plain, country);
  const longer = describedAuthorities(plain);
  const listed = outsideOf(listedAuthorities(plain), [...longer, ...national]).map((one) =>
    ofCountry(one, plain, country),
  );
  const described = apartFrom(listed, longer);
  const told = withoutOverlaps([...listed, ...described]);
  const known = withoutOverlaps([...told, ...apartFrom(told, authoritiesByRole(plain, country))]);
  const states = statesIn(plain);
  const others = /\p{Script=Latin}{4}/u.test(plain)
    ? apartFrom(known, namedBodies(plain)).map((one) => ofState(one, states))
    : [];
  const all = withoutOverlaps([...known, ...others]);
  return withoutOverlaps([...all, ...apartFrom(all, shortened(plain, shortForms))]);
}

const statesIn = (plain: string): readonly string[] =>
  authorityTable().americanStates.filter((state) => plain.includes(state));

/** "Department of Financial Services" in a text about New York. */
function ofState(one: NamedAuthority, states: readonly string[]): NamedAuthority {
  const forms = states.flatMap((state) => [`${state} ${one.authority}`, `${state} State ${one.authority}`]);
  const listed = forms.map((form) => findAuthority(form)?.code).find((code) => code !== undefined);
  return listed === undefined ? one : { ...one, authority: listed };
}

/** Another country has a ministry of that name, too: the one that the text is about is meant. */
function ofCountry(one: NamedAuthority, plain: string, country: string | null): NamedAuthority {
  const listed = byCode.get(one.authority);
  if (!listed || country === null || listed.jurisdiction === country) return one;
  const words = plain.slice(one.from, one.to);
  const own = authorityTable().authorities.find(
    ({ jurisdiction, names, chinese, regulates }) =>
      jurisdiction === country &&
      ((listed.regulates.length > 0 && regulates.length > 0 && !namesCountry(words, listed.jurisdiction)) ||
        [...names, ...chinese].some((name) => name.endsWith(words) || name.startsWith(words))),
  );
  if (own && words.length > 4 && !namesCountry(plain, listed.jurisdiction)) return { ...one, authority: own.code };
  const isGeneric = /^(?:Ministry|Department|Office) of |部$/.test(words) && !namesCountry(plain, listed.jurisdiction);
  const place = nameOfCountry(country);
  return isGeneric && place !== null ? { ...one, authority: `${words} (${place})` } : one;
}

const byCode = new Map(authorityTable().authorities.map((authority) => [authority.code, authority]));

/** Those that are not part of a longer name: 网信办 is, of 杭州网信办. */
function outsideOf(named: readonly NamedAuthority[], longer: readonly NamedAuthority[]): readonly NamedAuthority[] {
  const sorted = [...longer].sort((a, b) => a.from - b.from);
  let next = 0;
  let widest: NamedAuthority | null = null;
  return named.filter(({ from, to }) => {
    for (let other = sorted[next]; other && other.from <= from; other = sorted[next]) {
      if (!widest || other.to > widest.to) widest = other;
      next += 1;
    }
    return !widest || widest.to < to || (widest.from === from && widest.to === to);
  });
}

// Both in order: a merge, for a text may name thousands.
function apartFrom(listed: readonly NamedAuthority[], others: readonly NamedAuthority[]): readonly NamedAuthority[] {
  let next = 0;
  return [...others]
    .sort((a, b) => a.from - b.from)
    .filter(({ from, to }) => {
      while (next < listed.length && (listed[next]?.to ?? 0) <= from) next += 1;
      return (listed[next]?.from ?? Infinity) >= to;
    });
}

function withoutOverlaps(named: readonly NamedAuthority[]): readonly NamedAuthority[] {
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
function isInName(text: string, { from, to }: NamedAuthority): boolean {
  if (!hasHan(text.slice(from, to))) return false;
  const opened = text.lastIndexOf('《', from);
  const isQuoted = opened >= 0 && from - opened < 120 && text.lastIndexOf('》', from) < opened;
  return isQuoted || /^[\p{Script=Han}]{2,14}(?:联盟|协会|学会|研究院|促进会)/u.test(text.slice(to, to + 18));
}

const isBackground = (text: string, { from }: NamedAuthority): boolean =>
  background.test(text.slice(Math.max(0, from - 50), from));

const background =
  /\b(?:[Ii]n line with|[Ff]ollowing|[Pp]ursuant to|[Ii]n light of|[Bb]ased on|cited|citing|[Ss]imilar to|interacts? with|consistent with|developed (?:over the past \d{1,3} years )?by)\s(?:the |an? |its |earlier |previous |recent ){0,3}$|提请$/;

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
