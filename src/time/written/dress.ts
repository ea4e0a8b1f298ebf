import type { Weekday } from '../calendar-date.ts';

const weekday = String.raw`(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?`;
const clock = String.raw`(?:\d{1,2}(?:[:.]\d{2}){0,2}\s?[ap]\.?\s?m\b\.?|\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?(?:hrs?|hours|h)\b)?|\d{4}\s?(?:hrs|hours|h)\b|\d{1,2}\so'clock|(?:12\s)?(?:midnight|noon|midday)|(?:the\s)?(?:close|end)\sof\s(?:business|play|(?:the\s)?(?:business\s|working\s)?day)|COB|EOD|EOB)`;
const zone = String.raw`(?:\s?\(?(?:(?:[A-Z]{2,5}|[A-Z]{1,3}T)(?:[+-]\d{1,2}(?::\d{2})?)?\b|(?:[A-Za-z]{1,14}\s){0,3}[Tt]ime)(?:\s\([A-Z]{2,5}\))?\)?)`;

/** The hour, its zone and the day of the week in front of an English date: "11:59 p.m. Eastern Time on Friday, ". */
const before = new RegExp(
  String.raw`(?:(?<=\s|^)(?:at\s)?${clock}${zone}?,?\s(?:on\s|of\s)?(?:the\s)?)?(?:(?<=[\s(]|^)${weekday},?\s(?:the\s)?)?$`,
  'i',
);
const after = new RegExp(
  String.raw`^(?:,?\s\(?${weekday}\)?(?=[\s,.;)]|$))?(?:,?\s(?:at\s|by\s|before\s)?\(?${clock}${zone}?\)?)?`,
  'i',
);

/** The same after a Chinese date: （星期五）, 下午5时, 24:00, （含当日）. */
const afterChinese =
  /^\s?(?:[（(]?(?:星期|周|礼拜)[一二三四五六日天][）)]?)?\s?(?:[（(]含[^（()）]{0,4}[）)])?\s?(?:上午|下午|晚上|晚|中午|凌晨|午夜|北京时间){0,2}\s?(?:\d{1,2}\s?(?:[:：]\s?\d{2}(?:[:：]\d{2})?|[时点](?:\d{1,2}分|半|整)?))?/;

const longest = 60;

/** How far the hour, the zone and the day of the week beside a date reach, in characters before and after it. */
export function dressAround(
  text: string,
  index: number,
  end: number,
): { readonly before: number; readonly after: number } {
  const left = text.slice(Math.max(0, index - longest), index);
  const right = text.slice(end, end + longest);
  const isChinese = /^[日号]$/.test(text[end - 1] ?? '') || /^\s?[（(]?(?:星期|周|[上下]午)/.test(right);
  return {
    before: before.exec(left)?.[0].length ?? 0,
    after: ((isChinese ? afterChinese : after).exec(right)?.[0] ?? '').trimEnd().length,
  };
}

/** The day of the week that such words name; null where they name none. */
export function weekdayIn(words: string): Weekday | null {
  const english = new RegExp(String.raw`\b${weekday}`, 'i').exec(words)?.[0].slice(0, 3).toLowerCase();
  const chinese = /(?:星期|周|礼拜)([一二三四五六日天])/.exec(words)?.[1];
  if (english !== undefined)
    return weekdays[['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].indexOf(english)] ?? null;
  return chinese === undefined ? null : (weekdays['一二三四五六日'.indexOf(chinese.replace('天', '日'))] ?? null);
}

const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
