import { isPure, type Layers, layerOf } from './layers.ts';
import type { SourceModule } from './source-module.ts';

// Built-in modules without side effects.
const computing: ReadonlySet<string> = new Set([
  'node:assert',
  'node:buffer',
  'node:string_decoder',
  'node:url',
  'node:util',
  'node:zlib',
]);

const clock = /^(Date\.now|performance\.now|Temporal\.Now\b.*|(Date|new (TZ|UTC)?Date(Mini)?)\(\))$/;

// These functions of date-fns read the clock.
const clockOfDateFns =
  /^(is(Past|Future|Today|Tomorrow|Yesterday|This\w+)|(start|end)Of(Today|Tomorrow|Yesterday)|(intlF|f)ormatDistanceToNow\w*)$/;

const otherEffects =
  /^(Math\.random|crypto\.\w+|(fetch|setTimeout|setInterval|setImmediate|queueMicrotask)\(\)|(process|console)\b.*)$/;

/** The one file of a pure layer that reads a file: the table of authorities ships with the program, as its code does. */
const tableReader = 'src/bulletin/authorities.ts';

/** The language of a card is set around the drawing of it, as a parameter of everything would be. */
const ambientLanguage = 'src/messages/language.ts';

/** Uses of randomness, the environment and I/O in the layers above `storage/`. */
export function impurities(modules: readonly SourceModule[], layers: Layers): readonly string[] {
  return modules
    .filter(({ path }) => isPure(layerOf(path), layers))
    .flatMap(({ path, imports, uses }) => [
      ...imports
        .filter(
          ({ from, names }) =>
            from.startsWith('node:') &&
            !computing.has(from) &&
            !isDigest(from, names) &&
            !(path === ambientLanguage && from === 'node:async_hooks') &&
            !(path === tableReader && names.join() === 'readFileSync'),
        )
        .map(({ from, line }) => `${path}:${line} imports ${from}: ${layerOf(path)} is pure`),
      ...uses
        .filter(({ what }) => otherEffects.test(what))
        .map(({ what, line }) => `${path}:${line} uses ${what}: ${layerOf(path)} is pure`),
    ]);
}

const isDigest = (from: string, names: readonly string[]): boolean =>
  from === 'node:crypto' && names.every((name) => name === 'createHash');

/** Code outside `app/` that reads the clock. */
export function clockReaders(modules: readonly SourceModule[]): readonly string[] {
  return modules
    .filter(({ path }) => layerOf(path) !== 'app')
    .flatMap(({ path, imports, uses }) => [
      ...imports.flatMap(({ names, line }) =>
        names
          .filter((name) => clockOfDateFns.test(name))
          .map((name) => `${path}:${line} imports ${name}: only app/ reads the clock`),
      ),
      ...uses
        .filter(({ what }) => clock.test(what))
        .map(({ what, line }) => `${path}:${line} uses ${what}: only app/ reads the clock`),
    ]);
}

const settings = 'src/app/settings.ts';

/** Code outside `app/settings.ts` that reads the environment; `app/` may pass it on as a whole. */
export function environmentReaders(modules: readonly SourceModule[]): readonly string[] {
  return modules
    .filter(({ path }) => path !== settings)
    .flatMap(({ path, imports, uses }) => [
      ...imports
        .filter(({ from, names }) => from === 'node:process' && names.includes('env'))
        .map(({ line }) => `${path}:${line} imports env: only app/settings.ts reads the environment`),
      ...uses
        .filter(({ what }) => what === 'process.{}' || /^process\.env\b/.test(what))
        .filter(({ what }) => layerOf(path) !== 'app' || what !== 'process.env')
        .map(({ what, line }) => `${path}:${line} uses ${what}: only app/settings.ts reads the environment`),
    ]);
}
