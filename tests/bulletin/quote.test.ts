import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { containsQuote, findQuote, overlap } from '../../src/bulletin/quote.ts';
import { hostileText } from './arbitrary-bulletin.ts';

const entry = {
  title: 'Kettles: “smart” rules',
  body: 'Makers must answer\nwithin 30\u00a0days – that\u00adis, by ３０ June.',
};

test.each([
  ['must answer within 30 days', 'must answer\nwithin 30\u00a0days'],
  ['  “Must Answer within 30 days”  ', 'must answer\nwithin 30\u00a0days'],
  ['30 days - thatis, by 30 June', '30\u00a0days – that\u00adis, by ３０ June'],
  ['"smart" rules', '“smart” rules'],
  ['within 40 days', null],
  ['', null],
  [' “” ', null],
])('the words %j are found as the entry has them', (typed, found) => {
  expect(findQuote(entry, typed)).toBe(found);
});

test('what is found is always a quote of the entry', () => {
  fc.assert(
    fc.property(hostileText, hostileText, fc.nat(), fc.nat(), (title, body, from, length) => {
      const typed = body.slice(from % (body.length + 1)).slice(0, length % 40);
      const found = findQuote({ title, body }, typed);
      if (found !== null) expect(containsQuote({ title, body }, found)).toBe(true);
    }),
  );
});

test('quotes overlap where one contains the other, whatever the line breaks', () => {
  expect(overlap('must answer\nwithin 30 days', 'answer within 30')).toBe(true);
  expect(overlap('answer within 30', 'must answer\nwithin 30 days')).toBe(true);
  expect(overlap('must answer', 'answer within 30 days')).toBe(false);
});
