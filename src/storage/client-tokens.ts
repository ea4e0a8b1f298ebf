import { createHash, randomBytes } from 'node:crypto';
import type { By } from '../desk/deadline-state.ts';
import type { Instant } from '../time/instant.ts';
import { recordEvent } from './audit-events.ts';
import type { Database } from './database.ts';

/** The name of a token in its workspace. */
export interface NamedToken {
  readonly workspaceId: string;
  readonly name: string;
}

/** A token as it is listed: it can't be shown again. */
interface ListedToken extends NamedToken {
  readonly createdAt: Instant;
}

/** Begins every token, so that scanners of secrets recognise one. */
const prefix = 'plaw_';

const form = new RegExp(`^${prefix}[\\w-]{43}$`);

/**
 * Creates a token with which other programs ask in the name of a workspace. Only its digest is stored.
 * @returns the token; null if the workspace has one of that name
 */
export function createClientToken(
  database: Database,
  { workspaceId, name }: NamedToken,
  { by, at }: By,
): Promise<string | null> {
  const token = prefix + randomBytes(32).toString('base64url');
  return database.transact(async (session) => {
    const created = await session.query
      .insertInto('client_token')
      .values({ digest: digestOf(token), workspace_id: workspaceId, name, created_at: at })
      .onConflict((conflict) => conflict.columns(['workspace_id', 'name']).doNothing())
      .returning('digest')
      .executeTakeFirst();
    if (!created) return null;
    await recordEvent(session, { workspaceId, action: 'create_token', by, at, subject: name });
    return token;
  });
}

/** Makes a token invalid. @returns false if there is none of that name */
export function revokeClientToken(
  database: Database,
  { workspaceId, name }: NamedToken,
  { by, at }: By,
): Promise<boolean> {
  return database.transact(async (session) => {
    const revoked = await session.query
      .deleteFrom('client_token')
      .where('workspace_id', '=', workspaceId)
      .where('name', '=', name)
      .returning('digest')
      .executeTakeFirst();
    if (!revoked) return false;
    await recordEvent(session, { workspaceId, action: 'revoke_token', by, at, subject: name });
    return true;
  });
}

/** The valid tokens of a workspace, or of all, by workspace and name. */
export async function clientTokens({ query }: Database, workspaceId: string | null): Promise<readonly ListedToken[]> {
  const rows = await query
    .selectFrom('client_token')
    .select(['workspace_id', 'name', 'created_at'])
    .$if(workspaceId !== null, (all) => all.where('workspace_id', '=', workspaceId))
    .orderBy('workspace_id')
    .orderBy('name')
    .execute();
  return rows.map((row) => ({ workspaceId: row.workspace_id, name: row.name, createdAt: row.created_at }));
}

/**
 * The workspace of a token; null if it is not valid. It is found by its digest, so how long that takes tells nothing about a token:
 * nobody can choose one by its digest.
 */
export async function workspaceOfToken({ query }: Database, token: string): Promise<string | null> {
  if (!form.test(token)) return null;
  const row = await query
    .selectFrom('client_token')
    .select('workspace_id')
    .where('digest', '=', digestOf(token))
    .executeTakeFirst();
  return row?.workspace_id ?? null;
}

const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex');
