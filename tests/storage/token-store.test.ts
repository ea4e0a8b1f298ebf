import { expect, test } from 'vitest';
import { createTokenStore } from '../../src/storage/workspace.ts';
import { eachDatabase } from './databases.ts';

const first = { token: 'xoxe.xoxb-1', refreshToken: 'xoxe-1', expiresAt: 1_900_000_000_000 };
const second = { token: 'xoxe.xoxb-2', refreshToken: 'xoxe-2', expiresAt: 1_900_043_200_000 };

eachDatabase('the token store', ({ open }) => {
  test('keeps the latest token of each installation', async () => {
    const store = createTokenStore(await open());
    expect(await store.find('client')).toBeNull();
    await store.save('client', first);
    await store.save('other client', first);
    await store.save('client', second);
    expect(await store.find('client')).toEqual(second);
    expect(await store.find('other client')).toEqual(first);
  });
});
