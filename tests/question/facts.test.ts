import { beforeAll, describe, expect, it } from 'vitest';
import { bulletinSchema } from '../../src/bulletin/bulletin.ts';
import { corpusOf } from '../../src/bulletin/corpus.ts';
import type { Fact } from '../../src/question/facts/fact.ts';
import { readAsk } from '../../src/question/facts/read-ask.ts';
import { findEntries } from '../../src/question/find-entries.ts';
import { readQuery } from '../../src/question/read-query.ts';
import type { ConceptTable } from '../../src/search/concepts/concept-table.ts';
import { buildIndex } from '../../src/search/index/build-index.ts';
import { bundledConcepts, day } from '../bundled-library.ts';

let concepts: ConceptTable;

beforeAll(async () => {
  concepts = await bundledConcepts();
});

describe('what a question asks for', () => {
  it.each([
    ['Until when may we comment?', 'end'],
    ['By what date must controllers register?', 'end'],
    ['When does the consultation close?', 'end'],
    ['When is the last day of the pilot?', 'end'],
    ['意见征集到哪天截止？', 'end'],
    ['When do the rules take effect?', 'effect'],
    ['这个条例什么时候施行？', 'effect'],
    ['Since when has the scheme been running?', 'start'],
    ['When did the pilot start?', 'start'],
    ['When was the guide published?', 'when'],
    ['指南是哪天发布的？', 'when'],
    ['How long does it run?', 'duration'],
    ['Within how many hours must breaches be notified?', 'duration'],
    ['专项行动为期多久？', 'duration'],
    ['How much was the bank fined?', 'amount'],
    ['What was the fine on the bank?', 'amount'],
    ['罚了多少钱？', 'amount'],
    ['How many apps were removed?', 'count'],
    ['下架了多少款App？', 'count'],
    ['Which authority fined the bank?', 'authority'],
    ['Who published the guide?', 'authority'],
    ['是哪个部门发布的？', 'authority'],
    ['Who was fined?', 'party'],
    ['哪家公司被罚了？', 'party'],
    ['Under which law was it fined?', 'law'],
    ['Which article was breached?', 'law'],
    ['违反了哪部法律？', 'law'],
    ['Where was it released?', 'place'],
    ['facial recognition', null],
    ['who must appoint an officer and why does it matter', 'authority'],
  ])('%s: %s', (question, kind) => {
    expect(readAsk(question)?.kind ?? null).toBe(kind);
  });
});

const factIn = (entry: object, question: string): Fact | null => {
  const entries = [
    { id: 'x-r1', section: 'regulatory', date: null, ...entry },
    {
      id: 'x-r2',
      section: 'industry',
      title: 'Trains run late',
      date: null,
      body: 'Nothing else is new in the north.',
    },
  ];
  const head = { id: 'x', title: 'X', issued: '2026-05', jurisdiction: 'GB', language: 'en' };
  const index = buildIndex(corpusOf([bulletinSchema.parse({ ...head, entries })]), concepts);
  return findEntries(readQuery(question, { today: day('2026-05-10'), about: 'entries', concepts }), index).answer;
};

const orchard = {
  title: 'Orchard Bank fined over call recordings',
  body:
    'The Norwick Data Office fined Orchard Bank £2.4 million on 3 May 2026 for recording 12,500 calls. ' +
    'It found a breach of Article 9 of the Call Records Act; the fine is imposed under Article 31. ' +
    'The bank must delete the recordings within 30 days. The office had opened its inquiry on 8 January 2025.',
  authorities: ['Norwick Data Office'],
  instruments: ['Call Records Act'],
  penalties: [{ amount: 2_400_000, currency: 'GBP' }],
};

describe('the fact of an entry', () => {
  it.each([
    ['How much was Orchard Bank fined?', '£2.4 million', 'penalty'],
    ['Who fined Orchard Bank?', 'Norwick Data Office', 'authority'],
    ['How many calls did Orchard Bank record?', '12,500', 'figure'],
    ['When was Orchard Bank fined?', '3 May 2026', 'date'],
    ['When was the inquiry into Orchard Bank opened?', '8 January 2025', 'date'],
    ['Which article did Orchard Bank breach?', 'Article 9', 'instrument'],
    ['Under which law was Orchard Bank fined?', 'Call Records Act', 'instrument'],
    ['Within how many days must Orchard Bank delete the recordings?', '30 days', 'figure'],
    ['Who was fined over call recordings?', 'Orchard Bank', 'parties'],
  ])('%s %s', (question, text, field) => {
    expect(factIn(orchard, question)).toMatchObject({ text, field });
  });

  it('a deadline is that of the kind that is asked for', () => {
    const deadlines = [
      { kind: 'consultation_close', date: '2026-06-30', quote: 'views until 30 June 2026' },
      { kind: 'effective_date', date: '2027-01-01', quote: 'in force on 1 January 2027' },
    ];
    const entry = {
      title: 'Draft rules on beacons',
      body: 'The draft rules on beacons are open for views until 30 June 2026. They are to be in force on 1 January 2027.',
      deadlines,
    };
    expect(factIn(entry, 'When does the consultation on beacons close?')).toMatchObject({ text: '30 June 2026' });
    expect(factIn(entry, 'When do the beacon rules take effect?')).toMatchObject({
      text: '1 January 2027',
      field: 'deadline',
      quote: 'in force on 1 January 2027',
    });
  });

  it.each([
    [
      'two days that would do as well',
      {
        title: 'Two pilots of beacons',
        body: 'Pilots of beacons end on 1 June 2026 in Norwick and on 1 July 2026 in Brixham.',
      },
      'When do the pilots of beacons end?',
    ],
    [
      'a number that counts something else',
      { title: 'Beacons counted', body: 'Beacons were found in 14 shops and 3 stations.' },
      'How many beacons were found?',
    ],
    ['no question for a fact', orchard, 'Orchard Bank'],
    ['someone who is no authority', orchard, 'Who must delete the recordings of Orchard Bank?'],
  ])('is not shown for %s', (_, entry, question) => {
    expect(factIn(entry, question)).toBeNull();
  });
});
