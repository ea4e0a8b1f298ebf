import { expect, test } from 'vitest';
import { type CuratorDependencies, createCurators } from '../../src/curate/curators.ts';

const ada = { workspaceId: 'T0OFFICE1', userId: 'U0ADACHEN1', channelId: null };
const unasked = { isAdmin: () => Promise.reject(new Error('not asked in this test')) };
const admin = (isAdmin: boolean | null) => ({ isAdmin: async () => isAdmin });

const curators = (named: readonly string[] | null, people: CuratorDependencies['people'], now = () => 0) =>
  createCurators({ named, people, clock: { now: () => new Date(now()) } });

test('the setting names the curators, admins or not', async () => {
  expect(await curators(['U0BENOKAF1', 'U0ADACHEN1'], unasked).refusal(ada)).toBeNull();
  expect(await curators(['U0BENOKAF1'], unasked).refusal(ada)).toMatchObject({ why: 'not_listed' });
});

test('without the setting, workspace admins are curators', async () => {
  expect(await curators(null, admin(true)).refusal(ada)).toBeNull();
  expect(await curators(null, admin(false)).refusal(ada)).toMatchObject({ why: 'not_admin' });
});

test('if the app cannot see who is an admin, nobody is a curator, and the answer says why', async () => {
  expect(await curators(null, admin(null)).refusal(ada)).toMatchObject({ why: 'unknown' });
});

test('Slack is asked again who is an admin after ten minutes', async () => {
  let [now, asked] = [0, 0];
  const people = {
    isAdmin: async () => {
      asked += 1;
      return asked === 1;
    },
  };
  const some = curators(null, people, () => now);
  expect(await some.refusal(ada)).toBeNull();
  expect(await some.refusal(ada)).toBeNull();
  now = 10 * 60_000;
  expect(await some.refusal(ada)).toMatchObject({ why: 'not_admin' });
  expect(asked).toBe(2);
});
