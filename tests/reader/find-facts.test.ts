import { describe, expect, test } from 'vitest';
import { findAuthorities } from '../../src/reader/facts/find-authorities.ts';
import { findInstruments } from '../../src/reader/facts/find-instruments.ts';
import { findPenalties } from '../../src/reader/facts/find-penalties.ts';
import { sectionHeading } from '../../src/reader/segment/headings.ts';
import { readLines } from '../../src/reader/segment/lines.ts';
import { sentencesOf } from '../../src/reader/segment/sentences.ts';
import { writtenDates } from '../../src/time/written-dates.ts';

describe('authorities', () => {
  test.each([
    ['the MIIT and the Ministry of Public Security', ['MIIT', 'MPS']],
    ['the Ministry of Public Security, then the MIIT, then the MPS', ['MPS', 'MIIT']],
    ['the Standing Committee of the 14th National People’s Congress', ['NPCSC']],
    ['the State-owned Assets Supervision and Administration Commission of the State Council', ['SASAC']],
    ['Tianjin Cyberspace Administration', ['TJCAC']],
    ['The Hangzhou Cyberspace Administration', ['Hangzhou Cyberspace Administration']],
    ['the Putuo District People’s Court ruled', ["Putuo District People's Court"]],
    ['国家网信办、工业和信息化部联合', ['CAC', 'MIIT']],
    ['CACAO and miit are none', []],
  ])('%s', (text, expected) => {
    expect(findAuthorities(text)).toEqual(expected);
  });
});

test.each([
  ['The Commission fined a lender.', 'NG', ['NDPC']],
  ['The office published a guide.', 'KE', ['ODPC']],
  ['The Commission opened an inquiry.', 'BR', []],
  ['Peru’s ANPD fined a school.', null, ['ANPDP']],
])('a regulator is what its own name ends with, in its country: %s %s', (text, country, expected) => {
  expect(findAuthorities(text, { country })).toEqual(expected);
});

describe('instruments', () => {
  test.each([
    ['under Article 12 of the Toy Safety Law of the People’s Republic of China', ['Toy Safety Law']],
    ['Under the Toy Act, and the toy act', ['Toy Act']],
    ['a new Guide to Safe Toys was launched', ['Guide to Safe Toys']],
    ['new measures and the Law', []],
    ['the Faculty of Toy and Law, State Administration of Toy Regulation', []],
    ['依据《玩具法》和《玩具办法》', ['玩具法', '玩具办法']],
  ])('%s', (text, expected) => {
    expect(findInstruments(text)).toEqual(expected);
  });
});

describe('penalties', () => {
  test.each([
    ['It was fined 290,000 RMB.', [[290_000, 'CNY']]],
    ['A fine of €1.2 million was imposed.', [[1_200_000, 'EUR']]],
    ['It must pay a $100k settlement.', [[100_000, 'USD']]],
    ['It was fined KRW 21.6 billion (approx. USD 15M).', [[21_600_000_000, 'KRW']]],
    ['It earned 20,000 yuan and was fined 10,000 yuan.', [[10_000, 'CNY']]],
    ['Fines may be up to £500,000.', []],
    ['The court ordered damages of EUR 600.', []],
    ['公司被罚款100万元。', [[1_000_000, 'CNY']]],
    ['It was fined 500 for being late.', []],
  ])('%s', (text, expected) => {
    expect(
      findPenalties(sentencesOf(text), { country: null }).map(({ amount, currency }) => [amount, currency]),
    ).toEqual(expected);
  });

  test('a dollar is that of the country', () => {
    expect(findPenalties(sentencesOf('It was fined $50 million.'), { country: 'AU' })).toEqual([
      { amount: 50_000_000, currency: 'AUD' },
    ]);
  });
});

describe('headings', () => {
  test.each([
    ['Regulatory developments', 'regulatory'],
    ['## Part II – Enforcement', 'enforcement'],
    ['3. INDUSTRY NEWS IN EXAMPLIA', 'industry'],
    ['**Other updates**', null],
    ['一、政策法规', 'regulatory'],
    ['Parcel carrier fined', null],
    ['News', null],
    ['The court fined the industry on 3 May.', null],
  ])('%s', (line, section) => {
    expect(sectionHeading(readLines(line)[0]?.text ?? '')?.section ?? null).toBe(section);
  });
});

test('sentences end at stops, but not after abbreviations', () => {
  const sentences = sentencesOf(
    'See Art. 5 of No. 3. Acme Co., Ltd. was fined 2.5 million. U.S. firms too.\nEnd。完了。',
  );
  expect(sentences.map(({ text }) => text)).toEqual([
    'See Art. 5 of No. 3.',
    'Acme Co., Ltd. was fined 2.5 million.',
    'U.S. firms too.',
    'End。',
    '完了。',
  ]);
});

test.each([
  ['on 1st of April, 2019 and April 2nd, 2019', ['1st of April, 2019', 'April 2nd, 2019']],
  ['2019-04-01, 13/4/2019 and 4/13/2019', ['2019-04-01', '13/4/2019', '4/13/2019']],
  ['2019 年 4 月 1 日起', ['2019 年 4 月 1 日']],
  ['it may 10 times march, Article 12, version 1.2.3, 31 apps', []],
])('dates written in %j', (text, expected) => {
  expect(writtenDates(text).map((date) => date.text)).toEqual(expected);
});
