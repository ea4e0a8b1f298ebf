import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InvalidArgumentError, Option } from 'commander';
import { z } from 'zod';
import { type CalendarDate, parseCalendarDate, todayIn } from '../time/calendar-date.ts';
import { readZone } from './settings.ts';

/** The folder with the bundled bulletins, wherever the program was started. */
export const bundledData = fileURLToPath(new URL('../../data', import.meta.url));

/** The sample bulletin among them, of April 2019 in China. */
export const sampleBulletin = join(bundledData, 'bulletins', '2019-04-china.yaml');

/** The version of the program. */
export async function appVersion(): Promise<string> {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}

/** `--data DIR` */
export const dataOption = (): Option =>
  new Option('--data <DIR>', 'folder of bulletins').default(bundledData, 'the bundled bulletins');

/** `--json` @param shape what is printed */
export const jsonOption = (shape: string): Option => new Option('--json', `print JSON: ${shape}`);

/** `--today DATE` */
export const todayOption = (): Option =>
  new Option('--today <DATE>', 'treat this day as today').argParser((text): CalendarDate => {
    const day = parseCalendarDate(text);
    if (day) return day;
    throw new InvalidArgumentError('Use a date such as 2019-04-30.');
  });

/** Today by the machine's clock, in the zone of TZ_DEFAULT. Throws an `OperatorError` if that is not a zone. */
export function today(): CalendarDate {
  return todayIn(readZone(process.env), new Date());
}

/** `--issued DATE` of a bulletin given as prose. */
export const issuedOption = (): Option =>
  new Option('--issued <DATE>', 'month or date of issue, such as 2019-04').argParser((text) => {
    if (parseCalendarDate(text.length === 7 ? `${text}-01` : text)) return text;
    throw new InvalidArgumentError('Use a month or date, such as 2019-04 or 2019-04-30.');
  });

/** `--jurisdiction CC` of a bulletin given as prose, in either case. */
export const jurisdictionOption = (): Option =>
  new Option('--jurisdiction <CC>', 'ISO 3166 country code such as CN, or EU').argParser((text) => {
    if (/^[a-z]{2}$/i.test(text)) return text.toUpperCase();
    throw new InvalidArgumentError('Use two letters, such as CN or EU.');
  });

/** `--jurisdictions EU,CN`: those that are listed. */
export const jurisdictionsOption = (): Option =>
  new Option('--jurisdictions <CODES>', 'list only these, such as EU,CN, unless the words name one').argParser(
    (text) => {
      const codes = text.split(',').map((code) => code.trim().toUpperCase());
      if (codes.every((code) => /^[A-Z]{2}$/.test(code))) return codes;
      throw new InvalidArgumentError('Use two-letter codes separated by commas, such as EU,CN.');
    },
  );

/** `--topics ai,children`: those that are listed. */
export const topicsOption = (): Option =>
  new Option('--topics <IDS>', 'list only these topics of data/topics.yaml, such as ai,children').argParser((text) =>
    text.split(',').map((id) => id.trim()),
  );

/** `--language TAG` of a bulletin given as prose. */
export const languageOption = (): Option =>
  new Option(
    '--language <TAG>',
    'language of the bulletin, such as en or zh-Hant; default: detected from the text',
  ).argParser((text) => {
    if (/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(text)) return text;
    throw new InvalidArgumentError('Use a language tag, such as en or zh-Hant.');
  });

/** `--id ID` of a bulletin. */
export const idOption = (description: string): Option =>
  new Option('--id <ID>', description).argParser((text) => {
    if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(text)) return text;
    throw new InvalidArgumentError('Use lower-case letters, digits and hyphens, such as cn-2019-04.');
  });
