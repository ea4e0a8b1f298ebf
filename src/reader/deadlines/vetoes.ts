import type { Sentence } from '../segment/sentences.ts';
import type { Candidate } from './candidates.ts';

/**
 * Whether the words around a time take back what they would set: what is denied, was only planned, is only supposed, was put off or
 * repealed. A wrong deadline is worse than one that a curator has to confirm, so such a time is never sure.
 */
export function isTakenBack(
  { sentence, index, end, span }: Candidate,
  next: Pick<Sentence, 'text'> | undefined,
): boolean {
  const before = sentence.text.slice(Math.max(0, index - reach), index);
  const after = sentence.text.slice(end, end + reach);
  const clause = before.split(clauseEnd).at(-1) ?? '';
  return (
    denied.some((words) => words.test(clause)) ||
    supposed.test(sentence.text) ||
    refuted.some((words) => words.test(before)) ||
    (putOff.test(after.split(ofOthers)[0] ?? '') && !stillStands.test(before)) ||
    movedOn.test(after) ||
    (span !== null && span.first === null && (anchorBefore.test(before) || anchorAfter.test(after))) ||
    refutedAfter.test(after) ||
    plannedAfter.test(after) ||
    nightBetween.test(`${before}${sentence.text.slice(index, end)}`) ||
    refutedNext.test(next?.text ?? '')
  );
}

const reach = 140;
const clauseEnd = /[;:；：。]|,\s|，|\b(?:but|now|and)\s|§/;
const word = String.raw`[\w'’-]{1,20}\s`;
const planned = '(?:due|meant|supposed|scheduled|planned|set|intended|slated|going)';

/** What in the clause before a time denies it. "Not before", "not later than" and "not until" deny nothing. */
const denied: readonly RegExp[] = [
  new RegExp(
    String.raw`(?:\b(?:not|never|no longer|cannot|nor|neither)|n't)\s(?!later\b|before\b|until\b|only\b)(?:(?!must\b|shall\b|will\b)${word}){0,5}$`,
    'i',
  ),
  /\b(?:would|could|should|might|may)\s(?:not\s)?have\s(?:been\s)?(?:[\w-]{1,20}\s){0,5}$/i,
  new RegExp(
    String.raw`\b(?:was|were|had been)\s(?:(?:first|once|originally|initially|not)\s)?(?:${planned}\s)?to\s(?:${word}){1,5}$`,
    'i',
  ),
  /\b(?:originally|initially|formerly|previously|rather than|instead of)\s(?:[\w-]{1,20}\s){0,5}$/i,
  /\b(?:could|might|may)\s(?:[\w-]{1,20}\s){1,4}(?:effect|force|apply|applicable)\s(?:[\w-]{1,20}\s){0,2}$/i,
  /\b(?:[Hh]ad|[Ww]ere) (?:the|it|this|that|these|they)\s(?:[\w-]{1,20}\s){1,8}$/,
  /\b(?:repealed|revoked|annulled|withdrawn|abandoned|struck down)\s(?:[\w-]{1,20}\s){0,2}$/i,
  /(?:原定|原计划|原为|原拟|本应)[^，。；]{0,16}$/u,
  /(?:不会|未能|并未|未于|未在|并非|不是|並非|不再|不得早于)[^，。；]{0,12}$/u,
];

/** A sentence that gives an example or supposes something. */
const supposed = /^\W{0,3}(?:for (?:instance|example)\b|e\.g\.|suppose\b|例如|比如|譬如|假设|假如)/i;

/** "Until 28 February; that date has been moved to 14 March": the term that the clause before set is the old one. */
const movedOn =
  /^[^.。;；]{0,60}[,;，；]\s?(?:but\s|and\s)?(?:the|this|that|its|which)\s(?:\w{1,20}\s)?(?:date|deadline|term|period|window|cut-off|limit)?\s?(?:was|has|had|is)\s(?:\w{1,20}\s){0,3}?(?:extended|stretched|prolonged|lengthened|moved|pushed|put back|reset|brought forward)\b(?!\sfrom\b)|^[^。]{0,20}[，；。]?(?:后|后来|随后|现|现已|已)(?:延长|顺延|延期|延后|推迟|改期|提前|调整)[至到为]/i;

/** "Twelve months from 23 August 2024", 自2026年1月1日起30日内: the day from which a period is counted isn't the day on which it ends. */
const anchorBefore =
  /\b(?:days?|weeks?|months?|years?)\b,?\s(?:counted\s|counting\s|running\s|beginning\s|starting\s)?(?:from|after|of|since|following|as of|on)\s(?:and including\s)?(?:the\s)?$/i;
