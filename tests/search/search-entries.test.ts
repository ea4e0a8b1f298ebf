import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { corpusOf } from '../../src/bulletin/corpus.ts';
import { buildIndex, type SearchIndex } from '../../src/search/index/build-index.ts';
import { searchEntries } from '../../src/search/search-entries.ts';
import { bulletinOf } from '../bulletin-of.ts';
import { bundledConcepts, bundledIndex } from '../bundled-library.ts';

const index = await bundledIndex();

const first = (query: string): string | undefined => searchEntries(index, query).hits[0]?.source.entry.id;

describe('a search finds first', () => {
  it.each([
    ['the pilot that names facial recognition', 'facial recognition', 'cn-2019-04-r3'],
    ['whatever the case', 'FACIAL Recognition', 'cn-2019-04-r3'],
    ['another form of the word', 'facially recognised', 'cn-2019-04-r3'],
    ['a word with a slip of the pen', 'fasial recogniton', 'cn-2019-04-r3'],
    ['the beginning of the last word', 'guardian consum', 'cn-2019-04-r4'],
    ['a name', 'Visual China Group', 'cn-2019-04-e4'],
    ['a company', 'Han Hua Yi Mei', 'cn-2019-04-e4'],
    ['a number', '33,638', 'cn-2019-04-e2'],
    ['a question in plain words', 'what is the consultation on the industrial internet?', 'cn-2019-04-i2'],
    ['an authority by its Chinese name', '国资委', 'cn-2019-04-r2'],
    ['a law', 'Civil Code', 'cn-2019-04-r5'],
    ['a company by its Chinese name', '视觉中国', 'cn-2019-04-e4'],
    ['a campaign in Chinese, though what frames it is not there', '守护消费 行动', 'cn-2019-04-r4'],
    ['a name before a word that joins it to what follows', '视觉中国被 罚款', 'cn-2019-04-e4'],
  ])('%s: %s', (_, query, id) => {
    expect(first(query)).toBe(id);
  });
});

describe('a search', () => {
  it('of stop words alone finds nothing', () => {
    expect(searchEntries(index, 'what is the').hits).toEqual([]);
  });

  it('of words that are like no others finds nothing and suggests nothing', () => {
    const { hits, suggestion } = searchEntries(index, 'blockchain zzzyx');
    expect(hits).toEqual([]);
    expect(suggestion).toBeNull();
  });

  it('has no answer without the name that was asked for, and tells what each entry lacks', () => {
    for (const query of ['UK children code', 'children code UK', 'fine in Brazil', 'personal information and Kuaishou'])
      expect(searchEntries(index, query).verdict, query).not.toBe('answer');
    const { verdict, hits } = searchEntries(index, 'fine in Brazil');
    expect([verdict, hits[0]?.lacks]).toEqual(['closest', ['Brazil']]);
  });

  it('has no answer in an entry that has only the names of a question', () => {
    const { verdict, hits } = searchEntries(index, 'salaries of teachers at Visual China Group, Tianjin');
    expect([hits[0]?.source.entry.id, verdict]).toEqual(['cn-2019-04-e4', 'closest']);
  });

  it('takes the plural of a known word for known, and no slip of the pen', () => {
    expect(searchEntries(index, 'smart speakers').words).toEqual([{ word: 'smart speakers', reading: 'absent' }]);
  });

  it('says none only where no word of the question is in any entry', () => {
    expect(searchEntries(index, 'blockchain zzzyx').verdict).toBe('none');
    expect(searchEntries(index, 'blockchain zzzyx fines').verdict).toBe('closest');
    expect(searchEntries(index, 'instant messaging').verdict).toBe('answer');
  });

  it('an everyday word finds others for the same thing, and is told to have done so', () => {
    const { words, hits, verdict } = searchEntries(index, 'CVs of jobseekers');
    expect(words[0]).toEqual({ word: 'CVs', reading: 'synonym' });
    expect([hits[0]?.source.entry.id, verdict]).toEqual(['cn-2019-04-e6', 'answer']);
  });

  it('does not correct the first letter of a word', () => {
    expect(searchEntries(index, 'zoom').words).toEqual([{ word: 'zoom', reading: 'absent' }]);
    expect(searchEntries(index, 'zisual china').suggestion).toBeNull();
    expect(searchEntries(index, 'ivsual chnia').suggestion).toBe('visual china');
  });

  it('lists the words that no entry contains, and suggests a correction', () => {
    const { words, suggestion } = searchEntries(index, 'Fasial, recognition!');
    expect(words).toEqual([{ word: 'Fasial, recognition', reading: 'similar' }]);
    expect(suggestion).toBe('facial, recognition!');
  });

  it('lists a word that is like no others as absent, without a suggestion', () => {
    expect(searchEntries(index, 'Facebook').words).toEqual([{ word: 'Facebook', reading: 'absent' }]);
    expect(searchEntries(index, '等保').words).toEqual([expect.objectContaining({ reading: 'absent' })]);
  });

  it('does not suggest what has no answer', () => {
    const query = 'cybersecurty reveiw';
    expect(searchEntries(index, query)).toMatchObject({ suggestion: null });
  });

  it.each([
    ['bank of comm', 'bank of communications', 'cn-2019-04-e5'],
    ['cyberspace admin', 'cyberspace administration', 'cn-2019-04-e1'],
  ])('completes an unfinished name instead of correcting it: %s', (query, suggestion, id) => {
    const found = searchEntries(index, query);
    expect(found.suggestion).toBe(suggestion);
    expect(found.hits[0]?.source.entry.id).toBe(id);
  });

  it('does not correct an unfinished word to a shorter one', () => {
    expect(searchEntries(index, 'telecom comm')).toMatchObject({ suggestion: null });
  });

  it('ranks the entry that contains more of the words first', () => {
    const { hits } = searchEntries(index, 'fine personal information bank');
    expect(hits[0]?.source.entry.id).toBe('cn-2019-04-e5');
    expect(hits.length).toBeGreaterThan(2);
  });

  it('has its hits in the order of their scores, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (query) => {
        const scores = searchEntries(index, query).hits.map(({ score }) => score);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
      }),
      { numRuns: 300 },
    );
  });
});

