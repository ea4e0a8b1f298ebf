import { describe, expect, it } from 'vitest';
import { deadlineKinds } from '../../src/bulletin/bulletin.ts';
import { noFilters, noValues } from '../../src/question/query.ts';
import { readQuery } from '../../src/question/read-query.ts';
import { bundledConcepts, day } from '../bundled-library.ts';

const concepts = await bundledConcepts();

const usualDay = day('2019-04-22');

const read = (text: string, today = usualDay) => ({
  ...readQuery(text, { today, about: 'entries', concepts }),
  plain: '',
});

const nothing = {
  today: usualDay,
  plain: '',
  words: '',
  phrases: [],
  alternatives: [],
  excluded: [],
  filters: noFilters,
  leaning: noFilters,
  order: null,
  without: noValues,
  unread: [],
};

const word = (text: string) => ({ kind: 'word', text });
const phrase = (text: string) => ({ kind: 'phrase', text });
const over = (amount: number, currency: string | null) => ({
  penalty: { from: { amount, included: false }, to: null, currency },
});
const atLeast = (amount: number, currency: string | null) => ({
  penalty: { from: { amount, included: true }, to: null, currency },
});

describe('in the query language', () => {
  it.each([
    ['section:enforcement', { sections: ['enforcement'] }],
    ['Section:Enforcement', { sections: ['enforcement'] }],
    ['section: enforcement', { sections: ['enforcement'] }],
    ['section：enforcement', { sections: ['enforcement'] }],
    ['栏目：执法', { sections: ['enforcement'] }],
    ['section:enforcement,industry', { sections: ['enforcement', 'industry'] }],
    ['section:enforcement section:industry', { sections: ['enforcement', 'industry'] }],
    ['section:enforcement OR section:industry', { sections: ['enforcement', 'industry'] }],
    ['section:enforcement section:enforcement', { sections: ['enforcement'] }],
    ['authority:CAC', { authorities: ['CAC'] }],
    ['authority:网信办', { authorities: ['CAC'] }],
    ['authority:Ministry of Public Security', { authorities: ['MPS'] }],
    ['authority:"Ministry of Public Security"', { authorities: ['MPS'] }],
    ['authority:cac、miit', { authorities: ['CAC', 'MIIT'] }],
    ['law:PIPL', { laws: ['Personal Information Protection Law'] }],
    ['law:個保法', { laws: ['Personal Information Protection Law'] }],
    ['law:Data Security Law', { laws: ['Data Security Law'] }],
    ['law:"Bread Rules"', { laws: ['Bread Rules'] }],
    ['authority:央行', { authorities: ['PBOC'] }],
    ['law:“Civil Code”', { laws: ['Civil Code'] }],
    ['kind:consultation', { kinds: ['consultation_close'] }],
    ['kind:pilot_end', { kinds: ['pilot_end'] }],
    ['kind:effective date', { kinds: ['effective_date'] }],
    ['类型：征求意见', { kinds: ['consultation_close'] }],
    ['has:deadline has:penalty', { has: ['deadline', 'penalty'] }],
    ['from:2019-03', { dated: { from: '2019-03-01', to: null } }],
    ['to:2019-03', { dated: { from: null, to: '2019-03-31' } }],
    ['from:2019-03 to:2019-04-10', { dated: { from: '2019-03-01', to: '2019-04-10' } }],
    ['from:March', { dated: { from: '2019-03-01', to: null } }],
    ['from:December', { dated: { from: '2018-12-01', to: null } }],
    ['from:1 March 2019', { dated: { from: '2019-03-01', to: null } }],
    ['from:"last month"', { dated: { from: '2019-03-01', to: null } }],
    ['date:2018', { dated: { from: '2018-01-01', to: '2018-12-31' } }],
    ['before:2019-06-01', { due: { from: null, to: '2019-05-31' } }],
    ['before:1 June', { due: { from: null, to: '2019-05-31' } }],
    ['after:2019-04', { due: { from: '2019-05-01', to: null } }],
    ['after:2019-04 before:2019-07', { due: { from: '2019-05-01', to: '2019-06-30' } }],
    ['due:next month', { due: { from: '2019-05-01', to: '2019-05-31' } }],
    ['due:2019-05-01..2019-05-15', { due: { from: '2019-05-01', to: '2019-05-15' } }],
    ['due:2019-05-01..', { due: { from: '2019-05-01', to: null } }],
    ['when:2019-04', { datedOrDue: { from: '2019-04-01', to: '2019-04-30' } }],
    ['penalty:>100 million euro', over(100_000_000, 'EUR')],
    ['penalty:>=1000000CNY', atLeast(1_000_000, 'CNY')],
    ['罚款：超过一亿元', over(100_000_000, 'CNY')],
  ])('%j limits', (text, filters) => {
    expect(read(text)).toEqual({ ...nothing, text, filters: { ...noFilters, ...filters } });
  });

  it.each(deadlineKinds)(
    'are read from the first word of a kind, as the card for an unknown kind lists it: %s',
    (kind) => {
      expect(read(`kind:${kind.split('_')[0]}`).filters).toEqual({ ...noFilters, kinds: [kind] });
    },
  );

  it.each([
    ['"facial recognition"', { phrases: ['facial recognition'] }],
    ['“facial recognition”', { phrases: ['facial recognition'] }],
    ['「人脸识别」', { phrases: ['人脸识别'] }],
    ['"facial recognition', { phrases: ['facial recognition'] }],
    ['"a b" "c d', { phrases: ['a b', 'c d'] }],
    ['""', {}],
    ['breach -minors', { words: 'breach', excluded: [word('minors')] }],
    ['breach －minors', { words: 'breach', excluded: [word('minors')] }],
    ['breach –minors', { words: 'breach', excluded: [word('minors')] }],
    ['breach NOT minors', { words: 'breach', excluded: [word('minors')] }],
    ['breach -"data broker"', { words: 'breach', excluded: [phrase('data broker')] }],
    ['breach -未成年人', { words: 'breach', excluded: [word('未成年人')] }],
    ['cross-border data', { words: 'cross-border data' }],
    ['game minors OR children', { words: 'game', alternatives: [[word('minors'), word('children')]] }],
    ['minors OR "young people" OR 儿童', { alternatives: [[word('minors'), phrase('young people'), word('儿童')]] }],
    [
      'a1 OR b1 c1 OR d1',
      {
        alternatives: [
          [word('a1'), word('b1')],
          [word('c1'), word('d1')],
        ],
      },
    ],
    ['(minors OR children) games', { words: 'games', alternatives: [[word('minors'), word('children')]] }],
    ['(section:enforcement) breach', { words: 'breach', filters: { ...noFilters, sections: ['enforcement'] } }],
    ['breach -NOT minors', { words: 'breach minors', excluded: [word('NOT')] }],
    ['breach AND minors', { words: 'breach minors' }],
    ['minors or children', { words: 'minors or children' }],
    ['-section:industry breach', { words: 'breach', without: { ...noValues, sections: ['industry'] } }],
    ['jurisdiction:eu,UK breach', { words: 'breach', filters: { ...noFilters, jurisdictions: ['EU', 'GB'] } }],
    ['kind:pilot_end breach', { words: 'breach', filters: { ...noFilters, kinds: ['pilot_end'] } }],
    ['-jurisdiction:CN breach', { words: 'breach', without: { ...noValues, jurisdictions: ['CN'] } }],
    ['-authority:MIIT breach', { words: 'breach', without: { ...noValues, authorities: ['MIIT'] } }],
    ['words:"fines by MIIT"', { words: 'fines by MIIT' }],
  ])('%j holds words to', (text, parts) => {
    expect(read(text)).toEqual({ ...nothing, text, ...parts });
  });
});

