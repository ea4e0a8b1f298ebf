import type { Export } from './exports-of.ts';
import type { SourceModule } from './source-module.ts';

/** Barrels, and folders and files that are named for no idea. */
export function badNames(modules: readonly SourceModule[]): readonly string[] {
  return modules.flatMap(({ path, exports }) => {
    const parts = path.split('/').map((part) => part.replace(/\..*$/, ''));
    const vague = parts.find((part) => /^(utils?|helpers?|common|shared|types)$/.test(part));
    return [
      ...(parts.at(-1) === 'index' ? [`${path} is a barrel`] : []),
      ...(vague ? [`${path}: "${vague}" names no idea`] : []),
      ...exports
        .filter(({ kind }) => kind === 'again')
        .map(({ name, line }) => `${path}:${line} exports again what it does not declare: ${name}`),
    ];
  });
}

/** Default exports, and exports listed apart from their declaration, where no docstring stands. */
export function badExports(modules: readonly SourceModule[]): readonly string[] {
  return modules.flatMap(({ path, exports }) =>
    exports.flatMap(({ name, kind, line }) => {
      if (kind === 'default') return [`${path}:${line} has a default export`];
      return kind === 'apart' ? [`${path}:${line} exports ${name} apart from its declaration`] : [];
    }),
  );
}

/** Exports without a docstring immediately above. A type that only repeats a schema or a list has its words there. */
export function undocumented(modules: readonly SourceModule[]): readonly string[] {
  return modules.flatMap(({ path, exports }) =>
    exports
      .filter(
        (found) =>
          needsWords(found) && !exports.some((other) => other.name === found.name && other.documented),
      )
      .map(({ name, kind, line }) => `${path}:${line} exports the ${kind} ${name} without a docstring`),
  );
}

const needsWords = ({ kind, inferred }: Export): boolean =>
  !inferred && kind !== 'again' && kind !== 'apart' && kind !== 'default';

/** Imports that name their file in part, or by an alias. */
export function badPaths(modules: readonly SourceModule[]): readonly string[] {
  return modules.flatMap(({ path, imports }) =>
    imports
      .filter(
        ({ from }) =>
          from === '(computed)' || /^[/~#]|^@\//.test(from) || (from.startsWith('.') && !/\.\w+$/.test(from)),
      )
      .map(({ from, line }) => `${path}:${line} imports ${from}: an import names its file in full`),
  );
}
