import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { badExports, badNames, badPaths, undocumented } from './architecture/conventions.ts';
import { cycles } from './architecture/cycles.ts';
import { doubts } from './architecture/doubts.ts';
import { layerViolations, packageViolations } from './architecture/import-rules.ts';
import { folderOf, type Layers, readLayers } from './architecture/layers.ts';
import { clockReaders, environmentReaders, impurities } from './architecture/purity.ts';
import { readModule, type SourceModule } from './architecture/source-module.ts';

type Rule = (modules: readonly SourceModule[], layers: Layers) => readonly string[];

const layers = readLayers(readFileSync('ARCHITECTURE.md', 'utf8'));

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => posix.join('src', name.replaceAll('\\', '/')))
  .sort();
const looked = sources.map((path) => {
  const text = readFileSync(path, 'utf8');
  return { text, module: readModule(path, text) };
});
const modules = looked.map(({ module }) => module);

describe('our source', () => {
  test.each<[string, Rule]>([
    ['a folder imports only folders above it', layerViolations],
    ['a folder takes from outside only its own packages', packageViolations],
    ['above workflows/ there is no chance, no environment and no I/O', impurities],
    ['cli/ alone asks the clock', clockReaders],
    ['config/ alone reads the environment', environmentReaders],
    ['a file is named for an idea, and there are no barrels', badNames],
    ['an export has a name and stands at its declaration', badExports],
    ['an import names its file in full', badPaths],
    ['no two files import each other, directly or round about', cycles],
    ['every export says what it promises', undocumented],
  ])('%s', (_, rule) => {
    expect(rule(modules, layers)).toEqual([]);
  });
});

describe('what was looked at', () => {
  test('is plausible: enough files, an import a file on average, and every import that the bare lines show', () => {
    expect(doubts(looked, 50)).toEqual([]);
  });

  test('is all of src/, and the table in ARCHITECTURE.md has the folders that there are', () => {
    expect([...layers.keys()].sort()).toEqual([...new Set(sources.map(folderOf))].sort());
  });

  test('is held in the order of the data: from dates down to the command line', () => {
    const order = [
      'time',
      'bulletin',
      'search',
      'answers',
      'cards',
      'workflows',
      'storage',
      'slack',
      'config',
      'cli',
    ];
    expect(order.toSorted((one, other) => rowOf(one) - rowOf(other))).toEqual(order);
    expect(rowOf('runtime')).toBe(rowOf('config'));
    expect(layers.get('playground')?.stranger).toBe(true);
  });
});

const rowOf = (folder: string): number => layers.get(folder)?.row ?? Number.NaN;

const pair = (path: string, text: string, target: string): readonly SourceModule[] => [
  readModule(path, text),
  readModule(target, ''),
];

describe('the layers', () => {
  const parser = 'src/bulletin/parse.ts';
  const index = 'src/search/index-entries.ts';

  test.each([
    ['a value', `import { a } from '../search/index-entries.ts';`],
    ['a type', `import type { A } from '../search/index-entries.ts';`],
    ['a type in passing', `const a: import('../search/index-entries.ts').A = 1;`],
    ['nothing but the effect', `import '../search/index-entries.ts';`],
    ['later', `const a = await import('../search/index-entries.ts');`],
    ['what is exported again', `export { a } from '../search/index-entries.ts';`],
    ['all that is exported again', `export * from '../search/index-entries.ts';`],
    ['types exported again', `export type { A } from '../search/index-entries.ts';`],
    ['the old way', `import a = require('../search/index-entries.ts');`],
    ['the oldest way', `const a = require('../search/index-entries.ts');`],
    ['over several lines', `import {\n  a,\n  // 'x'\n} from '../search/index-entries.ts';`],
  ])('are broken by importing %s from below', (_, text) => {
    expect(layerViolations(pair(parser, text, index), layers)).toEqual([
      expect.stringContaining('bulletin/ may import only what stands above it, not search/'),
    ]);
  });

  test('are kept by importing from above and from the own folder', () => {
    const text = `import { a } from '../bulletin/parse.ts'; import { b } from './own.ts';`;
    const all = [...pair(index, text, parser), readModule('src/search/own.ts', '')];
    expect(layerViolations(all, layers)).toEqual([]);
  });

  test('are not broken by words in a comment or a string', () => {
    const text = `// import a from '../search/index-entries.ts';\nconst a = "from '../search/index-entries.ts'";`;
    expect(layerViolations(pair(parser, text, index), layers)).toEqual([]);
  });

  test.each([
    ['config/ and runtime/ see each other', 'src/config/a.ts', '../runtime/b.ts', 'src/runtime/b.ts'],
    ['runtime/ and config/ see each other', 'src/runtime/b.ts', '../config/a.ts', 'src/config/a.ts'],
    ['slack/ sees config/', 'src/slack/b.ts', '../config/a.ts', 'src/config/a.ts'],
    ['playground/ sees something of ours', 'src/playground/b.ts', '../time/a.ts', 'src/time/a.ts'],
    ['a file of ours is missing', 'src/search/b.ts', '../time/c.ts', 'src/time/a.ts'],
    ['src/ sees its tests', 'src/search/b.ts', '../../tests/a.ts', 'tests/a.ts'],
  ])('are broken where %s', (_, path, from, target) => {
    expect(
      layerViolations([readModule(path, `import '${from}';`), readModule(target, '')], layers),
    ).toContainEqual(expect.stringContaining(`${path}:1 imports ${from}`));
  });

  test.each(['src/other/a.ts', 'src/a.ts'])('hold every file: %s lies in none', (path) => {
    expect(layerViolations([readModule(path, '')], layers)).toHaveLength(1);
  });
});

