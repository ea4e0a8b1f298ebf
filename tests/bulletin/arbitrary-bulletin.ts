import * as fc from 'fast-check';
import { authorityTable } from '../../src/bulletin/authorities.ts';
import {
  type Bulletin,
  bulletinSchema,
  deadlineKinds,
  sectionLetters,
  sections,
  stages,
} from '../../src/bulletin/bulletin.ts';
import { type CalendarDate, calendarDate } from '../../src/time/calendar-date.ts';

const hostile = [
  '---',
  '...',
  '# comment',
  ': ',
  '- item',
  '\t',
  '\n',
  '\n\n',
  '\r\n',
  '\r',
  '   indented',
  'trailing  \n',
  '<!channel>',
  '*bold* & <b>',
  '"quoted"',
  "it's",
  '{a: b}',
  '[x]',
  '&anchor *alias',
  '!!binary',
  '%YAML 1.1',
  '|',
  '>-',
  '2019-04-01',
  'null',
  '1_000',
  '0x1F',
  '.inf',
  '网信办征求意见',
  '👩‍⚖️',
  '\u0000',
  '\u0007',
  '\u001b[31m',
  '\u0085',
  '\u2028',
  '\ufeff',
  '\ud800',
  'long '.repeat(60),
] as const;

/** Text of every script, with what YAML, Slack and terminals would take for markup. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })), {
    minLength: 1,
    maxLength: 12,
  })
  .map((parts) => parts.join(''));

const said = (most: number): fc.Arbitrary<string> =>
  hostileText.map((text) => text.trim().slice(0, most).trim()).filter((text) => text !== '');

const day: fc.Arbitrary<CalendarDate> = fc
  .tuple(fc.integer({ min: 1900, max: 2199 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .map(([year, month, dayOfMonth]) => calendarDate(year, month, dayOfMonth))
  .filter((date) => date !== null);

const deadlineIn = (body: string) =>
  fc
    .record({
      kind: fc.constantFrom(...deadlineKinds),
      days: fc.tuple(day, fc.option(day)),
      cut: fc.nat({ max: Math.max(0, body.length - 1) }),
      status: fc.constantFrom('extracted' as const, 'confirmed' as const, 'unconfirmed' as const),
    })
    .map(({ kind, days: [one, other], cut, status }) => ({
      kind,
      date: other !== null && other > one ? other : one,
      start: other !== null && other > one ? one : other,
      quote: withoutDays(body.slice(cut).trim().slice(0, 500)) || withoutDays(body),
      status,
    }))
    .filter(({ quote }) => quote !== '');

// A quote that told a day would have to tell the deadline's.
const withoutDays = (text: string): string => (text.split(/\d/)[0] ?? '').trim().slice(0, 500).trim();

const dayMonthOrYear = day.chain((date) => fc.constantFrom<string>(date, date.slice(0, 7), date.slice(0, 4)));

const optionalFields = fc.record(
  {
    jurisdiction: fc.constantFrom('GB', 'EU', 'NO'),
    source: fc.webUrl(),
    sources: fc.array(
      fc.record({ url: fc.webUrl(), publisher: said(200), published: dayMonthOrYear }, { requiredKeys: ['url'] }),
      { maxLength: 2 },
    ),
    checked: day,
    knownAsOf: dayMonthOrYear,
    doubt: said(400),
    stage: fc.constantFrom(...stages),
    supersedes: fc.array(fc.constantFrom('a-r1', 'b-e12'), { maxLength: 2 }),
  },
  { requiredKeys: [] },
);

const entryOf = (bulletinId: string) =>
  said(5000).chain((body) =>
    fc
      .tuple(
        optionalFields,
        fc.record({
          section: fc.constantFrom(...sections),
          number: fc.integer({ min: 1, max: 999_999 }),
          title: said(500),
          date: fc.option(day),
          body: fc.constant(body),
          authorities: fc.array(
            fc.oneof(
              fc.constantFrom(...authorityTable().authorities.map(({ code }) => code)),
              said(200).filter((name) => !/^[A-Z][A-Z0-9_-]*$/.test(name)),
            ),
            { maxLength: 4 },
          ),
          instruments: fc.array(said(300), { maxLength: 3 }),
          penalties: fc.array(
            fc.record({
              amount: fc.oneof(fc.integer({ min: 1 }), fc.double({ min: 0.01, max: 1e30, noNaN: true })),
              currency: fc.constantFrom('CNY', 'EUR', 'USD'),
            }),
            { maxLength: 2 },
          ),
          deadlines: fc.uniqueArray(deadlineIn(body), {
            maxLength: 3,
            selector: ({ kind, date }) => `${kind} ${date}`,
          }),
        }),
      )
      .map(([optional, { number, ...entry }]) => ({
        id: `${bulletinId}-${sectionLetters[entry.section]}${number}`,
        ...entry,
        ...optional,
      })),
  );

/** Bulletins that break no rule, with hostile texts in every field that takes text. */
export const arbitraryBulletin: fc.Arbitrary<Bulletin> = fc
  .constantFrom('cn-2019-04', 'x', '2019', 'null', 'a-r1')
  .chain((id) =>
    fc.record(
      {
        id: fc.constant(id),
        title: said(300),
        publisher: said(200),
        issued: fc.oneof(
          day,
          day.map((date) => date.slice(0, 7)),
        ),
        jurisdiction: fc.constantFrom('CN', 'EU', 'NO'),
        language: fc.constantFrom('en', 'zh-Hans', 'no'),
        source: fc.webUrl(),
        entries: fc.uniqueArray(entryOf(id), { minLength: 1, maxLength: 5, selector: (entry) => entry.id }),
      },
      { requiredKeys: ['id', 'title', 'issued', 'jurisdiction', 'language', 'entries'] },
    ),
  )
  .map((bulletin) => bulletinSchema.parse(bulletin));
