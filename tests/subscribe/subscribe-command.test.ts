import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSubscribeCommand } from '../../src/subscribe/parse-subscribe-command.ts';
import { emptyCommand, printSubscribeCommand, type SubscribeCommand } from '../../src/subscribe/subscribe-command.ts';
import { findZone, suggestZones } from '../../src/subscribe/zone-names.ts';
import { parseTimeOfDay } from '../../src/time/instant.ts';

const hour = (text: string) => parseTimeOfDay(text);
const parse = parseSubscribeCommand;

describe('what is typed after subscribe is parsed as', () => {
  it.each<[string, Partial<SubscribeCommand>]>([
    ['', {}],
    ['all', {}],
    ['to everything', {}],
    ['mine', { filter: 'mine' }],
    ['my deadlines', { filter: 'mine' }],
    ['remind me of everything I own 3 days before', { filter: 'mine', before: [3] }],
    ['me to the deadlines that I own', { filter: 'mine' }],
    ['我负责的 提前3天', { filter: 'mine', before: [3] }],
    ['my sector’s deadlines', { filter: 'my sector’s deadlines' }],
    ['MIIT consultations', { filter: 'MIIT consultations' }],
    ['section:enforcement authority:CAC', { filter: 'section:enforcement authority:CAC' }],
    [
      'MIIT lead 14,7,1 at 09:00 zone Asia/Shanghai weekly monday compact alerts',
      {
        filter: 'MIIT',
        before: [14, 7, 1],
        at: hour('09:00'),
        zone: 'Asia/Shanghai',
        digestDay: 1,
        cards: 'compact',
        alerts: true,
      },
    ],
    ['lead 14 7 1', { before: [14, 7, 1] }],
    ['lead 1, 7, 14 and 7 days before', { before: [14, 7, 1] }],
    ['leads: 10、5', { before: [10, 5] }],
    ['lead １４，７', { before: [14, 7] }],
    ['lead two weeks', { before: [14] }],
    ['lead 2 weeks, one week and 1 day', { before: [14, 7, 1] }],
    ['lead 2w,3d', { before: [14, 3] }],
    ['lead 0', { before: [0] }],
    ['on the day itself', { before: [0] }],
    ['7 days before and on the day', { before: [7, 0] }],
    ['pilots, the day before', { filter: 'pilots', before: [1] }],
    ['"on the day" pilots', { filter: '"on the day" pilots' }],
    ['当天提醒', { before: [0] }],
    ['试点 早九点', { filter: '试点', at: hour('09:00') }],
    ['pilots two weeks and 3 days before', { filter: 'pilots', before: [14, 3] }],
    ['3 working days ahead of time about filings', { filter: 'filings', before: [3], unit: 'working_days' }],
    ['twelve working days earlier', { before: [12], unit: 'working_days' }],
    ['人工智能 提前两周和三天 早八点', { filter: '人工智能', before: [14, 3], at: hour('08:00') }],
    ['每周一上午9点通知我们', { digestDay: 1, at: hour('09:00') }],
    ['晚8点提醒', { at: hour('20:00') }],
    ['提前7天和当天', { before: [7, 0] }],
    ['提前一个月提醒', { before: [30] }],
    ['stop alerts', { alerts: false }],
    ['pilots, turn off the digest', { filter: 'pilots', digestDay: 'none' }],
    ['switch off alerts and cancel the weekly digest', { alerts: false, digestDay: 'none' }],
    ['lead 10,5 working days', { before: [10, 5], unit: 'working_days' }],
    ['提前 14、7 天', { before: [14, 7] }],
    ['lead 1 month', { before: [30] }],
    ['lead a month and a week before', { before: [30, 7] }],
    ['lead 2 months, 1 fortnight', { before: [60, 14] }],
    ['lead 1 year', { before: [365] }],
    ['lead 7, 7 weeks', { before: [49, 7] }],
    ['lead 2 working weeks', { before: [14], unit: 'working_days' }],
    ['提前1个月、一周', { before: [30, 7] }],
    ['提前两周', { before: [14] }],
    ['pilots working days', { filter: 'pilots', unit: 'working_days' }],
    ['calendar days', { unit: 'days' }],
    ['at 9', { at: hour('09:00') }],
    ['at 9am', { at: hour('09:00') }],
    ['at 9:30 pm', { at: hour('21:30') }],
    ['9:00', { at: hour('09:00') }],
    ['at 12 am', { at: hour('00:00') }],
    ['at noon', { at: hour('12:00') }],
    ['at ９：００', { at: hour('09:00') }],
    ['zone asia/shanghai', { zone: 'Asia/Shanghai' }],
    ['zone Hong Kong', { zone: 'Asia/Hong_Kong' }],
    ['time zone Beijing', { zone: 'Asia/Shanghai', zoneTyped: 'Beijing' }],
    ['Europe/London pilots', { zone: 'Europe/London', filter: 'pilots' }],
    ['weekly', { digestDay: 1 }],
    ['weekly digest on Fridays', { digestDay: 5 }],
    ['每周三', { digestDay: 3 }],
    ['campaigns weekly every friday', { filter: 'campaigns', digestDay: 5 }],
    ['every friday', { digestDay: 5 }],
    ['each Wed digest', { digestDay: 3 }],
    ['campaigns on Fridays', { filter: 'campaigns', digestDay: 5 }],
    ['every week on tuesday', { digestDay: 2 }],
    ['weekly digest every Mon lead 7', { digestDay: 1, before: [7] }],
    ['每星期五', { digestDay: 5 }],
    ['lead 7 without alerts', { before: [7], alerts: false }],
    ['no alerts', { alerts: false }],
    ['alerts off', { alerts: false }],
    ['never alert us', { filter: 'us', alerts: false }],
    ['without any alerts or weekly digest', { alerts: false, digestDay: 'none' }],
    ['alerts off and a digest on monday', { alerts: false, digestDay: 1 }],
    ['Friday digest', { digestDay: 5 }],
    ['at 9 at 9:00 weekly, every Friday', { at: hour('09:00'), digestDay: 5 }],
    ['10 working days before', { before: [10], unit: 'working_days' }],
    ['two weeks and 3 days before, CAC', { before: [14, 3], filter: 'CAC' }],
    ['one month and one week ahead of time', { before: [30, 7] }],
    ['MIIT 3 days in advance', { filter: 'MIIT', before: [3] }],
    ['remind us a week before consultations close', { before: [7], filter: 'consultations close' }],
    ['at 9 CET', { at: hour('09:00'), zone: 'Europe/Berlin', zoneTyped: 'CET' }],
    ['8am PST', { at: hour('08:00'), zone: 'America/Los_Angeles', zoneTyped: 'PST' }],
    ['at 9 in San Francisco', { at: hour('09:00'), zone: 'America/Los_Angeles', zoneTyped: 'San Francisco' }],
    ['at 5 pm Berlin time', { at: hour('17:00'), zone: 'Europe/Berlin' }],
    ['zone Peking', { zone: 'Asia/Shanghai', zoneTyped: 'Peking' }],
    ['zone 上海', { zone: 'Asia/Shanghai', zoneTyped: '上海' }],
    ['lead 7 UTC+8', { before: [7], zone: 'Etc/GMT-8', zoneTyped: 'UTC+8' }],
    ['征求意见提前7天每周一不要提醒新条目', { filter: '征求意见', before: [7], digestDay: 1, alerts: false }],
    [
      '网信办，提前14天和7天，上午9点，上海时间',
      { filter: '网信办', before: [14, 7], at: hour('09:00'), zone: 'Asia/Shanghai', zoneTyped: '上海' },
    ],
    ['所有截止日期 提前10个工作日 下午3点半', { before: [10], unit: 'working_days', at: hour('15:30') }],
    ['不要摘要', { digestDay: 'none' }],
    ['新条目提醒', { alerts: true }],
    ['no digest', { digestDay: 'none' }],
    ['digest off', { digestDay: 'none' }],
    ['pilots disable alerts', { filter: 'pilots', alerts: false }],
    ['skip the weekly digest', { digestDay: 'none' }],
    ['lead 30 days prior', { before: [30] }],
    ['not compact', { cards: 'full' }],
    ['no full cards', { cards: 'compact' }],
    ['not working days', { unit: 'days' }],
    ['full disclosure rules compact', { filter: 'full disclosure rules', cards: 'compact' }],
    ['full', { cards: 'full' }],
    ['MIIT full lead 7', { filter: 'MIIT', cards: 'full', before: [7] }],
    ['full cards', { cards: 'full' }],
    ['CAC with alerts', { filter: 'CAC', alerts: true }],
    ['pilots language zh', { filter: 'pilots', language: 'zh-CN' }],
    ['pilots in Chinese', { filter: 'pilots', language: 'zh-CN' }],
    ['MIIT in English', { filter: 'MIIT', language: 'en' }],
    ['language:zh_TW pilots', { filter: 'pilots', language: 'zh-CN' }],
    ['pilots not in Chinese', { filter: 'pilots', language: 'en' }],
    ['language English lead 7', { language: 'en', before: [7] }],
    ['征求意见提前7天用中文提醒', { filter: '征求意见', before: [7], language: 'zh-CN' }],
    ['语言：英文', { language: 'en' }],
    ['试点，请用英文通知', { filter: '试点', language: 'en' }],
    ['pilots 使用中文', { filter: 'pilots 使用中文' }],
    ['for law:"cyber security" at 8', { filter: 'law:"cyber security"', at: hour('08:00') }],
  ])('%j', (text, parsed) => {
    expect(parse(text)).toEqual({ ...emptyCommand, ...parsed });
  });

  it.each([
    'free trade zone',
    'no consultations',
    'rules in full',
    'data without consent',
    'each authority',
    'lead authority decisions',
    'data processed at sea',
    '"at 9:00 weekly"',
    'time limits',
    'zone data',
    'language models',
    'fines in Chinese courts',
    'en-GB language rights',
  ])('a filter, where the words are not options: %j', (text) => {
    expect(parse(text)).toEqual({ ...emptyCommand, filter: text });
  });

  it.each([
    ['lead 400', 'lead', '400'],
    ['lead -3', 'lead', '-3'],
    ['lead 7.5', 'lead', '7.5'],
    ['lead 60 weeks', 'lead', '60 weeks'],
    ['lead 24 hours', 'lead', '24 hours'],
    ['lead 24h', 'lead', '24h'],
    ['lead 13 months', 'lead', '13 months'],
    ['lead 1.5 weeks', 'lead', '1.5 weeks'],
    ['lead 1 quarter', 'lead', '1 quarter'],
    ['at 25:00', 'at', '25:00'],
    ['at 9:75', 'at', '9:75'],
    ['at 13pm', 'at', '13pm'],
    ['zone Asia/Shanghi', 'zone', 'Asia/Shanghi'],
    ['zone Shangai', 'zone', 'Shangai'],
    ['zone Mars/Base', 'zone', 'Mars/Base'],
    ['lead 7 days after', 'lead', '7 days after'],
    ['3 days after', 'lead', '3 days after'],
    ['截止后3天', 'lead', '3天 后'],
  ])('a problem, and nothing else: %j', (text, part, words) => {
    expect(parse(text).problems).toEqual([{ part, text: words }]);
    expect(parse(text)).toMatchObject({ before: null, at: null, zone: null });
  });

  it.each([
    ['all at 9 at 10', 'twice', ['At 09:00', 'At 10:00']],
    ['lead 14 lead 7', 'twice', ['14 days before', '7 days before']],
    ['weekly monday, weekly friday', 'twice', ['Digest on Monday', 'Digest on Friday']],
    ['alerts, no alerts', 'twice', ['Alerts', 'No alerts']],
    ['weekly no digest', 'twice', ['Digest on Monday', 'No digest']],
    ['language zh language en', 'twice', ['in Chinese', 'in English']],
    ['北京时间9点 东京时间', 'twice', ['Asia/Shanghai', 'Asia/Tokyo']],
    ['zone IST', 'zone_of_several', ['Asia/Kolkata', 'Asia/Jerusalem', 'Europe/Dublin']],
    ['at 9am CST', 'zone_of_several', ['Asia/Shanghai', 'America/Chicago', 'America/Havana']],
    ['zone Springfield', 'zone_of_several', ['America/New_York', 'America/Chicago', 'America/Los_Angeles']],
    ['at 9 Shanghai rules', 'place', []],
    ['pilots daily', 'unclear', ['Leave out “daily”', 'Search for “daily”']],
    ['every other friday', 'unclear', ['Leave out “friday”', 'Search for “friday”']],
    ['after the deadline', 'unclear', ['Leave out “after”', 'Search for “after”']],
    ['lead a ban', 'unclear', ['Leave out “lead”', 'Search for “lead”']],
    ['全部 每天', 'unclear', ['Leave out “每天”', 'Search for “每天”']],
  ])('asked about, since it has no one meaning: %j', (text, part, labels) => {
    const { problems } = parse(text);
    expect(problems.map((one) => [one.part, (one.choices ?? []).map(({ label }) => label)])).toEqual([[part, labels]]);
  });

  it('asked about no longer, once a choice is made', () => {
    const { problems, ...command } = parse('pilots daily at 9');
    const meant = problems.flatMap(({ choices = [] }) =>
      choices.map(({ sets }) => ({ ...command, problems, ...sets })),
    );
    expect(meant.map(printSubscribeCommand)).toEqual(['pilots at 09:00', 'pilots "daily" at 09:00']);
    expect(meant.map((one) => parse(printSubscribeCommand(one)).problems)).toEqual([[], []]);
  });

  it('a problem, where there are too many lead times', () => {
    expect(parse('lead 1 2 3 4 5 6 7 8 9 10 11').problems).toHaveLength(1);
  });
});