describe('a rule that is broken says so', () => {
  test.each<[string, Rule, string, string, string]>([
    ['a package of another folder', packageViolations, 'src/time/a.ts', `import 'zod';`, 'zod is not among'],
    [
      'a package of another scope',
      packageViolations,
      'src/cards/a.ts',
      `import type { B } from '@slack/bolt';`,
      '@slack/bolt is not among',
    ],
    ['a part of a package', packageViolations, 'src/search/a.ts', `import 'yaml/util';`, 'yaml is not among'],
    [
      'a value where only types are ours',
      packageViolations,
      'src/cards/a.ts',
      `import { a } from '@slack/types';`,
      'only types of @slack/types',
    ],
    [
      'a type beside a value',
      packageViolations,
      'src/cards/a.ts',
      `import { type A } from '@slack/types';`,
      'only types of @slack/types',
    ],
    [
      'a file read',
      impurities,
      'src/bulletin/a.ts',
      `import { readFileSync } from 'node:fs';`,
      'imports node:fs',
    ],
    [
      'a random id',
      impurities,
      'src/cards/a.ts',
      `import { randomUUID } from 'node:crypto';`,
      'imports node:crypto',
    ],
    ['the clock', clockReaders, 'src/time/a.ts', 'const now = Date.now();', 'uses Date.now'],
    ['the clock, handed on', clockReaders, 'src/time/a.ts', 'const clock = Date.now;', 'uses Date.now'],
    ['the clock, in brackets', clockReaders, 'src/time/a.ts', `const now = Date['now']();`, 'uses Date.now'],
    ['today', clockReaders, 'src/answers/a.ts', 'const today = new Date();', 'uses new Date()'],
    [
      'today by a longer name',
      clockReaders,
      'src/answers/a.ts',
      'const today = new globalThis.Date();',
      'uses new Date()',
    ],
    ['today in a zone', clockReaders, 'src/time/a.ts', 'const today = new TZDate();', 'uses new TZDate()'],
    ['today as text', clockReaders, 'src/answers/a.ts', 'const today = Date();', 'uses Date()'],
    [
      'a library that asks the clock',
      clockReaders,
      'src/time/a.ts',
      `import { isPast } from 'date-fns';`,
      'imports isPast',
    ],
    ['chance', impurities, 'src/answers/a.ts', 'const a = Math.random();', 'uses Math.random'],
    ['a timer', impurities, 'src/answers/a.ts', 'setTimeout(f, 1);', 'uses setTimeout()'],
    ['the network', impurities, 'src/search/a.ts', `await fetch('');`, 'uses fetch()'],
    ['a word on the terminal', impurities, 'src/search/a.ts', `console.log('');`, 'uses console.log'],
    [
      'the environment in a pure folder',
      impurities,
      'src/search/a.ts',
      'const a = process.env.HOME;',
      'uses process.env',
    ],
    [
      'the environment',
      environmentReaders,
      'src/slack/a.ts',
      `const a = process.env['HOME'];`,
      'uses process.env.HOME',
    ],
    [
      'the environment, whole',
      environmentReaders,
      'src/runtime/a.ts',
      'const a = process.env;',
      'uses process.env',
    ],
    [
      'the environment, taken apart',
      environmentReaders,
      'src/storage/a.ts',
      'const { env } = process;',
      'uses process.{}',
    ],
    [
      'the environment, imported',
      environmentReaders,
      'src/storage/a.ts',
      `import { env } from 'node:process';`,
      'imports env',
    ],
    [
      'one variable in cli/',
      environmentReaders,
      'src/cli/a.ts',
      'run(process.env.PORT);',
      'uses process.env.PORT',
    ],
    [
      'some variables in cli/',
      environmentReaders,
      'src/cli/a.ts',
      'const { PORT } = process.env;',
      'uses process.env.{}',
    ],
    ['a barrel', badNames, 'src/time/index.ts', '', 'is a barrel'],
    ['a second door', badNames, 'src/time/a.ts', `export { b } from './b.ts';`, 'exports again'],
    ['a file for anything', badNames, 'src/time/utils.ts', '', '"utils" names no idea'],
    ['a folder for anything', badNames, 'src/time/helpers/a.ts', '', '"helpers" names no idea'],
    ['an export without a name', badExports, 'src/time/a.ts', 'export default class A {}', 'default export'],
    [
      'an export that becomes the default',
      badExports,
      'src/time/a.ts',
      'const a = 1; export { a as default };',
      'default export',
    ],
    ['an export apart', badExports, 'src/time/a.ts', 'const a = 1; export { a };', 'exports a apart'],
    ['an import without extension', badPaths, 'src/time/a.ts', `import './b';`, 'imports ./b'],
    ['an import by alias', badPaths, 'src/time/a.ts', `import '#time/b.ts';`, 'imports #time/b.ts'],
    ['an import that is worked out', badPaths, 'src/time/a.ts', 'await import(name);', 'imports (computed)'],
    ['a function without words', undocumented, 'src/time/a.ts', 'export function f() {}', 'the function f'],
    ['a class without words', undocumented, 'src/time/a.ts', 'export class A {}', 'the class A'],
    ['an interface without words', undocumented, 'src/time/a.ts', 'export interface A {}', 'the interface A'],
    ['a constant without words', undocumented, 'src/time/a.ts', 'export const a = 1;', 'the variable a'],
    ['a type without words', undocumented, 'src/time/a.ts', 'export type A = 1;', 'the type A'],
    [
      'a type that adds to a schema',
      undocumented,
      'src/time/a.ts',
      'export type A = z.infer<typeof a> | null;',
      'the type A',
    ],
    [
      'words that are not a docstring',
      undocumented,
      'src/time/a.ts',
      '// What it does.\nexport const a = 1;',
      'the variable a',
    ],
    ['an empty docstring', undocumented, 'src/time/a.ts', '/** */\nexport const a = 1;', 'the variable a'],
    [
      'a docstring of something else',
      undocumented,
      'src/time/a.ts',
      '/** b */\nconst b = 1;\nexport const a = 1;',
      'the variable a',
    ],
  ])('%s', (_, rule, path, text, complaint) => {
    expect(rule([readModule(path, text)], layers)).toContainEqual(expect.stringContaining(complaint));
  });

  test('a circle, even of types', () => {
    const circle = [
      readModule('src/time/a.ts', `import { b } from './b.ts';`),
      readModule('src/time/b.ts', `import type { C } from './c.ts';`),
      readModule('src/time/c.ts', `import { a } from './a.ts';`),
    ];
    expect(cycles(circle)).toEqual(['src/time/a.ts -> src/time/b.ts -> src/time/c.ts -> src/time/a.ts']);
  });

  test('too few files', () => {
    expect(doubts([], 1)).toEqual(['only 0 files were read']);
  });

  test('too few imports', () => {
    const module = readModule('src/time/a.ts', '');
    expect(doubts([{ module, text: '' }], 1)).toEqual(['only 0 imports were seen in 1 files']);
  });

  test('an import that the lines show and nobody saw', () => {
    const module = { ...readModule('src/time/a.ts', `import './c.ts';`), imports: [] };
    const text = `import {\n  b,\n} from './b.ts';`;
    expect(doubts([{ module, text }], 1)).toContain('src/time/a.ts shows more imports than were seen in it');
  });

  test('a file that does not parse', () => {
    expect(() => readModule('src/time/a.ts', 'import {')).toThrow('src/time/a.ts');
  });
});

