import { beforeAll, describe, expect, it } from 'vitest';
import type { Bulletin } from '../../src/bulletin/bulletin.ts';
import { corpusOf } from '../../src/bulletin/corpus.ts';
import { type Answered, findEntries } from '../../src/question/find-entries.ts';
import { readQuery } from '../../src/question/read-query.ts';
import type { ConceptTable } from '../../src/search/concepts/concept-table.ts';
import { buildIndex, type SearchIndex } from '../../src/search/index/build-index.ts';
import { bulletinOf } from '../bulletin-of.ts';
import { bundledConcepts, bundledLibrary, day } from '../bundled-library.ts';

let concepts: ConceptTable;
let bundled: SearchIndex;
let norwick: SearchIndex;

beforeAll(async () => {
  concepts = await bundledConcepts();
  bundled = buildIndex((await bundledLibrary()).corpus, concepts);
  norwick = buildIndex(corpusOf([norwickBulletin]), concepts);
});

const find = (text: string, index = bundled): Answered =>
  findEntries(readQuery(text, { today: day('2019-04-22'), about: 'entries', concepts }), index);
const first = (text: string, index = bundled): string => find(text, index).hits[0]?.source.entry.id ?? '';

const entry = (id: string, title: string, body: string, more: object = {}) => ({
  id: `gb-2026-05-${id}`,
  title,
  body,
  ...more,
});

const norwickWith = (entries: Parameters<typeof bulletinOf>[1]): Bulletin =>
  bulletinOf({ id: 'gb-2026-05', title: 'Norwick, May 2026', issued: '2026-05', jurisdiction: 'GB' }, entries);
const norwickBulletin = norwickWith([
  entry(
    'r1',
    'Norwick consults on ePrivacy',
    'Transfers across borders are called cross-border here. Send views by 30 June 2026.',
  ),
  entry(
    'r2',
    'O’Hollis fined for opt-out failures',
    'O’Hollis Ltd pays €500,000. Its shop Café Müller of São Lucas was warned.',
    {
      section: 'enforcement',
      penalties: [{ amount: 500_000, currency: 'EUR' }],
    },
  ),
  entry('r3', 'Guidance on dataset sharing', 'It also speaks of cybersecurity and of whistleblowers.'),
  entry(
    'r4',
    'Décision on naïve consent',
    'Maps of the Straße, of Åland and of Ørsted; İstanbul too. It takes eﬀect later.',
  ),
  entry('r5', 'Brixham bank fined', 'The bank pays £2 million.', {
    section: 'enforcement',
    penalties: [{ amount: 2_000_000, currency: 'GBP' }],
  }),
]);

describe('letters and compounds', () => {
  it.each([
    ['strasse', 'r4'],
    ['aland', 'r4'],
    ['orsted', 'r4'],
    ['sao lucas', 'r2'],
    ['decision consent', 'r4'],
    ['Cafe Mueller', 'r2'],
    ['cafe muller', 'r2'],
    ['naive', 'r4'],
    ['istanbul', 'r4'],
    ['effect later', 'r4'],
  ])('accents, strokes and ligatures fold: %s', (words, id) => {
    expect([first(words, norwick), find(words, norwick).verdict]).toEqual([`gb-2026-05-${id}`, 'answer']);
  });

  it.each([
    ['optout', 'r2'],
    ['opt out', 'r2'],
    ['crossborder', 'r1'],
    ['e-privacy', 'r1'],
    ['whistle-blower', 'r3'],
    ['data set sharing', 'r3'],
    ['cyber-security', 'r3'],
  ])('compounds meet, joined, with a hyphen and apart: %s', (words, id) => {
    expect([first(words, norwick), find(words, norwick).verdict]).toEqual([`gb-2026-05-${id}`, 'answer']);
  });

  it.each(['EUR 500,000', '500,000 EUR', '€500,000', '500k', '500000', '50万', '500,000欧元'])(
    'amounts meet in any dress: %s',
    (words) => {
      expect([first(words, norwick), find(words, norwick).verdict]).toEqual(['gb-2026-05-r2', 'answer']);
    },
  );

  it('initials stand for a name that entries write out', () => {
    expect(first('SAMR GO', bundled)).toBe('cn-2019-04-r4');
  });
});

