import { expect, test } from 'vitest';
import type { BotToken, Installation } from '../../src/ports.ts';
import { createRenewingTokens } from '../../src/slack/bot-tokens.ts';
import type { Database } from '../../src/storage/database.ts';
import { createInstallationStore, createTokenStore, resealTokens } from '../../src/storage/installation-store.ts';
import { createRecentKeys } from '../../src/storage/recent-keys.ts';
import { everyWorkspace } from '../../src/storage/tables.ts';
import { createVault, LockedError } from '../../src/storage/vault.ts';
import { belongsElsewhere, eraseWorkspace, forgetWorkspace } from '../../src/storage/workspace.ts';
import { hour, minute } from '../../src/time/instant.ts';
import { eachDatabase } from './databases.ts';
import { openStores } from './open-stores.ts';
import { monday } from './samples.ts';

const [older, newer] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
const vault = createVault([newer]);
const first: BotToken = { token: 'xoxe.xoxb-1', refreshToken: 'xoxe-1', expiresAt: monday + 12 * hour };
const second: BotToken = { token: 'xoxb-2', refreshToken: null, expiresAt: null };

const installed = (id: string, enterpriseId: string | null = null): Installation => ({
  id,
  name: `Workspace ${id}`,
  enterpriseId,
  botId: 'B1',
  botUserId: 'U1',
  botName: 'privacylaw',
  installedBy: 'U0ADACHEN1',
  installedAt: monday,
});

const stored = async ({ query }: Database) =>
  (await query.selectFrom('bot_token').selectAll().orderBy('installation').execute()).map((row) => row.token ?? '');

eachDatabase('the token store', ({ open }) => {
  test('keeps the latest token of each installation, encrypted', async () => {
    const database = await open();
    const store = createTokenStore(database, vault);
    expect(await store.find('T1')).toBeNull();
    await store.save('T1', second);
    await store.save('T2', first);
    await store.save('T1', first);
    expect([await store.find('T1'), await store.find('T2')]).toEqual([first, first]);
    const rows = JSON.stringify(await database.query.selectFrom('bot_token').selectAll().execute());
    expect(rows).not.toMatch(/xoxb|xoxe/);
  });

  test('refuses a token that was copied from another installation, or into another column', async () => {
    const database = await open();
    const store = createTokenStore(database, vault);
    await store.save('T1', first);
    await store.save('T2', first);
    const { token, refresh_token } = await database.query
      .selectFrom('bot_token')
      .selectAll()
      .where('installation', '=', 'T1')
      .executeTakeFirstOrThrow();
    for (const forged of [{ token }, { token: refresh_token }, { token: 'sealed:1:x' }]) {
      await database.query.updateTable('bot_token').set(forged).where('installation', '=', 'T2').execute();
      await expect(store.find('T2')).rejects.toThrow(/changed|key/);
    }
    expect(await store.find('T1')).toEqual(first);
  });

  test('plain tokens are encrypted in place, and sealed anew with a new key; then the old one is not needed', async () => {
    const database = await open();
    await createTokenStore(database, createVault([])).save('T1', first);
    await createTokenStore(database, createVault([])).save('T2', second);
    expect(await resealTokens(database, createVault([older]))).toEqual({ count: 2, tampered: [] });
    expect((await stored(database)).every((token) => token.startsWith('sealed:1:'))).toBe(true);
    expect(await resealTokens(database, createVault([older]))).toEqual({ count: 0, tampered: [] });
    await expect(resealTokens(database, vault)).rejects.toThrow(LockedError);
    await expect(resealTokens(database, createVault([]))).rejects.toThrow('ENCRYPTION_KEY is not set');
    expect(await resealTokens(database, createVault([newer, older]))).toEqual({ count: 2, tampered: [] });
    const store = createTokenStore(database, vault);
    expect([await store.find('T1'), await store.find('T2')]).toEqual([first, second]);
  });

  test('one token that was changed does not keep the others from being used', async () => {
    const database = await open();
    const store = createTokenStore(database, vault);
    await store.save('T1', first);
    await store.save('T2', first);
    const [, sealed = ''] = await stored(database);
    const changed = `${sealed.slice(0, -8)}AAAAAAAA`;
    await database.query.updateTable('bot_token').set({ token: changed }).where('installation', '=', 'T2').execute();
    expect(await resealTokens(database, vault)).toEqual({ count: 0, tampered: ['T2'] });
    expect(await store.find('T1')).toEqual(first);
  });

  test('a token is renewed once, however many callers in however many processes ask', async () => {
    const clock = { now: () => new Date(monday) };
    const renewals: string[] = [];
    const renew = async (refreshToken: string): Promise<BotToken> => {
      renewals.push(refreshToken);
      return { token: `xoxe.xoxb-${renewals.length}`, refreshToken: 'xoxe-next', expiresAt: monday + 12 * hour };
    };
    const processes = await Promise.all(
      [1, 2, 3].map(async () => {
        const database = await open();
        const recent = createRecentKeys(database, everyWorkspace, clock);
        return {
          database,
          token: createRenewingTokens({ store: createTokenStore(database, vault), recent, renew, clock }),
        };
      }),
    );
    const [one] = processes;
    if (!one) throw new Error('there are three');
    const expiring = { ...first, expiresAt: monday + 10 * minute };
    for (const id of ['T1', 'T2']) await createTokenStore(one.database, vault).save(id, expiring);
    const tokens = await Promise.all(processes.flatMap(({ token }) => [token('T1'), token('T2'), token('T1')]));
    expect(renewals).toEqual(['xoxe-1', 'xoxe-1']);
    expect(new Set(tokens).size).toBe(2);
    await expect(one.token('T3')).rejects.toThrow('not installed');
  });
});

