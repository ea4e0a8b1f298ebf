import { expect, it } from 'vitest';
import { verificationLabel } from '../../src/remind/day-lines.ts';
import { day } from '../bundled-library.ts';

it.each([
  ['extracted', 'open until 30 April 2019', '2019-04-30', 'read by the app, not yet confirmed by a curator'],
  [
    'extracted',
    'effective 180 days after publication',
    '2019-11-06',
    'counted from these words by the app, not yet confirmed by a curator',
  ],
  [
    'extracted',
    'a pilot of six months to 30 April 2019',
    '2019-04-30',
    'read by the app, not yet confirmed by a curator',
  ],
  ['confirmed', 'open until 30 April 2019', '2019-04-30', 'confirmed by a curator'],
  [
    'confirmed',
    'open until 30 April 2019',
    '2019-05-10',
    'corrected by a curator; these words tell another day',
  ],
] as const)(
  'a deadline that is %s, of the words “%s” and the day %s, is said to be so',
  (status, quote, date, said) => {
    expect(verificationLabel({ status, quote, date: day(date) })).toBe(said);
  },
);
