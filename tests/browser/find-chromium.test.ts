import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { findChromium } from './find-chromium.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chromium-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function program(name: string, exitCode: number): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\nexit ${exitCode}\n`);
  chmodSync(path, 0o755);
  return path;
}

describe('a Chromium', () => {
  test('is the one that CHROMIUM_PATH names, if it is set', async () => {
    const chosen = program('chosen', 0);
    program('chromium', 0);
    expect(await findChromium({ CHROMIUM_PATH: chosen, PATH: folder })).toBe(chosen);
  });

  test('that CHROMIUM_PATH names must run', async () => {
    await expect(findChromium({ CHROMIUM_PATH: program('chosen', 1) })).rejects.toThrow('chosen, which does not run');
    await expect(findChromium({ CHROMIUM_PATH: join(folder, 'none') })).rejects.toThrow('none, which does not run');
  });

  test.each(['chromium', 'chromium-browser', 'google-chrome'])('is found as %s on the PATH', async (name) => {
    const path = program(name, 0);
    expect(await findChromium({ PATH: `/nowhere:${folder}` })).toBe(path);
  });

  test('that is only a stub is skipped', async () => {
    program('chromium', 1);
    const real = program('google-chrome', 0);
    expect(await findChromium({ PATH: folder })).toBe(real);
  });

  test.skipIf(!inject('chromium'))('opens a page', async () => {
    const browser = await chromium.launch({ executablePath: inject('chromium') ?? '' });
    try {
      const page = await browser.newPage();
      await page.setContent('<title>Privacy Law</title>');
      expect(await page.title()).toBe('Privacy Law');
    } finally {
      await browser.close();
    }
  });
});
