import { readFileSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { findChromium } from './find-chromium.ts';
import { installChromium } from './install-chromium.ts';
import { provideChromium } from './provide-chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of a Chromium, or null: `describe.skipIf(!inject('chromium'))`. */
    readonly chromium: string | null;
  }
}

/** Runs once before the suites: finds the Chromium that they `inject('chromium')`. */
export async function setup(project: TestProject): Promise<void> {
  const chromium = await provideChromium({
    find: () => findChromium(process.env),
    install: installChromium,
    say: (words) => process.stderr.write(`${words}\n`),
    wanted: project.vitest.state.getPaths().some(wantsChromium),
    required: process.env['CI'] === 'true',
  });
  project.provide('chromium', chromium);
}

const wantsChromium = (path: string): boolean => /inject\(\s*['"]chromium/.test(readFileSync(path, 'utf8'));
