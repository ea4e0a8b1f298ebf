import { chineseNumber, englishNumber, englishNumberPattern, ordinalNumber, ordinalPattern } from '../number-words.ts';
import { withoutOverlaps } from './form.ts';

/** The unit in which a period is counted. */
export type PeriodUnit = 'hour' | 'day' | 'working-day' | 'week' | 'month' | 'year';

/** What a period is counted from, as far as the words beside it say. */
export type PeriodAnchor =
  /** The publication that the text reports. */
  | 'publication'
  /** A publication in an official paper, which prints later than the office announces. */
  | 'gazette'
  /** The day on which the instrument of the entry takes effect. */
  | 'effect'
  /** The day given right before ("that date") or beside it ("from 23 August 2024"). */
  | 'told'
  /** Something else, or nothing is said. */
  | 'unknown';

/** A length of time and its place in the text. A count of 0 is the day of the anchor itself: "from the day of publication". */
export interface WrittenPeriod {
  readonly index: number;
  readonly end: number;
  readonly count: number;
  readonly unit: PeriodUnit;
  readonly anchor: PeriodAnchor;
  /** Whether it ends at the anchor, and not begins there: "60 days before import". */
  readonly isBefore: boolean;
}

/**
 * The periods in a folded text, in order: `within twenty-one days after publication`, `180 days after the effective date`,
 * `a nine-month phase-in`, `自公布之日起30日内`, `施行后六个月`, `from the date of its release`, `自印发之日起施行`.
 */
export function writtenPeriods(text: string): readonly WrittenPeriod[] {
  if (!mayTellPeriod.test(text)) return [];
  return withoutOverlaps([...english(text), ...nthDays(text), ...chinese(text), ...ofTheDay(text)]);
}

const mayTellPeriod =
  /(?:\b|\d)(?:hours?|days?|weeks?|fortnight|months?|quarters?|years?|upon|immediate(?:ly)?|date\sof|on\s(?:its\s)?(?:publication|enactment|signature))\b|[日天周月年期时]/i;

const englishPeriod = new RegExp(
  String.raw`\b(?:(\d{1,3})|(${englishNumberPattern}(?=[\s(-])|an?(?=\s)(?:\sfurther|\sadditional)?|half\sa)|(?:the\s)?(?:(\d{1,2})(?:st|nd|rd|th)))(?:\s?\(\d{1,3}\))?(\sand\sa\shalf)?[\s-]?(?:(?:full|more|further|additional|extra|whole|consecutive)[\s-])?(?:(working|business|clear\sworking|court|trading|calendar|consecutive|clear)[\s-])?(hours?|days?|weeks?|fortnights?|months?|quarters?|years?)\b(?!\sold\b|-old\b|s\b)`,
  'gi',
);

function* english(text: string): Generator<WrittenPeriod, void> {
  for (const match of text.matchAll(englishPeriod)) {
    const [words, figures, spelled = '', nth, half, manner = '', name = ''] = match;
    const count = Number(figures ?? nth ?? englishNumber(spelled.replace(/\s(?:further|additional)$/i, '')) ?? 1);
    const isHalf = /^half/i.test(spelled);
    if (isHalf && !/^year/i.test(name)) continue;
    const end = match.index + words.length;
    const right = text.slice(end, end + reach);
    yield {
      index: match.index,
      end,
      ...(isHalf ? halfYear : lengthOf(name.toLowerCase().replace(/s$/, ''), count, half !== undefined)),
      ...(/working|business|court|trading/i.test(manner) && ({ unit: 'working-day' } as const)),
      anchor: englishAnchor(right),
      isBefore: /^\s(?:before|prior\sto|ahead\sof|preceding|in\sadvance)\b/i.test(right),
    };
  }
}

const nthDay = new RegExp(
  String.raw`\b(?:the\s)?(${ordinalPattern})\s(?:calendar\s)?day(?=\s(?:after|following|from)\s)`,
  'gi',
);

// "The twentieth day following that of its publication".
function* nthDays(text: string): Generator<WrittenPeriod, void> {
  for (const { index, 0: words, 1: ordinal = '' } of text.matchAll(nthDay)) {
    const [count, end] = [ordinalNumber(ordinal) ?? 0, index + words.length];
    yield { index, end, count, unit: 'day', anchor: englishAnchor(text.slice(end, end + reach)), isBefore: false };
  }
}