describe('answers degrade, they do not refuse', () => {
  it.each([
    ['How long does the consumer data campaign run?', 'r4'],
    ['Which apps were shut down by the CAC?', 'e2'],
    ['What changes in the new credit report?', 'i1'],
    ['app crackdown number of complaints', 'e3'],
    ['最近有哪些公司被罚款？', 'e5'],
    ['largest fine', 'e5'],
    ['kids’ data', 'r5'],
  ])('%s', (question, id) => {
    expect(first(question)).toBe(`cn-2019-04-${id}`);
  });

  it.each(['everything', 'all entries', 'show me everything', 'any news?', '最近', '最近有什么动态', '全部条目'])(
    'what names nothing in particular lists all, newest first: %s',
    (question) => {
      const { hits, verdict } = find(question);
      expect([verdict, hits[0]?.source.entry.id, hits.length]).toEqual(['answer', 'cn-2019-04-i3', 14]);
    },
  );

  it('a day alone is a date', () => {
    for (const question of ['18 April', '4月18日', 'what happened 18 April'])
      expect(find(question).hits[0]?.source.entry.date, question).toBe('2019-04-18');
  });

  it('where no entry names the authority, the largest fines come closest', () => {
    const { verdict, hits } = find('who got hit hardest by the CBIRC');
    expect([verdict, hits[0]?.source.entry.id, hits[0]?.lacks]).toEqual(['closest', 'cn-2019-04-e5', ['CBIRC']]);
  });

  it('one of the alternatives is enough for an answer', () => {
    const { verdict, hits } = find('bank OR court');
    expect([verdict, hits.every(({ lacks }) => lacks.length === 0)]).toEqual(['answer', true]);
  });

  it('without a content word the entries of that time are listed, newest first', () => {
    const { hits, verdict } = find('what changed since April');
    expect([verdict, hits[0]?.source.entry.id, hits.length > 10]).toEqual(['answer', 'cn-2019-04-i3', true]);
  });

  it('a date, a section or an amount in plain words comes first, and hides nothing', () => {
    const { hits } = find('apps in enforcement of 12 April 2019');
    expect(hits[0]?.source.entry.id).toBe('cn-2019-04-e2');
    expect(hits.length).toBeGreaterThan(1);
  });

  it('the same as a typed filter excludes the others', () => {
    expect(find('apps section:regulatory').hits.every(({ source }) => source.entry.section === 'regulatory')).toBe(
      true,
    );
  });

  it('an amount beside a word for paying asks for the amount alone, and for enforcement first', () => {
    for (const question of ['settlements of more than £1 million', 'who paid over £1 million'])
      expect(find(question, norwick).hits.map(({ source }) => source.entry.id)).toEqual(['gb-2026-05-r5']);
  });

  it('where no entry meets all that is asked for, the nearest say what they lack', () => {
    const { verdict, hits } = find('fines by CNIL in 2019');
    expect([verdict, hits[0]?.lacks]).toEqual(['closest', ['CNIL']]);
  });

  it('a phrase that no entry has is told otherwise by its words', () => {
    const { verdict, hits } = find('"recognition of faces"');
    expect([verdict, hits[0]?.source.entry.id]).toEqual(['closest', 'cn-2019-04-r3']);
    expect(hits[0]?.lacks).toContain('“recognition of faces”');
  });

  it.each(['cookie banners', 'who won the football match?', 'Uber fine', 'GDPR fines in Spain', '算法推荐 备案'])(
    'a question of another subject has no answer: %s',
    (question) => {
      expect(find(question).verdict).not.toBe('answer');
      expect(find(question).answer).toBeNull();
    },
  );
});

describe('names', () => {
  const signs = (): SearchIndex =>
    buildIndex(
      corpusOf([
        norwickWith([
          entry('r1', 'AT&T settles over call records', 'It pays the state.'),
          entry('r2', 'T-Mobile tells of a breach', 'Mobile numbers were taken.'),
          entry('r3', 'Memory safety instead of C++', 'The agency speaks of languages.'),
          entry('r4', 'Home Depot settles with the states', 'A breach at the tills.'),
          entry('r5', 'Mobile phones at work', 'A breach of the peace: mobile phones, and a settlement on breaks.'),
          entry('r6', 'Türkiye: act on beacons', 'The ban is in force. A fine follows.'),
          entry('r7', 'Ban on beacons', 'A ban, a fine and a fine again: the beacons act bans and fines.'),
        ]),
      ]),
      concepts,
    );

  it.each([
    ['AT&T', 'r1'],
    ['对AT&T的罚款', 'r1'],
    ['settlement by at&t', 'r1'],
    ['T-Mobile breach', 'r2'],
    ['t-mobile', 'r2'],
    ['C++', 'r3'],
    ['家得宝和解', 'r4'],
    ['Turkey beacons ban fine', 'r6'],
    ['土耳其 罚款', 'r6'],
    ["which beacons does Turkey's act ban, and what is the fine", 'r6'],
  ])('with signs, of other languages and of places find their entry: %s', (words, id) => {
    expect(first(words, signs())).toBe(`gb-2026-05-${id}`);
  });

  it('of one who is in no entry are lacked, whatever else the entry has', () => {
    expect(find('fine on AT&T', norwick).verdict).not.toBe('answer');
  });

  it('of the country whose bulletin it is are not lacked', () => {
    expect(find('dataset guidance in the United Kingdom', norwick).hits[0]?.lacks).toEqual([]);
    expect(find('dataset guidance in Norway', norwick).hits[0]?.lacks).toEqual(['Norway']);
  });
});

