import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

interface Attempt {
  readonly description: string;
  readonly commands: readonly (readonly string[])[];
}

/**
 * Installs a Chromium: Debian's package where that is possible, or else playwright's download. Says on stderr what it
 * does. Whether it worked is up to {@link findChromium}.
 */
export function installChromium(): void {
  const { description, commands } = isDebianRoot() ? fromDebian : fromPlaywright();
  process.stderr.write(`No Chromium was found for the browser tests. ${description}\n`);
  for (const [command = '', ...args] of commands) {
    const { status } = spawnSync(command, args, {
      stdio: ['ignore', process.stderr.fd, process.stderr.fd],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      timeout: 240_000,
    });
    if (status !== 0) return;
  }
}

const isDebianRoot = (): boolean => existsSync('/etc/debian_version') && process.getuid?.() === 0;

const fromDebian: Attempt = {
  description: 'Installing Debian’s package: apt-get install chromium',
  commands: [
    ['apt-get', 'update'],
    ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium'],
  ],
};

function fromPlaywright(): Attempt {
  const cli = createRequire(import.meta.url).resolve('playwright-core/cli.js');
  return {
    description: 'Downloading playwright’s: playwright-core install chromium',
    commands: [[process.execPath, cli, 'install', 'chromium']],
  };
}
