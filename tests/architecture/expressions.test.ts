import { check } from 'recheck';
import { expect, test } from 'vitest';
import { expressionsOf, isUnbounded } from './expressions-of.ts';

// Where the automaton cannot decide, the checker fuzzes; the seed makes it repeatable.
const randomSeed = 1;
const expressions = [
  ...(await expressionsOf(new URL('../../src/time/written/', import.meta.url))),
  ...(await expressionsOf(new URL('../../src/text/', import.meta.url))),
  ...(await expressionsOf(new URL('../../src/reader/', import.meta.url))),
];

test('every expression of the reader and its dates is bounded, or proven to run in linear time', async () => {
  const unsafe: unknown[] = [];
  // One after the other: what the fuzzer suspects is run and timed, so checks at once would slow one another into a finding.
  for (const { source, flags, file } of expressions.filter(isUnbounded)) {
    const { status } = await check(source, flags, { timeout: 50_000, randomSeed });
    if (status !== 'safe') unsafe.push({ file, source, status });
  }
  expect(unsafe).toEqual([]);
}, 60_000);

test('literals and constructed expressions are both found', () => {
  const files = new Set(expressions.map(({ file }) => file));
  expect(files).toContain('segment/lines.ts');
  expect(files).toContain('english-forms.ts');
  expect(expressions.length).toBeGreaterThan(200);
});

test.each([
  ['a+', true],
  ['a{2,}', true],
  [String.raw`a\+[*+]{1,3}`, false],
])('%s is unbounded: %s', (source, unbounded) => {
  expect(isUnbounded({ source, flags: '', file: '' })).toBe(unbounded);
});
