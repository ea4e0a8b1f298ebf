import { authorityTable } from '../../bulletin/authorities.ts';
import { chineseCountries } from './countries.ts';
import type { NamedAuthority } from './described-authorities.ts';

/**
 * The authorities that a text names by what only its country calls them: "the Privacy Commissioner" of Australia, "the Council" of the EU,
 * `个人信息保护委员会` under `韩国`, `金管局` in Hong Kong.
 * @param country ISO 3166 code of the country that the text is about
 */
export function authoritiesByRole(text: string, country: string): readonly NamedAuthority[] {
  const names = namesIn(country);
  return [
    ...(names.regulator === null ? [] : matches(text, regulatorRole, () => names.regulator)),
    ...(names.regulator === null ? [] : matches(text, anyRegulator, () => names.regulator)),
    ...matches(text, names.heads, (words) =>
      /commission$/i.test(words) && /\bEuropean Commission\b|\bEU\b/.test(text) ? null : names.regulator,
    ),
    ...matches(text, names.pattern, (words) => names.codes.get(words.toLowerCase())),
  ];
}

const matches = (
  text: string,
  pattern: RegExp,
  codeOf: (words: string) => string | null | undefined,
): readonly NamedAuthority[] =>
  [...text.matchAll(pattern)].flatMap(({ index, 0: words }) => {
    const authority = codeOf(words);
    return authority == null ? [] : [{ authority, from: index, to: index + words.length }];
  });

const regulatorRole =
  /\b(?:(?:[Ii]nformation|[Pp]rivacy|[Dd]ata [Pp]rotection) (?:[Cc]ommissioner|[Aa]uthority|[Rr]egulator|[Ww]atchdog|[Cc]ommission|[Oo]mbudsman|[Aa]gency|[Oo]ffice|[Bb]oard|[Ii]nspectorate)|Datatilsynet|DPA)(?!\p{L})|个人信息保护委员会|个人(?:资料|数据)保护(?:委员会|局|公署)|数据保护(?:机构|局|委员会|当局|监管机构)|(?:隐私|私隐)(?:专员|公署|监管机构)/gu;

const anyRegulator =
  /\b[Tt]he (?:national |local |data |privacy )?(?:regulator|watchdog|authority|commissioner|supervisor|agency)(?!\p{L})|(?<!\p{Script=Han})(?:该国)?监管机构/gu;

interface CountryNames {
  /** The regulator of data protection, where there is but one. */
  readonly regulator: string | null;
  /** What ends its names: "the Commission", "the office". */
  readonly heads: RegExp;
  readonly codes: ReadonlyMap<string, string>;
  readonly pattern: RegExp;
}

const known = new Map<string, CountryNames>();
const anyHead = /\b(?:Commission(?:er)?|Board|Authority|Agency|Office|Ombudsman|Inspectorate|Bureau|Committee)\b/g;

function namesIn(country: string): CountryNames {
  const before = known.get(country);
  if (before) return before;
  const own = authorityTable().authorities.filter(({ jurisdiction }) => jurisdiction === country);
  const named = own.flatMap(({ code, local, chinese }) =>
    [...local, ...chinese.flatMap(withoutPlace)].map((name) => [name, code] as const),
  );
  const codes = new Map(named.map(([name, code]) => [name.toLowerCase(), code]));
  const names = named
    .map(([name]) => name)
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/^the /, '[Tt]he '));
  const regulator = country === 'EU' ? undefined : own.find(({ regulates }) => regulates.length > 0);
  const heads = new Set(regulator?.names.flatMap((name) => name.match(anyHead) ?? []));
  const found = {
    regulator: regulator?.code ?? null,
    heads:
      heads.size === 0
        ? /(?!)/g
        : new RegExp(`\\b[Tt]he (?:${[...heads].join('|')})(?=(?:'s)?(?:[\\s.,;:)]|$)(?! (?:of|for|on) ))`, 'gi'),
    codes,
    pattern: names.length === 0 ? /(?!)/g : new RegExp(`(?<![A-Za-z0-9])(?:${names.join('|')})(?![A-Za-z0-9])`, 'g'),
  };
  known.set(country, found);
  return found;
}

// Chinese names begin with their country: `电子和信息技术部` under `印度`.
const place = new RegExp(`^(?:${chineseCountries}|欧洲|香港|澳门|台湾)(?:国家|联邦)?`, 'u');
const withoutPlace = (name: string): readonly string[] => {
  const short = name.replace(place, '');
  return short !== name && short.length >= 3 ? [short] : [];
};
