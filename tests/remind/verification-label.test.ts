import { expect, it } from 'vitest';
import { verificationLabel } from '../../src/cards/deadline-lines.ts';
import { day } from '../bundled-library.ts';

it.each([
  ['extracted', 'open until 30 April 2019', '2019-04-30', 'detected automatically, not confirmed'],
  [
    'extracted',
    'effective 180 days after publication',
    '2019-11-06',
    'date calculated from the source text, not confirmed',
  ],
  ['extracted', 'a pilot of six months to 30 April 2019', '2019-04-30', 'detected automatically, not confirmed'],
  ['confirmed', 'open until 30 April 2019', '2019-04-30', 'confirmed'],
  ['confirmed', 'open until 30 April 2019', '2019-05-10', 'corrected; the source text gives another date'],
] as const)('a deadline that is %s, from “%s” on %s, is labelled so', (status, quote, date, label) => {
  expect(verificationLabel({ status, quote, date: day(date) })).toBe(label);
});
