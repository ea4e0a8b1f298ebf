import { beforeAll, describe, expect, it } from 'vitest';
import { type TypeaheadOption, typeaheadOptions } from '../../src/ask/typeahead.ts';
import type { Library } from '../../src/question/library.ts';
import { printRequest } from '../../src/question/parse-request.ts';
import { answerTo } from '../ask-library.ts';
import { bundledLibrary, day } from '../bundled-library.ts';

let library: Library;
const today = day('2019-04-22');

beforeAll(async () => {
  library = await bundledLibrary();
});

const offers = (typed: string): Promise<readonly TypeaheadOption[]> =>
  typeaheadOptions(typed, library, today);
const asked = ({ request }: TypeaheadOption): string => printRequest(request);

describe('while one types into a search field', () => {
  it.each(['facial recognition', 'zzz', '  two   words ', '个人信息', 'a'.repeat(200)])(
    'what was typed is offered first: %j',
    async (typed) => {
      const [first] = await offers(typed);
      expect(first).toMatchObject({ kind: 'typed', words: typed.trim().replace(/\s+/, ' ') });
      expect(first && asked(first)).toBe(`search ${typed.trim().replace(/\s+/, ' ')}`);
    },
  );

  it('what was typed is asked as behind the command', async () => {
    const [first] = await offers('deadlines next 30 days');
    expect(first?.request).toEqual({ kind: 'deadlines', words: 'next 30 days', page: 1 });
  });

  it('an entry is offered by half of what it is called, to be shown in full', async () => {
    const found = (await offers('miit pilots elec')).find(({ kind }) => kind === 'entry');
    expect(found && asked(found)).toBe('show cn-2019-04-r3');
  });

  it('a slip of the pen still finds the entry', async () => {
    expect((await offers('facail recogni')).some(({ kind }) => kind === 'entry')).toBe(true);
  });

  it('without anything typed the lists, searches that work, and laws and authorities are offered', async () => {
    const kinds = (await offers('   ')).map(({ kind }) => kind);
    expect([...new Set(kinds)]).toEqual(['list', 'search', 'suggestion']);
  });

  it.each(['', 'm', 'ma', 'de', 'dec', 'state c', 'national p', '网', 'personal information', 'visual ch'])(
    'nothing is offered that finds nothing, save what was typed: %j',
    async (typed) => {
      for (const offer of (await offers(typed)).filter(({ kind }) => kind !== 'typed')) {
        expect(answerTo(asked(offer), library, today).kind, asked(offer)).not.toMatch(
          /nothing_found|unknown_id|near_verb/,
        );
      }
    },
  );
});
