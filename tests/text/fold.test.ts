import { assert, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { folded, foldText } from '../../src/text/fold.ts';

describe('a folded text reads as the plain one', () => {
  test.each([
    ['２０２６年９月１日', '2026年9月1日'],
    ['⾃2026年9⽉1⽇起施⾏', '自2026年9月1日起施行'],
    ['請於6月30日前提交意見', '请于6月30日前提交意见'],
    ['30\u00A0June\u202F2026', '30 June 2026'],
    ['com\u00ADments', 'comments'],
    ['30\u2011Jun\u20112026', '30-Jun-2026'],
    ['ﬁling', 'filing'],
    ['30 June 2026²', '30 June 2026'],
    ['the rule’s date', "the rule's date"],
    ['6月1日～30日', '6月1日~30日'],
  ])('%s', (written, plain) => {
    expect(folded(written)).toBe(plain);
  });

  test('Chinese punctuation, dashes and numbers in circles stay', () => {
    expect(folded('征求意见；①至（周五）——')).toBe('征求意见；①至（周五）——');
  });
});

describe('places lead back to the words as they were written', () => {
  test('after characters that were dropped or that became several', () => {
    const { text, written } = foldText('The oﬃce takes com\u00ADments until 30 June.');
    expect(text).toBe('The office takes comments until 30 June.');
    const at = text.indexOf('comments');
    expect(written(at, at + 'comments'.length)).toBe('com\u00ADments');
    const day = text.indexOf('30 June');
    expect(written(day, day + '30 June'.length)).toBe('30 June');
  });

  test('whatever the text, the whole of it is the whole', () => {
    assert(
      property(string({ unit: 'grapheme' }), (original) => {
        const { text, written } = foldText(original);
        expect(written(0, text.length).length).toBeLessThanOrEqual(original.length);
        expect(original).toContain(written(0, text.length));
      }),
    );
  });
});
