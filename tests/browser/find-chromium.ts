import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The environment variables used here: `CHROMIUM_PATH` and `PATH`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Finds a Chromium that runs: `CHROMIUM_PATH`, or one on the `PATH`, in the applications of macOS, or downloaded by
 * playwright. Null where there is none. Nothing is installed.
 * @throws {Error} where the program that `CHROMIUM_PATH` names does not run
 */
export async function findChromium(env: Environment): Promise<string | null> {
  const chosen = env['CHROMIUM_PATH'];
  if (!chosen) return [...onPath(env), ...onMacOs, await downloaded()].find(runs) ?? null;
  if (runs(chosen)) return chosen;
  throw new Error(`CHROMIUM_PATH names ${chosen}, which does not run`);
}

const onPath = (env: Environment): readonly string[] =>
  ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].flatMap((name) =>
    (env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name)),
  );

const onMacOs = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
] as const;

async function downloaded(): Promise<string> {
  const { chromium } = await import('playwright-core');
  return chromium.executablePath();
}

// A program on the PATH may be a stub that only explains how to install Chromium.
function runs(path: string): boolean {
  return existsSync(path) && spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0;
}
