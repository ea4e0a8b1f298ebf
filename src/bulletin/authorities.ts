import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { currentLanguage } from '../messages/language.ts';
import { localName } from '../messages/lists.ts';
import { t } from '../messages/messages.ts';
import { OperatorError } from '../ports.ts';
import { simplified } from '../text/simplified.ts';
import { type Finding, readCheckedYaml } from './checked-yaml.ts';
import { worded } from './message.ts';
import type { Problem } from './problem.ts';
import type { YamlPath } from './read-yaml.ts';

/** A regulator, ministry, court or lawmaker. */
export interface Authority extends z.output<typeof authoritySchema> {
  /** Stable name in bulletins and filters. A text calls the authority by it only if it is one of `names` as well. */
  readonly code: string;
  /** ISO 3166 alpha-2, or EU. */
  readonly jurisdiction: string;
}

// Whom bulletins name.
interface AuthorityTable {
  /** No code and no name belongs to two of them. */
  readonly authorities: readonly Authority[];
  /** By `nameKey` of the code and of each name that a text uses. */
  readonly byName: ReadonlyMap<string, Authority>;
  /** The names of the states of the USA. */
  readonly americanStates: readonly string[];
}

// The only file that is read outside `storage/` and `app/`: the table ships with the program as its code does, and every thread needs it.
// It is two folders above this module in src/, and above the compiled one in dist/.
const fileName = 'data/authorities.yaml';
const file = new URL(`../../${fileName}`, import.meta.url);

let read: ReturnType<typeof readAuthorityTable> | null = null;

const readOnce = () => {
  read ??= readAuthorityTable(readFileSync(file, 'utf8'), fileName);
  return read;
};

/** Everything that is wrong with the table of authorities. */
export function authorityProblems(): readonly Problem[] {
  return readOnce().problems;
}

/** The table of authorities, read when it is first needed. If anything is wrong with it, throws an `OperatorError` that lists the problems. */
export function authorityTable(): AuthorityTable {
  const { table, problems } = readOnce();
  if (table) return table;
  const lines = problems.map(({ line, message, rule }) => `${fileName}:${line}: ${worded(message)} [${rule}]`);
  throw new OperatorError(lines.join('\n'));
}

/** The authority with that code or name, in Latin or Chinese script, whatever its case and spacing; null if there is none. */
export function findAuthority(codeOrName: string): Authority | null {
  const before = found.get(codeOrName);
  if (before !== undefined) return before;
  const authority = authorityTable().byName.get(nameKey(codeOrName)) ?? null;
  if (found.size >= mostKept) found.clear();
  found.set(codeOrName, authority);
  return authority;
}

// The reader asks for the same names over and over.
const found = new Map<string, Authority | null>();
const mostKept = 5_000;

/**
 * The name of an authority on a card: `MIIT (Ministry of Industry and Information Technology)`, or the name alone if the code is not in
 * use outside this app. A name that the table does not have stays as it is.
 */
export function authorityName(codeOrName: string): string {
  const authority = findAuthority(codeOrName);
  if (!authority) return codeOrName;
  const { code, chinese } = authority;
  const name = localName(englishName(authority), chinese[0]);
  return isInUse(authority) && !name.includes(code) && !isAtHome(authority)
    ? t('authority.with_code', { code, name })
    : name;
}

/** The same where there is little room: `MIIT`. */
export function shortAuthorityName(codeOrName: string): string {
  const authority = findAuthority(codeOrName);
  if (!authority) return codeOrName;
  const short = isInUse(authority) ? authority.code : englishName(authority);
  return localName(short, authority.chinese[0]);
}

/** The English name of an authority, or of one that the table does not have. */
export const englishAuthorityName = (codeOrName: string): string => {
  const authority = findAuthority(codeOrName);
  return authority ? englishName(authority) : codeOrName;
};

const englishName = ({ names: [first], code }: Authority): string => first ?? code;

// In Chinese, Chinese authorities need no English code.
const isAtHome = ({ jurisdiction }: Authority): boolean => currentLanguage() === 'zh-CN' && jurisdiction === 'CN';

const isInUse = ({ names, code }: Authority): boolean => names.includes(code);

/**
 * Reads and checks the table of authorities. Besides the rules of `readCheckedYaml` there is `authority-name-unique`.
 * @param file the name in the problems
 * @returns a null table if there are problems
 */
export function readAuthorityTable(
  text: string,
  file: string,
): { readonly table: AuthorityTable | null; readonly problems: readonly Problem[] } {
  const { data, problems } = readCheckedYaml(text, file, {
    schema: fileSchema,
    rules: (_, read) => (read ? repeatedNames(placedAuthorities(read)) : []),
  });
  return { table: data && tableOf(data), problems };
}

/** What two spellings of a name have in common: case, spacing, traditional characters and the form of an apostrophe do not matter. */
export function nameKey(name: string): string {
  return simplified(name.normalize('NFKC')).replaceAll('’', "'").trim().replace(/\s+/g, ' ').toLowerCase();
}

const name = z
  .string()
  .max(200)
  .regex(/^\S(?:.*\S)?$/, 'must not begin or end with a space')
  .regex(/^(?!.*(?:\s\s|[’‘]))/, 'must have straight apostrophes and single spaces');
