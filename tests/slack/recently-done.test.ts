import { describe, expect, it } from 'vitest';
import { recentlyDone } from '../../src/slack/recently-done.ts';

const at = (seconds: number): Date => new Date(seconds * 1000);

describe('what was done lately', () => {
  it('is not done a second time', () => {
    const done = recentlyDone(60_000);
    expect([
      done.isFirst('event', at(0)),
      done.isFirst('event', at(59)),
      done.isFirst('other', at(59)),
    ]).toEqual([true, false, true]);
  });

  it('is forgotten after its time', () => {
    const done = recentlyDone(60_000);
    expect([done.isFirst('event', at(0)), done.isFirst('event', at(60))]).toEqual([true, true]);
  });

  it('never fills the memory: the oldest is forgotten first', () => {
    const done = recentlyDone(60_000, 2);
    for (const key of ['a', 'b', 'c']) done.isFirst(key, at(0));
    expect([done.isFirst('c', at(1)), done.isFirst('b', at(1)), done.isFirst('a', at(1))]).toEqual([
      false,
      false,
      true,
    ]);
  });
});
