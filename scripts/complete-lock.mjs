// Run after changing a dependency: `node scripts/complete-lock.mjs`.
//
// A registry mirror that does not serve every platform's build of an optional package (biome, oxlint, oxc-parser) makes
// `npm install` leave those out of the lock file, and `npm ci` then refuses it on every platform (npm/cli#9846). This
// writes the missing ones back: the version its parent pins, and the platform that its name tells.
import { readFileSync, writeFileSync } from 'node:fs';

const systems = 'android darwin win32 linux freebsd netbsd openbsd sunos aix openharmony'.split(' ');
const processors = 'arm64 arm x64 ia32 ppc64 riscv64 s390x loong64 mips64el wasm32'.split(' ');
const otherNames = { linuxmusl: 'linux', armv7: 'arm', armv6: 'arm', ppc64le: 'ppc64', win: 'win32' };

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
let added = 0;
for (const [path, parent] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(parent.optionalDependencies ?? {})) {
    const place = `node_modules/${name}`;
    if (lock.packages[`${path}/${place}`] || lock.packages[place]) continue;
    lock.packages[place] = entryOf({ name, range, isDev: parent.dev === true });
    added += 1;
  }
}
const [root, ...packages] = Object.entries(lock.packages);
packages.sort(([a], [b]) => a.localeCompare(b, 'en'));
writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries([root, ...packages]) }, null, 2)}\n`);
process.stdout.write(`${added} platform packages written back\n`);

function entryOf({ name, range, isDev }) {
  const parts = name
    .split('/')
    .at(-1)
    .split(/[-.]/)
    .map((part) => otherNames[part] ?? part);
  const os = parts.filter((part) => systems.includes(part));
  const cpu = parts.filter((part) => processors.includes(part));
  const libc = libcOf(parts);
  return {
    version: range.replace(/^[\^~]/, ''),
    ...(cpu.length > 0 && { cpu }),
    ...(isDev && { dev: true }),
    ...(libc && { libc: [libc] }),
    optional: true,
    ...(os.length > 0 && { os }),
  };
}

function libcOf(parts) {
  if (parts.some((part) => part.startsWith('musl'))) return 'musl';
  return parts.includes('linux') && parts.some((part) => part.startsWith('gnu')) ? 'glibc' : null;
}
