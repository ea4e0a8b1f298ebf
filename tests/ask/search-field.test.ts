import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { searchOptions } from '../../src/ask/search-field.ts';
import { typeaheadOptions } from '../../src/ask/typeahead.ts';
import { decodeRequest } from '../../src/cards/buttons.ts';
import type { Library } from '../../src/question/library.ts';
import { bundledLibrary, day } from '../bundled-library.ts';
import { assertSlackModal } from '../slack-schema/assert-slack.ts';

let library: Library;

beforeAll(async () => {
  library = await bundledLibrary();
});

const optionsFor = async (typed: string) =>
  searchOptions(await typeaheadOptions(typed, library, day('2019-04-22')));

/** Slack takes the same options from a list in a modal as from type-ahead. */
const assertSlackOptions = (options: Awaited<ReturnType<typeof optionsFor>>): void =>
  assertSlackModal({
    type: 'modal',
    title: { type: 'plain_text', text: 'Options' },
    blocks: [
      { type: 'actions', elements: [{ type: 'static_select', action_id: 'a', options: [...options] }] },
    ],
  });

describe('the options of the search field', () => {
  it('are what Slack accepts, whatever is typed', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc.constantFrom(
        '"'.repeat(300),
        '<!channel> & *x*',
        '個人信息'.repeat(60),
        '👩‍⚖️'.repeat(80),
        'p',
        'd',
        '',
      ),
    );
    await fc.assert(
      fc.asyncProperty(text, async (typed) => assertSlackOptions(await optionsFor(typed))),
      { numRuns: 60 },
    );
  });

  it('each carry what they ask', async () => {
    for (const { value } of await optionsFor('personal')) expect(decodeRequest(value ?? '')).not.toBeNull();
  });

  it('differ in what they ask', async () => {
    const values = (await optionsFor('MIIT')).map(({ value }) => value);
    expect(new Set(values).size).toBe(values.length);
  });

  it('ask a long question by its first whole words', async () => {
    const question = 'which duties does a processor of personal information have '.repeat(5).trim();
    const [first] = await optionsFor(question);
    const request = decodeRequest(first?.value ?? '');
    if (request?.kind !== 'search') throw new Error('a search is offered');
    expect(question.startsWith(`${request.words} `)).toBe(true);
    expect(request.words.length).toBeGreaterThan(120);
  });
});
