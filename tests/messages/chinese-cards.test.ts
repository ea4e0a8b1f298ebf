import { expect, test } from 'vitest';
import { sampleCards } from '../../src/app/sample-cards.ts';
import { inLanguage } from '../../src/messages/language.ts';
import { bundledLibrary } from '../bundled-library.ts';

const verbs = 'deadlines, latest, show, subscribe, subscriptions, settings';

// What stays in English on a Chinese card: what bulletins and people wrote, names, and what one types.
const quoted = /[“"][^”"]*[”"]|https?:\S+|[\w.-]+@[\w.-]+|\/privacy-law[^。，；）]*/g;
const ofSamples = [
  'Drafts of',
  'China only',
  'Example Authority',
  'regulator.example.org',
  'JSON Feed',
  'files:read',
  verbs,
];
const typedKeys = new Set([
  'action_id',
  'block_id',
  'callback_id',
  'value',
  'private_metadata',
  'type',
  'name',
  'url',
  'style',
  'response_url_enabled',
]);

test('no card or view in Chinese has English words of the app', async () => {
  const library = await bundledLibrary();
  const outside = [JSON.stringify([library.corpus, library.concepts]).replaceAll('\\n', ' '), ...ofSamples]
    .join('|')
    .toLowerCase();
  const cards = await inLanguage('zh-CN', () => sampleCards(library));
  const english = new Set(
    cards.flatMap(({ name, ...shown }) =>
      textsOf(shown).flatMap((text) =>
        (text.replaceAll(quoted, '|').match(/[A-Za-z’]{2,}(?:[ ,:;]+[A-Za-z’]{2,})+/g) ?? [])
          .filter((words) => !outside.includes(words.toLowerCase()))
          .map((words) => `${name}: ${words}`),
      ),
    ),
  );
  expect([...english].toSorted()).toEqual([]);
});

/** Every text of a card that people read. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [];
  if ('style' in value && JSON.stringify(value.style) === '{"code":true}') return [];
  return Object.entries(value).flatMap(([key, one]) => (typedKeys.has(key) ? [] : textsOf(one)));
}
