import { describe, expect, it } from 'vitest';
import { type TypeaheadOption, typeaheadOptions } from '../../src/ask/typeahead.ts';
import { printRequest } from '../../src/question/parse-request.ts';
import { answerTo } from '../ask-library.ts';
import { bundledLibrary, day } from '../bundled-library.ts';

const today = day('2019-04-22');

const library = await bundledLibrary();

const optionsFor = (typed: string): Promise<readonly TypeaheadOption[]> => typeaheadOptions(typed, library, today);
const commandOf = ({ request }: TypeaheadOption): string => printRequest(request);

describe('the search field', () => {
  it.each(['facial recognition', 'zzz', '  two   words ', '个人信息', 'a'.repeat(200)])(
    'offers first what was typed: %j',
    async (typed) => {
      const [first] = await optionsFor(typed);
      expect(first).toMatchObject({ kind: 'search', words: typed.trim().replace(/\s+/, ' ') });
      expect(first && commandOf(first)).toBe(`search ${typed.trim().replace(/\s+/, ' ')}`);
    },
  );

  it('reads what was typed like the command', async () => {
    const [first] = await optionsFor('deadlines next 30 days');
    expect(first?.request).toEqual({ kind: 'deadlines', words: 'next 30 days', page: 1 });
  });

  it('offers an entry for half of its title', async () => {
    const found = (await optionsFor('miit pilots elec')).find(({ kind }) => kind === 'entry');
    expect(found && commandOf(found)).toBe('show cn-2019-04-r3');
  });

  it('offers an entry despite a typo', async () => {
    expect((await optionsFor('facail recogni')).some(({ kind }) => kind === 'entry')).toBe(true);
  });

  it('offers lists, searches that work, laws and authorities if nothing was typed', async () => {
    const kinds = (await optionsFor('   ')).map(({ kind }) => kind);
    expect([...new Set(kinds)]).toEqual(['list', 'search', 'suggestion']);
  });

  it.each(['', 'm', 'ma', 'de', 'dec', 'state c', 'national p', '网', 'personal information', 'visual ch'])(
    'offers only what finds something, apart from what was typed: %j',
    async (typed) => {
      for (const offer of (await optionsFor(typed)).slice(typed === '' ? 0 : 1)) {
        expect((await answerTo(commandOf(offer), library, today)).kind, commandOf(offer)).not.toMatch(
          /nothing_found|unknown_id|near_verb/,
        );
      }
    },
  );
});
