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
  if (!entry) throw new Error('expected one entry');
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

test('a confirmed deadline keeps its date', () => {
  const { deadlines, by } = corrected([extracted], [correction(close('2026-11-30'), close('2026-11-30'))]);
  expect(deadlines).toEqual([['consultation_close', '2026-11-30', null, 'confirmed']]);
  expect(by).toEqual(['U0ADACHEN1']);
});

test('corrections of a deadline follow each other, and the last one counts', () => {
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

test('what is not a deadline is removed, and the correction says by whom', () => {
  const { deadlines, by } = corrected([extracted], [correction(close('2026-11-30'), null, 'U2')]);
  expect(deadlines).toEqual([]);
  expect(by).toEqual(['U2']);
});

test('a removed deadline is restored by a correction that says what it is', () => {
  const removal = correction(close('2026-11-30'), null, 'U2');
  const restored = correction(close('2026-11-30'), close('2026-11-30'), 'U3');
  const { deadlines, by } = corrected([extracted], [removal, restored]);
  expect(deadlines).toEqual([['consultation_close', '2026-11-30', null, 'confirmed']]);
  expect(by).toEqual(['U3']);
  expect(corrected([extracted], [removal, restored, removal])).toEqual({ deadlines: [], by: ['U2'] });
});

test('a restored deadline replaces one of the same kind and date', () => {
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

test('a correction of a deadline that the entry no longer has changes nothing', () => {
  const { deadlines, by } = corrected(
    [{ ...extracted, date: '2026-12-15' }],
    [correction(close('2026-11-30'), close('2026-12-15'))],
  );
  expect(deadlines).toEqual([['consultation_close', '2026-12-15', null, 'extracted']]);
  expect(by).toEqual([]);
});

test('a deadline that becomes the same as another replaces it', () => {
  const { deadlines } = corrected(
    [extracted, { date: '2026-12-15', status: 'extracted' }],
    [correction(close('2026-11-30'), close('2026-12-15'))],
  );
  expect(deadlines).toEqual([['consultation_close', '2026-12-15', null, 'confirmed']]);
});

test('a window cannot begin after its end', () => {
  const { deadlines } = corrected(
    [{ ...extracted, start: '2026-11-01' }],
    [correction(close('2026-11-30'), close('2026-10-30'))],
  );
  expect(deadlines).toEqual([['consultation_close', '2026-10-30', null, 'confirmed']]);
});
