// Compiles the app and what it is made with into a few files in dist/, or in the folder that is named: loading some 1,700 modules
// one by one took more than a third of a start. Types are held by `npm run check`. What finds its neighbours by its own address (the
// threads, the page) lies in app/, two folders below data/, as in src/.
import { cp, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const outdir = join(process.argv[2] ?? fileURLToPath(new URL('../dist', import.meta.url)), 'app');

await rm(outdir, { recursive: true, force: true });
await build({
  entryPoints: [
    root('src/app/main.ts'),
    root('src/app/reader-thread/reader-worker.ts'),
    root('src/app/index-thread/index-worker.ts'),
  ],
  entryNames: '[name]',
  chunkNames: '[name]-[hash]',
  outdir,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  keepNames: true,
  sourcemap: true,
  // A source is kept in memory while its functions live; one character outside Latin-1 in a comment doubles it.
  minifyWhitespace: true,
  lineLimit: 120,
  legalComments: 'external',
  // libsql is a native module, pg-native an optional one that nobody installs; esbuild compiles the page from its sources only.
  external: ['libsql', 'pg-native', 'esbuild'],
  // CommonJS packages call `require` for what Node brings.
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
  logLevel: 'warning',
});
// What the program saves holds for the build that saved it. The names of chunks tell their contents.
await writeFile(join(outdir, 'build-id'), (await readdir(outdir)).filter((name) => name.endsWith('.js')).join());
await build({
  entryPoints: [root('playground/page/main.ts')],
  outdir: join(outdir, 'page'),
  bundle: true,
  format: 'esm',
  target: 'es2022',
  sourcemap: true,
  logLevel: 'warning',
});
await cp(root('playground/page'), join(outdir, 'page'), {
  recursive: true,
  filter: (path) => !/\.(ts|json)$/.test(path),
});