describe('what cannot be read sets no limit, is told, and is searched as words', () => {
  it.each([
    ['section:foo', 'foo', { text: 'section:foo', why: 'unknown_section' }],
    ['authority:XYZ', 'XYZ', { text: 'authority:XYZ', why: 'unknown_authority' }],
    ['jurisdiction:Atlantis', 'Atlantis', { text: 'jurisdiction:Atlantis', why: 'unknown_jurisdiction' }],
    ['jurisdiction:Beijing', 'Beijing', { text: 'jurisdiction:Beijing', why: 'unknown_jurisdiction' }],
    ['kind:foo', 'foo', { text: 'kind:foo', why: 'unknown_kind' }],
    ['has:teeth', 'teeth', { text: 'has:teeth', why: 'unknown_holding' }],
    ['penalty:lots', 'lots', { text: 'penalty:lots', why: 'no_amount' }],
    ['breach section:', 'breach', { text: 'section:', why: 'no_value' }],
    ['breach section: -minors', 'breach', { text: 'section:', why: 'no_value' }],
    ['secton:industry', 'secton industry', { text: 'secton:industry', why: 'unknown_filter', nearest: 'section' }],
    ['from:2019-02-30', '', { text: 'from:2019-02-30', why: 'no_such_day' }],
    ['from:whenever', '', { text: 'from:whenever', why: 'not_read' }],
    ['due:2019-06..2019-05', '', { text: 'due:2019-06..2019-05', why: 'ends_before_it_begins' }],
    ['from:2019-05 to:2019-04', '', { text: 'from:2019-05, to:2019-04', why: 'no_common_day' }],
    ['penalty:>5EUR penalty:<5EUR', '', { text: 'penalty:>5EUR penalty:<5EUR', why: 'no_common_amount' }],
    ['penalty:>5EUR penalty:<9CNY', '', { text: 'penalty:>5EUR penalty:<9CNY', why: 'no_common_amount' }],
    ['-from:2019', '', { text: '-from:2019', why: 'cannot_be_excluded' }],
    ['fines since 31 September', '', { text: '31 September', why: 'no_such_day' }],
  ])('%j', (text, words, unread) => {
    const query = read(text);
    expect({ words: query.words, unread: query.unread }).toEqual({ words, unread: [unread] });
  });

  it('OR between filters of two names, which hold together', () => {
    expect(read('section:enforcement OR authority:CAC')).toMatchObject({
      filters: { sections: ['enforcement'], authorities: ['CAC'] },
      unread: [{ text: 'section:enforcement OR authority:CAC', why: 'or_between_filters' }],
    });
  });

  it.each(['https://example.com/law', '10:30', 'GB/T 35273-2017', 'note: breach', 'OR', 'a:b:c'])(
    'save what only resembles a filter, which is words: %j',
    (text) => {
      expect(read(text)).toMatchObject({ words: text, filters: noFilters, unread: [] });
    },
  );
});

