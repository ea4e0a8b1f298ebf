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

  test('lets one process renew a token at a time, and the next when it was renewed or the reservation has expired', async () => {
    const [store, other] = [createTokenStore(await open()), createTokenStore(await open())];
    const reserved = await Promise.all([store, other].map((one) => one.reserve('client', 1000, 21_000)));
    expect(reserved.filter(Boolean)).toHaveLength(1);
    expect(await other.reserve('client', 20_999, 41_000)).toBe(false);
    expect(await store.find('client')).toBeNull();
    expect(await other.reserve('client', 21_000, 41_000)).toBe(true);
    await other.save('client', first);
    expect(await store.reserve('client', 22_000, 42_000)).toBe(true);
    expect(await store.find('client')).toEqual(first);
  });
});
