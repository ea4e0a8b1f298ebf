import { readFileSync } from 'node:fs';
import { OperatorError } from '../ports.ts';
import { type Authority, type AuthorityTable, nameKey, readAuthorityTable } from './authority-table.ts';
import type { Problem } from './problem.ts';

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
  const lines = problems.map(({ line, message, rule }) => `${fileName}:${line}: ${message} [${rule}]`);
  throw new OperatorError(lines.join('\n'));
}

/** The authority with that code or name, in Latin or Chinese script, whatever its case and spacing; null if there is none. */
export function findAuthority(codeOrName: string): Authority | null {
  return authorityTable().byName.get(nameKey(codeOrName)) ?? null;
}

/**
 * The name of an authority on a card: `MIIT (Ministry of Industry and Information Technology)`, or the name alone if the code is not in
 * use outside this app. A name that the table does not have stays as it is.
 */
export function authorityName(codeOrName: string): string {
  const authority = findAuthority(codeOrName);
  const [name] = authority?.names ?? [];
  if (!authority || name === undefined) return codeOrName;
  const { code, names } = authority;
  return names.includes(code) && !name.includes(code) ? `${code} (${name})` : name;
}
