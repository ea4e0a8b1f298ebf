import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { ownExamples } from '../../scripts/training/examples.ts';
import { deadlineKinds } from '../../src/bulletin/bulletin.ts';
import type { Correction, DeadlineDay } from '../../src/bulletin/correction.ts';
import { decisionLabels } from '../../src/curate/labels.ts';
import { bulletinOf } from '../bulletin-of.ts';
import { day } from '../storage/samples.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const bulletin = bulletinOf({ id: 'gb-2026-05', issued: '2026-05', jurisdiction: 'GB' }, [
  {
    title: 'Rules on lamps',
    body: 'The rules were published. They apply from 1 March 2027. Makers have 30 days to answer. A plan may follow.',
    deadlines: [{ kind: 'effective_date', date: '2027-03-01', quote: 'apply from 1 March 2027' }],
    possible: [{ kind: 'filing_deadline', date: '2026-06-14', quote: 'have 30 days to answer', confidence: 0.4 }],
  },
]);
const made = { entryId: 'gb-2026-05-r1', by: 'U0ADACHEN1', at: 0, on: day('2026-05-20') };
const effective: DeadlineDay = { kind: 'effective_date', date: day('2027-03-01') };
const answer = { quote: 'have 30 days to answer', date: day('2026-06-14') };
const labels = (...corrections: readonly Correction[]) =>
  decisionLabels([bulletin], corrections).map(({ text, quote, kind, date }) => ({ text, quote, kind, date }));

test('a confirmed deadline is one, a removed one is none, in the sentence of its words', () => {
  const text = 'Rules on lamps || They [effect: apply from 1 March 2027].';
  const quote = 'apply from 1 March 2027';
  expect(labels({ ...made, about: effective, becomes: effective })).toEqual([{ text, quote, ...effective }]);
  expect(labels({ ...made, about: effective, becomes: null })).toEqual([
    { text: 'Rules on lamps || They apply from 1 March 2027.', quote, kind: null, date: '2027-03-01' },
  ]);
});

test('a possible deadline that is kept is one of the kind that was chosen, and none if it was rejected', () => {
  const kept = { kind: 'compliance_deadline', date: answer.date, start: null, quote: answer.quote } as const;
  const text = 'Rules on lamps || Makers [comply: have 30 days to answer].';
  expect(labels({ ...made, about: answer, becomes: kept })).toEqual([
    { text, quote: answer.quote, kind: 'compliance_deadline', date: answer.date },
  ]);
  expect(labels({ ...made, about: answer, becomes: null })).toMatchObject([{ kind: null, date: answer.date }]);
});

test('words that a curator added are a deadline', () => {
  const added = { kind: 'other', date: day('2026-12-31'), start: null, quote: 'A plan may follow' } as const;
  expect(labels({ ...made, about: { quote: added.quote, date: null }, becomes: added })).toEqual([
    { text: 'Rules on lamps || [other: A plan may follow].', quote: added.quote, kind: 'other', date: '2026-12-31' },
  ]);
});

test('of several decisions about the same words the last counts', () => {
  const other = { ...effective, kind: 'compliance_deadline' } as const;
  expect(labels({ ...made, about: effective, becomes: null }, { ...made, about: effective, becomes: other })).toEqual([
    expect.objectContaining({ kind: 'compliance_deadline' }),
  ]);
});

test('where the curator knew better than the text, the words still give the day that they tell', () => {
  const later = { ...effective, date: day('2027-09-01') };
  expect(labels({ ...made, about: effective, becomes: later, why: 'Postponed' })).toMatchObject([
    { kind: 'effective_date', date: '2027-03-01' },
  ]);
});

test('edits of fields, and decisions that no longer fit the text, are no labels', () => {
  const fields = { title: 'Rules on lamps', section: 'regulatory', authorities: [], source: null } as const;
  const edit: Correction = { ...made, about: fields, becomes: { ...fields, title: 'Lamps' } };
  const lapsed: Correction = { ...made, about: { ...effective, date: day('2027-04-01') }, becomes: null };
  const elsewhere: Correction = { ...made, entryId: 'gb-2026-05-r9', about: effective, becomes: effective };
  expect(labels(edit, lapsed, elsewhere, { ...made, about: { quote: 'gone', date: null }, becomes: null })).toEqual([]);
});

test('the training of the reader reads them: what is marked is a deadline of its kind, what is not is none', async () => {
  await using folder = await temporaryFolder();
  const kept = { kind: 'compliance_deadline', date: answer.date, start: null, quote: answer.quote } as const;
  const decisions: readonly Correction[] = [
    { ...made, about: effective, becomes: null },
    { ...made, about: answer, becomes: kept },
  ];
  const lines = decisionLabels([bulletin], decisions).map((label) => JSON.stringify(label));
  await writeFile(join(folder.path, 'decided.jsonl'), `${lines.join('\n')}\n`);
  const { examples, lost } = ownExamples(pathToFileURL(`${folder.path}/`));
  expect(lost).toEqual([]);
  const compliance = deadlineKinds.indexOf('compliance_deadline') + 1;
  expect(examples.map(({ candidate, label }) => [candidate.date, label])).toEqual([
    ['2027-03-01', 0],
    [null, compliance],
  ]);
});
