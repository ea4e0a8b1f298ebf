import { expect, test } from 'vitest';
import { writtenSpans } from '../../src/time/written/written-spans.ts';
import { writtenDates } from '../../src/time/written-dates.ts';

test.each([
  ['am 30. Juni 2026', '2026-6-30'],
  ['zum 1. März 2027', '2027-3-1'],
  ['ab dem 1. Jänner 2027', '2027-1-1'],
  ['le 1er juillet 2026', '2026-7-1'],
  ['au 15 août 2026', '2026-8-15'],
  ['au 15 aout 2026', '2026-8-15'],
  ['le 3 déc. 2026', '2026-12-3'],
  ['el 30 de junio de 2026', '2026-6-30'],
  ['1.º de enero de 2027', '2027-1-1'],
  ["entro l'8 giugno 2026", '2026-6-8'],
  ['dal 1º gennaio 2027', '2027-1-1'],
  ['até 31 de março de 2027', '2027-3-31'],
  ['op 15 mei 2026', '2026-5-15'],
  ['op 1 mrt. 2027', '2027-3-1'],
  ['le 14 juillet', 'null-7-14'],
  ['en juin 2026', '2026-6-null'],
  ['in junio de 2026', '2026-6-null'],
])('a day is read in six languages: %s', (text, date) => {
  expect(writtenDates(text).map(({ year, month, day }) => `${year}-${month}-${day}`)).toEqual([date]);
});

test.each(['in 3 out of 10 cases', 'the Mars rover of 2026', 'a set of 12', 'Article 5 of the mai code', '10 de 2026'])(
  'what only looks like a day is none: %s',
  (text) => {
    expect(writtenDates(text)).toEqual([]);
  },
);

test.each([
  ['du 1er juin au 31 août 2026', [6, 1], [8, 31]],
  ['vom 10. bis 25. Juni 2026', [6, 10], [6, 25]],
  ['vom 1. Juni bis zum 31. August 2026', [6, 1], [8, 31]],
  ['del 10 al 25 de junio de 2026', [6, 10], [6, 25]],
  ['dal 1 giugno al 31 agosto 2026', [6, 1], [8, 31]],
  ['de 1 de junho a 31 de agosto de 2026', [6, 1], [8, 31]],
  ['van 1 juni tot en met 31 augustus 2026', [6, 1], [8, 31]],
])('a range of days is read in six languages: %s', (text, first, last) => {
  const [span, ...more] = writtenSpans(text);
  expect(more).toEqual([]);
  expect([span?.first?.month, span?.first?.day]).toEqual(first);
  expect([span?.last.month, span?.last.day]).toEqual(last);
});
