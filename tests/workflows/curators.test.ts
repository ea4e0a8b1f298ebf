import { expect, test } from 'vitest';
import { createCurators } from '../../src/workflows/importing/curators.ts';

const ada = { workspaceId: 'T0OFFICE1', userId: 'U0ADACHEN1', channelId: null };
const unasked = { isAdmin: () => Promise.reject(new Error('nobody should have asked')) };
const admin = (isAdmin: boolean | null) => ({ isAdmin: async () => isAdmin });

test('curators are those whom the setting names, admin or not', async () => {
  expect(await createCurators(['U0BENOKAF1', 'U0ADACHEN1'], unasked).refusal(ada)).toBeNull();
  expect(await createCurators(['U0BENOKAF1'], unasked).refusal(ada)).toMatchObject({ why: 'not_listed' });
});

test('where it names nobody, the admins of the workspace are', async () => {
  expect(await createCurators(null, admin(true)).refusal(ada)).toBeNull();
  expect(await createCurators(null, admin(false)).refusal(ada)).toMatchObject({ why: 'not_admin' });
});

test('where nobody can tell, nobody is, and it is said why', async () => {
  expect(await createCurators(null, admin(null)).refusal(ada)).toMatchObject({ why: 'unknown' });
});
