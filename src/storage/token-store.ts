import type { TokenStore } from '../ports.ts';
import type { Database } from './database.ts';

/** The expiring bot tokens on a database. */
export function createTokenStore({ query }: Database): TokenStore {
  return {
    find: async (installation) => {
      const row = await query
        .selectFrom('bot_token')
        .selectAll()
        .where('installation', '=', installation)
        .executeTakeFirst();
      if (!row || row.token === null || row.refresh_token === null || row.expires_at === null) return null;
      return { token: row.token, refreshToken: row.refresh_token, expiresAt: row.expires_at };
    },
    save: async (installation, { token, refreshToken, expiresAt }) => {
      const kept = { token, refresh_token: refreshToken, expires_at: expiresAt, reserved_until: 0 };
      await query
        .insertInto('bot_token')
        .values({ installation, ...kept })
        .onConflict((conflict) => conflict.column('installation').doUpdateSet(kept))
        .execute();
    },
    reserve: async (installation, now, until) => {
      const reserved = await query
        .insertInto('bot_token')
        .values({ installation, reserved_until: until })
        .onConflict((conflict) =>
          conflict
            .column('installation')
            .doUpdateSet({ reserved_until: until })
            .where('bot_token.reserved_until', '<=', now),
        )
        .returning('installation')
        .execute();
      return reserved.length > 0;
    },
  };
}
