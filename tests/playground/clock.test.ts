import { describe, expect, test } from 'vitest';
import { openWorkspace } from '../../playground/open-workspace.ts';
import type { Workspace } from '../../playground/workspace.ts';
import { ada, containing, privacy } from './with-app.ts';

const minute = (workspace: Workspace) => workspace.snapshot(ada).clock.now.slice(0, 16);

describe('the clock of the workspace', () => {
  test("starts on 22 April 2019 at 09:00 in the workspace's time zone, and ticks", async () => {
    await using workspace = await openWorkspace({ zone: 'America/New_York' });
    expect(workspace.snapshot(ada).clock).toEqual({
      now: '2019-04-22T09:00:00-04:00',
      zone: 'America/New_York',
    });
    const before = workspace.now().getTime();
    await expect.poll(() => workspace.now().getTime(), { interval: 2 }).toBeGreaterThan(before);
  });

  test('goes to a day and keeps the time of day, across daylight saving time, too', async () => {
    await using workspace = await openWorkspace({ zone: 'America/New_York' });
    expect(await workspace.perform({ do: 'set_clock', date: '2019-12-31' })).toEqual({ ok: true });
    expect(minute(workspace)).toBe('2019-12-31T09:00');
    expect(workspace.now().toISOString()).toMatch(/^2019-12-31T14:00/);
    await workspace.perform({ do: 'set_clock', date: '2019-03-10T08:30' });
    expect(minute(workspace)).toBe('2019-03-10T08:30');
  });

  test('moves forward and back by days', async () => {
    await using workspace = await openWorkspace();
    await workspace.perform({ do: 'move_clock', days: 10 });
    expect(minute(workspace)).toBe('2019-05-02T09:00');
    await workspace.perform({ do: 'move_clock', days: -365 });
    expect(minute(workspace)).toBe('2018-05-02T09:00');
  });

  test('gives messages their timestamps, each a different one, even after it went back', async () => {
    await using workspace = await openWorkspace();
    for (const days of [0, 1, -1, 0]) {
      await workspace.perform({ do: 'move_clock', days });
      await workspace.perform({ do: 'say', user: ada, channel: privacy, text: 'x' });
    }
    const stamps = workspace.snapshot(ada).messages.map(({ ts }) => ts);
    expect(new Set(stamps).size).toBe(4);
    const dates = stamps.map((ts) => new Date(Number(ts) * 1000).toISOString().slice(0, 10));
    expect(dates).toEqual(['2019-04-22', '2019-04-23', '2019-04-22', '2019-04-22']);
  });

  test('can be read by an app in another process', async () => {
    await using workspace = await openWorkspace();
    const answer = await fetch(`${workspace.url}clock`);
    expect(await answer.json()).toEqual({
      now: containing('2019-04-22T09:00'),
      zone: 'Asia/Shanghai',
    });
  });
});
