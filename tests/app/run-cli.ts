import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const main = fileURLToPath(new URL('../../src/app/main.ts', import.meta.url));
const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

// Away from a developer's own .env and state.
const elsewhere = mkdtempSync(join(tmpdir(), 'privacy-law-cli-'));
process.on('exit', () => rmSync(elsewhere, { recursive: true, force: true }));

/** What a finished call of the program printed and how it exited. */
export interface CliRun {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | null;
}

interface RunOptions {
  /** Sends the signal that is its reason, by default SIGTERM. */
  readonly stop?: AbortSignal;
  /** The folder in which it runs; by default an empty one. */
  readonly folder?: string;
  /** A module that is loaded first. */
  readonly preload?: string;
}

/** Runs the program as a user would, in a process of its own, with no environment but what is given. */
export function runCli(
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
  { stop, folder = elsewhere, preload }: RunOptions = {},
): Promise<CliRun> {
  return new Promise((resolve, reject) => {
    const preloaded = preload === undefined ? [] : ['--import', preload];
    const child = spawn(process.execPath, ['--import', loader, ...preloaded, main, ...args], {
      cwd: folder,
      env: { PATH: process.env['PATH'] ?? '', ...variables },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const printed = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('utf8').on('data', (chunk: string) => {
        printed[stream] += chunk;
      });
    }
    stop?.addEventListener('abort', () => child.kill(stop.reason === 'SIGUSR2' ? 'SIGUSR2' : 'SIGTERM'));
    child.on('error', reject);
    child.on('close', (code) => resolve({ ...printed, code }));
  });
}