describe('a command', () => {
  const anyCommand = fc.record<SubscribeCommand>({
    filter: fc.constantFrom(
      '',
      'MIIT',
      'consultations closing in June',
      'time',
      'free trade zone',
      'sign language',
      '"a b"',
    ),
    before: fc.option(
      fc
        .uniqueArray(fc.integer({ min: 0, max: 365 }), { minLength: 1, maxLength: 10 })
        .map((days) => days.sort((a, b) => b - a)),
    ),
    unit: fc.constantFrom('days', 'working_days', null),
    at: fc.constantFrom(hour('00:00'), hour('09:00'), hour('23:59'), null),
    zone: fc.constantFrom('Asia/Shanghai', 'America/Argentina/Buenos_Aires', 'UTC', null),
    zoneTyped: fc.constant(null),
    digestDay: fc.constantFrom<SubscribeCommand['digestDay']>(1, 4, 7, 'none', null),
    cards: fc.constantFrom('full', 'compact', null),
    language: fc.constantFrom('en', 'zh-CN', null),
    alerts: fc.constantFrom(true, false, null),
    problems: fc.constant([]),
  });

  it('is parsed as it was printed', () => {
    fc.assert(
      fc.property(anyCommand, (command) => {
        expect(parse(printSubscribeCommand(command))).toEqual(command);
      }),
    );
  });

  it('parsed from any words, printed and parsed again stays the same', () => {
    const terms =
      'lead 7 14,7 and weeks working days at 9 9:00 am 25:00 time zone Shanghai Asia/Shanghi weekly on fri ' +
      'compact full cards language zh english with alerts no without off digest every each fridays month hours a or in MIIT "a b" to , all -1';
    const words = fc.constantFrom(...terms.split(' '));
    const typed = fc.oneof(
      fc.array(words, { maxLength: 12 }).map((all) => all.join(' ')),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const command = parse(text);
        fc.pre(command.problems.length === 0);
        expect(parse(printSubscribeCommand(command))).toEqual({ ...command, zoneTyped: null });
      }),
      { numRuns: 500 },
    );
  });
});

