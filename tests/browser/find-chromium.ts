import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The variables that matter here: `CHROMIUM_PATH` and `PATH`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The path of a Chromium that runs, or null: `CHROMIUM_PATH`, then the names it goes by on the `PATH`, then where macOS
 * keeps it, then what playwright has downloaded. Nothing is installed.
 * @throws {Error} where `CHROMIUM_PATH` names something that does not run
 */
export async function findChromium(env: Environment): Promise<string | null> {
  const chosen = env['CHROMIUM_PATH'];
  if (!chosen) return [...onThePath(env), ...onMacOs, await ofPlaywright()].find(runs) ?? null;
  if (runs(chosen)) return chosen;
  throw new Error(`CHROMIUM_PATH names ${chosen}, which does not run`);
}

const onThePath = (env: Environment): readonly string[] =>
  ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].flatMap((name) =>
    (env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name)),
  );

const onMacOs = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
] as const;

async function ofPlaywright(): Promise<string> {
  const { chromium } = await import('playwright-core');
  return chromium.executablePath();
}

// A name on the PATH may be a stub that only tells how to install it.
function runs(path: string): boolean {
  return existsSync(path) && spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0;
}
