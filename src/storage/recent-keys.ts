import { setTimeout as wait } from 'node:timers/promises';
import type { Clock, RecentKeys } from '../ports.ts';
import { minute, second } from '../time/instant.ts';
import type { Database } from './database.ts';

/** How long work in turn may take before another process goes on without it, and how often the others look. In milliseconds. */
const turn = { longest: 20 * second, check: 50 } as const;

/** How often keys that are no longer remembered are deleted, in milliseconds. */
const sweepEvery = 5 * minute;

/** The recent keys of a workspace in a database. */
export function createRecentKeys({ query }: Database, workspaceId: string, clock: Clock): RecentKeys {
  let sweptAt = Number.NEGATIVE_INFINITY;
  const sweep = async (now: number): Promise<void> => {
    if (Math.abs(now - sweptAt) < sweepEvery) return;
    sweptAt = now;
    await query.deleteFrom('recent_key').where('remember_until', '<=', now).execute();
  };
  const addIfNew: RecentKeys['addIfNew'] = async (key, rememberFor) => {
    const now = clock.now().getTime();
    await sweep(now);
    const added = await query
      .insertInto('recent_key')
      .values({ workspace_id: workspaceId, key, remember_until: now + rememberFor, value: null })
      .onConflict((conflict) =>
        conflict
          .columns(['workspace_id', 'key'])
          .doUpdateSet({ remember_until: now + rememberFor })
          .where('recent_key.remember_until', '<=', now),
      )
      .returning('key')
      .execute();
    return added.length > 0;
  };
  const remember: RecentKeys['remember'] = async (key, value, rememberFor) => {
    const kept = { value, remember_until: clock.now().getTime() + rememberFor };
    await query
      .insertInto('recent_key')
      .values({ workspace_id: workspaceId, key, ...kept })
      .onConflict((conflict) => conflict.columns(['workspace_id', 'key']).doUpdateSet(kept))
      .execute();
  };
  const recall: RecentKeys['recall'] = async (key) => {
    const row = await query
      .selectFrom('recent_key')
      .select('value')
      .where('workspace_id', '=', workspaceId)
      .where('key', '=', key)
      .where('remember_until', '>', clock.now().getTime())
      .executeTakeFirst();
    return row?.value ?? null;
  };
  const forget: RecentKeys['forget'] = async (key) => {
    await query.deleteFrom('recent_key').where('workspace_id', '=', workspaceId).where('key', '=', key).execute();
  };
  return {
    addIfNew,
    remember,
    recall,
    forget,
    first: async (prefix) => {
      const row = await query
        .selectFrom('recent_key')
        .select('key')
        .where('workspace_id', '=', workspaceId)
        .where('remember_until', '>', clock.now().getTime())
        // The range is read from the index; collations agree that digits come before letters.
        .where('key', '>=', `${prefix}0`)
        .where('key', '<', `${prefix}a`)
        .where('key', 'like', `${prefix}%`)
        .orderBy('key')
        .limit(1)
        .executeTakeFirst();
      return row?.key ?? null;
    },
    inTurn: async (key, work) => {
      for (let waited = 0; !(await addIfNew(key, turn.longest)); waited += turn.check) {
        if (waited > 2 * turn.longest) throw new Error(`other work of ${key} takes too long`);
        await wait(turn.check);
      }
      try {
        return await work();
      } finally {
        await forget(key);
      }
    },
  };
}
