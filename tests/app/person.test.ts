import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openDatabase } from '../../src/storage/open-database.ts';
import { createIn } from '../storage/create-subscription.ts';
import { openStores } from '../storage/open-stores.ts';
import { asked, channel, inAWeek, monday } from '../storage/samples.ts';
import { runCli } from './run-cli.ts';

const folder = await mkdtemp(join(tmpdir(), 'privacy-law-person-'));
const cli = (...args: string[]) => runCli(args, { STATE_DIR: folder });

afterAll(() => rm(folder, { recursive: true }));

it('a person is exported, then erased; the audit log keeps what was done', async () => {
  expect((await cli('person', 'export', 'U0ADACHEN1')).stderr).toContain('holds no data of a workspace');
  {
    await using database = await openDatabase({ kind: 'embedded', folder });
    const { subscriptions, desk } = await openStores(database);
    await createIn(subscriptions, asked(), monday);
    await createIn(subscriptions, asked({ channelId: 'D0ADACHEN1' }), monday);
    await desk.act(channel, inAWeek, { kind: 'assign', owner: 'U0ADACHEN1' }, { by: 'U0ADACHEN1', at: monday });
  }
  const exported = await cli('person', 'export', 'U0ADACHEN1');
  expect(JSON.parse(exported.stdout)).toMatchObject({
    workspaceId: channel.workspaceId,
    userId: 'U0ADACHEN1',
    records: { subscription: [{ created_by: 'U0ADACHEN1' }, {}], deadline_event: [{ done_by: 'U0ADACHEN1' }] },
  });
  const erased = await cli('person', 'erase', 'U0ADACHEN1');
  expect([erased.code, erased.stderr]).toEqual([0, '']);
  expect(erased.stdout.trimEnd().split('\n')).toEqual([
    'Erased U0ADACHEN1 from the records of T0OFFICE1, which say “a former member” instead.',
    'Deleted 1 personal subscription.',
    '1 open deadline has no owner now. Ask somebody to take it.',
    expect.stringContaining('1 subscription of a channel goes on.'),
    expect.stringContaining('CURATORS'),
  ]);
  const audit = await cli('export', '--audit', 'csv');
  expect(audit.stdout).toContain(
    ',a former member,assign,cn-2026-10-r1,consultation_close,2026-11-09,C0PRIVACY1,a former member,',
  );
  expect(audit.stdout).not.toContain('U0ADACHEN1');
}, 60_000);

it.each([
  ['no user ID', ['person', 'erase', 'ada']],
  ['no person', ['person', 'erase']],
  ['an unknown action', ['person', 'forget', 'U0ADACHEN1']],
])('%s is refused with the usage', async (_, args) => {
  const run = await cli(...args);
  expect([run.code, run.stdout]).toEqual([2, '']);
  expect(run.stderr).toMatch(/error: [\s\S]*Usage: /);
});
