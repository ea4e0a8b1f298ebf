import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptOf } from '../../src/search/excerpt.ts';
import { exactTerm, isHan, stemOf } from '../../src/search/words.ts';

const termsOf = (word: string): readonly string[] => (isHan(word) ? [word] : [stemOf(word), exactTerm(word)]);
const terms = (...words: readonly string[]): ReadonlySet<string> => new Set(words.flatMap(termsOf));
const shown = (text: string, searched: ReadonlySet<string>, most?: number): string =>
  excerptOf(text, searched, most === undefined ? {} : { most })
    .map(({ text: piece, marked }) => (marked ? `[${piece}]` : piece))
    .join('');

describe('an excerpt', () => {
  it('marks every form of a searched word', () => {
    expect(shown('Fines were imposed: one fine.', terms('fine'))).toBe('[Fines] were imposed: one [fine].');
  });

  it('marks a Chinese name as one', () => {
    expect(shown('据网信办通报', terms('网信', '信办'))).toBe('据[网信][办]通报');
  });

  it('starts at the sentence from which the most different words can be shown', () => {
    const text = 'Nothing is here. Nor here at all. The pilot uses facial recognition. And more of it follows here.';
    expect(shown(text, terms('facial', 'recognition'), 60)).toBe(
      '… The pilot uses [facial] [recognition]. And more of it follows …',
    );
  });

  it('is the beginning if no word was searched for', () => {
    expect(shown('One two three four five six seven', new Set(), 20)).toBe('One two three four …');
  });

  it('omits web addresses, unless the text is nothing else', () => {
    const excerpt = 'Told by WeChat (https://mp.weixin.qq.com/s/a_b?c=1), and at www.example.com/wechat.';
    expect(shown(excerpt, terms('wechat'))).toBe('Told by [WeChat] , and at .');
    expect(shown('https://example.com/s/1', terms('wechat'))).toBe('https://example.com/s/1');
  });

  it('contains nothing that is not in the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 500 }), fc.string({ maxLength: 10 }), (text, word) => {
        const flat = text.replace(/\s+/gu, ' ').trim();
        const excerpt = excerptOf(text, terms(word.toLowerCase()), { most: 80 })
          .map((piece) => piece.text)
          .join('');
        expect(flat).toContain(excerpt.replace(/^… /, '').replace(/ …$/, ''));
      }),
    );
  });
});
