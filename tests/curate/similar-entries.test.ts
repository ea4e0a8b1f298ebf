import { expect, test } from 'vitest';
import type { Bulletin } from '../../src/bulletin/bulletin.ts';
import { corpusOf } from '../../src/bulletin/corpus.ts';
import { similarEntries } from '../../src/curate/similar-entries.ts';
import { bulletinOf } from '../bulletin-of.ts';

const lamps =
  'The authority published draft rules on smart lamps and asks the public for comments. Makers have to name who receives the recordings of a lamp.';
const kettles =
  'A court in the harbour town decided that a kettle which counts cups does not process personal data of guests.';
const chinese = '市网信办发布智能台灯管理办法草案并公开征求意见要求生产者说明录音的接收方';

const bulletin = (id: string, entries: Readonly<Record<string, string>>, more: Partial<Bulletin> = {}): Bulletin =>
  bulletinOf(
    { id, issued: '2026-05', jurisdiction: 'GB', ...more },
    Object.entries(entries).map(([title, body]) => ({ title, body })),
  );

const found = (draft: Bulletin, ...present: readonly Bulletin[]) =>
  similarEntries(draft, corpusOf(present)).map(({ entryId, like, share }) => [
    draft.entries.find(({ id }) => id === entryId)?.title,
    like,
    share,
  ]);

test('the same text under another title looks alike, in whatever script', () => {
  const present = bulletin('a', { Lamps: lamps, Kettles: kettles, 台灯: chinese });
  const draft = bulletin('b', { 'A ministry asks': `${lamps} More later.`, 智能台灯: `${chinese}。` });
  expect(found(draft, present)).toEqual([
    ['A ministry asks', 'a-r1', 1],
    ['智能台灯', 'a-r3', 1],
  ]);
});

test('half of it is enough, and the most alike one is named', () => {
  const half = lamps.split('. ')[0] ?? '';
  const present = bulletin('a', { Half: `${half}. ${kettles}`, Whole: lamps });
  expect(found(bulletin('b', { New: lamps }), present)).toEqual([['New', 'a-r2', 1]]);
  expect(found(bulletin('b', { New: `${half}.` }), bulletin('a', { Half: `${kettles} ${half}` }))).toEqual([
    ['New', 'a-r1', 1],
  ]);
});

test('another text, a short one, another country or another year does not', () => {
  const draft = bulletin('b', { Lamps: lamps, Short: 'The rules were published today.' });
  expect(found(draft, bulletin('a', { Kettles: kettles, Brief: 'The rules were published today.' }))).toEqual([]);
  expect(found(draft, bulletin('a', { Lamps: lamps }, { jurisdiction: 'FR' }))).toEqual([]);
  expect(found(draft, bulletin('a', { Lamps: lamps }, { issued: '2024-04' }))).toEqual([]);
});

test('an entry that is replaced is not another one, but one that moved under a new title is', () => {
  const present = bulletin('a', { Kettles: kettles, Lamps: lamps });
  expect(found(bulletin('a', { Lamps: lamps, Kettles: kettles }), present)).toEqual([]);
  expect(found(bulletin('a', { 'On lamps': lamps, 'On kettles': 'New.' }), present)).toEqual([['On lamps', 'a-r2', 1]]);
});
