import { readFileSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { findChromium } from './find-chromium.ts';
import { installChromium } from './install-chromium.ts';
import { provideChromium } from './provide-chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The path of a Chromium, or null: `describe.skipIf(!inject('chromium'))`. */
    readonly chromium: string | null;
  }
}

/** Runs once before the suites, and finds the Chromium for `inject('chromium')`. */
export async function setup(project: TestProject): Promise<void> {
  const chromium = await provideChromium({
    find: () => findChromium(process.env),
    install: installChromium,
    report: (message) => process.stderr.write(`${message}\n`),
    wanted: project.vitest.state.getPaths().some(wantsChromium),
    required: process.env['CI'] === 'true',
  });
  project.provide('chromium', chromium);
}

const wantsChromium = (path: string): boolean => /inject\(\s*['"]chromium/.test(readFileSync(path, 'utf8'));
