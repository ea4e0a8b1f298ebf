import { describe, expect, test } from 'vitest';
import { type Means, provideChromium } from './provide-chromium.ts';

describe('where there is no Chromium', () => {
  test('and no suite needs one, nothing is installed', async () => {
    const { events, means } = machine({ wanted: false });
    expect(await provideChromium(means)).toBeNull();
    expect(events).toEqual([]);
  });

  test('one is installed', async () => {
    const { events, means } = machine({ after: '/usr/bin/chromium' });
    expect(await provideChromium(means)).toBe('/usr/bin/chromium');
    expect(events).toEqual(['installed']);
  });

  test('and it can’t be installed, the browser tests are skipped', async () => {
    const { events, means } = machine({});
    expect(await provideChromium(means)).toBeNull();
    expect(events).toEqual(['installed', expect.stringContaining('the browser tests are skipped')]);
  });

  test('and it can’t be installed, CI fails', async () => {
    const { means } = machine({ required: true });
    await expect(provideChromium(means)).rejects.toThrow('no Chromium for the browser tests');
  });
});

test('an installed Chromium is used', async () => {
  const { events, means } = machine({ before: '/usr/bin/chromium' });
  expect(await provideChromium(means)).toBe('/usr/bin/chromium');
  expect(events).toEqual([]);
});

interface Machine extends Partial<Pick<Means, 'wanted' | 'required'>> {
  readonly before?: string;
  readonly after?: string;
}

function machine({ before, after, wanted = true, required = false }: Machine) {
  const events: string[] = [];
  const means: Means = {
    find: async () => (events.length === 0 ? before : after) ?? null,
    install: () => events.push('installed'),
    report: (message) => events.push(message),
    wanted,
    required,
  };
  return { events, means };
}
