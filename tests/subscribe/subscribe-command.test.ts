import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  emptyCommand,
  parseSubscribeCommand,
  printSubscribeCommand,
  type SubscribeCommand,
} from '../../src/subscribe/subscribe-command.ts';
import { findZone, suggestZones } from '../../src/subscribe/zone-names.ts';
import { parseTimeOfDay } from '../../src/time/instant.ts';

const hour = (text: string) => parseTimeOfDay(text);
const parse = parseSubscribeCommand;

describe('what is typed after subscribe is parsed as', () => {
  it.each<[string, Partial<SubscribeCommand>]>([
    ['', {}],
    ['all', {}],
    ['to everything', {}],
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
    ['time zone Beijing', { zone: 'Asia/Shanghai' }],
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
    ['lead 7 without alerts', { before: [7] }],
    ['no alerts', {}],
    ['alerts off', {}],
    ['alerts, no alerts', {}],
    ['without any alerts or weekly digest', { digestDay: 'none' }],
    ['no digest', { digestDay: 'none' }],
    ['digest off', { digestDay: 'none' }],
    ['pilots disable alerts', { filter: 'pilots' }],
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
    ['for law:"cyber security" at 8', { filter: 'law:"cyber security"', at: hour('08:00') }],
  ])('%j', (text, parsed) => {
    expect(parse(text)).toEqual({ ...emptyCommand, ...parsed });
  });

  it.each([
    'free trade zone',
    'every other friday',
    'no consultations',
    'rules in full',
    'data without consent',
    'each authority',
    'lead a ban',
    'lead authority decisions',
    'data processed at sea',
    '"at 9:00 weekly"',
    'time limits',
    'zone data',
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
  ])('a problem, and nothing else: %j', (text, part, words) => {
    expect(parse(text)).toEqual({ ...emptyCommand, problems: [{ part, text: words }] });
  });

  it('a problem, where there are too many lead times', () => {
    expect(parse('lead 1 2 3 4 5 6 7 8 9 10 11').problems).toHaveLength(1);
  });
});

describe('a command', () => {
  const anyCommand = fc.record<SubscribeCommand>({
    filter: fc.constantFrom('', 'MIIT', 'consultations closing in June', 'lead', 'time', 'free trade zone', '"a b"'),
    before: fc.option(
      fc
        .uniqueArray(fc.integer({ min: 0, max: 365 }), { minLength: 1, maxLength: 10 })
        .map((days) => days.sort((a, b) => b - a)),
    ),
    unit: fc.constantFrom('days', 'working_days', null),
    at: fc.constantFrom(hour('00:00'), hour('09:00'), hour('23:59'), null),
    zone: fc.constantFrom('Asia/Shanghai', 'America/Argentina/Buenos_Aires', 'UTC', null),
    digestDay: fc.constantFrom<SubscribeCommand['digestDay']>(1, 4, 7, 'none', null),
    cards: fc.constantFrom('full', 'compact', null),
    alerts: fc.boolean(),
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
      'compact full cards with alerts no without off digest every each fridays month hours a or in MIIT "a b" to , all -1';
    const words = fc.constantFrom(...terms.split(' '));
    const typed = fc.oneof(
      fc.array(words, { maxLength: 12 }).map((all) => all.join(' ')),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const command = parse(text);
        expect(parse(printSubscribeCommand(command))).toEqual(command);
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
