import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Bundles a program of the tests once: compiling it in ten processes would take ten times as long as running it. @returns its file */
export async function bundledProgram(source: string): Promise<string> {
  const file = join(root, 'node_modules/.cache/privacy-law', basename(source).replace(/\.ts$/, '.mjs'));
  await build({
    entryPoints: [join(root, source)],
    outfile: file,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
  });
  return file;
}
