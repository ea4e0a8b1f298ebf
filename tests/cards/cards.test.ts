import type { Button } from '@slack/types';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharedCard } from '../../src/ask/entry-card.ts';
import { answerCard } from '../../src/bot/answer-card.ts';
import { jurisdictionName } from '../../src/bulletin/labels.ts';
import { button, controls, readMenuValue } from '../../src/cards/blocks.ts';
import {
  deadlineValue,
  decodeRequest,
  encodeRequest,
  formValue,
  idValue,
  readDeadlineValue,
  readDeskSubject,
  readFormValue,
  readIdValue,
  readSnoozeValue,
  snoozeValue,
} from '../../src/cards/button-values.ts';
import type { Card } from '../../src/cards/card.ts';
import { deadlineSummary, formatDaysLeft, pluralise } from '../../src/cards/format.ts';
import { truncate } from '../../src/cards/limits.ts';
import { parseRequest } from '../../src/question/parse-request.ts';
import { answerTo } from '../ask-library.ts';
import { hostileText } from '../bulletin/arbitrary-bulletin.ts';
import { bundledLibrary, day } from '../bundled-library.ts';

const library = await bundledLibrary();

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

describe('the card of a single entry', () => {
  it('is that entry in full: its deadline first, with its words, then its text and where it can be checked', async () => {
    const texts = await shown('facial recognition');
    const parts = [
      '1 entry for “facial recognition”',
      'MIIT pilots electronic identity checks for ICP filings',
      'Regulatory · MIIT · 1 April 2019 · China · Under way',
      'Pilot ends 31 December 2019 (China), in 253 days',
      '“from 1 April 2019 to 31 December 2019”',
      'A circular issued on 1 April 2019',
      'China cybersecurity and data protection, April 2019, regulatory no. 3 (no link on record)',
      'cn-2019-04-r3 · As of 22 April 2019',
    ];
    const places = parts.map((part) => texts.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((x, y) => x - y));
  });

  it('offers to share it only where there is a channel', async () => {
    expect(await shown('facial recognition', true)).toContain('Share to channel');
    expect(await shown('facial recognition', false)).not.toContain('Share to channel');
  });
});

describe('a results card', () => {
  it('has of each entry the title, why it was found and its facts, and opens it', async () => {
    const texts = await shown('campaign');
    expect(texts).toMatch(/\d entries for “campaign”, best match first/);
    expect(texts).toContain(
      'Regulatory · SAMR · 10 April 2019 · Under way · no link\nCampaign ends 30 September 2019 (China), in 161 days',
    );
    expect(texts).toContain('Open');
  });

  it.each([['oldest enforcement', 'oldest first']])(
    'says in which order the entries are: %s',
    async (question, order) => {
      expect(await shown(question)).toContain(`entries for “${question}”, ${order}`);
    },
  );

  it('says nothing about words that all were found', async () => {
    expect(await shown('facial recognition')).not.toMatch(/Filters|Not found|No match|matched by/);
  });

  it('names the filters of the question', async () => {
    expect(await shown('section:enforcement from:2019-04-01 to:2019-04-18 -authority:MPS')).toContain(
      'Filters: Enforcement · dated 1 to 18 April 2019 · excluding MPS',
    );
  });

  it('says which words were matched by their spelling or by other words for the same', async () => {
    expect(await shown('fasial recognition')).toContain('No match for “fasial recognition”; showing similar words.');
    expect(await shown('CVs of jobseekers')).toContain('“CVs”');
  });

  it('only says of a word that is like no other that it was not found', async () => {
    expect(await shown('personal information fined bank trust credit zoom')).toContain('Not found: “zoom”.');
  });

  it('has buttons to the next and previous page, if there are any', async () => {
    expect(await shown('personal information')).toMatch(/Next/);
    expect(await shown('facial recognition')).not.toMatch(/Next|Previous/);
  });
});

