import { describe, expect, test } from 'vitest';
import { type Means, provideChromium } from './provide-chromium.ts';

describe('where there is no Chromium', () => {
  test('and no suite wants one, nothing is installed', async () => {
    const { heard, means } = machine({ wanted: false });
    expect(await provideChromium(means)).toBeNull();
    expect(heard).toEqual([]);
  });

  test('one is installed', async () => {
    const { heard, means } = machine({ afterwards: '/usr/bin/chromium' });
    expect(await provideChromium(means)).toBe('/usr/bin/chromium');
    expect(heard).toEqual(['installed']);
  });

  test('and none can be installed, the browser suites are skipped, and it says so', async () => {
    const { heard, means } = machine({});
    expect(await provideChromium(means)).toBeNull();
    expect(heard).toEqual(['installed', expect.stringContaining('the browser suites are skipped')]);
  });

  test('and none can be installed, CI fails', async () => {
    const { means } = machine({ required: true });
    await expect(provideChromium(means)).rejects.toThrow('no Chromium for the browser suites');
  });
});

test('a Chromium that is there is used as it is', async () => {
  const { heard, means } = machine({ before: '/usr/bin/chromium' });
  expect(await provideChromium(means)).toBe('/usr/bin/chromium');
  expect(heard).toEqual([]);
});

interface Story extends Partial<Pick<Means, 'wanted' | 'required'>> {
  readonly before?: string;
  readonly afterwards?: string;
}

function machine({ before, afterwards, wanted = true, required = false }: Story) {
  const heard: string[] = [];
  const means: Means = {
    find: async () => (heard.length === 0 ? before : afterwards) ?? null,
    install: () => heard.push('installed'),
    say: (words) => heard.push(words),
    wanted,
    required,
  };
  return { heard, means };
}
