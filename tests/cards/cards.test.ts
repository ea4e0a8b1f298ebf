import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { sharedCard } from '../../src/ask/entry-card.ts';
import { answerCard } from '../../src/bot/answer-card.ts';
import { decodeRequest, encodeRequest } from '../../src/cards/buttons.ts';
import type { Card } from '../../src/cards/card.ts';
import { truncate } from '../../src/cards/limits.ts';
import { formatDaysLeft, jurisdictionName } from '../../src/cards/words.ts';
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
const cardFor = (text: string, canShare = true): Card => answerCard(ask(text), { canShare });

/** What a reader sees of a card, in order. */
function shown(card: Card): string {
  const texts: string[] = [];
  JSON.stringify(card.blocks, (key, value: unknown) => {
    if (key === 'text' && typeof value === 'string') texts.push(value);
    return value;
  });
  return texts.join('');
}

describe('a results card', () => {
  it('tells title, section, authority, date, the deadline with its days left and its words, and the source', () => {
    const seen = shown(cardFor('facial recognition'));
    for (const part of [
      'MIIT pilots electronic identity checks for ICP filings',
      'Regulatory · MIIT · 1 April 2019',
      'Pilot ends 31 December 2019 (China), in 253 days',
      '“from 1 April 2019 to 31 December 2019”',
      'Source: China cybersecurity and data protection, April 2019, regulatory no. 3 (cn-2019-04-r3)',
      'Searched for “facial recognition”',
    ]) {
      expect(seen).toContain(part);
    }
  });

  it('says which words are in no entry, and offers the likely ones', () => {
    const seen = shown(cardFor('fasial recognition'));
    expect(seen).toContain('No entry has “fasial recognition”: searched for similar words.');
    expect(seen).toContain('Search “facial recognition”');
  });

  it('says of a word that nothing is like only that no entry has it', () => {
    const seen = shown(cardFor('personal information fined bank zoom'));
    expect(seen).toContain('No entry has “zoom”.');
    expect(seen).not.toContain('similar');
  });

  it('turns pages both ways, as far as there are any', () => {
    expect(shown(cardFor('personal information'))).toMatch(/Next/);
    expect(shown(cardFor('facial recognition'))).not.toMatch(/Next|Previous/);
  });

  it('offers sharing only where there is a channel to share with', () => {
    expect(shown(cardFor('facial recognition', false))).not.toContain('Share to channel');
  });
});

describe('a deadline on a card', () => {
  it.each([
    [0, 'today'],
    [1, 'tomorrow'],
    [8, 'in 8 days'],
    [-1, 'yesterday'],
    [-21, '21 days ago'],
  ])('of %i days is told as %s', (days, words) => {
    expect(formatDaysLeft(days)).toBe(words);
  });

  it('that has passed is told in the past', () => {
    expect(shown(cardFor('deadlines'))).toContain('Took effect 1 April 2019 (China), 21 days ago');
  });

  it('names its jurisdiction', () => {
    expect(['CN', 'EU', 'US'].map(jurisdictionName)).toEqual(['China', 'European Union', 'United States']);
  });

  it('is never a date that Slack would show in the zone of the viewer', () => {
    expect(JSON.stringify(cardFor('deadlines'))).not.toMatch(/<!date|"type":"date"/);
  });
});

describe('a shared card', () => {
  it('names who shared it and has nothing to press', () => {
    const entry = ask('show cn-2019-04-e4');
    if (entry.kind !== 'entry') throw new Error(entry.kind);
    const { blocks } = sharedCard(entry, 'U1');
    expect(JSON.stringify(blocks)).toContain('{"type":"user","user_id":"U1"}');
    expect(blocks.some(({ type }) => type === 'actions')).toBe(false);
  });
});

describe('the value of a button', () => {
  it('brings back the request with its page, for any words', () => {
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

  it.each(['', 'v0|1|help', 'v1|help', 'v1|x|help', 'v2|1|help', '1|2|3'])(
    'that is not ours is not understood: %j',
    (value) => {
      expect(decodeRequest(value)).toBeNull();
    },
  );
});

describe('a text that is cut', () => {
  it('fits, ends in an ellipsis and parts no character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 50 }),
        fc.integer({ min: 3, max: 60 }),
        (text, limit) => {
          const kept = truncate(text, limit);
          expect(kept.length).toBeLessThanOrEqual(limit);
          expect(kept === text || kept.endsWith('…')).toBe(true);
          expect(kept.isWellFormed()).toBe(text.isWellFormed() || kept.isWellFormed());
        },
      ),
    );
  });
});
