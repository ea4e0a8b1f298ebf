import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type Finding, readCheckedYaml } from '../bulletin/checked-yaml.ts';
import { decodeText } from '../bulletin/read-yaml.ts';
import { OperatorError } from '../ports.ts';
import { type CalendarDate, isCalendarDate } from '../time/calendar-date.ts';
import { addHolidayYears, type HolidayYear } from '../time/working-days.ts';
import { describeProblem } from './output.ts';

/**
 * Makes the years of holidays that an operator's file gives known to this thread. A year that the app knows is replaced by that of the
 * file. Throws an `OperatorError` that lists everything that is wrong with the file.
 */
export async function loadHolidays(path: string): Promise<void> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new OperatorError(`HOLIDAYS_FILE cannot be read: ${path}`, { cause });
  });
  const text = decodeText(bytes);
  const read = typeof text === 'string' ? readHolidays(text, path) : { years: [], problems: [{ ...text, file: path }] };
  if (read.problems.length > 0) throw new OperatorError(read.problems.map((one) => describeProblem(one)).join('\n'));
  addHolidayYears(read.years);
}

const day = z.custom<CalendarDate>(
  (value) => typeof value === 'string' && isCalendarDate(value),
  'must be a day, such as 2027-01-01',
);
const code = z.string().regex(/^[A-Z]{2}$/, 'must be a two-letter code in capitals, such as CN or EU');
const year = z.string().regex(/^2\d{3}$/, 'must be a year, such as 2027');
const schema = z.record(
  code,
  z.record(year, z.strictObject({ holidays: z.array(day).min(1), working_days: z.array(day).default([]) })),
);
type HolidaysFile = z.output<typeof schema>;

/** The years of holidays in a text, or every problem with it. */
export function readHolidays(text: string, file: string) {
  const { data, problems } = readCheckedYaml(text, file, {
    schema,
    rules: (_value, read) => (read ? yearsOf(read).flatMap(daysElsewhere) : []),
  });
  return { years: data ? yearsOf(data) : [], problems };
}

const yearsOf = (file: HolidaysFile): readonly HolidayYear[] =>
  Object.entries(file).flatMap(([jurisdiction, years]) =>
    Object.entries(years).map(([name, { holidays, working_days: workingDays }]) => ({
      jurisdiction,
      year: Number(name),
      holidays,
      workingDays,
    })),
  );

function daysElsewhere({ jurisdiction, year: of, holidays, workingDays }: HolidayYear): readonly Finding[] {
  return Object.entries({ holidays, working_days: workingDays }).flatMap(([field, days]) =>
    days.flatMap((one, at) =>
      one.startsWith(`${of}-`)
        ? []
        : { path: [jurisdiction, `${of}`, field, at], rule: 'holiday-year', message: `${one} is not a day of ${of}` },
    ),
  );
}
