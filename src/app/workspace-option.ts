import { InvalidArgumentError, Option } from 'commander';
import { OperatorError } from '../ports.ts';
import type { Database } from '../storage/database.ts';
import { knownWorkspaces } from '../storage/workspace.ts';

/** `--workspace T…` @param otherwise what a command is about without it */
export const workspaceOption = (otherwise: string): Option =>
  new Option('--workspace <ID>', `a workspace, such as T012ABCDEF; default: ${otherwise}`).argParser((text) => {
    if (/^T[A-Z0-9]+$/.test(text)) return text;
    throw new InvalidArgumentError('Use the ID of a workspace such as T012ABCDEF; it is in its address.');
  });

/** What `--workspace` is where a database is about one only. */
export const theOnlyOne = 'the only one that the database holds';

/** What `--workspace` is where all workspaces share something. */
export const whatAllShare = 'the only one, or what all share';

/**
 * The workspace that is named, or else the only one that the database holds; null if it holds none or several. Throws an `OperatorError`
 * if it doesn't hold the one that is named.
 */
export async function workspaceIn(database: Database | null, named: string | undefined): Promise<string | null> {
  const known = database ? await knownWorkspaces(database) : [];
  if (named === undefined) return known.length === 1 ? (known[0] ?? null) : null;
  if (known.includes(named)) return named;
  throw new OperatorError(`The app is not installed in ${named}, or was never used there. ${heldText(known)}`);
}

/** The same where one is needed. Throws an `OperatorError` if the database holds several and none is named; null if it holds none. */
export async function oneWorkspaceIn(database: Database, named: string | undefined): Promise<string | null> {
  const found = await workspaceIn(database, named);
  if (found !== null) return found;
  const known = await knownWorkspaces(database);
  if (known.length === 0) return null;
  throw new OperatorError(`Name one of several workspaces with --workspace. ${heldText(known)}`);
}

/** The error where a command needs a workspace, and there is none. */
export const noWorkspace = (): OperatorError =>
  new OperatorError('The database holds no data of a workspace. Check STATE_DIR or DATABASE_URL.');

const mostListed = 10;

function heldText(known: readonly string[]): string {
  if (known.length === 0) return noWorkspace().message;
  const more = known.length - mostListed;
  return `The database holds ${known.slice(0, mostListed).join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}
