import { array, assert, constantFrom, oneof, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { parseBulletin } from '../../src/reader/parse-bulletin.ts';
import { toBulletin } from '../../src/reader/to-bulletin.ts';
import { isCalendarDate } from '../../src/time/calendar-date.ts';

const words = constantFrom(
  '\n',
  '\n\n',
  '1. ',
  '2. ',
  '- **',
  '**',
  '## ',
  'Regulatory developments',
  'Enforcement',
  ' until ',
  ' from ',
  ' to ',
  'comments',
  'pilot ',
  'must file by ',
  'must file before ',
  ' until 1 May next year',
  'was due to close on ',
  ' has been extended ',
  'came into force on ',
  ' within 5 days',
  '31 September',
  '1 April 2019',
  '30 June',
  'March 2020',
  '2019-02-30',
  '2019年4月1日',
  '起施行',
  'fined ',
  '€5 million',
  '10,000RMB',
  '《',
  '》',
  '. ',
  ', ',
  ' ',
);
const texts = oneof(
  string({ unit: 'binary', maxLength: 200 }),
  array(oneof(words, words, words, string({ maxLength: 8 })), { maxLength: 60 }).map((parts) => parts.join('')),
);
const issues = constantFrom({}, { issued: '2019-04' }, { issued: '2019-04-30' }, { issued: 'soon' });

test('any text is read without an exception; quotes stand in bodies, dates exist, lines are lines of the text', () => {
  assert(
    property(texts, issues, (text, options) => {
      const { entries, problems } = parseBulletin(text, options);
      const lines = text.split(/\r\n|\n|\r/).length;
      for (const { body, date, deadlines, line, title } of entries) {
        expect(title.length).toBeGreaterThan(0);
        expect(date === null || isCalendarDate(date)).toBe(true);
        expect(line >= 1 && line <= lines).toBe(true);
        for (const deadline of deadlines) {
          expect(body).toContain(deadline.quote);
          expect(deadline.quote.length).toBeGreaterThan(0);
          expect(isDate(deadline.date, deadline.precision)).toBe(true);
          expect(deadline.start === null || deadline.date === null || deadline.start <= deadline.date).toBe(true);
        }
      }
      for (const problem of problems) expect(problem.line >= 0 && problem.line <= lines).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('every year and day of a deadline is written in its entry', () => {
  assert(
    property(texts, (text) => {
      for (const { title, body, deadlines } of parseBulletin(text, {}).entries) {
        const entry = `${title}\n${body}`;
        for (const { date, quote } of deadlines) {
          if (date === null || quote.includes('next year')) continue;
          expect(entry).toContain(date.slice(0, 4));
          if (date.length === 10) expect(entry).toContain(String(Number(date.slice(8))));
        }
      }
    }),
    { numRuns: 1000 },
  );
});

test('what was read becomes a bulletin, or problems tell why not', () => {
  assert(
    property(texts, (text) => {
      const parsed = parseBulletin(text, { issued: '2019-04', jurisdiction: 'CN' });
      const { bulletin, problems } = toBulletin(parsed, { id: 'cn-2019-04' });
      const isLeftOut = ({ rule }: { readonly rule: string }) => rule === 'deadline-without-day';
      expect(bulletin === null).toBe(!problems.every(isLeftOut));
      if (parsed.entries.length > 0 && parsed.bulletin.language !== null) expect(bulletin).not.toBeNull();
      const told = parsed.entries.flatMap(({ deadlines }) => deadlines).length;
      const kept = bulletin?.entries.flatMap(({ deadlines }) => deadlines).length ?? 0;
      if (bulletin) expect(kept + problems.length).toBe(told);
    }),
  );
});

const isDate = (date: string | null, precision: string): boolean =>
  date === null ? precision === 'relative' : isCalendarDate(precision === 'day' ? date : `${date}-01`);
