import { chineseNumber } from '../time/number-words.ts';

/**
 * Writes the terms of a Chinese order as they are typed in English, whether or not spaces separate them: 提前7天每周一不要新条目提醒 is
 * `提前 7天 weekly monday no alerts`. What is in quotes stays as it is.
 */
export function inEnglishTerms(text: string): string {
  if (!/\p{Script=Han}/u.test(text)) return text;
  return text
    .split(/(["“][^"“”]*["”])/u)
    .map((part, at) => (at % 2 === 1 ? part : inEnglish(part)))
    .join('');
}

function inEnglish(text: string): string {
  return text
    .replace(/[，；。]/gu, ' , ')
    .replace(/当[天日]/gu, '0天')
    .replace(/^\s*0天|(?<=[\s,])0天/gu, '提前0天')
    .replace(/^\s*(?:请|麻烦)?(?:提醒|通知)(?:我们?|大家)(?:的)?/u, ' ')
    .replace(
      new RegExp(`提前(?:${amount})(?:(?:[、,和及与 ]|以及)*(?:${amount}))*`, 'gu'),
      (found) => ` ${found.replace(/和|及|与|以及/gu, '、')} `,
    )
    .replace(
      new RegExp(`(提前${amount}(?:、${amount})*)\\s*(?:时)?(?:再)?(?:发出?)?(?:提醒|通知)(?:我们?|大家)?`, 'gu'),
      '$1 ',
    )
    .replace(/([\d一二两三四五六七八九十]+\s*(?:天|日|周|个?星期|个?月))(?:之|以)?后/gu, ' $1 后 ')
    .replace(/后([\d一二两三四五六七八九十]+\s*(?:天|日|周|个?星期|个?月))/gu, ' $1 后 ')
    .replace(digestOff, ' no digest ')
    .replace(alertsOff, ' no alerts ')
    .replace(/(?:加上?|带|要|开启)?(?:新条目|新内容)(?:的)?(?:即时)?(?:提醒|通知|快讯)/gu, ' alerts ')
    .replace(
      /每(?:周|星期|礼拜)([一二三四五六日天])?(?:的)?(?:发送?)?(?:摘要|汇总|周报)?/gu,
      (_, day: string | undefined) => ` 每周${day ?? ''} `,
    )
    .replace(
      clock,
      (_, half: string | undefined, hours: string, minutes: string | undefined) =>
        ` at ${timeOf(half, hours, minutes)} `,
    )
    .replace(/(?:按|用)?([\p{Script=Han}]{2,5}?)时间/gu, ' timezone $1 ')
    .replace(/时区\s*/gu, ' timezone ')
    .replace(/语言\s*[:为用是]?\s*(中文|英文|英语)/gu, ' language $1 ')
    .replace(/(?<!\p{Script=Han})请?用(中文|英文|英语)(?:发送?)?(?:提醒|通知)?(?!\p{Script=Han})/gu, ' language $1 ')
    .replace(/(?:按|以)?(?:个)?工作日(?:计算|计)?/gu, ' 工作日 ')
    .replace(/\s+/gu, ' ');
}

const amount = String.raw`[\d一二两三四五六七八九十]+\s*(?:个?工作日|天|日|周|个?星期|个?月|年|小时|分钟)?`;
const off = '(?:不要|不用|不需要|无需|不必|别|关闭|取消|没有|无)(?:再)?(?:发送?|给我)?';
const digestOff = new RegExp(`${off}(?:每周|每星期)?(?:的)?(?:摘要|汇总|周报)`, 'gu');
const alertsOff = new RegExp(
  `${off}(?:(?:新条目|新内容)(?:的)?(?:即时)?(?:提醒|通知|快讯)|(?:提醒|通知)(?:新条目|新内容))`,
  'gu',
);
const clock =
  /(凌晨|早[上晨]?|上午|中午|下午|傍晚|晚上?)?\s*(\d{1,2}|[一二两三四五六七八九十]{1,3})\s*(?:点|时(?!间|区))(?:钟|整)?(半|一刻|\d{1,2}分?)?(?:(?:发送?)?(?:提醒|通知)(?:我们?|大家)?)?/gu;

// An hour that is not valid stays one, so that it is asked about.
function timeOf(half: string | undefined, hours: string, minutes = ''): string {
  const hour = /\d/.test(hours) ? Number(hours) : (chineseNumber(hours) ?? 99);
  const isLate = /下午|傍晚|晚/u.test(half ?? '') && hour < 12;
  const past = minutes === '半' ? '30' : minutes === '一刻' ? '15' : minutes.replace('分', '').padStart(2, '0');
  return `${String(isLate ? hour + 12 : hour).padStart(2, '0')}:${past}`;
}