describe('the card of a fact', () => {
  it('begins with it in large letters, then the entry and the words that say so', async () => {
    const { blocks, text } = answerCard(await ask('When does Guardian Consumption end?'), { canShare: true });
    expect(blocks[0]).toMatchObject({ type: 'header', text: { text: 'Ends 30 September 2019, in 161 days' } });
    expect(textsOf({ blocks, text })).toMatch(
      /“Guardian Consumption” campaign[\s\S]*“from 1 April to 30 September 2019”/,
    );
    expect(text).toMatch(/^Ends 30 September 2019, in 161 days: “Guardian Consumption”/);
  });

  it.each([
    ['How much was Bank of Communications International Trust fined?', 'RMB 290,000'],
    ['How long does the ICP pilot last?', '1 April to 31 December 2019, ends in 253 days'],
    ['How many malicious links were blocked?', '2.34 million'],
    [
      'When did the appraisal measures for heads of central enterprises take effect?',
      'Took effect 1 April 2019, 21 days ago',
    ],
    ['守护消费行动什么时候截止？', 'Ends 30 September 2019, in 161 days'],
  ])('%s: %s', async (question, fact) => {
    const [first] = answerCard(await ask(question), { canShare: true }).blocks;
    expect(first).toMatchObject({ type: 'header', text: { text: fact } });
  });

  it('is not shown where the question is not answered', async () => {
    const [first] = answerCard(await ask('How much was Uber fined?'), { canShare: true }).blocks;
    expect(first?.type).not.toBe('header');
  });
});

