import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { sharedCard } from '../../src/ask/entry-card.ts';
import { answerCard } from '../../src/bot/answer-card.ts';
import {
  decodeRequest,
  encodeRequest,
  formValue,
  idValue,
  mutedValue,
  readFormValue,
  readIdValue,
  readMutedValue,
  readSnoozeValue,
  snoozeValue,
} from '../../src/cards/button-values.ts';
import type { Card } from '../../src/cards/card.ts';
import { deadlineSummary, formatDaysLeft, jurisdictionName, pluralise } from '../../src/cards/format.ts';
import { truncate } from '../../src/cards/limits.ts';
import type { Library } from '../../src/question/library.ts';
import { parseRequest } from '../../src/question/parse-request.ts';
import { answerTo } from '../ask-library.ts';
import { hostileText } from '../bulletin/arbitrary-bulletin.ts';
import { bundledLibrary, day } from '../bundled-library.ts';

let library: Library;

beforeAll(async () => {
  library = await bundledLibrary();
});

const ask = (text: string) => answerTo(text, library, day('2019-04-22'));

/** The texts of the card that answers a question, in order. */
const shown = async (text: string, canShare = true): Promise<string> =>
  textsOf(answerCard(await ask(text), { canShare }));

function textsOf(card: Card): string {
  const texts: string[] = [];
  JSON.stringify(card.blocks, (key, value: unknown) => {
    if (key === 'text' && typeof value === 'string') texts.push(value);
    return value;
  });
  return texts.join('');
}

describe('a results card', () => {
  it('has title, section, authority, date, the deadline with its days left and source text, and the source', async () => {
    const texts = await shown('facial recognition');
    for (const part of [
      '1 entry for “facial recognition”',
      'MIIT pilots electronic identity checks for ICP filings',
      'Regulatory · MIIT · 1 April 2019',
      'Pilot ends 31 December 2019 (China), in 253 days',
      '1 April to 31 December 2019 · Source text: “from 1 April 2019 to 31 December 2019”',
      'Source: China cybersecurity and data protection, April 2019 · Regulatory 3 · cn-2019-04-r3',
      'As of 22 April 2019',
    ]) {
      expect(texts).toContain(part);
    }
  });

  it('does not repeat a plain search', async () => {
    expect(await shown('facial recognition')).not.toMatch(/Filters|Not found|No match/);
  });

  it('names the filters of the question', async () => {
    expect(await shown('section:enforcement from:2019-04-01 to:2019-04-18 -authority:MPS')).toContain(
      'Filters: Enforcement · dated 1 to 18 April 2019 · excluding MPS',
    );
  });

  it('says which words are in no entry, and offers similar ones', async () => {
    const texts = await shown('fasial recognition');
    expect(texts).toContain('No exact match for “fasial recognition” · 1 similar');
    expect(texts).toContain('Search “facial recognition”');
    expect(await shown('bank fasial zebra')).toContain('No match for “fasial”; showing similar words.');
  });

  it('only says of a word that is like no other that it was not found', async () => {
    const texts = await shown('personal information fined bank zoom');
    expect(texts).toContain('Not found: “zoom”.');
    expect(texts).not.toContain('similar');
  });

  it('has buttons to the next and previous page, if there are any', async () => {
    expect(await shown('personal information')).toMatch(/Next/);
    expect(await shown('facial recognition')).not.toMatch(/Next|Previous/);
  });

  it('offers to share only where there is a channel', async () => {
    expect(await shown('facial recognition', true)).toContain('Share to channel');
    expect(await shown('facial recognition', false)).not.toContain('Share to channel');
  });
});

describe('a deadline on a card', () => {
  it.each([
    [0, 'today'],
    [1, 'tomorrow'],
    [8, 'in 8 days'],
    [1200, 'in 1,200 days'],
    [-1, 'yesterday'],
    [-21, '21 days ago'],
  ])('with %i days left is %s', (days, words) => {
    expect(formatDaysLeft(days)).toBe(words);
  });

  it.each([
    [{}, 'Consultation closes 30 April 2019'],
    [{ jurisdiction: 'CN' }, 'Consultation closes 30 April 2019 (China)'],
    [{ jurisdiction: 'EU', daysLeft: 8 }, 'Consultation closes 30 April 2019 (European Union), in 8 days'],
    [{ daysLeft: -1 }, 'Consultation closed 30 April 2019, yesterday'],
    [{ edge: 'start', daysLeft: 0 }, 'Consultation opens 30 April 2019, today'],
    [
      { jurisdiction: 'CN', daysLeft: 0, hasEnded: true },
      'Consultation closes 30 April 2019 (China), today (already over in China)',
    ],
  ] as const)('is summarised with as much as is given: %j', (parts, words) => {
    expect(deadlineSummary({ kind: 'consultation_close', date: day('2019-04-30'), ...parts })).toBe(words);
  });

  it('is in the past tense once it has passed', async () => {
    expect(await shown('deadlines')).toContain('Took effect 1 April 2019 (China), 21 days ago');
  });

  it('names its jurisdiction', () => {
    expect(['CN', 'EU', 'US'].map(jurisdictionName)).toEqual(['China', 'European Union', 'United States']);
  });

  it('is never a date that Slack would show in the time zone of the viewer', async () => {
    expect(JSON.stringify(answerCard(await ask('deadlines'), { canShare: true }))).not.toMatch(/<!date|"type":"date"/);
  });
});