/** A count of units as those in which periods are counted; `hasHalf` for "two years and a half", 两年半. */
function lengthOf(name: string, count: number, hasHalf: boolean): Pick<WrittenPeriod, 'count' | 'unit'> {
  if (hasHalf && /^(?:year|年)$/.test(name)) return { count: count * 12 + 6, unit: 'month' };
  const [unit, each] = units[name] ?? ['day', 1];
  return { count: count * each, unit };
}

const halfYear = { count: 6, unit: 'month' } as const;
const reach = 100;
const units: Readonly<Record<string, readonly [unit: PeriodUnit, count: number]>> = {
  hour: ['hour', 1],
  week: ['week', 1],
  fortnight: ['week', 2],
  month: ['month', 1],
  quarter: ['month', 3],
  year: ['year', 1],
  小时: ['hour', 1],
  工作日: ['working-day', 1],
  周: ['week', 1],
  星期: ['week', 1],
  月: ['month', 1],
  季度: ['month', 3],
  年: ['year', 1],
};

const from = String.raw`^(?:'\scounting|\scounting|\sto\scomment|\sstarting|\srunning|\sbeginning)?\s(?:of|after|from|following|since|as\sof)\s`;
const small = String.raw`(?:(?:the|its|their|this|that|such|date|day|of|on|which|official|initial|is|are|was|it|they|final|rules?|law|act|regulations?|measures|order|bill|provisions|code)\s){0,7}`;
const publication = new RegExp(
  `${from}${small}(?:publication|promulgation|issuance|release|announcement|published|promulgated|released|issued)\\b`,
  'i',
);
const effect = new RegExp(
  `${from}${small}(?:(?:entry|coming|going|enters?|comes?)\\sinto\\s(?:force|effect)|effective\\sdate|(?:taking|takes?)\\seffect|commencement|implementation)\\b(?!\\sof\\s(?:the|an?)\\s(?:agreement|contract))`,
  'i',
);
const told = new RegExp(
  String.raw`${from}(?:that\s(?:date|day)|then|${small}(?:\d{1,2}\s\w{3,9}|\w{3,9}\.?\s\d{1,2}\b|\d{4}-))|^\s(?:later|thereafter)\b`,
  'i',
);
// "Publication in the State Register", "published in the Official Journal": its day is another than that of the announcement.
const inPaper =
  /^[^,.;]{0,80}?\b(?:publication|promulgat\w{3}|published|release[d]?|issu\w{2,4})\s(?:of\s[^,.;]{1,40}?\s)?in\s(?!full\b|final\b)/i;

function englishAnchor(right: string): PeriodAnchor {
  if (publication.test(right)) return inPaper.test(right) ? 'gazette' : 'publication';
  if (effect.test(right)) return 'effect';
  return told.test(right) ? 'told' : 'unknown';
}

const chinesePeriod =
  /(?<![\d.一二三四五六七八九十百〇第])(?:第\s?(?=\d{1,3}\s?[天日]))?(?:(\d{1,3})|([一二两三四五六七八九十百〇零]{1,5})|(半))\s?(?:个\s?(工作日|自然日|日历日|星期|月|季度|小时)|(工作日|星期|小时|自然日|日历天|日|天|周|年半?|季度))(?:期|间)?(?:之?内|以内|之?前|之?后)?/g;

function* chinese(text: string): Generator<WrittenPeriod, void> {
  for (const match of text.matchAll(chinesePeriod)) {
    const [words, figures = '', spelled = '', half = '', counted = '', plain = ''] = match;
    const name = counted + plain;
    if (/[日号]$/.test(words) && /月\s?$/.test(text.slice(0, match.index))) continue;
    const length = half === '' ? null : halves[name];
    if (length === undefined) continue;
    const count = figures === '' ? (chineseNumber(spelled) ?? 0) : Number(figures);
    if (!length && count === 0) continue;
    const left = text.slice(Math.max(0, match.index - 40), match.index);
    const right = text.slice(match.index + words.length, match.index + words.length + 30);
    yield {
      index: match.index,
      end: match.index + words.length,
      ...(length ?? lengthOf(name.replace('半', ''), count, name.endsWith('半'))),
      anchor: chineseAnchor(left, right),
      isBefore: words.endsWith('前') || /提前\s?$/.test(left),
    };
  }
}

