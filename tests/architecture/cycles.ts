import { targetOf } from './import-rules.ts';
import type { SourceModule } from './source-module.ts';

/** Import cycles between files, of types as well: one line for each. */
export function cycles(modules: readonly SourceModule[]): readonly string[] {
  const importsOf = new Map(
    modules.map(({ path, imports }) => [
      path,
      imports.filter(({ from }) => from.startsWith('.')).map(({ from }) => targetOf(path, from)),
    ]),
  );
  const settled = new Set<string>();
  const found: string[] = [];
  const walk = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) found.push([...trail.slice(start), path].join(' -> '));
    if (start >= 0 || settled.has(path)) return;
    for (const next of importsOf.get(path) ?? []) walk(next, [...trail, path]);
    settled.add(path);
  };
  for (const { path } of modules) walk(path, []);
  return found;
}
