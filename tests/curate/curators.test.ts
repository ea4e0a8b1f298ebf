import { expect, test } from 'vitest';
import { type CuratorDependencies, createCurators } from '../../src/curate/curators.ts';

const ada = { workspaceId: 'T0OFFICE1', userId: 'U0ADACHEN1', channelId: null };
const unasked = { isAdmin: () => Promise.reject(new Error('not asked in this test')) };
const admin = (isAdmin: boolean | null) => ({ isAdmin: async () => isAdmin });

const curators = (named: readonly string[] | null, people: CuratorDependencies['people']) =>
  createCurators({ named, people });

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
