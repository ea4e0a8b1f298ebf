import { describe, expect, test } from 'vitest';
import { slackTypes } from './block-kit-schema.ts';
import { isJson } from './json.ts';
import { type Limits, limitsInWords } from './limits-in-words.ts';

describe('a limit is read out of words', () => {
  test.each<[string, Limits]>([
    ['Maximum length for this field is 255 characters.', { characters: 255 }],
    ['Maximum length for the `text` in this field is 1,500 characters.', { characters: 1500 }],
    ['The minimum length is 1 and maximum length is 3000 characters.', { characters: 3000 }],
    ['Max length of 24\ncharacters.', { characters: 24 }],
    ['Limit 12,000 characters max.', { characters: 12_000 }],
    ['`text` within must be less than 200 characters.', { characters: 199 }],
    ['There is a maximum of 25 elements in each action block.', { items: 25 }],
    ['Maximum number of option groups is 100.', { items: 100 }],
    ['Max of 100 blocks.', { items: 100 }],
    ['An array of up to 5 {@link PlainTextOption} to display.', { items: 5 }],
    ['Maximum 100 rows. Each row is an array with a max of 20 table cells.', { items: 100, itemsOfEach: 20 }],
    ['Minimum of `1`, maximum of `10`. Defaults to `10`.', { value: 10 }],
    ['Must be between 1 and 100.', { value: 100 }],
    ['Shown at most 3 times a day.', {}],
    ['See {@link https://slack.dev/x Maximum length is 7 characters}.', {}],
  ])('%s', (words, limits) => {
    expect(limitsInWords(words)).toEqual(limits);
  });

  test('no doc comment of Slack names a limit that is not understood', () => {
    const comments = [...new Set(commentsIn(slackTypes()))];
    const naming = comments.filter((comment) =>
      /\b(max|maximum|limit|up to|less than|between)\b[^.]*\d/i.test(comment),
    );
    expect(naming.length).toBeGreaterThan(40);
    expect(naming.filter((comment) => Object.keys(limitsInWords(comment)).length === 0)).toEqual([]);
  });
});

function commentsIn(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(commentsIn);
  if (!isJson(node)) return [];
  const own = typeof node['description'] === 'string' ? [node['description']] : [];
  return [...own, ...Object.values(node).flatMap(commentsIn)];
}
