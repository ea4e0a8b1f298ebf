// Adds to a package-lock.json the optional platform packages that the registry at hand does not serve, which npm leaves
// out on install and then misses on `npm ci` (npm/cli#9846). Versions are the exact pins of their parents.
import { readFileSync, writeFileSync } from 'node:fs';

const file = process.argv[2];
const lock = JSON.parse(readFileSync(file, 'utf8'));
const oses = [
  'android',
  'darwin',
  'win32',
  'linux',
  'freebsd',
  'netbsd',
  'openbsd',
  'sunos',
  'aix',
  'openharmony',
];
const cpus = [
  'arm64',
  'arm',
  'x64',
  'ia32',
  'ppc64',
  'ppc64le',
  'riscv64',
  's390x',
  'loong64',
  'mips64el',
  'wasm32',
];
const alias = { linuxmusl: 'linux', armv7: 'arm', armv6: 'arm', ppc64le: 'ppc64', win: 'win32' };
const added = [];
for (const [path, pkg] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(pkg.optionalDependencies ?? {})) {
    const nested = `${path}/node_modules/${name}`;
    const hoisted = `node_modules/${name}`;
    if (lock.packages[nested] || lock.packages[hoisted]) continue;
    const version = range.replace(/^[\^~]/, '');
    const parts = name
      .split('/')
      .at(-1)
      .split(/[-.]/)
      .map((p) => alias[p] ?? p);
    const os = parts.filter((p) => oses.includes(p));
    const cpu = parts.filter((p) => cpus.includes(p));
    const libc = parts.some((p) => p.startsWith('musl'))
      ? ['musl']
      : os[0] === 'linux' && parts.some((p) => p.startsWith('gnu'))
        ? ['glibc']
        : undefined;
    lock.packages[hoisted] = {
      version,
      ...(cpu.length && { cpu }),
      ...(pkg.dev && { dev: true }),
      ...(libc && { libc }),
      optional: true,
      ...(os.length && { os }),
    };
    added.push([name, range, cpu, os, libc]);
  }
}
const [root, ...rest] = Object.entries(lock.packages);
lock.packages = Object.fromEntries([root, ...rest.sort(([a], [b]) => a.localeCompare(b, 'en'))]);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(
  added.map((a) => a.map((x) => (Array.isArray(x) ? x.join('+') : x)).join(' ')).join('\n'),
  added.length,
);