describe('the card of what comes closest', () => {
  it('says what no entry mentions, shows two entries and what each lacks', async () => {
    const texts = await shown('How much was Uber fined?');
    expect(texts).toContain('No entry mentions “Uber”. Closest:');
    expect(texts).toContain('Lacks: Uber');
    expect(texts).toContain('Matched instead: ');
  });

  it('names each match once, and none that is part of another', async () => {
    const texts = await shown('facial recognition at airports by Uber');
    expect(texts).toMatch(/Matched instead: facial recognition$/m);
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

  it.each([
    ['consultation_close', '2026-05-31', 'US', ' (a Sunday: check whether it moves to Monday 1 June)'],
    ['filing_deadline', '2026-05-30', 'US', ' (a Saturday: check whether it moves to Monday 1 June)'],
    ['compliance_deadline', '2019-05-01', 'CN', ' (a public holiday: check whether it moves to Sunday 5 May)'],
    // People work on this Sunday, to make up for a holiday.
    ['consultation_close', '2019-04-28', 'CN', ''],
    ['consultation_close', '2026-05-29', 'US', ''],
    ['consultation_close', '2026-05-25', 'US', ' (a public holiday: check whether it moves to Tuesday 26 May)'],
    ['filing_deadline', '2027-12-31', 'US', ' (a public holiday: check whether it moves to Monday 3 January 2028)'],
    // Where people rest on Friday and Saturday.
    ['consultation_close', '2026-06-05', 'SA', ' (a Friday: check whether it moves to Sunday 7 June)'],
    ['consultation_close', '2026-06-07', 'SA', ''],
    ['consultation_close', '2098-04-30', 'CN', ' (holidays of 2098 not yet known)'],
    // A law takes effect on any day.
    ['effective_date', '2026-05-31', 'US', ''],
  ] as const)('says of a day on which nobody works that it may move: %s %s in %s', (kind, date, jurisdiction, note) => {
    const parts = { kind, date: day(date), jurisdiction };
    expect(deadlineSummary({ ...parts, daysLeft: 3 }).endsWith(`in 3 days${note}`)).toBe(true);
    expect(deadlineSummary({ ...parts, daysLeft: -3 })).not.toMatch(/check whether|not yet known/);
  });

  it('is in the past tense once it has passed', async () => {
    expect(await shown('deadlines')).toContain('China · took effect 21 days ago');
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

describe('a row of controls', () => {
  const named = (count: number): Button[] =>
    Array.from({ length: count }, (_, i) =>
      button({ id: `run_request:b${i}`, text: `B${i}`, value: `v1|1|show ${i}` }),
    );

  it('has four at most, a menu of what there is no room for included, and the menu has five', () => {
    fc.assert(
      fc.property(fc.nat(8), fc.nat(8), (count, more) => {
        const [row] = controls('x', named(count), named(more));
        const elements = row?.elements ?? [];
        expect(elements.length).toBeLessThanOrEqual(4);
        const menus = elements.flatMap((one) => (one.type === 'overflow' ? [one] : []));
        expect(menus.length).toBe(more > 0 || count > 4 ? 1 : 0);
        const options = menus.flatMap((menu) => menu.options);
        expect(options.length).toBeLessThanOrEqual(5);
        for (const { value } of options) {
          expect(readMenuValue(value ?? '')).toEqual({
            actionId: 'run_request',
            value: expect.stringMatching(/^v1\|1\|show \d$/),
          });
        }
      }),
    );
  });

  it('leaves out of the menu what is too long for an option, rather than to break the card', () => {
    const long = button({ id: 'run_request', text: 'Long', value: 'x'.repeat(151) });
    expect(controls('x', [], [long])).toEqual([]);
  });

  it.each(['', 'run_request', '>v1', 'RUN>v1', 'v1|1|help'])('reads no action from %j', (text) => {
    expect(readMenuValue(text)).toBeNull();
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
  it.each([
    ['v1|2|search a|b', encodeRequest({ kind: 'search', words: 'a|b', page: 2 }), decodeRequest],
    ['v1|S1', idValue('S1'), readIdValue],
    ['v1|new', formValue({ for: 'new', words: '' }), readFormValue],
    ['v1|new|MIIT lead 7', formValue({ for: 'new', words: 'MIIT lead 7' }), readFormValue],
    ['v1|change|S1', formValue({ for: 'change', id: 'S1' }), readFormValue],
    ['v1|D1|3', snoozeValue('D1', '3'), readSnoozeValue],
    ['v1|cn-r1|consultation_close|2019-04-30', deadlineValue({ ...key, edge: 'end' }), readDeadlineValue],
    ['v1|cn-r1|consultation_close|2019-04-30|start', deadlineValue({ ...key, edge: 'start' }), readDeskSubject],
    ['v1|D1', idValue('D1'), readDeskSubject],
  ])('keeps its format: %s', (value, written, read) => {
    expect(written).toBe(value);
    expect(read(value)).not.toBeNull();
  });

  it('reads back as what was written', () => {
    expect(readIdValue('v1|S1')).toBe('S1');
    expect(readFormValue('v1|change|S1')).toEqual({ for: 'change', id: 'S1' });
    expect(readSnoozeValue('v1|D1|3')).toEqual({ deliveryId: 'D1', choice: '3' });
    expect(readDeskSubject('v1|D1')).toEqual({ kind: 'reminder', deliveryId: 'D1' });
    expect(readDeskSubject('v1|cn-r1|consultation_close|2019-04-30')).toEqual({
      kind: 'deadline',
      deadline: { ...key, edge: 'end' },
    });
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
    ['v1|change|', readFormValue],
    ['v1|D1|2', readSnoozeValue],
    ['v1|cn-r1|consultation', readDeadlineValue],
    ['v1|D1|3|more', readSnoozeValue],
    ['v1|D1|consultation_close|2019-04-31', readDeskSubject],
  ])('reads as nothing if it is of another shape: %s', (value, read) => {
    expect(read(value)).toBeNull();
  });
});

describe('a text that is cut', () => {
  it.each([
    ['Draft opinions on safety open for comment', 31, 'Draft opinions on safety open…'],
    ['Draft opinions on safety open for comment', 30, 'Draft opinions on safety open…'],
    ['Draft opinions on safety open for comment', 29, 'Draft opinions on safety…'],
    ['Draft opinions', 4, 'Dra…'],
    ['公安部 网络安全保护局发布指引', 8, '公安部 网络安…'],
  ])('ends after a whole word: %s, %i', (text, limit, kept) => {
    expect(truncate(text, limit)).toBe(kept);
  });

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
