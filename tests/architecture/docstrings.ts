import type { SourceModule } from './source-module.ts';

/** Exports without a docstring. A type that only repeats a schema or a list is documented there. */
export function undocumented(modules: readonly SourceModule[]): readonly string[] {
  return modules.flatMap(({ path, exports }) =>
    exports
      .filter((found) => !found.inferred && !exports.some((other) => other.name === found.name && other.documented))
      .map(({ name, kind, line }) => `${path}:${line} exports the ${kind} ${name} without a docstring`),
  );
}
