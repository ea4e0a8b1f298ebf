import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atPage, parseRequest, printRequest } from '../../src/question/parse-request.ts';
import { longestRequest } from '../../src/question/request.ts';

const known = new Set(['shows', 'research', 'last']);
const parse = (text: string) => parseRequest(text, (word) => known.has(word));

describe('what is typed is read as', () => {
  it.each([
    ['', { kind: 'help' }],
    ['  help ', { kind: 'help' }],
    ['facial recognition', { kind: 'search', words: 'facial recognition', page: 1 }],
    ['search facial', { kind: 'search', words: 'facial', page: 1 }],
    ['"facial recognition"', { kind: 'search', words: '"facial recognition"', page: 1 }],
    ['“personal information” -children', { kind: 'search', words: '“personal information” -children', page: 1 }],
    ['"app" OR "campaign"', { kind: 'search', words: '"app" OR "campaign"', page: 1 }],
    ['"latest guidelines" MIIT', { kind: 'search', words: '"latest guidelines" MIIT', page: 1 }],
    [': "facial recognition', { kind: 'search', words: 'facial recognition', page: 1 }],
    ['"help"', { kind: 'help' }],
    ['SEARCH  facial\n recognition', { kind: 'search', words: 'facial recognition', page: 1 }],
    ['search', { kind: 'incomplete', verb: 'search' }],
    ['show', { kind: 'incomplete', verb: 'show' }],
    ['show CN-2019-04-r3', { kind: 'show', id: 'cn-2019-04-r3', page: 1 }],
    ['show me the fines', { kind: 'search', words: 'the fines', page: 1 }],
    ['latest', { kind: 'latest', section: null, page: 1 }],
    ['latest Enforcement', { kind: 'latest', section: 'enforcement', page: 1 }],
    ['latest from the industry section', { kind: 'latest', section: 'industry', page: 1 }],
    ['latest fines', { kind: 'search', words: 'latest fines', page: 1 }],
    ['latest enforcment', { kind: 'latest_of_unknown_section', words: 'enforcment' }],
    ['deadlines', { kind: 'deadlines', words: '', page: 1 }],
    ['deadline MIIT', { kind: 'deadlines', words: 'MIIT', page: 1 }],
    ['deadlines next 30 days', { kind: 'deadlines', words: 'next 30 days', page: 1 }],
    ['helpful words', { kind: 'search', words: 'helpful words', page: 1 }],
    ['deadlines?', { kind: 'deadlines', words: '', page: 1 }],
    ['mine', { kind: 'mine', page: 1 }],
    ['deadlines mine', { kind: 'mine', page: 1 }],
    ['my deadlines', { kind: 'mine', page: 1 }],
    ['what I own', { kind: 'mine', page: 1 }],
    ['我负责的', { kind: 'mine', page: 1 }],
    ['which of the fines were mine', { kind: 'search', words: 'which of the fines were mine', page: 1 }],
    [': latest enforcement', { kind: 'latest', section: 'enforcement', page: 1 }],
    ['`deadlines`', { kind: 'deadlines', words: '', page: 1 }],
    ['show cn-2019-04-r3.', { kind: 'show', id: 'cn-2019-04-r3', page: 1 }],
    ['Thanks!', { kind: 'help' }],
    ['?!', { kind: 'help' }],
    ['help me', { kind: 'help' }],
    ['help desk breach', { kind: 'search', words: 'help desk breach', page: 1 }],
  ])('%j', (text, request) => {
    expect(parse(text)).toEqual(request);
  });

  it.each([
    ['deadlnes', { kind: 'deadlines', words: '', page: 1 }],
    ['deadlins next week', { kind: 'deadlines', words: 'next week', page: 1 }],
    ['serach facial', { kind: 'search', words: 'facial', page: 1 }],
    ['lates enforcement', { kind: 'latest', section: 'enforcement', page: 1 }],
    ['hepl', { kind: 'help' }],
    ['serach', { kind: 'incomplete', verb: 'search' }],
    ['shwo', { kind: 'incomplete', verb: 'show' }],
    ['shwo cn-2019-04-r3', { kind: 'show', id: 'cn-2019-04-r3', page: 1 }],
  ])('a near miss of a verb, with what was meant: %j', (text, meant) => {
    expect(parse(text)).toEqual({ kind: 'near_verb', typed: text.split(' ')[0], words: text, meant });
  });

  it.each(['how long must logs be kept', 'shop rules', 'slow snow', 'held by the court'])(
    'a search, where what follows does not suit the verb: %j',
    (text) => {
      expect(parse(text).kind).toBe('search');
    },
  );

  it.each(['shows', 'research on minors'])('a search, where the first word is one of the corpus: %j', (text) => {
    expect(parse(text).kind).toBe('search');
  });

  it('too long, from the first character over the limit on', () => {
    expect(parse('x'.repeat(longestRequest)).kind).toBe('search');
    expect(parse('x'.repeat(longestRequest + 1))).toEqual({ kind: 'too_long', length: longestRequest + 1 });
    expect(parse(`deadlines ${'x'.repeat(10_000)}`)).toEqual({ kind: 'too_long', length: 10_000 });
  });
});

describe('a request', () => {
  it('printed as a command is read back the same, for any text', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'grapheme', maxLength: 320 }), fc.stringMatching(/^[!?.:`'"a-z1 ]{0,20}$/)),
        fc.constantFrom('', 'search ', 'latest ', 'show ', 'deadlines '),
        (text, verb) => {
          const request = parse(verb + text);
          fc.pre(request.kind !== 'too_long');
          expect(parse(printRequest(request))).toEqual(request);
        },
      ),
    );
  });

  it('keeps what it asks when its page is turned', () => {
    expect(atPage({ kind: 'search', words: 'fines', page: 1 }, 3)).toEqual({
      kind: 'search',
      words: 'fines',
      page: 3,
    });
    expect(atPage({ kind: 'help' }, 3)).toEqual({ kind: 'help' });
  });
});
