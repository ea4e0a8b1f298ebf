import { expect, test } from 'vitest';
import { type Correction, correctedEntry, type DeadlineDay } from '../../src/bulletin/correction.ts';
import { bulletinWith, type TestDeadline } from '../remind/corpus-with.ts';
import { day } from '../storage/samples.ts';

const close = (date: string): DeadlineDay => ({ kind: 'consultation_close', date: day(date) });

const correction = (about: DeadlineDay, becomes: DeadlineDay | null, by = 'U0ADACHEN1'): Correction => ({
  entryId: 'cn-r1',
  about,
  becomes,
  by,
  at: Date.UTC(2026, 10, 2),
  on: day('2026-11-02'),
});

function corrected(deadlines: readonly TestDeadline[], corrections: readonly Correction[]) {
  const [entry] = bulletinWith({ 'cn-r1': deadlines }, 'CN').entries;
  if (!entry) throw new Error('there is one entry');
  const one = correctedEntry(entry, corrections);
  return {
    deadlines: one.entry.deadlines.map(({ kind, date, start, status }) => [kind, date, start, status]),
    by: [
      ...one.entry.deadlines.flatMap(({ corrected }) => corrected?.by ?? []),
      ...one.removed.map(({ correction: { by } }) => by),
    ],
  };
}

const extracted = { date: '2026-11-30', status: 'extracted' } as const;

test('a deadline that was confirmed keeps its day', () => {
  const { deadlines, by } = corrected([extracted], [correction(close('2026-11-30'), close('2026-11-30'))]);
  expect(deadlines).toEqual([['consultation_close', '2026-11-30', null, 'confirmed']]);
  expect(by).toEqual(['U0ADACHEN1']);
});

test('corrections of one deadline follow each other, and the last of them is told', () => {
  const { deadlines, by } = corrected(
    [extracted],
    [
      correction(close('2026-11-30'), close('2026-12-15'), 'U1'),
      correction(close('2026-12-15'), { kind: 'effective_date', date: day('2026-12-15') }, 'U2'),
    ],
  );
  expect(deadlines).toEqual([['effective_date', '2026-12-15', null, 'confirmed']]);
  expect(by).toEqual(['U2']);
});

test('a deadline that is none is dropped, and who dropped it is known', () => {
  const { deadlines, by } = corrected([extracted], [correction(close('2026-11-30'), null, 'U2')]);
  expect(deadlines).toEqual([]);
  expect(by).toEqual(['U2']);
});

test('a deadline that was dropped is brought back by one who says what it is, and is not dropped any more', () => {
  const dropped = correction(close('2026-11-30'), null, 'U2');
  const restored = correction(close('2026-11-30'), close('2026-11-30'), 'U3');
  const { deadlines, by } = corrected([extracted], [dropped, restored]);
  expect(deadlines).toEqual([['consultation_close', '2026-11-30', null, 'confirmed']]);
  expect(by).toEqual(['U3']);
  expect(corrected([extracted], [dropped, restored, dropped])).toEqual({ deadlines: [], by: ['U2'] });
});

test('what is brought back does not stand beside one of its kind and day', () => {
  const { deadlines } = corrected(
    [extracted, { date: '2026-12-15', status: 'extracted' }],
    [
      correction(close('2026-11-30'), null),
      correction(close('2026-12-15'), close('2026-11-30')),
      correction(close('2026-11-30'), close('2026-11-30')),
    ],
  );
  expect(deadlines).toEqual([['consultation_close', '2026-11-30', null, 'confirmed']]);
});

test('a correction of a deadline that the entry no longer tells says nothing', () => {
  const { deadlines, by } = corrected(
    [{ ...extracted, date: '2026-12-15' }],
    [correction(close('2026-11-30'), close('2026-12-15'))],
  );
  expect(deadlines).toEqual([['consultation_close', '2026-12-15', null, 'extracted']]);
  expect(by).toEqual([]);
});

test('a deadline that becomes one that is there already does not stand twice', () => {
  const { deadlines } = corrected(
    [extracted, { date: '2026-12-15', status: 'extracted' }],
    [correction(close('2026-11-30'), close('2026-12-15'))],
  );
  expect(deadlines).toEqual([['consultation_close', '2026-12-15', null, 'confirmed']]);
});

test('a window does not begin after its end', () => {
  const { deadlines } = corrected(
    [{ ...extracted, start: '2026-11-01' }],
    [correction(close('2026-11-30'), close('2026-10-30'))],
  );
  expect(deadlines).toEqual([['consultation_close', '2026-10-30', null, 'confirmed']]);
});
