import { array, assert, constantFrom, oneof, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printQuery } from '../../src/question/print-query.ts';
import { readQuery } from '../../src/question/read-query.ts';
import { bundledConcepts, day } from '../bundled-library.ts';

const pieces =
  'section:|authority:|law:|kind:|from:|to:|before:|after:|due:|when:|has:|penalty:|words:|secton:|"|“|-|－|OR|NOT|AND|(|,|..|' +
  'enforcement|CAC|MIIT|网信办|Ministry of Public Security|PIPL|consultation|pilot_end|deadline|penalty|fines|minors|数据|' +
  '2019-03|1 June|last month|31 September|Q3|since|before|next year|>=1000000EUR|over 100 million euro|超过一亿元|的罚款|最近|OR:|a:b|not|except|without a|no|除了|没有|entry:a-1';
const piece = constantFrom(...pieces.split('|'));
const text = array(
  oneof(
    piece,
    piece,
    piece.map((one) => `${one} `),
    string({ unit: 'binary', maxLength: 6 }),
  ),
  {
    maxLength: 14,
  },
).map((parts) => parts.join(''));
const concepts = await bundledConcepts();
const about = constantFrom('entries', 'deadlines');

describe('any text is read as a query', () => {
  it('that is printed the same once it was read back from the query language, on any day', () => {
    assert(
      property(text, about, (typed, subject) => {
        const query = readQuery(typed, { today: day('2019-04-22'), about: subject, concepts });
        const again = readQuery(printQuery(query), { today: day('2024-02-29'), about: subject, concepts });
        expect(printQuery(again)).toBe(printQuery(query));
        expect(again.unread).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('whose typed filters keep the words that would leave something out', () => {
    const query = readQuery('entry:a-1除了 over 100 million euro', {
      today: day('2019-04-22'),
      about: 'entries',
      concepts,
    });
    const again = readQuery(printQuery(query), { today: day('2019-04-22'), about: 'entries', concepts });
    expect(printQuery(again)).toBe(printQuery(query));
  });

  it('in which NOT may be one of the alternatives', () => {
    const query = readQuery('last month OR NOT', { today: day('2019-04-22'), about: 'entries', concepts });
    expect(printQuery(query)).toBe('words:"last" month OR "NOT"');
  });

  it('however long or hostile', () => {
    for (const unit of [
      '"',
      '-',
      '(',
      'from:',
      'OR ',
      '1 June ',
      '一亿',
      'over 1,',
      '，',
      '\u0000',
      'a:',
      'not ',
      '除了',
      '没有',
    ]) {
      expect(readQuery(unit.repeat(1000), { today: day('2019-04-22'), about: 'entries', concepts }).text).toHaveLength(
        1000 * unit.length,
      );
    }
  });
});
