import { posix } from 'node:path';
import type { Import } from './imports-of.ts';
import { type Layers, layerOf } from './layers.ts';
import type { SourceModule } from './source-module.ts';

/** Imports that go down the table, reach into another feature, or leave `src/`; files in no layer of the table. */
export function layerViolations(modules: readonly SourceModule[], layers: Layers): readonly string[] {
  const paths = new Set(modules.map(({ path }) => path));
  return modules.flatMap(({ path, imports }) => {
    if (!layers.has(layerOf(path))) return [`${path} lies in no layer of the table`];
    return imports.flatMap(({ from, line }) => {
      const reason = from.startsWith('.') && objection(path, targetOf(path, from), { paths, layers });
      return reason ? [`${path}:${line} imports ${from}: ${reason}`] : [];
    });
  });
}

/** The file that a relative import names. */
export function targetOf(path: string, from: string): string {
  return posix.join(posix.dirname(path), from);
}

/** The command that starts the app and the playground together. */
const startsPlayground = 'src/app/commands/playground.ts';

function objection(
  path: string,
  target: string,
  { paths, layers }: { paths: ReadonlySet<string>; layers: Layers },
): string | null {
  if (path === startsPlayground && target.startsWith('playground/')) return null;
  if (!target.startsWith('src/')) return 'it lies outside of src/';
  if (!paths.has(target)) return 'there is no such file';
  const [own, other] = [layers.get(layerOf(path)), layers.get(layerOf(target))];
  if (!own || !other || own === other || other.row < own.row) return null;
  if (other.row > own.row) return `${own.name} may import only what stands above it, not ${other.name}`;
  return isPrivate.test(target) ? `${own.name} sees only models and ports of ${other.name}` : null;
}

// What a feature keeps to itself.
const isPrivate = /(?:use-cases|cards?|forms?|lines|field)\.ts$/;

/** Imports of packages that are not the layer's, or of more than types where only types are. */
export function packageViolations(modules: readonly SourceModule[], layers: Layers): readonly string[] {
  return modules.flatMap(({ path, imports }) =>
    imports.flatMap((found) => {
      const reason = packageObjection(layerOf(path), found, layers);
      return reason ? [`${path}:${found.line} imports ${found.from}: ${reason}`] : [];
    }),
  );
}

function packageObjection(layer: string, { from, typeOnly }: Import, layers: Layers): string | null {
  if (from.startsWith('.') || from.startsWith('node:')) return null;
  const parts = from.split('/');
  const name = parts.slice(0, from.startsWith('@') ? 2 : 1).join('/');
  const own = layers.get(layer);
  if (own?.packages.includes(name)) return null;
  if (!own?.typesOf.includes(name)) return `${name} is not among the packages of ${layer}`;
  return typeOnly ? null : `${layer} may import only types of ${name}`;
}
