import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { auditLog } from '../../src/storage/audit-log.ts';
import {
  clientTokens,
  createClientToken,
  revokeClientToken,
  workspaceOfToken,
} from '../../src/storage/client-tokens.ts';
import { eraseWorkspace } from '../../src/storage/workspace.ts';
import { eachDatabase } from './databases.ts';
import { monday } from './samples.ts';

const [acme, bolt] = ['T0ACME0001', 'T0BOLT0001'] as const;
const operator = { by: 'the command line', at: monday };
const assistant = { workspaceId: acme, name: 'assistant' };

eachDatabase('the tokens of other programs', ({ open }) => {
  test('each open its own workspace, and nothing else does', async () => {
    const database = await open();
    const ofAcme = (await createClientToken(database, assistant, operator)) ?? '';
    const ofBolt = (await createClientToken(database, { ...assistant, workspaceId: bolt }, operator)) ?? '';
    expect(await workspaceOfToken(database, ofAcme)).toBe(acme);
    expect(await workspaceOfToken(database, ofBolt)).toBe(bolt);
    const { rows } = await sql<{ digest: string }>`select digest from client_token`.execute(database.query);
    const wrong = [ofAcme.toUpperCase(), `${ofAcme}x`, ofAcme.slice(0, -1), '', '%', ...rows.map((row) => row.digest)];
    for (const token of wrong) expect(await workspaceOfToken(database, token)).toBeNull();
  });

  test('are stored as digests only, and no two are the same', async () => {
    const database = await open();
    const names = ['one', 'two', 'three'];
    const created: string[] = [];
    for (const name of names) created.push((await createClientToken(database, { ...assistant, name }, operator)) ?? '');
    expect(new Set(created).size).toBe(3);
    const { rows } = await sql`select * from client_token`.execute(database.query);
    for (const token of created) {
      expect(token).toMatch(/^plaw_[\w-]{43}$/);
      expect(JSON.stringify(rows)).not.toContain(token.slice(5));
    }
  });

  test('of a workspace have different names, also if two are created at once', async () => {
    const database = await open();
    const create = () => createClientToken(database, assistant, operator);
    const created = await Promise.all([create(), create()]);
    expect(created.filter((token) => token === null)).toHaveLength(1);
    expect(await clientTokens(database, acme)).toEqual([{ ...assistant, createdAt: monday }]);
  });

  test('are invalid from their revocation on; the audit log says who created and revoked which, and no secret', async () => {
    const database = await open();
    const token = (await createClientToken(database, assistant, operator)) ?? '';
    expect(await revokeClientToken(database, { ...assistant, workspaceId: bolt }, operator)).toBe(false);
    expect(await workspaceOfToken(database, token)).toBe(acme);
    expect(await revokeClientToken(database, assistant, { ...operator, at: monday + 1 })).toBe(true);
    expect(await revokeClientToken(database, assistant, operator)).toBe(false);
    expect(await workspaceOfToken(database, token)).toBeNull();
    const log = await auditLog(database, acme);
    expect(log).toMatchObject([
      { action: 'create_token', by: 'the command line', subject: 'assistant' },
      { action: 'revoke_token', by: 'the command line', subject: 'assistant' },
    ]);
    expect(JSON.stringify(log)).not.toContain(token);
    expect(await auditLog(database, bolt)).toEqual([]);
    // The name is free again.
    expect(await createClientToken(database, assistant, operator)).not.toBeNull();
  });

  test('are erased with their workspace', async () => {
    const database = await open();
    const ofAcme = (await createClientToken(database, assistant, operator)) ?? '';
    const ofBolt = (await createClientToken(database, { ...assistant, workspaceId: bolt }, operator)) ?? '';
    expect((await eraseWorkspace(database, acme)).get('client_token')).toBe(1);
    expect([await workspaceOfToken(database, ofAcme), await workspaceOfToken(database, ofBolt)]).toEqual([null, bolt]);
    expect(await auditLog(database, acme)).toEqual([]);
  });
});
