import { posix } from 'node:path';
import type { Import } from './imports-of.ts';
import { folderOf, type Layers } from './layers.ts';
import type { SourceModule } from './source-module.ts';

/** Imports of our own that go down or sideways in the table, out of `src/`, or nowhere; files in no folder of it. */
export function layerViolations(modules: readonly SourceModule[], layers: Layers): readonly string[] {
  const paths = new Set(modules.map(({ path }) => path));
  return modules.flatMap(({ path, imports }) => {
    if (!layers.has(folderOf(path))) return [`${path} lies in no folder of the table of layers`];
    return imports.flatMap(({ from, line }) => {
      const reason = from.startsWith('.') && wrongWay(path, targetOf(path, from), { paths, layers });
      return reason ? [`${path}:${line} imports ${from}: ${reason}`] : [];
    });
  });
}

/** The file that a relative import names. */
export function targetOf(path: string, from: string): string {
  return posix.join(posix.dirname(path), from);
}

function wrongWay(
  path: string,
  target: string,
  { paths, layers }: { paths: ReadonlySet<string>; layers: Layers },
): string | null {
  if (!target.startsWith('src/')) return 'it lies outside of src/';
  if (!paths.has(target)) return 'there is no such file';
  const [own, other] = [layers.get(folderOf(path)), layers.get(folderOf(target))];
  if (!own || !other || own === other) return null;
  if (own.stranger) return `${own.name}/ imports nothing of ours`;
  return other.row < own.row ? null : `${own.name}/ may import only what stands above it, not ${other.name}/`;
}

/** Imports of packages that are not the folder's, or of more than types where only types are. */
export function packageViolations(modules: readonly SourceModule[], layers: Layers): readonly string[] {
  return modules.flatMap(({ path, imports }) =>
    imports.flatMap((found) => {
      const reason = wrongPackage(folderOf(path), found, layers);
      return reason ? [`${path}:${found.line} imports ${found.from}: ${reason}`] : [];
    }),
  );
}

function wrongPackage(folder: string, { from, typeOnly }: Import, layers: Layers): string | null {
  if (from.startsWith('.') || from.startsWith('node:')) return null;
  const parts = from.split('/');
  const name = parts.slice(0, from.startsWith('@') ? 2 : 1).join('/');
  const own = layers.get(folder);
  if (own?.packages.includes(name)) return null;
  if (!own?.typesOf.includes(name)) return `${name} is not among the packages of ${folder}/`;
  return typeOnly ? null : `${folder}/ may import only types of ${name}`;
}
