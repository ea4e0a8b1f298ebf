import { expect, test } from 'vitest';
import { parseBulletin } from '../../src/reader/parse-bulletin.ts';

const known = { issued: '2026-05', jurisdiction: 'GB' };
const read = (text: string) => {
  const { entries, problems } = parseBulletin(text, known);
  return {
    days: entries.map(({ deadlines }) => deadlines.map(({ date }) => date)),
    problems: problems.map(({ rule, line }) => `${line} ${rule}`),
  };
};

const cookies = `1. Authority consults on draft cookie rules

On 4 May 2026 the Norwick Data Authority published draft rules. Comments may be submitted until 30 June 2026.`;
const doors = `2. Ministry opens pilot for doorbells

The ministry announced on 6 May 2026 a pilot which runs until 30 September 2026. It invites makers to register.`;
const quoted = (text: string): string => text.replace(/^/gm, '> ');
const both = { days: [['2026-06-30'], ['2026-09-30']], problems: [] };

test('entries are read whether they are quoted or not, above and below one another', () => {
  expect(read(`${cookies}\n\n${doors}`)).toEqual(both);
  expect(read(quoted(`${cookies}\n\n${doors}`))).toEqual(both);
  expect(read(`${quoted(cookies)}\n\n${doors}`)).toEqual(both);
  expect(read(`${cookies}\n\n${quoted(doors)}`)).toEqual(both);
});

test('a forwarded mail is read whole, with whatever stands above it', () => {
  const forwarded = `Hello all, please see below.\n\nOn Mon, 4 May 2026 at 10:12, Ben Hart <ben@example.org> wrote:\n\n${quoted(`${cookies}\n\n${doors}`)}`;
  expect(read(forwarded)).toEqual(both);
});

test('of a mail that answers another, that one is left out and it is said', () => {
  const asked = quoted('Does the wallet act take effect on 1 January 2027 or later?\nBen');
  expect(read(`${cookies}\n\n${doors}\n\nOn Mon, 4 May 2026 at 10:12, Ben Hart wrote:\n${asked}\n`)).toEqual({
    ...both,
    problems: ['10 reply-left-out'],
  });
});

test('a deadline that stands outside the entries is told, unless an entry has its day', () => {
  const note = (words: string): string => `Hello everyone,\n\n${words}, as the ministry wrote to us.\n\n`;
  const told = read(note('the wallet rules take effect on 1 January 2027') + quoted(`${cookies}\n\n${doors}`));
  expect(told).toEqual({ ...both, problems: ['3 deadline-outside'] });
  expect(read(note('comments on cookies are due by 30 June 2026') + quoted(`${cookies}\n\n${doors}`))).toEqual(both);
});