describe('a query of many words', () => {
  it('ranks the entry that contains more of them first', () => {
    const long = 'pilot identity electronically circular lip reading action recognition';
    const { hits } = searchEntries(index, `${long} gambling`);
    expect(hits[0]?.source.entry.id).toBe('cn-2019-04-r3');
  });
});

describe('a run of Chinese', () => {
  it('is cut into what entries have and what they have not', async () => {
    const entry = { section: 'other', title: '餐厅点餐与手机号码', body: '餐厅不得强制收集。' };
    const digest = buildIndex(corpusOf([bulletinOf({ language: 'zh' }, [entry])]), await bundledConcepts());
    const { words, hits } = searchEntries(digest, '餐厅蒸鱼');
    expect([words.map(({ word, reading }) => [word, reading]), hits[0]?.lacks]).toEqual([
      [
        ['餐厅', 'known'],
        ['蒸鱼', 'absent'],
      ],
      ['蒸鱼'],
    ]);
  });
});

describe('a name in Chinese', () => {
  it('is shown as it was typed, not as the pairs that are searched for', () => {
    const { words, hits } = searchEntries(index, '工业和信息化部');
    expect(words).toEqual([expect.objectContaining({ word: '工业和信息化部', reading: 'known' })]);
    expect(hits[0]?.source.entry.authorities).toContain('MIIT');
  });
});

describe('a name that no entry contains', () => {
  let digests: SearchIndex;
  const other = { section: 'other', body: 'Told in full.' };
  const told = (query: string) => {
    const { hits, words } = searchEntries(digests, query);
    return { ids: hits.map(({ source }) => source.entry.id), readings: words.map(({ reading }) => reading) };
  };

  beforeAll(async () => {
    const titles = [
      'Services fined under the Digital Markets Act as the regulator decides to act',
      'Verification of how old readers are, and of what age, is put off',
      'CAC issues answers',
      'Tianjin Cyberspace Administration penalises a website',
    ];
    const entries = titles.map((title) => ({ ...other, title }));
    digests = buildIndex(corpusOf([bulletinOf({ id: 'd', jurisdiction: 'EU' }, entries)]), await bundledConcepts());
  });

  it('is not found by its single words if it is the name of a law', () => {
    expect(told('Digital Services Act')).toEqual({ ids: [], readings: ['absent'] });
    expect(told('Digital Markets Act').ids).toEqual(['d-o1']);
  });

  it('is found by its country if it is the capital', () => {
    const entries = [
      { ...other, title: 'Thailand puts off its law' },
      { ...other, title: 'Vietnam puts off its law' },
    ];
    const bulletin = bulletinOf({ id: 'd', jurisdiction: 'EU' }, entries);
    const found = searchEntries(buildIndex(corpusOf([bulletin]), digests.entries.concepts), '河内 推迟');
    expect(found.hits[0]?.source.entry.id).toBe('d-o2');
  });

  it('is found where it is the jurisdiction of an entry that does not name it', () => {
    const entries = ['FR', 'SG'].map((jurisdiction) => ({ ...other, jurisdiction, title: 'Rules on cameras' }));
    const bulletin = bulletinOf({ id: 'd', jurisdiction: 'ZZ' }, entries);
    const index = buildIndex(corpusOf([bulletin]), digests.entries.concepts);
    const { hits, verdict } = searchEntries(index, 'cameras in Singapore');
    expect([hits[0]?.source.entry.id, verdict, hits[0]?.lacks]).toEqual(['d-o2', 'answer', []]);
  });

  it('is found by its words if they describe what it is about, and is shown as similar', () => {
    expect(told('age verification')).toEqual({ ids: ['d-o2'], readings: ['similar'] });
  });

  it.each(['Cyberspace Admin', 'cyberspace administration of chna', 'CAC', 'Cyberspace Administration of China'])(
    'does not find another authority whose name contains the words: %s',
    (query) => {
      expect(told(query).ids[0]).toBe('d-o3');
    },
  );

  it('is found by the name of the authority before it', () => {
    expect(searchEntries(index, 'AQSIQ').hits[0]?.source.entry.authorities).toContain('SAMR');
  });
});
