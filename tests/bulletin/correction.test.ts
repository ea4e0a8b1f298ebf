import { expect, test } from 'vitest';
import { type Entry, entrySchema } from '../../src/bulletin/bulletin.ts';
import {
  type Correction,
  correctedEntry,
  type DeadlineDay,
  type EntryEdit,
  fieldsOf,
  fittingCorrections,
  type GivenDeadline,
  type WordsDecision,
} from '../../src/bulletin/correction.ts';
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

const summons = entrySchema.parse({
  id: 'cn-e1',
  section: 'enforcement',
  title: 'Twelve operators summoned',
  date: '2026-11-02',
  body: 'They must rectify within 30 days. The rules apply from 1 March 2027. A plan may follow by the end of the year.',
  deadlines: [{ kind: 'effective_date', date: '2027-03-01', quote: 'apply from 1 March 2027' }],
  possible: [
    { kind: 'compliance_deadline', date: '2026-12-02', quote: 'must rectify within 30 days', confidence: 0.6 },
    { kind: 'other', date: null, quote: 'by the end of the year', confidence: 0.2 },
  ],
});
const made = { entryId: 'cn-e1', by: 'U0ADACHEN1', at: 0, on: day('2026-11-02') };
const rectify: GivenDeadline = {
  kind: 'compliance_deadline',
  date: day('2026-12-02'),
  start: null,
  quote: 'must rectify within 30 days',
};
const keep: WordsDecision = { ...made, about: { quote: rectify.quote, date: rectify.date }, becomes: rectify };
const reject: WordsDecision = { ...made, about: { quote: 'by the end of the year', date: null }, becomes: null };
const openOf = ({ possible = [] }: Entry) => possible.map(({ quote }) => quote);

test('a possible deadline that is kept becomes one, confirmed with who and when, and is not asked again', () => {
  const { entry } = correctedEntry(summons, [keep]);
  expect(entry.deadlines).toContainEqual({
    ...rectify,
    status: 'confirmed',
    corrected: { by: 'U0ADACHEN1', on: '2026-11-02' },
  });
  expect(openOf(entry)).toEqual(['by the end of the year']);
});

test('a possible deadline that is none is not asked again, and is not listed as removed', () => {
  const { entry, removed } = correctedEntry(summons, [reject]);
  expect(openOf(entry)).toEqual(['must rectify within 30 days']);
  expect([entry.deadlines, removed]).toEqual([summons.deadlines, []]);
});

test('a better reader that is sure of rejected words does not bring the deadline back', () => {
  const sure = { ...summons, deadlines: [{ ...rectify, status: 'extracted' as const }], possible: [] };
  const { entry, removed } = correctedEntry(sure, [{ ...keep, becomes: null }]);
  expect(entry.deadlines).toEqual([]);
  expect(removed).toHaveLength(1);
});

test('a deadline is added where the entry has its words, and only there', () => {
  const quote = 'A plan may follow by the end of the year';
  const becomes = { kind: 'other', date: day('2026-12-31'), start: null, quote } as const;
  const add: WordsDecision = { ...made, about: { quote, date: null }, becomes };
  expect(correctedEntry(summons, [add]).entry.deadlines.map(({ date }) => date)).toEqual(['2027-03-01', '2026-12-31']);
  expect(openOf(correctedEntry(summons, [add]).entry)).toEqual([rectify.quote]);
  const rewritten = { ...summons, body: 'The rules apply from 1 March 2027.', possible: [] };
  expect(correctedEntry(rewritten, [add]).entry).toEqual(rewritten);
});

test('the fields of an entry are edited, the rest of a newer import stays, and the card can say who did it', () => {
  const about = fieldsOf(summons);
  const edit: EntryEdit = { ...made, about, becomes: { ...about, title: 'Summons', source: 'https://example.org/a' } };
  const newer = { ...summons, authorities: ['MIIT'], section: 'industry' as const };
  expect(correctedEntry(newer, [edit]).entry).toEqual({
    ...newer,
    title: 'Summons',
    source: 'https://example.org/a',
    corrected: { by: 'U0ADACHEN1', on: '2026-11-02' },
  });
});

test('an edit does not touch another entry that got the id in a newer import', () => {
  const about = fieldsOf(summons);
  const edit: EntryEdit = { ...made, about, becomes: { ...about, section: 'industry' } };
  const other = { ...summons, title: 'Hotel group fined' };
  expect(correctedEntry(other, [edit]).entry).toBe(other);
});

test('of the corrections of a bulletin those stand that fit its text', () => {
  const bulletin = { id: 'cn', entries: [summons] };
  const lapsed: WordsDecision = { ...keep, becomes: { ...rectify, quote: 'within 40 days' } };
  const elsewhere = [
    { ...keep, entryId: 'cn-2-e1' },
    { ...keep, entryId: 'eu-e1' },
  ];
  const gone = { ...reject, entryId: 'cn-e7' };
  expect(fittingCorrections(bulletin, [keep, lapsed, ...elsewhere, gone, reject])).toEqual({
    standing: [keep, reject],
    lapsed: [lapsed, gone],
  });
});

test('a corrected deadline remembers what it was in the bulletin, and why it was corrected', () => {
  const effective = { kind: 'effective_date', date: day('2027-03-01') } as const;
  const moves = ['2027-04-01', '2027-05-01'].map((date) => ({ ...effective, date: day(date) }));
  const { entry } = correctedEntry(summons, [
    { ...made, about: effective, becomes: moves[0] ?? null },
    { ...made, about: moves[0] ?? effective, becomes: moves[1] ?? null, why: 'Postponed' },
  ]);
  expect(entry.deadlines[0]?.corrected).toEqual({
    by: 'U0ADACHEN1',
    on: '2026-11-02',
    why: 'Postponed',
    was: effective,
  });
});
