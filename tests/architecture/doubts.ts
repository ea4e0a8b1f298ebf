import type { SourceModule } from './source-module.ts';

/** A file as it was parsed, and as it stands. */
export interface Looked {
  readonly module: SourceModule;
  readonly text: string;
}

/**
 * Reasons to doubt that all of the source was looked at; a rule over nothing is kept silently.
 * @param fewest how many files there are at the very least
 */
export function doubts(looked: readonly Looked[], fewest: number): readonly string[] {
  const imports = looked.flatMap(({ module }) => module.imports).length;
  const missed = looked.filter(({ module, text }) => module.imports.length < importLines(text));
  return [
    ...(looked.length < fewest ? [`only ${looked.length} files were read`] : []),
    ...(imports < looked.length ? [`only ${imports} imports were seen in ${looked.length} files`] : []),
    ...missed.map(({ module }) => `${module.path} shows more imports than were seen in it`),
  ];
}

const importLines = (text: string): number =>
  text.match(/^(?:import|export|\}) ?.*\bfrom '.+';$/gm)?.length ?? 0;
