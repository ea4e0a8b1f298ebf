import type { KnownBlock } from '@slack/types';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTimelinePictures } from '../../src/app/timeline-pictures.ts';
import { answerHome, homeView } from '../../src/bot/home.ts';
import { monthsOf, type Timeline, timelineBlocks, timelineOf } from '../../src/bot/timeline.ts';
import { type DatedDeadline, datedDeadline } from '../../src/bulletin/corpus.ts';
import { inLanguage } from '../../src/messages/language.ts';
import { type CalendarDate, plusDays } from '../../src/time/calendar-date.ts';
import { bundledLibrary, day } from '../bundled-library.ts';
import { assertSlackHome } from '../slack-schema/assert-slack.ts';

const today = day('2019-04-22');
const library = await bundledLibrary();
const [example] = library.deadlines;
if (!example) throw new Error('the sample has deadlines');

const on = (date: CalendarDate, status: 'confirmed' | 'extracted' = 'confirmed'): DatedDeadline =>
  datedDeadline({ ...example, deadline: { ...example.deadline, date, status } }, today);
const upcoming = (...dates: readonly string[]) => dates.map((date) => on(day(date)));

const blocksOf = (timeline: Timeline, picture: string | null = null): string =>
  timelineBlocks(timeline, picture).map(wordsIn).join('\n');

function wordsIn(block: KnownBlock): string {
  if (block.type === 'image') return `${block.title?.text}\n${block.alt_text}`;
  const texts: string[] = [];
  JSON.stringify(block, (key, value: unknown) => {
    if (key === 'text' && typeof value === 'string') texts.push(value);
    return value;
  });
  return texts.join('\n');
}

/** How many each month has, as the bars of text tell it. */
const counted = (text: string): readonly (readonly [month: string, count: number])[] =>
  [...text.matchAll(/^(\w{3} \d{4}) +([\d,]+) +█+$/gm)].map(([, month = '', count = '']) => [month, numberOf(count)]);

/** The same, as the picture is described. */
const described = (text: string): readonly (readonly [month: string, count: number])[] =>
  [...text.matchAll(/([\d,]*\d) in (\w{3})\w* (\d{4})/g)].map(([, count = '', month, year]) => [
    `${month} ${year}`,
    numberOf(count),
  ]);

const numberOf = (written: string): number => Number(written.replaceAll(',', ''));

describe('the timeline of Home', () => {
  it('counts the deadlines of this month and the eleven after it', () => {
    const dates = ['2019-04-22', '2019-04-30', '2019-05-01', '2020-03-31', '2020-04-01'];
    const timeline = timelineOf(upcoming(...dates), today);
    expect(timeline.counts).toEqual([2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    expect(timeline.later).toBe(1);
    expect(blocksOf(timeline)).toBe(
      [
        '5 deadlines · 1 after March 2020',
        'Apr 2019  2  ██\nMay 2019  1  █\nMar 2020  1  █', //
      ].join('\n'),
    );
  });

  it('says the same as a picture', () => {
    const timeline = timelineOf([...upcoming('2019-04-30', '2019-06-01'), on(day('2019-06-30'), 'extracted')], today);
    const heading = '3 deadlines · 1 not confirmed yet';
    expect(blocksOf(timeline, 'https://law.example.org/calendar/x.png')).toBe(
      `${heading}\n${heading}. By month: 1 in April 2019, 2 in June 2019.`,
    );
  });

  it('begins a month early where the day is not over for a deadline: the 30th in Washington is the 1st in Shanghai', () => {
    const timeline = timelineOf(upcoming('2019-04-30', '2019-05-01'), day('2019-05-01'));
    expect(monthsOf(timeline)[0]?.slice(0, 7)).toBe('2019-04');
    expect(timeline.counts.slice(0, 2)).toEqual([1, 1]);
  });

  it('begins on the last day of a month with that month, and leaves none out', () => {
    expect(monthsOf({ start: day('2019-12-31') }).map((month) => month.slice(0, 7))).toEqual([
      '2019-12',
      ...['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11'].map((month) => `2020-${month}`),
    ]);
  });

  it.each([
    ['no deadline', []],
    ['one month', ['2019-05-02', '2019-05-03']],
    ['one month and later ones', ['2019-05-02', '2021-05-03']],
  ])('is left out for %s: the list says as much', (_, dates) => {
    expect(timelineBlocks(timelineOf(upcoming(...dates), today), null)).toEqual([]);
  });

  it('tells of every deadline, in words as in bars, in rows that a phone has room for and within Slack’s limits', () => {
    const home = answerHome(library, today, []);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 1, max: 40 })), { maxLength: 40 }),
        (days) => {
          const deadlines = days.flatMap(([ahead, times]) =>
            Array.from({ length: times }, () => on(plusDays(today, ahead))),
          );
          const timeline = timelineOf(deadlines, today);
          const months = timeline.counts.filter((count) => count > 0);
          expect(months.reduce((all, count) => all + count, timeline.later)).toBe(deadlines.length);
          const text = blocksOf(timeline);
          expect(counted(text).map(([, count]) => count)).toEqual(months.length < 2 ? [] : months);
          expect(described(blocksOf(timeline, 'https://law.example.org/x.png'))).toEqual(counted(text));
          for (const row of text.split('\n').slice(1)) expect(row.length).toBeLessThanOrEqual(30);
          for (const picture of [null, 'https://law.example.org/x.png'])
            assertSlackHome(homeView({ ...home, timeline, picture }));
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('its picture', () => {
  const timeline = timelineOf(upcoming('2019-04-30', '2019-06-01'), today);
  const address = 'https://law.example.org';
  const pictures = createTimelinePictures(address, 'secret');
  const path = async (of = pictures, shown = timeline) => new URL((await of.addressOf(shown)) ?? '').pathname;

  it('is a PNG that another process of the app serves too', async () => {
    const served = await createTimelinePictures(address, 'secret').at(await path());
    const png = Buffer.from(served ?? []);
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([880, 270]);
  });

  it('has letters and bars: another timeline is another picture', async () => {
    const empty = { ...timeline, counts: timeline.counts.map(() => 0) };
    const sizes = [];
    for (const shown of [timeline, empty, { ...timeline, start: day('2020-04-22') }])
      sizes.push((await pictures.at(await path(pictures, shown)))?.length);
    expect(new Set(sizes).size).toBe(3);
  });

  it('is none in Chinese, for which its font has no characters: Home has text', async () => {
    expect(await inLanguage('zh-CN', () => pictures.addressOf(timeline))).toBeNull();
    expect(inLanguage('zh-CN', () => blocksOf({ ...timeline, later: 1, unconfirmed: 1 }))).toBe(
      '3 个期限 · 2020年3月之后 1 个 · 1 个尚未确认\n2019年04月  1  █\n2019年06月  1  █',
    );
  });

  it.each([
    ['made up', (path: string) => path.replace('.1.', '.7.')],
    ['of another app', async () => path(createTimelinePictures(address, 'other'))],
    ['cut', (path: string) => path.replace(/.{6}$/, '.png')],
    ['without a month', (path: string) => path.replace('2019-04', '2019-13')],
    ['no path of a picture', () => '/calendar/.png'],
  ])('is not served at an address that is %s', async (_, change) => {
    expect(await pictures.at(await change(await path()))).toBeNull();
  });
});
