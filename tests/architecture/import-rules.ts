import { posix } from 'node:path';
import type { Import } from './imports-of.ts';
import { type Layers, layerOf } from './layers.ts';
import type { SourceModule } from './source-module.ts';

/** Imports of a lower layer, of another feature's private files, or from outside of `src/`; files in no layer. */
export function layerViolations(modules: readonly SourceModule[], layers: Layers): readonly string[] {
  const paths = new Set(modules.map(({ path }) => path));
  return modules.flatMap(({ path, imports }) => {
    if (!layers.has(layerOf(path))) return [`${path} lies in no layer of the table`];
    return imports.flatMap(({ from, line }) => {
      const reason = from.startsWith('.') && reasonAgainst(path, targetOf(path, from), { paths, layers });
      return reason ? [`${path}:${line} imports ${from}: ${reason}`] : [];
    });
  });
}

/** The path of a relative import. */
export function targetOf(path: string, from: string): string {
  return posix.join(posix.dirname(path), from);
}

// The command that starts the playground with the app in it.
const startsPlayground = 'src/app/commands/playground.ts';

function reasonAgainst(
  path: string,
  target: string,
  { paths, layers }: { paths: ReadonlySet<string>; layers: Layers },
): string | null {
  if (path === startsPlayground && target.startsWith('playground/')) return null;
  // Data that is compiled into the program, as the weights of the deadline model are.
  if (/^data\/[\w-]+\.json$/.test(target)) return null;
  if (!target.startsWith('src/')) return 'it lies outside of src/';
  if (!paths.has(target)) return 'there is no such file';
  const [own, other] = [layers.get(layerOf(path)), layers.get(layerOf(target))];
  if (!own || !other || own === other || other.row < own.row) return null;
  if (other.row > own.row) return `${own.name} may import only what stands above it, not ${other.name}`;
  return isPrivate.test(target) ? `${own.name} sees only models and ports of ${other.name}` : null;
}

// The private files of a feature.
const isPrivate = /(?:use-cases|cards?|forms?|lines|field)\.ts$/;

/** Imports of packages that the layer may not use, or of values where it may use only types. */
export function packageViolations(modules: readonly SourceModule[], layers: Layers): readonly string[] {
  return modules.flatMap(({ path, imports }) =>
    imports.flatMap((found) => {
      const reason = packageReason(layerOf(path), found, layers);
      return reason ? [`${path}:${found.line} imports ${found.from}: ${reason}`] : [];
    }),
  );
}

function packageReason(layer: string, { from, typeOnly }: Import, layers: Layers): string | null {
  if (from.startsWith('.') || from.startsWith('node:')) return null;
  const parts = from.split('/');
  const name = parts.slice(0, from.startsWith('@') ? 2 : 1).join('/');
  const own = layers.get(layer);
  if (own?.packages.includes(name)) return null;
  if (!own?.typesOf.includes(name)) return `${name} is not among the packages of ${layer}`;
  return typeOnly ? null : `${layer} may import only types of ${name}`;
}