const anchorAfter =
  /^(?:之日)?(?:起|后)(?:算|计算)?[，,]?(?:的)?\s?(?:[\d〇零一二三四五六七八九十半两]{1,4})\s?个?(?:工作日|日|天|周|月|年)(?:之?内|后|届满|期满)?(?!\d)/;

/** What says that the words that follow are wrong, or were refused. */
const refuted: readonly RegExp[] = [
  /\b(?:correction|corrigendum|erratum)\b[^.;]{0,100}\b(?:said|wrote|stated|reported|read)\b[^.;]{0,80}$/i,
  /\b(?:untrue|false|incorrect|wrong|a rumou?r|denied|denies) that\b[^.;]{0,100}$/i,
  /\b(?:mistakenly|wrongly|erroneously|falsely)\b[^.;]{0,60}$/i,
  /\b(?:refused|declined|rejected|denied)\s(?:[\w-]{1,20}\s){0,8}(?:until|till|to|by|on)\s$/i,
  /(?:误写|误作|误称|误报|错写)(?:为|成|作)?[^，。；]{0,10}$/u,
];

/** What says, after a time, that it is wrong or was refused. */
const refutedAfter =
  /^(?:[^.;。；]{0,20},?\s(?:was|were|has been|have been)\s(?:refused|rejected|denied|turned down|stopped|halted|scrapped)\b|[^。；]{0,24}(?:有误|谣言|不实|误传|错误))/i;

/** A sentence that takes back the date of the one before it: "That date was wrong", 上述日期有误. */
const refutedNext =
  /^\W{0,3}(?:(?:\w+ly|but|however),?\s)?(?:(?:the|this|that|these|those|both|said)\s(?:[\w-]{1,15}\s){0,2}(?:dates?|days?|deadlines?|periods?|time|information|reports?|announcements?|statements?|news|rumou?rs?|claims?|notices?)|this|that|it|which|both)\s(?:(?:given|stated|reported|above|here)\s){0,2}(?:is|was|were|are|has|have|had|proved|turned out)\s(?!not\b)(?:[\w-]{1,15}\s){0,5}?(?:wrong|incorrect|erroneous|mistaken|mistakes?|errors?|false|untrue|inaccurate|invalid|denied|retracted|withdrawn|refuted|not (?:correct|right|true|accurate)|misreported|misprints?|typos?|printing error)\b|^\W{0,3}(?:correction|corrigendum|erratum|更正|勘误)\s?[:：]|^(?:但|不过|然而|其实)?[，,]?(?:上述|该|这一|这个|此|前述|以上|前面|有关|相关|原)(?:截止)?(?:日期|时间|日|期限|说法|消息|信息|报道|内容|表述|数据)(?:的?(?:说法|消息|内容))?(?:系|为|是|属|均|有|存在|已被|并|经核实|已|并非|后)?[^。]{0,14}?(?:有误|错误|不实|不准确|误传|谣言|误写|笔误|不属实|否认|失实|误报|属误)/iu;

// The night between two days, of which either may be meant.
const nightBetween =
  /\b(?:midnight|night)\b[^.;]{0,24}\b(?:night\s(?:of|from|between)|(?:of|from)\s(?:the\s)?night)\b/i;

// "On 1 June, the rules were to enter into force".
const plannedAfter = new RegExp(
  String.raw`^,?\s(?:the|this|that|its|these|those|it|they)\s(?:\w{1,20}\s){0,4}(?:was|were|had been)\s(?:${planned}\s)?to\s(?:have\s)?(?:enter|take|come|go|begin|start|apply|end|close|expire|lapse|be)`,
  'i',
);

// "It still closes on": what was put off is another date.
const stillStands = /\bstill\s(?:[\w-]{1,20}\s){1,3}$/i;

/** Words after a time that put another in its place. What may be extended still stands. */
const putOff =
  /^(?!.{0,60}\b(?:may|can|could|might) be\s)[^.。；;]{0,80}?(?:\b(?:was|were|been|is|are)\s(?:\w{1,20}\s)?(?:postponed|delayed|deferred|rescheduled|moved|pushed back|put off|repealed|revoked|annulled|suspended|struck down|cancell?ed|withdrawn|abandoned|dropped|shelved|stayed|enjoined|blocked|paused|on hold)\b(?!\sfrom\b)|现?(?:推迟|改)[为至到]|已撤回|(?:暂缓|暂停|中止|停止)(?:施行|实施|执行|适用))/i;

// Where what is put off is only a part, or something else.
const ofOthers =
  /\band (?:the|its) (?:old|former|previous|earlier|existing)\b|\b(?:some|certain|other|parts of|remaining)\b|部分|其他|其余/;
