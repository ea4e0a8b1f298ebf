import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figuresIn } from '../../src/search/figures.ts';
import { tokenize } from '../../src/search/tokens.ts';

const terms = (text: string): readonly string[] => figuresIn(tokenize(text)).map(({ term }) => term);

describe('a figure has one term for all its spellings:', () => {
  it.each([
    ['an article', '§47', ['Art. 47', 'Article 47', '第四十七条', '第47条']],
    ['a late article', '§1038', ['article 1038', '第一千零三十八条', '第1038条']],
    ['an amount in ten thousands', '1200000', ['1.2 million', '1.2m', '120万']],
    ['an amount in hundred millions', '150000000', ['150 million', '1.5亿']],
    ['an amount behind its currency', '290000', ['RMB290,000', 'CNY290,000', 'cny290000', 'RMB290k', 'RMB0.29m']],
    ['millions behind their currency', '251000000', ['EUR251 million', 'EUR251m', 'EUR251,000,000']],
    ['a decimal behind its currency', '1200000', ['EUR1.2 million', 'USD1.2m']],
    ['a month', '@6', ['June 2025', '2025年6月']],
    ['years and months', '^24month', ['two years', 'two-year', '24 months', '24个月', '两年']],
    ['half a year', '^6month', ['half a year', 'six months', '半年', '6个月']],
    ['weeks and days', '^14day', ['two weeks', '14 days', '十四天', '14日']],
    ['working days', '^15workday', ['15 working days', 'fifteen business days', '15个工作日']],
    ['a number in words', '45', ['forty-five', 'forty five']],
  ])('%s is %s', (_, term, spellings) => {
    for (const spelling of spellings) expect(terms(spelling), spelling).toEqual([term]);
  });

  it.each(['30 April', 'April 30', '30th April 2019', '4月30日'])('the day %s', (text) => {
    expect(terms(text)).toEqual(['@4-30', '@4']);
  });
});

it.each([
  ['Articles 47 and 48', ['§47', '§48']],
  ['Arts. 5, 6 and 13-15', ['§5', '§6', '§13', '§15']],
  ['Articles 5 and 30 April', ['§5', '@4-30', '@4']],
  ['Article 5 and 6 others', ['§5']],
])('%s are %j', (text, articles) => {
  expect(terms(text)).toEqual(articles);
});

it.each([
  'may',
  'you may, 5 times',
  'article',
  '第条',
  '月',
  '300,000',
  'version 1.2',
  'EUR',
  'usd5xy',
  '2019年',
  'one',
])('%s is not a figure', (text) => {
  expect(terms(text)).toEqual([]);
});

it('figures are within the text, whatever it is', () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom(
          '1',
          '.',
          '万',
          '第',
          '条',
          '月',
          '日',
          ' ',
          'm',
          'May ',
          'EUR',
          ',',
          'Articles ',
          ' and ',
        ),
        maxLength: 40,
      }),
      (text) => {
        const pieces = tokenize(text);
        for (const { first, last } of figuresIn(pieces)) {
          expect(first).toBeLessThan(last);
          expect(last).toBeLessThanOrEqual(pieces.length);
        }
      },
    ),
  );
});
