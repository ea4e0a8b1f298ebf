import { describe, expect, it } from 'vitest';
import { recentKeys } from '../../src/slack/recent-keys.ts';

const at = (seconds: number): Date => new Date(seconds * 1000);

describe('a recent key', () => {
  it('is new only once', () => {
    const keys = recentKeys(60_000);
    expect([keys.addIfNew('event', at(0)), keys.addIfNew('event', at(59)), keys.addIfNew('other', at(59))]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('is new again after a while', () => {
    const keys = recentKeys(60_000);
    expect([keys.addIfNew('event', at(0)), keys.addIfNew('event', at(60))]).toEqual([true, true]);
  });

  it('is forgotten first if it is the oldest and there are too many', () => {
    const keys = recentKeys(60_000, 2);
    for (const key of ['a', 'b', 'c']) keys.addIfNew(key, at(0));
    expect([keys.addIfNew('c', at(1)), keys.addIfNew('b', at(1)), keys.addIfNew('a', at(1))]).toEqual([
      false,
      false,
      true,
    ]);
  });
});
