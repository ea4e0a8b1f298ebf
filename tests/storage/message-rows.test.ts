import { expect, test } from 'vitest';
import { worded } from '../../src/bulletin/message.ts';
import { readMessageColumn } from '../../src/storage/message-rows.ts';

test.each([
  ['plain words of an earlier version', 'It answered 404.', 'It answered 404.'],
  ['plain words that begin with a brace', '{heading} odd', '{heading} odd'],
  ['a message of another version', '{"id":"problem.of_tomorrow","values":{}}', worded(earlier())],
  ['a message without a value that it needs', '{"id":"problem.file_too_large","values":{}}', worded(earlier())],
  [
    'a language that is no tag',
    '{"id":"problem.language_unread","values":{"language":{"language":"x y"}}}',
    worded(earlier()),
  ],
])('%s can be shown', (_, column, shown) => {
  expect(worded(readMessageColumn(column) ?? '')).toBe(shown);
});

function earlier() {
  return { id: 'problem.of_earlier_version', values: {} } as const;
}
