import { parseSync } from 'oxc-parser';
import { type Export, exportsOf } from './exports-of.ts';
import { type Import, importsOf } from './imports-of.ts';
import { type Use, usesOf } from './uses-of.ts';

/** A TypeScript file: its imports, its exports, and the names that it uses. */
export interface SourceModule {
  /** Relative to the root of the project, with forward slashes: `src/time/calendar-date.ts`. */
  readonly path: string;
  readonly imports: readonly Import[];
  readonly exports: readonly Export[];
  readonly uses: readonly Use[];
}

/**
 * Parses a file.
 * @throws {SyntaxError} where it does not parse, so that it does not pass for a file without imports
 */
export function readModule(path: string, source: string): SourceModule {
  const parsed = parseSync(path, source, { lang: 'ts', sourceType: 'module' });
  const broken = parsed.errors[0];
  if (broken) throw new SyntaxError(`${path}: ${broken.message}`);
  const lineAt = (offset: number): number => source.slice(0, offset).split('\n').length;
  return {
    path,
    imports: importsOf(parsed, lineAt),
    exports: exportsOf(parsed, source, lineAt),
    uses: usesOf(parsed, lineAt),
  };
}