describe('a colon, a day and a moment in a sentence', () => {
  it('a filter is not meant in the middle of one', () => {
    expect(first('Brixham privacy law: which bank was fined?', norwick)).toBe('gb-2026-05-r5');
    expect(find('law: PIPL').hits.length).toBeGreaterThan(0);
  });

  it('the last day of something is not yesterday, and "for now" is not today', () => {
    const read = (text: string) => readQuery(text, { today: day('2019-04-22'), about: 'entries', concepts }).leaning;
    expect(read('beacon campaign, last day?').datedOrDue).toBeNull();
    expect(read('how long is a beacon permit good for now?').datedOrDue).toBeNull();
  });
});

describe('where nothing is due on the days asked for', () => {
  const due = (id: string, date: string) =>
    entry(id, `Views on beacons ${id}`, `Views until ${date}.`, {
      deadlines: [{ kind: 'consultation_close', date, quote: `until ${date}` }],
    });
  const beacons = (): SearchIndex =>
    buildIndex(
      corpusOf([norwickWith([due('r1', '2018-06-20'), due('r2', '2019-05-30'), due('r3', '2019-09-01')])]),
      concepts,
    );

  it('the same days of another year come first, then the nearest', () => {
    const { verdict, hits } = find('what closes in June?', beacons());
    expect([verdict, hits.map(({ source }) => source.entry.id.slice(-2))]).toEqual(['closest', ['r1', 'r2', 'r3']]);
  });

  it.each(['what happened in October?', 'on 29 May', 'news since 2030', '10月有什么消息'])(
    'entries next to the days come where none is of them: %s',
    (question) => {
      const { verdict, total } = find(question, beacons());
      expect([verdict, total]).toEqual(['closest', 3]);
    },
  );
});

describe('a superlative', () => {
  it('sorts among the entries that have what was asked for, however many others there are', () => {
    const small = Array.from({ length: 70 }, (_, i) =>
      entry(`e${i + 1}`, `Shop ${i + 1} fined for beacons`, `It pays €${1000 + i}.`, {
        section: 'enforcement',
        penalties: [{ amount: 1000 + i, currency: 'EUR' }],
      }),
    );
    const large = entry('e71', 'Shop fined', 'It pays €9 million.', {
      section: 'enforcement',
      penalties: [{ amount: 9_000_000, currency: 'EUR' }],
    });
    const index = buildIndex(corpusOf([norwickWith([...small, large])]), concepts);
    expect(first('largest fine for beacons', index)).toBe('gb-2026-05-e70');
  });

  it('sorts: by amount, whatever the currency', () => {
    expect(find('largest fine', norwick).hits.map(({ source }) => source.entry.id)).toEqual([
      'gb-2026-05-r5',
      'gb-2026-05-r2',
    ]);
    expect(first('smallest fine', norwick)).toBe('gb-2026-05-r2');
  });

  it('sorts by day', () => {
    expect(first('newest app enforcement')).toBe('cn-2019-04-e3');
    expect(first('oldest entry')).toMatch(/-r[23]$/);
  });
});

describe('a query', () => {
  it('is not mended in the value of a filter', () => {
    expect(find('section:toString').suggestion).toBeNull();
    expect(find('section:enforcement fasial recogniton').suggestion).toBeNull();
    expect(find('section:regulatory fasial recogniton').suggestion).toBe('section:regulatory facial recognition');
  });

  it.each(['cn-2019-04-e4', ' CN-2019-04-E4 '])('that is the id of an entry finds that entry: %j', (id) => {
    expect(find(id).hits.map(({ source }) => source.entry.id)).toEqual(['cn-2019-04-e4']);
  });
});
