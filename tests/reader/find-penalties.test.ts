import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findAmounts } from '../../src/bulletin/amounts.ts';
import { findPenalties } from '../../src/reader/facts/find-penalties.ts';
import { sentencesOf } from '../../src/reader/segment/sentences.ts';

const amounts = (text: string) => findPenalties(sentencesOf(text), { country: null }).map(written);

describe('an amount is a penalty where it was imposed or agreed', () => {
  test.each([
    ['It was fined EUR 10,000 and its boss EUR 5,000.', ['10000 EUR', '5000 EUR']],
    ['It was fined EUR 10,000 for not answering.', ['10000 EUR']],
    ['It agreed to pay a penalty of $5 billion.', ['5000000000 USD']],
    ['The shop, which may appeal, was fined EUR 10,000.', ['10000 EUR']],
    ['It was fined RMB 290,000 and RMB 1.2 million was confiscated.', ['290000 CNY']],
    ['It was fined RMB 290,000 and RMB 1.2 million in illegal gains was confiscated.', ['290000 CNY']],
    ['公司被罚款100万元，没收违法所得20万元。', ['1000000 CNY']],
    ['The fine was reduced from RMB 30,000 to 20,000.', ['20000 CNY']],
    ['The fine was reduced from RMB 30,000 to RMB 20,000.', ['20000 CNY']],
    ['The fine of RMB 30,000 was reduced to RMB 20,000.', ['20000 CNY']],
  ])('%s', (text, expected) => {
    expect(amounts(text)).toEqual(expected);
  });

  test.each([
    'It may be fined RMB 1 million.',
    'It could be warned and fined RMB 1 million.',
    'The office proposed a fine of $5 billion.',
    'The office proposed a $5 billion fine.',
    'The ICO intends to fine the airline £183.39 million.',
    'The ICO announced its intention to fine the airline £183.39 million.',
    'Prosecutors requested a fine of EUR 10,000.',
    'It faces a EUR 10 million fine.',
    'The fine of USD 5 billion was not imposed.',
    'No fine of EUR 10,000 was imposed.',
    'It was not fined EUR 400,000.',
    'The penalty was annulled: EUR 400,000.',
    'A fine of EUR 400,000 was later annulled by the court.',
    'The fined gang made 300,000 yuan.',
    'The gang was sanctioned; the gang made 300,000 yuan.',
    'Damages were reduced from EUR 3,000 to 2,000.',
    '公司可处100万元以下罚款。',
    '拟对公司罚款100万元。',
  ])('none: %s', (text) => {
    expect(amounts(text)).toEqual([]);
  });
});

// Amounts in braces are penalties, the others are not; a title stands before " || ".
test('nearly all amounts of the sentences that the model was trained on are told right', () => {
  const lines = readFileSync(new URL('../../data/training/penalties.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const told = lines.map((line) => {
    const [title, text] = line.includes(' || ') ? line.split(' || ') : ['', line];
    const plain = `${title}\n${text}`.replace(/[{}]/g, '');
    const country = countryOfLine(line);
    const amountsOf = (words: string): readonly string[] =>
      findPenalties(sentencesOf(words), { country, title: (title ?? '').replace(/[{}]/g, '') }).map(written);
    const marked = [...line.matchAll(/\{([^}]*)\}/g)].flatMap(([, words = '']) =>
      findAmounts(words, country).map(written),
    );
    const found = amountsOf(plain);
    return { line, found: found.toSorted(), marked: [...new Set(marked)].toSorted() };
  });
  const wrong = told.filter(({ found, marked }) => found.join() !== marked.join()).map(({ line }) => line);
  expect(wrong.length, wrong.join('\n')).toBeLessThan(lines.length * 0.03);
});

const written = ({ amount, currency }: { readonly amount: number; readonly currency: string }): string =>
  `${amount} ${currency}`;

// Whose "$" or `元` is meant.
const countryOfLine = (line: string): string | null =>
  [
    [/HK\$|裁判|私隱|港[幣元币]|公署/, 'HK'],
    [/罰鍰|裁罰|金管會|新臺幣|個資法/, 'TW'],
    [/S\$|PDPC|\$18,000/, 'SG'],
    [/infringement notice|A\$/, 'AU'],
  ].flatMap(([pattern, country]) => (pattern instanceof RegExp && pattern.test(line) ? [String(country)] : []))[0] ??
  null;
