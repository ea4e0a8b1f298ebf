import { chineseNumber } from '../../bulletin/chinese-number.ts';

/** Writes how long before a reminder is wanted as `subscribe` reads it: "two weeks before" is `lead 14`, 提前三天 is `lead 3`. */
export function leadWords(text: string): string {
  return text
    .replace(english, (_, counts: string, working: string | undefined, unit: string) => {
      const days = counts.split(/[^a-z\d]+(?:and )?/i).map((count) => numberOf(count) * daysIn(unit));
      return `lead ${days.join(',')}${working === undefined ? '' : ' working days'}`;
    })
    .replace(chinese, (_, count: string, working: string | undefined, unit: string) => {
      const days = (Number(count) || (chineseNumber(count) ?? 1)) * daysIn(unit);
      return ` lead ${days}${working === undefined ? '' : ' working days'} `;
    })
    .replace(/\s+/gu, ' ')
    .trim();
}

const numberWords = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const number = String.raw`\d{1,3}|an?|${numberWords.join('|')}`;

const english = new RegExp(
  String.raw`(?<![\w-])((?:(?:${number})(?:, (?:and )?|,| and )){0,5}(?:${number})) (?:(working|business) )?(day|week|month)s? (?:before(?:hand)?|in advance|ahead(?: of time)?|earlier|prior)(?![\w-])`,
  'gi',
);

const chinese = /提前([\d一二两三四五六七八九十]{1,4})个?(工作日)?(天|日|周|星期|月)?/g;

const numberOf = (written: string): number =>
  /^an?$/i.test(written) ? 1 : Number(written) || numberWords.indexOf(written.toLowerCase()) + 1;

// A month is told as 30 days: leads are counted in days.
function daysIn(unit: string | undefined): number {
  if (unit === undefined || /^(?:day|天|日)$/i.test(unit)) return 1;
  return /^(?:week|周|星期)$/i.test(unit) ? 7 : 30;
}