it('a number on a card has commas', () => {
  expect([0, 1, 1200].map((count) => pluralise(count, 'entry', 'entries'))).toEqual([
    '0 entries',
    '1 entry',
    '1,200 entries',
  ]);
});

describe('a shared card', () => {
  it('names who shared it and has no buttons', async () => {
    const entry = await ask('show cn-2019-04-e4');
    if (entry.kind !== 'entry') throw new Error(entry.kind);
    const { blocks } = sharedCard(entry, 'U1');
    expect(JSON.stringify(blocks)).toContain('{"type":"user","user_id":"U1"}');
    expect(blocks.some(({ type }) => type === 'actions')).toBe(false);
  });
});

describe('the value of a button', () => {
  it('holds a request with its page, whatever its words', () => {
    const knowsAll = () => true;
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 1, max: 999 }), (words, page) => {
        const request = parseRequest(`search ${words}`, knowsAll);
        fc.pre(request.kind === 'search');
        const value = encodeRequest({ ...request, page });
        expect(decodeRequest(value)).toEqual({ ...request, page });
        expect(value.length).toBeLessThanOrEqual(2000);
      }),
    );
  });

  // Cards of earlier versions carry these.
  const key = { entryId: 'cn-r1', kind: 'consultation_close', date: day('2019-04-30') } as const;
  const muted = { subscriptionId: 'S1', deadline: { ...key, edge: 'start' } } as const;
  it.each([
    ['v1|2|search a|b', encodeRequest({ kind: 'search', words: 'a|b', page: 2 }), decodeRequest],
    ['v1|S1', idValue('S1'), readIdValue],
    ['v1|new', formValue({ for: 'new' }), readFormValue],
    ['v1|change|S1', formValue({ for: 'change', id: 'S1' }), readFormValue],
    ['v1|D1|3', snoozeValue('D1', 3), readSnoozeValue],
    [
      'v1|S1|cn-r1|consultation_close|2019-04-30|start',
      mutedValue(muted.subscriptionId, muted.deadline),
      readMutedValue,
    ],
  ])('keeps its format: %s', (value, written, read) => {
    expect(written).toBe(value);
    expect(read(value)).not.toBeNull();
  });

  it('reads back as what was written', () => {
    expect(readIdValue('v1|S1')).toBe('S1');
    expect(readFormValue('v1|change|S1')).toEqual({ for: 'change', id: 'S1' });
    expect(readSnoozeValue('v1|D1|3')).toEqual({ deliveryId: 'D1', days: 3 });
    expect(readMutedValue(mutedValue('S1', muted.deadline))).toEqual(muted);
  });

  it.each(['', 'v0|1|help', 'v1|help', 'v1|x|help', 'v2|1|help', '1|2|3', 'v1|1|'])(
    'reads as no request if it is not ours: %j',
    (value) => {
      expect(decodeRequest(value)).toBeNull();
    },
  );

  it.each([
    ['v2|S1', readIdValue],
    ['v1|', readIdValue],
    ['v1|S1|more', readIdValue],
    ['v1|other', readFormValue],
    ['v1|new|S1', readFormValue],
    ['v1|change|', readFormValue],
    ['v1|D1|2', readSnoozeValue],
    ['v1|D1|3|more', readSnoozeValue],
    ['v1|cn-r1|consultation_close|2019-04-30', readMutedValue],
  ])('reads as nothing if it is of another shape: %s', (value, read) => {
    expect(read(value)).toBeNull();
  });
});

describe('a text that is cut', () => {
  it('fits, ends in an ellipsis and splits no character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 50 }), fc.integer({ min: 3, max: 60 }), (text, limit) => {
        const kept = truncate(text, limit);
        expect(kept.length).toBeLessThanOrEqual(limit);
        expect(kept === text || kept.endsWith('…')).toBe(true);
        expect(kept.isWellFormed()).toBe(text.isWellFormed() || kept.isWellFormed());
      }),
    );
  });
});
