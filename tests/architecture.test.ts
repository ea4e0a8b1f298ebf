import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cycles } from './architecture/cycles.ts';
import { undocumented } from './architecture/docstrings.ts';
import { layerViolations, packageViolations } from './architecture/import-rules.ts';
import { type Layers, layerOf, readLayers } from './architecture/layers.ts';
import { clockReaders, environmentReaders, impurities } from './architecture/purity.ts';
import { readModule, type SourceModule } from './architecture/source-module.ts';

type Rule = (modules: readonly SourceModule[], layers: Layers) => readonly string[];

const layers = readLayers(readFileSync('ARCHITECTURE.md', 'utf8'));

const modulesIn = (folder: string): readonly SourceModule[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
    .sort()
    .map((path) => readModule(path, readFileSync(path, 'utf8')));

const modules = modulesIn('src');

describe('src/', () => {
  test.each<[string, Rule]>([
    ['a folder imports only folders above it, and only models and ports of another feature', layerViolations],
    ['a folder imports only its own packages', packageViolations],
    ['above storage/ there is no chance, no environment and no I/O', impurities],
    ['only app/ reads the clock', clockReaders],
    ['only app/settings.ts reads the environment', environmentReaders],
    ['no files import each other in a circle, types included', cycles],
    ['every export is documented', undocumented],
  ])('%s', (_, rule) => {
    expect(rule(modules, layers)).toEqual([]);
  });

  test('every folder has a row in the table of ARCHITECTURE.md, and every row a folder', () => {
    expect([...layers.keys()].sort()).toEqual([...new Set(modules.map(({ path }) => layerOf(path)))].sort());
  });

  test('keeps its order, from dates down to the command line', () => {
    const order = ['time', 'bulletin', 'search', 'question', 'cards', 'remind', 'bot', 'storage', 'slack', 'app'];
    expect(order.toSorted((one, other) => rowOf(one) - rowOf(other))).toEqual(order);
    expect(new Set(['ask', 'subscribe', 'remind', 'curate'].map(rowOf)).size).toBe(1);
  });
});

test('playground/ imports nothing of the app', () => {
  const imports = modulesIn('playground').flatMap((module) =>
    module.imports.map(({ from }) => posix.join(posix.dirname(module.path), from)),
  );
  expect(imports.length).toBeGreaterThan(100);
  expect(imports.filter((target) => target.startsWith('src/'))).toEqual([]);
});

test.each(['ARCHITECTURE.md', 'CONTRIBUTING.md', 'README.md'])('every file that %s names exists', (page) => {
  const named = [...readFileSync(page, 'utf8').matchAll(/`((?:src|playground|tests|docs)\/[\w./-]+\.\w+)`/g)];
  expect(named.flatMap(([, path = '']) => (existsSync(path) ? [] : [path]))).toEqual([]);
});

const rowOf = (folder: string): number => layers.get(folder)?.row ?? Number.NaN;

const pair = (path: string, text: string, target: string): readonly SourceModule[] => [
  readModule(path, text),
  readModule(target, ''),
];

describe('the layers', () => {
  const reader = 'src/reader/parse.ts';
  const index = 'src/search/index-entries.ts';

  test.each([
    ['a value', `import { a } from '../search/index-entries.ts';`],
    ['a type', `import type { A } from '../search/index-entries.ts';`],
    ['a type in an expression', `const a: import('../search/index-entries.ts').A = 1;`],
    ['side effects only', `import '../search/index-entries.ts';`],
    ['dynamically', `const a = await import('../search/index-entries.ts');`],
    ['a re-export', `export { a } from '../search/index-entries.ts';`],
    ['a require', `const a = require('../search/index-entries.ts');`],
    ['over several lines', `import {\n  a,\n  // 'x'\n} from '../search/index-entries.ts';`],
  ])('are broken by importing %s from below', (_, text) => {
    expect(layerViolations(pair(reader, text, index), layers)).toEqual([
      expect.stringContaining('reader may import only what stands above it, not search'),
    ]);
  });

  test('are kept by importing from above, from the same folder, and the model of another feature', () => {
    const text = `import { a } from '../reader/parse.ts'; import { b } from './own.ts';`;
    const all = [...pair(index, text, reader), readModule('src/search/own.ts', '')];
    expect(layerViolations(all, layers)).toEqual([]);
    const model = `import type { Subscription } from '../subscribe/subscription.ts';`;
    expect(layerViolations(pair('src/remind/plan.ts', model, 'src/subscribe/subscription.ts'), layers)).toEqual([]);
  });

  test('are not broken by words in a comment or a string', () => {
    const text = `// import a from '../search/index-entries.ts';\nconst a = "from '../search/index-entries.ts'";`;
    expect(layerViolations(pair(reader, text, index), layers)).toEqual([]);
  });

  test.each([
    ["another feature's card", 'src/remind/a.ts', '../subscribe/order-card.ts', 'src/subscribe/order-card.ts'],
    ["another feature's use cases", 'src/ask/a.ts', '../curate/b-use-cases.ts', 'src/curate/b-use-cases.ts'],
    ['the playground', 'src/slack/b.ts', '../../playground/a.ts', 'playground/a.ts'],
    ['a file that is missing', 'src/search/b.ts', '../time/c.ts', 'src/time/a.ts'],
    ['a test', 'src/search/b.ts', '../../tests/a.ts', 'tests/a.ts'],
  ])('are broken by importing %s', (_, path, from, target) => {
    expect(layerViolations([readModule(path, `import '${from}';`), readModule(target, '')], layers)).toContainEqual(
      expect.stringContaining(`${path}:1 imports ${from}`),
    );
  });

  test.each(['src/other/a.ts', 'src/a.ts'])('cover every file: %s lies in none', (path) => {
    expect(layerViolations([readModule(path, '')], layers)).toHaveLength(1);
  });
});

describe('a broken rule is reported', () => {
  test.each<[string, Rule, string, string, string]>([
    ['a package of another folder', packageViolations, 'src/time/a.ts', `import 'zod';`, 'zod is not among'],
    [
      'a package of another scope',
      packageViolations,
      'src/cards/a.ts',
      `import type { B } from '@slack/bolt';`,
      '@slack/bolt is not among',
    ],
    [
      'a value where only types are allowed',
      packageViolations,
      'src/cards/a.ts',
      `import { a } from '@slack/types';`,
      'only types of @slack/types',
    ],
    ['a file read', impurities, 'src/bulletin/a.ts', `import { readFileSync } from 'node:fs';`, 'imports node:fs'],
    ['a random id', impurities, 'src/cards/a.ts', `import { randomUUID } from 'node:crypto';`, 'imports node:crypto'],
    ['a timer', impurities, 'src/remind/a-use-cases.ts', 'setTimeout(f, 1);', 'uses setTimeout()'],
    ['the network', impurities, 'src/search/a.ts', `await fetch('');`, 'uses fetch()'],
    ['the terminal', impurities, 'src/search/a.ts', `console.log('');`, 'uses console.log'],
    ['the clock', clockReaders, 'src/time/a.ts', 'const now = Date.now();', 'uses Date.now'],
    ['the clock, passed on', clockReaders, 'src/time/a.ts', 'const clock = Date.now;', 'uses Date.now'],
    ['the clock, in brackets', clockReaders, 'src/time/a.ts', `const now = Date['now']();`, 'uses Date.now'],
    ['today', clockReaders, 'src/ask/a.ts', 'const today = new Date();', 'uses new Date()'],
    ['today in a zone', clockReaders, 'src/time/a.ts', 'const today = new TZDate();', 'uses new TZDate()'],
    [
      'a library that reads the clock',
      clockReaders,
      'src/time/a.ts',
      `import { isPast } from 'date-fns';`,
      'imports isPast',
    ],
    [
      'the environment',
      environmentReaders,
      'src/slack/a.ts',
      `const a = process.env['HOME'];`,
      'uses process.env.HOME',
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
    ['one variable in app/', environmentReaders, 'src/app/a.ts', 'run(process.env.PORT);', 'uses process.env.PORT'],
    ['a function without a docstring', undocumented, 'src/time/a.ts', 'export function f() {}', 'the function f'],
    ['a constant without a docstring', undocumented, 'src/time/a.ts', 'export const a = 1;', 'the variable a'],
    [
      'a type that adds to a schema',
      undocumented,
      'src/time/a.ts',
      'export type A = z.infer<typeof a> | null;',
      'the type A',
    ],
    [
      'a comment that is no docstring',
      undocumented,
      'src/time/a.ts',
      '// What.\nexport const a = 1;',
      'the variable a',
    ],
    ['an empty docstring', undocumented, 'src/time/a.ts', '/** */\nexport const a = 1;', 'the variable a'],
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

  test('a file that does not parse', () => {
    expect(() => readModule('src/time/a.ts', 'import {')).toThrow('src/time/a.ts');
  });
});

describe('a rule that is kept is silent', () => {
  test.each<[string, Rule, string, string]>([
    [
      'a type where only types are allowed',
      packageViolations,
      'src/cards/a.ts',
      `import type { A } from '@slack/types';`,
    ],
    ['a scoped package', packageViolations, 'src/slack/a.ts', `import { App } from '@slack/bolt';`],
    ['a built-in that only computes', impurities, 'src/bulletin/a.ts', `import { inspect } from 'node:util';`],
    ['an instant that is given', clockReaders, 'src/time/a.ts', 'const a = new Date(now);'],
    ['the clock in app/', clockReaders, 'src/app/a.ts', 'const a = Date.now();'],
    ['the environment in the settings', environmentReaders, 'src/app/settings.ts', 'const a = process.env.PORT;'],
    ['the environment passed on by app/', environmentReaders, 'src/app/a.ts', 'readSettings(process.env);'],
    [
      'a docstring on an overload',
      undocumented,
      'src/time/a.ts',
      '/** One. */\nexport function f(): void;\nexport function f(a?: 1): void {}',
    ],
    ['a type that repeats a schema', undocumented, 'src/time/a.ts', 'export type A = z.infer<typeof a>;'],
  ])('%s', (_, rule, path, text) => {
    expect(rule([readModule(path, text)], layers)).toEqual([]);
  });
});
