import { expect, test } from 'vitest';
import { parseBulletin } from '../../src/reader/parse-bulletin.ts';

const known = { issued: '2026-05', jurisdiction: 'GB' };
const read = (body: string) => parseBulletin(`1. Authority consults on lamps\n\n${body}`, known);
const english = 'The draft was published on 4 May 2026. Comments close on 30 June 2026.';
const chinese = '2026年5月4日，北城市网信办公布台灯办法草案，意见反馈截止时间为2026年6月30日。';

test.each([
  [english, 'The date was wrong.'],
  [english, 'This deadline has since been reported to be incorrect.'],
  [english, 'However, that information turned out to be a mistake.'],
  [english, 'Correction: the authority has set no date yet.'],
  [chinese, '上述日期有误。'],
  [chinese, '该消息经核实并不属实。'],
  [chinese, '但这一说法已被北城市网信办否认。'],
])('what the next sentence takes back is not sure: %s %s', (told, denial) => {
  expect(read(told).entries[0]?.deadlines).toMatchObject([{ date: '2026-06-30' }]);
  const [entry] = read(`${told}${told === english ? ' ' : ''}${denial}`).entries;
  expect(entry?.deadlines).toEqual([]);
  expect(entry?.possible.map(({ date }) => date)).toContain('2026-06-30');
});

test.each([
  [english, 'The date was not wrong.'],
  [english, 'That is a date to note.'],
  [english, 'Another report was wrong about fines.'],
  [chinese, '此前关于罚款的报道有误。'],
])('another sentence takes nothing back: %s %s', (told, next) => {
  expect(read(`${told} ${next}`).entries[0]?.deadlines).toMatchObject([{ date: '2026-06-30' }]);
});

test('the night between two days is either of them', () => {
  const [entry] = read('Comments may be submitted until midnight on the night of 30 June 2026 to 1 July 2026.').entries;
  expect(entry).toMatchObject({ deadlines: [], possible: [{ kind: 'consultation_close' }] });
});

test.each([
  'Comments are due by 3\uFFFD June 2026.',
  'Comments are due by \uFFFD0 June 2026.',
  'Comments are due by 30 June 20\uFFFD6.',
  'Comments are due by 30 J\uFFFDne 2026.',
  '意见反馈截止时间为2026年6月3\uFFFD日。',
  '意见反馈截止时间为2026年\uFFFD月30日。',
])('a broken letter in a date gives no sure day or month, and is told: %s', (body) => {
  const { entries, problems } = read(body);
  expect(entries[0]?.deadlines).toEqual([]);
  expect(entries[0]?.possible.filter(({ date }) => date !== null)).toEqual([]);
  expect(problems.map(({ rule }) => rule)).toContain('text-broken');
});