describe('a rule that is kept is silent', () => {
  test.each<[string, Rule, string, string]>([
    [
      'a type where only types are ours',
      packageViolations,
      'src/cards/a.ts',
      `import type { A } from '@slack/types';`,
    ],
    ['a package in brackets', packageViolations, 'src/slack/a.ts', `import { App } from '@slack/bolt';`],
    [
      'a built-in that only computes',
      impurities,
      'src/bulletin/a.ts',
      `import { inspect } from 'node:util';`,
    ],
    ['an instant that is given', clockReaders, 'src/time/a.ts', 'const a = new Date(now);'],
    ['a clock in cli/', clockReaders, 'src/cli/a.ts', 'const a = Date.now();'],
    ['a clock in the playground', clockReaders, 'src/playground/a.ts', 'const a = Date.now();'],
    ['the environment in config/', environmentReaders, 'src/config/a.ts', 'const a = process.env.PORT;'],
    ['the environment handed on by cli/', environmentReaders, 'src/cli/a.ts', 'readConfig(process.env);'],
    ['a docstring', undocumented, 'src/time/a.ts', '/** One. */\nexport const a = 1;'],
    [
      'a docstring on an overload',
      undocumented,
      'src/time/a.ts',
      '/** One. */\nexport function f(): void;\nexport function f(a?: 1): void {}',
    ],
    ['a type that repeats a schema', undocumented, 'src/time/a.ts', 'export type A = z.infer<typeof a>;'],
    ['a type that repeats a list', undocumented, 'src/time/a.ts', 'export type A = (typeof all)[number];'],
  ])('%s', (_, rule, path, text) => {
    expect(rule([readModule(path, text)], layers)).toEqual([]);
  });
});
