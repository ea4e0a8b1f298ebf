import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchOptions } from '../../src/ask/search-field.ts';
import { typeaheadOptions } from '../../src/ask/typeahead.ts';
import { decodeRequest } from '../../src/cards/button-values.ts';
import { bundledLibrary, day } from '../bundled-library.ts';
import { assertSlackModal } from '../slack-schema/assert-slack.ts';

const library = await bundledLibrary();

const optionsFor = async (typed: string) => searchOptions(await typeaheadOptions(typed, library, day('2019-04-22')));

/** Slack has the same limits for the options of a menu. */
const assertSlackOptions = (options: Awaited<ReturnType<typeof optionsFor>>): void =>
  assertSlackModal({
    type: 'modal',
    title: { type: 'plain_text', text: 'Options' },
    blocks: [{ type: 'actions', elements: [{ type: 'static_select', action_id: 'a', options: [...options] }] }],
  });

describe('the options of the search field', () => {
  it('are within Slack’s limits, whatever is typed', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc.constantFrom('"'.repeat(300), '<!channel> & *x*', '個人信息'.repeat(60), '👩‍⚖️'.repeat(80), 'p', 'd', ''),
    );
    await fc.assert(
      fc.asyncProperty(text, async (typed) => assertSlackOptions(await optionsFor(typed))),
      { numRuns: 60 },
    );
  });

  it('each carry a request', async () => {
    for (const { value } of await optionsFor('personal')) expect(decodeRequest(value ?? '')).not.toBeNull();
  });

  it('make different requests', async () => {
    const values = (await optionsFor('MIIT')).map(({ value }) => value);
    expect(new Set(values).size).toBe(values.length);
  });

  it('shorten a long question to its first whole words', async () => {
    const question = 'which duties does a processor of personal information have '.repeat(5).trim();
    const [first] = await optionsFor(question);
    const request = decodeRequest(first?.value ?? '');
    if (request?.kind !== 'search') throw new Error('not a search');
    expect(question.startsWith(`${request.words} `)).toBe(true);
    expect(request.words.length).toBeGreaterThan(120);
  });
});
