import { expect, it } from 'vitest';
import { hasEndedIn } from '../../src/time/zoned-clock.ts';
import { day } from '../bundled-library.ts';

it.each([
  ['CN', '2019-12-31T15:00:00Z', false],
  // Of two zones the later one counts.
  ['CN', '2019-12-31T17:00:00Z', false],
  ['CN', '2019-12-31T18:00:00Z', true],
  ['JP', '2019-12-31T15:00:00Z', true],
  ['US', '2020-01-01T09:59:00Z', false],
  ['EU', '2020-01-09T00:00:00Z', false],
])('in %s, 31 December 2019 has ended at %s: %s', (jurisdiction, moment, ended) => {
  expect(hasEndedIn(jurisdiction, day('2019-12-31'), Date.parse(moment))).toBe(ended);
});
