import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { auditLines } from '../../src/desk/audit.ts';
import { auditLog } from '../../src/storage/audit-log.ts';
import { ada, ben, general, openOffice, privacy, seen, shown } from '../stories/open-office.ts';

const office = await openOffice();
const { workspace } = office;
const { database, desk } = office.app.store;
const workspaceId = 'T0PLAYGRND';

afterAll(() => office[Symbol.asyncDispose]());

/** What Slack calls the channel: its requests say so. */
const name = workspace.snapshot(ada).channels.find(({ id }) => id === privacy)?.name ?? '';

const asBen = (text: string) =>
  workspace.perform({ do: 'command', user: ben, channel: general, command: '/privacy-law', text });
const benSees = (words: string) =>
  workspace.message(({ blocks, channel }) => channel === general && shown({ blocks }).includes(words));

test('the app stores and posts the ids of channels, never their names, which Slack shows to members only', async () => {
  expect(name).not.toBe('');
  await office.command('subscribe all lead 14,8,1 at 09:00');
  await office.answer('Subscription 1 created');
  await workspace.perform({ do: 'open_home', user: ada });
  const home = await workspace.home(ada, (view) => JSON.stringify(view).includes(privacy));
  expect(JSON.stringify(home)).toContain(`{"type":"channel","channel_id":"${privacy}"}`);
  await workspace.perform({ do: 'move_clock', days: 1 });
  const card = await office.answer('Acknowledge', ({ ephemeral }) => !ephemeral);
  await office.press(card, 'I’ll take it');
  await expect.poll(() => desk.history(workspaceId, null)).toHaveLength(1);
  const stored: unknown[] = [];
  for (const table of await database.query.introspection.getTables())
    stored.push((await sql`select * from ${sql.table(table.name)}`.execute(database.query)).rows);
  const posted = workspace.calls().map(({ args }) => args);
  const audit = auditLines(await auditLog(database, workspaceId), 'csv');
  for (const text of [stored, posted, audit, office.logged].map((one) => JSON.stringify(one))) {
    expect(text).not.toContain(`#${name}`);
    expect(text).not.toContain(`"${name}"`);
  }
  expect(JSON.stringify(audit)).toContain(privacy);
});

test('who is not in the channel sees none of its subscriptions: not in lists, on Home, or among their own deadlines', async () => {
  await asBen('subscriptions');
  await benSees('No subscriptions here yet');
  await workspace.perform({ do: 'open_home', user: ben });
  const home = await workspace.home(ben, (view) => seen(view).includes('Your subscriptions'));
  expect(JSON.stringify(home)).not.toContain(privacy);
  await asBen('mine');
  await benSees('You own no open deadlines');
  expect(office.answers(privacy)).toEqual([]);
});
