import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openWorkspace } from '../../playground/open-workspace.ts';
import type { Workspace } from '../../playground/workspace.ts';
import type { People } from '../../src/ports.ts';
import { createPeople } from '../../src/slack/people.ts';
import { clientOptionsFor } from '../../src/slack/web-client.ts';
import { minute } from '../../src/time/instant.ts';

const team = 'T0PLAYGRND';
const person = (id: string, more: object) => ({ id, name: id, realName: id, title: '', isBot: false, ...more });

let workspace: Workspace;
let people: People;
let now: number;

beforeAll(async () => {
  const guests = [
    person('U0ADMIN001', { isAdmin: true }),
    person('U0MEMBER01', { isAdmin: false }),
    person('U0PARTNER1', { isAdmin: true, team: 'T0PARTNERS' }),
  ];
  workspace = await openWorkspace({ guests });
});

beforeEach(() => {
  now = 0;
  const clock = { now: () => new Date(now) };
  people = createPeople(() => Promise.resolve('xoxb-playground'), clientOptionsFor(workspace.apiUrl), clock);
});

afterAll(() => workspace[Symbol.asyncDispose]());

const lookups = () => workspace.calls().filter(({ method }) => method === 'users.info').length;

test('an admin of the workspace is one; a member and an admin of another workspace are not', async () => {
  const asked = ['U0ADMIN001', 'U0MEMBER01', 'U0PARTNER1', 'U0NOBODY01'].map((id) => people.isAdmin(team, id));
  expect(await Promise.all(asked)).toEqual([true, false, false, null]);
});

test('a person is looked up once in ten minutes, also by several who ask at once', async () => {
  const before = lookups();
  const isAdmin = () => people.isAdmin(team, 'U0ADMIN001');
  await Promise.all([isAdmin(), isAdmin(), people.zoneOf(team, 'U0ADMIN001')]);
  now += 10 * minute - 1;
  await isAdmin();
  expect(lookups() - before).toBe(1);
  now += 1;
  await isAdmin();
  expect(lookups() - before).toBe(2);
});

test('a failure is remembered for a minute', async () => {
  workspace.faults.next('users.info', { kind: 'rate_limited', retryAfter: 20 });
  const before = lookups();
  expect([await people.isAdmin(team, 'U0ADMIN001'), await people.isAdmin(team, 'U0ADMIN001')]).toEqual([null, null]);
  expect(lookups() - before).toBe(1);
  now += minute;
  expect(await people.isAdmin(team, 'U0ADMIN001')).toBe(true);
});

test('nobody waits long for a slow answer, and it is known once it is there', async () => {
  workspace.faults.next('users.info', { kind: 'late', milliseconds: 1800 });
  expect(await people.isAdmin(team, 'U0ADMIN001')).toBeNull();
  await expect.poll(() => people.isAdmin(team, 'U0ADMIN001'), { timeout: 20_000 }).toBe(true);
});