const latinName = name.regex(/^\P{Script=Han}{2,}$/u, 'must be in Latin script');
const chineseName = name.regex(/\p{Script=Han}{2}/u, 'must be in Chinese characters');
const names = <T extends z.ZodType>(of: T) => z.array(of).readonly().default([]);
const code = z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'must be capitals, digits and underscores');
const host = z.string().regex(/^[a-z0-9.-]+\.[a-z]+(?:\/[a-z]+)?$/, 'must be a host such as cac.gov.cn');

const authoritySchema = z.strictObject({
  /** In Latin script: the name to show, then native and former names, abbreviations and common mistakes. */
  names: z.array(latinName).min(1, 'must not be empty').readonly(),
  /** The full name first, then short ones. */
  chinese: names(chineseName),
  /** What only a text about its country calls it. */
  local: names(name),
  /** What only a question calls it. */
  search: names(name),
  /** Hosts of its websites. */
  sites: names(host),
  /** The country whose data protection regulator it is, as texts write it: Irish, Ireland. */
  regulates: names(latinName),
});

const fileSchema = z.strictObject({
  authorities: z.record(
    z.string().regex(/^[A-Z]{2}$/, 'must be an ISO 3166 alpha-2 code, or EU'),
    z.record(code, authoritySchema),
  ),
  chineseRegions: z.record(
    code,
    z.tuple(
      [latinName, chineseName, chineseName],
      'must be an English name, a short Chinese name and a full Chinese name',
    ),
  ),
  americanStates: z.record(
    latinName,
    z.strictObject({ code, chinese: z.array(chineseName).readonly(), sites: names(host) }).nullable(),
  ),
});

type AuthorityFile = z.output<typeof fileSchema>;

function tableOf(file: AuthorityFile): AuthorityTable {
  const authorities = placedAuthorities(file).map(({ authority }) => authority);
  const named = authorities.flatMap((authority) =>
    [authority.code, ...authority.names, ...authority.chinese].map((one) => [nameKey(one), authority] as const),
  );
  return {
    authorities,
    byName: new Map(named),
    americanStates: Object.keys(file.americanStates),
  };
}

interface PlacedAuthority {
  readonly authority: Authority;
  readonly path: YamlPath;
}

function placedAuthorities(file: AuthorityFile): readonly PlacedAuthority[] {
  const listed = Object.entries(file.authorities).flatMap(([jurisdiction, ofOne]) =>
    Object.entries(ofOne).map(([key, one]) => ({
      authority: { code: key, jurisdiction, ...one },
      path: ['authorities', jurisdiction, key],
    })),
  );
  const regional = Object.entries(file.chineseRegions).flatMap(([start, region]) =>
    administrationsOf(start, region).map((authority) => ({ authority, path: ['chineseRegions', start] })),
  );
  const attorneys = Object.entries(file.americanStates).flatMap(([state, known]) =>
    known ? [{ authority: attorneyGeneralOf(state, known), path: ['americanStates', state] }] : [],
  );
  return [...listed, ...regional, ...attorneys];
}

const unlisted = { local: [], search: [], sites: [], regulates: [] };

function administrationsOf(
  start: string,
  [english, short, full]: AuthorityFile['chineseRegions'][string],
): readonly Authority[] {
  const rank = full.endsWith('市') ? 'Municipal' : full.endsWith('省') ? 'Provincial' : 'Regional';
  return [
    {
      ...unlisted,
      code: `${start}CAC`,
      jurisdiction: 'CN',
      names: [
        `${english} Cyberspace Administration`,
        `Cyberspace Administration of ${english}`,
        `${english} ${rank} Cyberspace Administration`,
        `${english} CAC`,
      ],
      chinese: [
        `${full}互联网信息办公室`,
        `${full}网信办`,
        `${short}网信办`,
        `${full}${rank === 'Regional' ? '党' : ''}委网信办`,
      ],
    },
    {
      ...unlisted,
      code: `${start}COMMS`,
      jurisdiction: 'CN',
      names: [`${english} Communications Administration`],
      chinese: [`${full}通信管理局`, `${short}通信管理局`],
    },
  ];
}

const attorneyGeneralOf = (
  state: string,
  { code: postal, chinese, sites }: NonNullable<AuthorityFile['americanStates'][string]>,
): Authority => ({
  ...unlisted,
  code: `${postal}_AG`,
  jurisdiction: 'US',
  names: [`${state} Attorney General`, `Attorney General of ${state}`, `${state}'s Attorney General`, `${state} AG`],
  chinese: chinese.map((one) => `${one}总检察长`),
  sites,
});

const lists = ['names', 'chinese', 'search'] as const;

function repeatedNames(placed: readonly PlacedAuthority[]): readonly Finding[] {
  const owners = new Map<string, Authority>();
  return placed.flatMap(({ authority, path }) => {
    const inLists = lists.flatMap((list) => authority[list].map((one, i) => ({ one, at: [...path, list, i] })));
    return [{ one: authority.code, at: path }, ...inLists].flatMap(({ one, at }) => {
      const key = nameKey(one);
      const owner = owners.get(key);
      owners.set(key, authority);
      if (!owner || (owner === authority && key === nameKey(authority.code))) return [];
      const message = `"${one}" is already a code or name of ${owner.code}; it can belong to one authority only`;
      return [{ path: at, rule: 'authority-name-unique', message }];
    });
  });
}
