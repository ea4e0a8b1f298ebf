import { describe, expect, it } from 'vitest';
import { recentKeys } from '../../src/slack/recent-keys.ts';

const at = (seconds: number): Date => new Date(seconds * 1000);

describe('what was done lately', () => {
  it('is not done a second time', () => {
    const done = recentKeys(60_000);
    expect([
      done.addIfNew('event', at(0)),
      done.addIfNew('event', at(59)),
      done.addIfNew('other', at(59)),
    ]).toEqual([true, false, true]);
  });

  it('is forgotten after its time', () => {
    const done = recentKeys(60_000);
    expect([done.addIfNew('event', at(0)), done.addIfNew('event', at(60))]).toEqual([true, true]);
  });

  it('never fills the memory: the oldest is forgotten first', () => {
    const done = recentKeys(60_000, 2);
    for (const key of ['a', 'b', 'c']) done.addIfNew(key, at(0));
    expect([done.addIfNew('c', at(1)), done.addIfNew('b', at(1)), done.addIfNew('a', at(1))]).toEqual([
      false,
      false,
      true,
    ]);
  });
});
