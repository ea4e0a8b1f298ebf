import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { followLibrary } from '../../src/app/load-library.ts';
import { sampleBulletin } from '../../src/app/options.ts';
import { createBulletinStore } from '../../src/storage/bulletin-store.ts';
import { clientTokens, workspaceOfToken } from '../../src/storage/client-tokens.ts';
import type { Database } from '../../src/storage/database.ts';
import { openDatabase } from '../../src/storage/open-database.ts';
import { bulletinWith } from '../remind/corpus-with.ts';
import { installedIn } from '../storage/installed-in.ts';
import { openStores } from '../storage/open-stores.ts';
import { monday } from '../storage/samples.ts';
import { runCli } from './run-cli.ts';

const [acme, bolt] = ['T0ACME0001', 'T0BOLT0001'] as const;
const ada = { by: 'U0ADACHEN1', at: monday };
const folder = await mkdtemp(join(tmpdir(), 'privacy-law-workspaces-'));
const cli = (...args: string[]) => runCli(args, { STATE_DIR: folder });
const reading = (command: string, ...args: string[]) =>
  cli(command, ...args, '--data', sampleBulletin, '--today', '2026-11-03', '--json');

async function inDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  await using database = await openDatabase({ kind: 'embedded', folder });
  return await work(database);
}

// Both have subscribed to everything, and each has imported a bulletin with a deadline in a week.
beforeAll(() =>
  inDatabase(async (database) => {
    const { planned } = await openStores(database);
    const bulletins = createBulletinStore(database);
    for (const [id, name] of [
      [acme, 'zebrafish'],
      [bolt, 'okapi'],
    ] as const) {
      await installedIn(database, id);
      const bulletin = bulletinWith({ [`${name}-r1`]: [{ date: '2026-11-10' }] }, 'CN', name);
      const entries = bulletin.entries.map((entry) => ({ ...entry, title: `The ${name} dossier` }));
      await bulletins.take(id, [{ ...bulletin, entries }], ada);
      await planned([], { workspaceId: id, channelId: `C0${name.toUpperCase()}`, filter: name });
    }
  }),
);
afterAll(() => rm(folder, { recursive: true }));

describe('a command for one of several workspaces', () => {
  it('sees what that has, and nothing of another', async () => {
    const commands = ['search dossier', 'deadlines', 'export --to', 'export --audit jsonl', 'remind --dry-run'];
    const ran = await Promise.all(
      commands.map((command) => {
        const [name = '', ...args] = command.split(' ');
        if (name !== 'export') return reading(name, ...args, '--workspace', acme);
        const to = command.endsWith('--to') ? [join(folder, 'exported')] : [];
        return cli(name, ...args, ...to, '--data', sampleBulletin, '--workspace', acme);
      }),
    );
    for (const [i, { code, stdout }] of ran.entries()) {
      expect([commands[i], code, stdout]).toEqual([commands[i], 0, expect.stringContaining('zebrafish')]);
      expect([commands[i], stdout]).toEqual([commands[i], expect.not.stringMatching(/okapi/i)]);
    }
  }, 120_000);

  it('says which there are where one is needed and none is named, or another than those', async () => {
    const ran = await Promise.all([
      reading('remind', '--dry-run'),
      reading('search', 'dossier', '--workspace', 'T0NOBODY01'),
    ]);
    const held = `The database holds ${acme}, ${bolt}.`;
    expect(ran.map(({ code, stdout, stderr }) => [code, stdout, stderr.trim()])).toEqual([
      [1, '', `Name one of several workspaces with --workspace. ${held}`],
      [1, '', `The app is not installed in T0NOBODY01, or was never used there. ${held}`],
    ]);
  }, 120_000);

  it('and so does an assistant on this machine, for as long as it runs; without a workspace it sees what all share', async () => {
    vi.stubEnv('STATE_DIR', folder);
    const library = await followLibrary(sampleBulletin, { workspace: acme });
    const ofAll = await followLibrary(sampleBulletin, {});
    const own = async (of: typeof library) =>
      (await of?.())?.corpus.bulletins.map(({ id }) => id).filter((id) => !id.startsWith('cn-'));
    expect([await own(library), await own(ofAll)]).toEqual([['zebrafish'], []]);
    await inDatabase((database) =>
      createBulletinStore(database).take(acme, [bulletinWith({ 'quokka-r1': [] }, 'CN', 'quokka')], ada),
    );
    expect([await own(library), await own(ofAll)]).toEqual([['quokka', 'zebrafish'], []]);
    await expect(followLibrary(sampleBulletin, { workspace: 'T0NOBODY01' })).rejects.toThrow('is not installed in');
    vi.unstubAllEnvs();
  });
});

describe('a token of a workspace', () => {
  it('is printed once, listed by its name, and invalid once it is revoked', async () => {
    const created = await cli('token', 'create', 'assistant', '--workspace', acme);
    expect([created.code, created.stderr]).toEqual([0, expect.stringContaining(`Created assistant for ${acme}`)]);
    const token = created.stdout.trim();
    await inDatabase(async (database) => {
      expect(await workspaceOfToken(database, token)).toBe(acme);
      expect(await clientTokens(database, bolt)).toEqual([]);
    });
    const listed = await cli('token', 'list', '--json');
    const createdOn = expect.stringMatching(/^\d{4}-\d\d-\d\d$/);
    expect(JSON.parse(listed.stdout)).toEqual([{ workspaceId: acme, name: 'assistant', createdOn }]);
    const revoked = await cli('token', 'revoke', 'assistant', '--workspace', acme);
    expect(revoked).toMatchObject({ code: 0, stdout: `Revoked assistant of ${acme}.\n` });
    expect(await inDatabase((database) => workspaceOfToken(database, token))).toBeNull();
  }, 120_000);
});