describe('a time zone', () => {
  it.each([
    ['UTC', 'UTC'],
    ['gmt', 'UTC'],
    ['new_york', 'America/New_York'],
    ['Asia/Calcutta', 'Asia/Calcutta'],
    ['CST', null],
    ['Bombay', 'Asia/Kolkata'],
    ['Hangzhou', 'Asia/Shanghai'],
    ['London', 'Europe/London'],
    ['东京', 'Asia/Tokyo'],
    ['GMT-3', 'Etc/GMT+3'],
    ['UTC+20', null],
    ['Mars', null],
    ['', null],
  ])('named %j is %j', (text, zone) => {
    expect(findZone(text)).toBe(zone);
  });

  it('is suggested for what was typed so far, the likeliest first', () => {
    expect(suggestZones('shang', 5)[0]).toBe('Asia/Shanghai');
    expect(suggestZones('Shangai', 5)).toContain('Asia/Shanghai');
    expect(suggestZones('asia', 100).length).toBeGreaterThan(20);
    expect(suggestZones('x'.repeat(10_000), 5)).toEqual([]);
  });
});

describe('what asks for no reminders is asked about, and no way on does the opposite', () => {
  it.each([
    ["don't remind me of pilots", ['everything except pilots']],
    ['no reminders for MIIT', ['everything except MIIT']],
    ['stop reminding us about campaigns', ['everything except campaigns']],
    ['do not subscribe us to pilots', ['everything except pilots']],
    ['mute pilots', ['everything except pilots']],
    ['unmute', []],
    ['no more reminders', []],
    ['不要提醒', []],
    ['不要提醒征求意见', ['everything except 征求意见']],
    ['关闭提醒', []],
  ])('%s', (words, filters) => {
    const { problems } = parse(words);
    expect(problems.map(({ part }) => part)).toEqual(['negated']);
    expect(problems.flatMap(({ choices = [] }) => choices.map(({ sets }) => sets.filter))).toEqual(filters);
  });

  it.each([
    'everything except consultations',
    'not pilots',
    'all but MIIT',
    '除了征求意见',
    '"do not track"',
    'no-fault rules',
  ])('while what only leaves something out is an order: %s', (words) => {
    expect(parse(words).problems).toEqual([]);
  });

  it.each(['led 7,1', 'weekdays', 'every day', 'leed 7', '每天', 'EST', 'biweekly', 'half past nine'])(
    'nor is a guess made of %j',
    (words) => {
      expect(parse(words).problems.map(({ part }) => part)).toEqual(['unclear']);
    },
  );
});