eachDatabase('the installations', ({ open }) => {
  test('serve their workspaces: each its own, an organisation any of its own', async () => {
    const store = createInstallationStore(await open(), vault);
    await store.save(installed('T1'), first);
    await store.save(installed('E1', 'E1'), second);
    expect(await store.ofWorkspace('T2')).toBeNull();
    await store.serve('T2', 'E1');
    expect([await store.ofWorkspace('T1'), await store.ofWorkspace('T2')]).toMatchObject([{ id: 'T1' }, { id: 'E1' }]);
    expect([await store.find('E1'), await store.find('T2'), await store.count()]).toMatchObject([
      { id: 'E1' },
      null,
      2,
    ]);
    await store.save({ ...installed('T1'), botName: 'renamed' }, second);
    expect(await store.find('T1')).toMatchObject({ botName: 'renamed' });
    await store.serve('T1', 'E1');
    expect(await store.ofWorkspace('T1')).toMatchObject({ id: 'E1' });
  });

  test('are forgotten alone, or an organisation with its workspaces, unless they were made again since', async () => {
    const database = await open();
    const store = createInstallationStore(database, vault);
    for (const id of ['T1', 'T2']) await store.save(installed(id), first);
    await store.save(installed('E1', 'E1'), second);
    await store.serve('T3', 'E1');
    expect(await forgetWorkspace(database, 'T1', monday - 1)).toBe(false);
    expect(await forgetWorkspace(database, 'T1', monday + 1)).toBe(true);
    expect(await forgetWorkspace(database, 'T1', monday + 1)).toBe(true);
    expect([await store.ofWorkspace('T1'), await store.ofWorkspace('T2')]).toMatchObject([null, { id: 'T2' }]);
    expect(await forgetWorkspace(database, 'E1', monday + 1)).toBe(true);
    expect([await store.ofWorkspace('T3'), await store.find('E1'), await store.count()]).toEqual([null, null, 1]);
    expect(await stored(database)).toHaveLength(1);
  });

  test('are erased by command with everything of the workspace, and it is told what that was', async () => {
    const database = await open();
    const { planned } = await openStores(database);
    const { workspaceId } = await planned([]);
    const other = await planned([], { workspaceId: 'T0OTHER01' });
    const store = createInstallationStore(database, vault);
    await store.save(installed(workspaceId), first);
    const erased = await eraseWorkspace(database, workspaceId);
    expect(Object.fromEntries(erased)).toMatchObject({ subscription: 1, installation: 1, bot_token: 1 });
    expect((await eraseWorkspace(database, workspaceId)).size).toBe(0);
    expect(await belongsElsewhere(database)(workspaceId, [other.id])).toBe(true);
  });

  test('tell whether an id is one of another workspace', async () => {
    const database = await open();
    const { planned } = await openStores(database);
    const { id, workspaceId } = await planned([]);
    const isForeign = belongsElsewhere(database);
    expect([await isForeign(workspaceId, [id]), await isForeign('T0OTHER01', [id])]).toEqual([false, true]);
    expect(await isForeign('T0OTHER01', ['00000000-0000-0000-0000-000000000000'])).toBe(false);
  });
});
