import { check } from 'recheck';
import { expect, test } from 'vitest';
import { expressionsOf, isUnbounded } from './expressions-of.ts';

// What the automaton cannot decide is fuzzed: the same way each time.
const randomSeed = 1;
const expressions = await expressionsOf(new URL('../../src/reader/', import.meta.url));

test('every expression of the reader repeats within bounds, or is proven to take time in proportion to the text', async () => {
  const unbounded = expressions.filter(isUnbounded);
  const checked = await Promise.all(
    unbounded.map(async ({ source, flags, file }) => {
      const { status } = await check(source, flags, { timeout: 50_000, randomSeed });
      return { file, source, status };
    }),
  );
  expect(checked.filter(({ status }) => status !== 'safe')).toEqual([]);
}, 60_000);

test('literals and what is put together from pieces are both found', () => {
  const files = new Set(expressions.map(({ file }) => file));
  expect(files).toContain('segment/lines.ts');
  expect(files).toContain('dates/date-spans.ts');
  expect(expressions.length).toBeGreaterThan(300);
});

test.each([
  ['a+', true],
  ['a{2,}', true],
  [String.raw`a\+[*+]{1,3}`, false],
])('%s is told to be without bounds: %s', (source, told) => {
  expect(isUnbounded({ source, flags: '', file: '' })).toBe(told);
});
