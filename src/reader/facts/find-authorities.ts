import { authorityTable } from '../../bulletin/authorities.ts';
import { hasHan } from '../segment/lines.ts';
import { describedAuthorities, type NamedAuthority } from './described-authorities.ts';
import { listedAuthorities, plainText } from './listed-authorities.ts';

/**
 * The authorities that a text names, in order of appearance, each once: the code where the table has one, else the full name
 * (`Xuhui District People's Court`). One that is only told as background ("following the CJEU's decision") or stands in the
 * name of something else is left out. Where a text names none, the sites that it links to tell.
 * @param links the text with its addresses, where they were left out of `text`
 */
export function findAuthorities(text: string, links = text): readonly string[] {
  const plain = plainText(text);
  const listed = listedAuthorities(plain);
  const named = withoutOverlaps([...listed, ...apartFrom(listed, describedAuthorities(plain))]).filter(
    (one) => !isInName(plain, one) && !isBackground(plain, one),
  );
  const found = [...new Set(named.map(({ authority }) => authority))];
  return found.length > 0 ? found : sitesIn(links);
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
