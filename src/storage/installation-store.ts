import type { BotToken, Installation, InstallationStore, TokenStore } from '../ports.ts';
import type { Database, Session } from './database.ts';
import type { Tables } from './tables.ts';
import { TamperedError, type Vault } from './vault.ts';

/** The bot tokens in a database, sealed by a vault. */
export function createTokenStore(database: Database, vault: Vault): TokenStore {
  return {
    find: async (installation) => {
      const row = await database.query
        .selectFrom('bot_token')
        .selectAll()
        .where('installation', '=', installation)
        .executeTakeFirst();
      return row ? opened(row, vault) : null;
    },
    save: (installation, token) => saveToken(database, sealed(installation, token, vault)),
  };
}

type TokenRow = Tables['bot_token'];

// A token of one installation opens for no other, and no refresh token passes for a token.
const ownerOf = (installation: string, column: 'token' | 'refresh_token'): string => `${column} of ${installation}`;

function opened({ installation, token, refresh_token, expires_at }: TokenRow, vault: Vault): BotToken | null {
  if (token === null) return null;
  return {
    token: vault.open(token, ownerOf(installation, 'token')),
    refreshToken: refresh_token && vault.open(refresh_token, ownerOf(installation, 'refresh_token')),
    expiresAt: expires_at,
  };
}

const sealed = (installation: string, { token, refreshToken, expiresAt }: BotToken, vault: Vault): TokenRow => ({
  installation,
  token: vault.seal(token, ownerOf(installation, 'token')),
  refresh_token: refreshToken && vault.seal(refreshToken, ownerOf(installation, 'refresh_token')),
  expires_at: expiresAt,
});

async function saveToken({ query }: Session, { installation, ...row }: TokenRow): Promise<void> {
  await query
    .insertInto('bot_token')
    .values({ installation, ...row })
    .onConflict((conflict) => conflict.column('installation').doUpdateSet(row))
    .execute();
}

/** How many tokens were sealed anew, and the installations whose tokens were changed by somebody: they have to be installed again. */
interface Resealed {
  readonly count: number;
  readonly tampered: readonly string[];
}

/**
 * Seals every stored token with the newest key: those that were stored plain, and those of older keys, which can then be removed.
 * Throws `LockedError` if a key is missing.
 */
export async function resealTokens({ query }: Database, vault: Vault): Promise<Resealed> {
  const rows = await query.selectFrom('bot_token').selectAll().execute();
  const tampered: string[] = [];
  let count = 0;
  for (const row of rows) {
    const isCurrent = [row.token, row.refresh_token].every((one) => one === null || vault.isCurrent(one));
    try {
      const token = opened(row, vault);
      if (token === null || isCurrent) continue;
      const { installation, ...becomes } = sealed(row.installation, token, vault);
      // Unless it was renewed in the meantime.
      const changed = await query
        .updateTable('bot_token')
        .set(becomes)
        .where('installation', '=', installation)
        .where('token', '=', row.token)
        .returning('installation')
        .execute();
      count += changed.length;
    } catch (error) {
      if (!(error instanceof TamperedError)) throw error;
      tampered.push(row.installation);
    }
  }
  return { count, tampered };
}

/** The installations in a database. */
export function createInstallationStore(database: Database, vault: Vault): InstallationStore {
  const { query } = database;
  return {
    save: (installation, token) =>
      database.transact(async (session) => {
        const { id, ...row } = rowOf(installation);
        await session.query
          .insertInto('installation')
          .values({ id, ...row })
          .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
          .execute();
        await saveToken(session, sealed(id, token, vault));
        if (id !== installation.enterpriseId) await serve(session, id, id);
      }),
    find: async (id) => {
      const row = await query.selectFrom('installation').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? installationOf(row) : null;
    },
    serve: (workspaceId, installationId) => serve(database, workspaceId, installationId),
    ofWorkspace: async (workspaceId) => {
      const row = await query
        .selectFrom('served_workspace')
        .innerJoin('installation', 'installation.id', 'served_workspace.installation')
        .selectAll('installation')
        .where('workspace_id', '=', workspaceId)
        .executeTakeFirst();
      return row ? installationOf(row) : null;
    },
    count: async () => {
      const { n } = await query
        .selectFrom('installation')
        .select((select) => select.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow();
      return n;
    },
  };
}

async function serve({ query }: Session, workspaceId: string, installation: string): Promise<void> {
  const known = await query
    .selectFrom('served_workspace')
    .select('installation')
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst();
  if (known?.installation === installation) return;
  await query
    .insertInto('served_workspace')
    .values({ workspace_id: workspaceId, installation })
    .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet({ installation }))
    .execute();
}

const rowOf = (installation: Installation): Tables['installation'] => ({
  id: installation.id,
  name: installation.name,
  enterprise_id: installation.enterpriseId,
  bot_id: installation.botId,
  bot_user_id: installation.botUserId,
  bot_name: installation.botName,
  installed_by: installation.installedBy,
  installed_at: installation.installedAt,
});

const installationOf = (row: Tables['installation']): Installation => ({
  id: row.id,
  name: row.name,
  enterpriseId: row.enterprise_id,
  botId: row.bot_id,
  botUserId: row.bot_user_id,
  botName: row.bot_name,
  installedBy: row.installed_by,
  installedAt: row.installed_at,
});
