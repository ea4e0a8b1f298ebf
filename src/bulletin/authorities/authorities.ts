import { americanAuthorities } from './america.ts';
import { asiaPacificAuthorities } from './asia-pacific.ts';
import type { Authority } from './authority.ts';
import { chineseAuthorities } from './china.ts';
import { europeanAuthorities } from './europe.ts';
import { chineseRegionalAuthorities } from './of-chinese-regions.ts';

/** The authorities that bulletins name by code. No code and no name belongs to two of them. */
export const authorities: readonly Authority[] = [
  ...chineseAuthorities,
  ...chineseRegionalAuthorities,
  ...europeanAuthorities,
  ...americanAuthorities,
  ...asiaPacificAuthorities,
];

/** The authority of that code or of that name in Latin or Chinese script, whatever its case and spacing; null where none is. */
export function findAuthority(codeOrName: string): Authority | null {
  return byKey.get(key(codeOrName)) ?? null;
}

/**
 * What a card calls an authority: `MIIT (Ministry of Industry and Information Technology)`, or the name alone where the
 * code is not in use outside this app. What the table does not have stays as it is.
 */
export function authorityName(codeOrName: string): string {
  const authority = findAuthority(codeOrName);
  const [name] = authority?.names ?? [];
  if (!authority || name === undefined) return codeOrName;
  const { code, names } = authority;
  return names.includes(code) && !name.includes(code) ? `${code} (${name})` : name;
}

const key = (text: string): string =>
  text.normalize('NFKC').replaceAll('’', "'").trim().replace(/\s+/g, ' ').toLowerCase();

const byKey: ReadonlyMap<string, Authority> = new Map(
  authorities.flatMap((authority) =>
    [authority.code, ...authority.names, ...authority.chinese].map((name) => [key(name), authority]),
  ),
);
