import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

/** One attempt to get a Chromium: what it does, in words, and the commands. */
interface Attempt {
  readonly words: string;
  readonly commands: readonly (readonly string[])[];
}

/**
 * Gets a Chromium, and says on stderr what it does before it does it: from the packages of Debian for root there, else
 * as a download by playwright. Whether it worked is for {@link findChromium} to see.
 */
export function installChromium(): void {
  const { words, commands } = isDebianRoot() ? fromDebian : fromPlaywright();
  process.stderr.write(`No Chromium was found for the browser suites. ${words}\n`);
  for (const [command = '', ...words] of commands) {
    const { status } = spawnSync(command, words, {
      stdio: ['ignore', process.stderr.fd, process.stderr.fd],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      timeout: 240_000,
    });
    if (status !== 0) return;
  }
}

const isDebianRoot = (): boolean => existsSync('/etc/debian_version') && process.getuid?.() === 0;

const fromDebian: Attempt = {
  words: 'Installing the package of Debian: apt-get install chromium',
  commands: [
    ['apt-get', 'update'],
    ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium'],
  ],
};

function fromPlaywright(): Attempt {
  const cli = createRequire(import.meta.url).resolve('playwright-core/cli.js');
  return {
    words: 'Downloading one into the cache of playwright: playwright-core install chromium',
    commands: [[process.execPath, cli, 'install', 'chromium']],
  };
}
