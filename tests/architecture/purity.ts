import { folderOf, isPure, type Layers } from './layers.ts';
import type { SourceModule } from './source-module.ts';

// Built-ins that compute and touch nothing.
const computing: ReadonlySet<string> = new Set([
  'node:assert',
  'node:buffer',
  'node:string_decoder',
  'node:url',
  'node:util',
  'node:zlib',
]);

const clock = /^(Date\.now|performance\.now|Temporal\.Now\b.*|(Date|new (TZ|UTC)?Date(Mini)?)\(\))$/;

// date-fns asks the clock in these.
const clockOfDateFns =
  /^(is(Past|Future|Today|Tomorrow|Yesterday|This\w+)|(start|end)Of(Today|Tomorrow|Yesterday)|(intlF|f)ormatDistanceToNow\w*)$/;

const elseImpure =
  /^(Math\.random|crypto\.\w+|(fetch|setTimeout|setInterval|setImmediate|queueMicrotask)\(\)|(process|console)\b.*)$/;

/** Chance, environment and I/O in the folders above `workflows/`. */
export function impurities(modules: readonly SourceModule[], layers: Layers): readonly string[] {
  return modules
    .filter(({ path }) => isPure(folderOf(path), layers))
    .flatMap(({ path, imports, uses }) => [
      ...imports
        .filter(({ from }) => from.startsWith('node:') && !computing.has(from))
        .map(({ from, line }) => `${path}:${line} imports ${from}: ${folderOf(path)}/ is pure`),
      ...uses
        .filter(({ what }) => elseImpure.test(what))
        .map(({ what, line }) => `${path}:${line} uses ${what}: ${folderOf(path)}/ is pure`),
    ]);
}

/** Whoever asks the clock beside `cli/`, which hands it on, and the playground, which is no part of the app. */
export function clockReaders(modules: readonly SourceModule[], layers: Layers): readonly string[] {
  return modules
    .filter(({ path }) => folderOf(path) !== 'cli' && !layers.get(folderOf(path))?.stranger)
    .flatMap(({ path, imports, uses }) => [
      ...imports.flatMap(({ names, line }) =>
        names
          .filter((name) => clockOfDateFns.test(name))
          .map((name) => `${path}:${line} imports ${name}: cli/ alone asks the clock`),
      ),
      ...uses
        .filter(({ what }) => clock.test(what))
        .map(({ what, line }) => `${path}:${line} uses ${what}: cli/ alone asks the clock`),
    ]);
}

/** Readings of the environment outside `config/`; `cli/` may hand it on whole. */
export function environmentReaders(modules: readonly SourceModule[]): readonly string[] {
  return modules
    .filter(({ path }) => folderOf(path) !== 'config')
    .flatMap(({ path, imports, uses }) => [
      ...imports
        .filter(({ from, names }) => from === 'node:process' && names.includes('env'))
        .map(
          ({ line }) => `${path}:${line} imports env of node:process: config/ alone reads the environment`,
        ),
      ...uses
        .filter(({ what }) => what === 'process.{}' || /^process\.env\b/.test(what))
        .filter(({ what }) => folderOf(path) !== 'cli' || what !== 'process.env')
        .map(({ what, line }) => `${path}:${line} uses ${what}: config/ alone reads the environment`),
    ]);
}