describe('in plain words', () => {
  it('typed filters limit, plain words lean', () => {
    expect(read('section:enforcement fines since March 2019')).toMatchObject({
      filters: { sections: ['enforcement'], dated: null },
      leaning: { has: ['penalty'], dated: { from: '2019-03-01', to: null } },
      words: '',
    });
  });

  it('a deadline that is asked for beside a subject is one of its kind', () => {
    expect(read('when does the industrial internet consultation close?')).toMatchObject({
      words: 'when does the industrial internet consultation ?',
      leaning: { kinds: ['consultation_close'] },
    });
  });

  it.each([
    ['largest fine', 'largest'],
    ['latest enforcement by CAC', 'newest'],
    ['最高的罚款', 'largest'],
    ['oldest rules on minors', 'oldest'],
  ])('a superlative says which comes first: %j', (text, order) => {
    expect(read(text).order).toBe(order);
  });

  it.each([
    [
      'fines by SAMR since March 2019',
      { has: ['penalty'], authorities: ['SAMR'], dated: { from: '2019-03-01', to: null } },
    ],
    [
      'consultations closing next month',
      { kinds: ['consultation_close'], due: { from: '2019-05-01', to: '2019-05-31' } },
    ],
    ['fines above 100 million euro', over(100_000_000, 'EUR')],
    ['what is closing before the end of June?', { due: { from: '2019-04-22', to: '2019-06-30' } }],
    ['what closes by the end of April', { due: { from: '2019-04-22', to: '2019-04-30' } }],
    ['6月30日前截止', { due: { from: '2019-04-22', to: '2019-06-30' } }],
    ['五月底之前截止', { due: { from: '2019-04-22', to: '2019-05-31' } }],
    ['六月底前截止的征求意见', { kinds: ['consultation_close'], due: { from: '2019-04-22', to: '2019-06-30' } }],
    ['三月的处罚', { sections: ['enforcement'], datedOrDue: { from: '2019-03-01', to: '2019-03-31' } }],
    ['what must we do before 30 April?', { due: { from: '2019-04-22', to: '2019-04-29' } }],
    ['what was due before June 2019?', { due: { from: null, to: '2019-05-31' } }],
    ['what was due before April 2019?', { due: { from: null, to: '2019-03-31' } }],
    ['fines announced before June', { has: ['penalty'], dated: { from: null, to: '2019-05-31' } }],
    ['十二月底前', { due: { from: '2019-04-22', to: '2019-12-31' } }],
    ['by December', { due: { from: '2019-04-22', to: '2019-12-31' } }],
    ['before March', { dated: { from: null, to: '2019-02-28' } }],
    ['by January', { dated: { from: null, to: '2019-01-31' } }],
    ['fines before December', { has: ['penalty'], dated: { from: null, to: '2019-11-30' } }],
    ['fines before March', { has: ['penalty'], dated: { from: null, to: '2019-02-28' } }],
    ['enforcement by 1 June', { sections: ['enforcement'], dated: { from: null, to: '2019-06-01' } }],
    ['what took effect in April', { kinds: ['effective_date'], due: { from: '2019-04-01', to: '2019-04-30' } }],
    ['what took effect in March', { kinds: ['effective_date'], due: { from: '2019-03-01', to: '2019-03-31' } }],
    ['最近的处罚', { sections: ['enforcement'] }],
    ['网信办 去年', { authorities: ['CAC'], datedOrDue: { from: '2018-01-01', to: '2018-12-31' } }],
    ['2019年4月以来的处罚', { sections: ['enforcement'], dated: { from: '2019-04-01', to: null } }],
    ['超过一亿元的罚款', over(100_000_000, 'CNY')],
    ['enforcement items with a fine amount', { sections: ['enforcement'], has: ['penalty'] }],
    ['deadlines after 1 May 2019', { due: { from: '2019-05-02', to: null } }],
    ['網信辦 去年', { authorities: ['CAC'], datedOrDue: { from: '2018-01-01', to: '2018-12-31' } }],
    ['央行的处罚', { sections: ['enforcement'], authorities: ['PBOC'] }],
    ['MIIT 2030', { authorities: ['MIIT'], datedOrDue: { from: '2030-01-01', to: '2030-12-31' } }],
    ['rules taking effect in June 2019', { kinds: ['effective_date'], due: { from: '2019-06-01', to: '2019-06-30' } }],
    ['MIIT 2019', { authorities: ['MIIT'], datedOrDue: { from: '2019-01-01', to: '2019-12-31' } }],
    ['Garante fines', { authorities: ['GARANTE'], has: ['penalty'] }],
    [
      'which consultations close in June 2019?',
      { kinds: ['consultation_close'], due: { from: '2019-06-01', to: '2019-06-30' } },
    ],
    ['open consultations', { kinds: ['consultation_close'], due: { from: '2019-04-22', to: null } }],
    ['what happened last week?', { datedOrDue: { from: '2019-04-15', to: '2019-04-21' } }],
    ['fines in March', { has: ['penalty'], datedOrDue: { from: '2019-03-01', to: '2019-03-31' } }],
    ['fines before 2019', { has: ['penalty'], dated: { from: null, to: '2018-12-31' } }],
    ['fines of 1 million yuan or more', atLeast(1_000_000, 'CNY')],
    ['罚款100万元以上', atLeast(1_000_000, 'CNY')],
    ['不低于五千万元的罚款', atLeast(50_000_000, 'CNY')],
    ['fines over 1 million', over(1_000_000, null)],
    ['not less than €10m', atLeast(10_000_000, 'EUR')],
    ['下个月截止的征求意见', { kinds: ['consultation_close'], due: { from: '2019-05-01', to: '2019-05-31' } }],
    ['网信办最近的处罚', { sections: ['enforcement'], authorities: ['CAC'] }],
    ['what takes effect next month', { kinds: ['effective_date'], due: { from: '2019-05-01', to: '2019-05-31' } }],
  ])('%j says which entries, and no word is left', (text, leaning) => {
    expect(read(text)).toEqual({ ...nothing, text, leaning: { ...noFilters, ...leaning } });
  });

  it.each(['MIIT', 'the State Council', '网信办', 'CAC and MIIT'])(
    'a name alone is searched, so that entries count that only name it: %s',
    (text) => {
      expect(read(text)).toEqual({ ...nothing, text, words: text });
    },
  );

  it.each([
    ['fines between 1 and 5 million euro', 1_000_000, 5_000_000, 'EUR'],
    ['100万至500万元的罚款', 1_000_000, 5_000_000, 'CNY'],
    ['penalties from €1m to €5m', 1_000_000, 5_000_000, 'EUR'],
  ])('amounts lie between two: %j', (text, from, to, currency) => {
    expect(read(text).leaning.penalty).toEqual({
      from: { amount: from, included: true },
      to: { amount: to, included: true },
      currency,
    });
  });

  it.each([
    ['facial recognition since March 2019', 'facial recognition', { dated: { from: '2019-03-01', to: null } }],
    ['minors fines above €10m', 'minors fines', over(10_000_000, 'EUR')],
    [
      'MIIT consultations before 1 June industrial internet',
      'MIIT industrial internet',
      { kinds: ['consultation_close'], due: { from: '2019-04-22', to: '2019-05-31' } },
    ],
    [
      'did the CAC close any apps in April 2019?',
      'did the CAC close any apps ?',
      { datedOrDue: { from: '2019-04-01', to: '2019-04-30' } },
    ],
    ['which app checks close in June 2019?', 'which app checks ?', { due: { from: '2019-06-01', to: '2019-06-30' } }],
    [
      'measures on minors published before June',
      'measures on minors published',
      { dated: { from: null, to: '2019-05-31' } },
    ],
    ['cookies last year', 'cookies', { datedOrDue: { from: '2018-01-01', to: '2018-12-31' } }],
  ])('beside another subject, entries of that time and amount come first: %j', (text, words, leaning) => {
    expect(read(text)).toEqual({ ...nothing, text, words, leaning: { ...noFilters, ...leaning } });
  });

  it.each([
    'GDPR fines',
    'CAC app crackdown',
    'industrial internet consultation',
    'Cybersecurity Law 2017',
    'Data Protection Act of 2018',
    'facial recognition measures June 2025',
    '工信部 征求意见 4月30日',
    'who was fined 290,000 RMB and why?',
    'fines for leaking over 1 million records',
    'what is coming up for credit reporting?',
    'apps that may collect location',
    'open banking',
    'companies expiring certificates 2019',
    'compliance',
    'consultation',
    'what is it',
    'over 14 years old',
    'breaches reported within 3 days',
    '数据泄露 3日内报告',
  ])('a name, an amount, a kind or a date that may be part of the subject stays among the words: %j', (text) => {
    expect(read(text)).toEqual({ ...nothing, text, words: text });
  });
});