const halves: Readonly<Record<string, Pick<WrittenPeriod, 'count' | 'unit'>>> = {
  年: halfYear,
  月: { count: 15, unit: 'day' },
};

// 之日起, 后, 之翌日起算, 满
const fromThere = String.raw`(?:之?[日时]|之?[翌次]日|日期|之?后|当日)?[^。；，,、\d]{0,4}?(?:起计?算?)?[，,]?(?:为期|为|共|满|届满|第)?[的内]?\s?$`;
const chinesePublication = new RegExp(
  `(?:发布|公布|印发|颁布|公告|发出|公开征求意见|(?<!收到)(?:本|该|此)?通知(?:发布|印发)?)${fromThere}`,
);
const chineseGazette = /公报|宪报|刊宪|刊登|登报/;
const chineseEffect = new RegExp(`(?:施行|实施|生效|执行|适用)${fromThere}`);
const chineseTold = new RegExp(`[日号]${fromThere}`);

function chineseAnchor(left: string, right: string): PeriodAnchor {
  const near = left.slice(-20);
  if (chineseGazette.test(near) || /^[，,]?自?[^。；]{0,6}(?:公报|宪报|刊登)/.test(right)) return 'gazette';
  if (chinesePublication.test(near) || /^[，,]?自(?:发布|公布|印发|公告|通知)[^。；，]{0,6}起/.test(right))
    return 'publication';
  if (chineseEffect.test(near)) return 'effect';
  return chineseTold.test(near) && /\d\s?[日号][^。；]{0,10}$/.test(near) ? 'told' : 'unknown';
}

const onTheDay =
  /\b(?:(?:up)?on|from|as\sof|since|at)\s(?:the\s(?:date|day)\s(?:of|on\swhich)\s)?(?:(?:its|their|the|it|they|is|was|official)\s){0,3}(publication|promulgation|issuance|release|announcement|issued|published|released|enactment|signature|signing|adoption|approval|royal\sassent|becoming\slaw|passage)\b(?!\sof\sthe\slist)|\b(?:up)?on\sthe\s(effective\sdate)\sof\b|\b(?:on\s)?the\sfirst\sday\sof\sthe\s(?:\w{1,12}\s)?(?:month|quarter|year)\s(following|after)\b|\b(?:effective|applies|force|effect|applicable)\s(immediately)\b|\bwith\s(immediate)\seffect\b|\bthe\s(?:day|date)\s(after|following)\s(?:its\s|the\s)?(?:publication|signature|assent|promulgation)\b|\bfrom\s(today)\b|\b(?:up)?on\s(?:its\s|being\s)?(entry\sinto\sforce|commencement|signed|published|gazetted|proclamation|notification)\b|\bon\s(?:a|such)\s(?:date|day)\s(?:yet\s)?(to\sbe|as)\b|\b(immediately)\s(?:effective|takes?\seffect|appl)/gi;
const onTheChineseDay =
  /(?:自|从|于|由)?(发布|公布|印发|颁布|公告|通过|签署|刊登|发出|下发|宣布)(?:之|后)?(?:日|时|[次翌]日)起?(?=\s?(?:正式|全面)?(?:施行|实施|生效|执行|适用|起效))|(?:自)?(即日|即时|即行|立即|当日|同日|今日)起?(?=\s?(?:正式|全面)?(?:施行|实施|生效|执行|适用))/g;

// "From the date of its release", "effective immediately", 自公布之日起施行.
function* ofTheDay(text: string): Generator<WrittenPeriod, void> {
  for (const match of text.matchAll(onTheDay)) {
    const [words, event = ''] = match;
    const end = match.index + words.length;
    const isPublished = /^(?:publi|promul|issu|relea|announ)/i.test(event);
    const anchor = !isPublished
      ? 'unknown'
      : /^\s(?:of\s[^,.;]{1,40}?\s)?in\s/.test(text.slice(end, end + 60))
        ? 'gazette'
        : 'publication';
    yield { index: match.index, end, count: 0, unit: 'day', anchor, isBefore: false };
  }
  for (const match of text.matchAll(onTheChineseDay)) {
    const anchor =
      match[1] === undefined
        ? 'told'
        : /^(?:发布|公布|印发|颁布|公告|发出|下发|宣布)$/.test(match[1])
          ? 'publication'
          : 'unknown';
    yield { index: match.index, end: match.index + match[0].length, count: 0, unit: 'day', anchor, isBefore: false };
  }
}
