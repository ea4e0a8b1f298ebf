import { englishAuthorityName } from '../../bulletin/authorities.ts';
import type { DeadlineKind } from '../../bulletin/bulletin.ts';
import { isName } from '../../search/rank/question-parts.ts';
import { tokenize } from '../../search/tokens.ts';
import { isHan } from '../../search/words.ts';
import { simplified } from '../../text/simplified.ts';
import { formatDateRange } from '../../time/format-date.ts';
import { type Act, actBeside, actsIn } from './acts.ts';
import {
  type Asked,
  agreeing,
  before,
  type Candidate,
  candidates,
  only,
  quoted,
  scoreOf,
  sure,
  textOf,
} from './candidates.ts';
import { asksFormer, isFormer } from './doubts.ts';
import type { Fact } from './fact.ts';
import { spansOfAsked } from './parties.ts';
import { amountSpans, countSpans, durationSpans, shareSpans } from './spans.ts';

/** A length of time, or the days from the first to the last of a campaign or the like. */
export function durationFact(asked: Asked): Fact | null {
  const unit = unitIn(
    /how many (?:\w{1,20} )?\w{1,20}|[几多少]{1,2}个?(?:工作日|小时|天|日|月|年)/i.exec(asked.text)?.[0] ?? '',
  );
  const cue = durationCues.find(([asks]) => asks.test(asked.text))?.[1];
  // A sentence is told in years and months, whatever was asked.
  const isOfUnit = (text: string): boolean => unit === undefined || cue !== undefined || unitIn(text) === unit;
  const bound = bounds.find((one) => one.test(asked.text));
  const found = candidates(
    asked,
    (sentence) =>
      durationSpans(sentence).filter(
        ({ from, to }) =>
          isOfUnit(sentence.slice(from, to)) &&
          (!cue || cue.test(`${before(sentence, from)}¤${sentence.slice(to, to + 20)}`)),
      ),
    ({ sentence, from }) => (bound?.test(sentence.text.slice(Math.max(0, from - 12), from)) ? 1 : 0),
  );
  const best = sure(found) ?? only(found);
  if (cue) return best && quoted(best, 'figure');
  const window = asked.source.entry.deadlines
    .filter(({ start, kind }) => start !== null && windowKinds.includes(kind))
    .map((deadline) => ({ deadline, score: scoreOf(deadline, asked) }))
    .sort((a, b) => b.score - a.score)[0];
  if (window?.deadline.start && unit === undefined && window.score >= (best?.score ?? 0)) {
    const { start, date, quote } = window.deadline;
    return { text: formatDateRange(start, date), quote, field: 'window', deadline: window.deadline };
  }
  return best && quoted(best, 'figure');
}

// A length of time that is of one sort alone, and what stands beside it.
const durationCues: readonly (readonly [RegExp, RegExp])[] = [
  [
    /\b(?:prison|jail\w*|sentenced?|imprison\w*|behind bars)\b|被判|判[了处几多]|徒刑|刑期|坐牢|拘役|监禁/i,
    /prison|jail|sentence|imprison|custody|徒刑|拘役|监禁|判处/i,
  ],
  [/\b(?:good for|valid\w*)\b|有效期?/i, /valid|expir|有效/i],
];

// What limits a length of time in the question and before the figure.
const bounds = [/at least|minimum|至少|不少于|不得少于/i, /at most|maximum|up to|no more than|最多|最长|不超过/i];

// In either language: 30日 are 30 days.
const unitIn = (text: string): string | undefined => units.find(([pattern]) => pattern.test(text))?.[1];

const units: readonly (readonly [RegExp, string])[] = [
  [/hour|小时|小時/i, 'hour'],
  [/week|周|星期/i, 'week'],
  [/month|月/i, 'month'],
  [/year|年/i, 'year'],
  [/day|天|日/i, 'day'],
];

const windowKinds: readonly DeadlineKind[] = ['campaign_end', 'pilot_end', 'consultation_close', 'grace_period_end'];

/** An amount of money: a fine, unless another is asked for. Whoever imposes fines paid none. */
export function amountFact(asked: Asked): Fact | null {
  if (shareAsked.test(asked.text)) return shareFact(asked);
  const { penalties, authorities } = asked.source.entry;
  const patient = patientOf(asked.text);
  const isOfAuthority =
    authorities.some((code) => patient.includes(englishAuthorityName(code))) ||
    asked.concepts
      .mentionsIn(tokenize(patient), 'question')
      .some(({ concept }) => concept.authority !== undefined && authorities.includes(concept.authority));
  if (isOfAuthority) return null;
  const isPenalty = (one: { readonly amount: number }): boolean =>
    penalties.some(({ amount }) => amount === one.amount);
  const isNew = /\bnew\b|\bnow\b|新/i.test(asked.text);
  const isOfPersons = persons.test(asked.text);
  const all = candidates(
    asked,
    amountSpans,
    ({ sentence: { text, marks }, from, to }) =>
      (amountSpans(text).some((one) => one.from === from && one.to === to && isPenalty(one)) ? 0.5 : 0) +
      (persons.test(clauseBefore(text, from)) === isOfPersons ? 0.5 : 0) +
      (isNew && /\bto $|至|到$/.test(before(text, from)) ? 0.5 : 0) +
      (marks.some((mark) => isName(mark.part.part) && from >= mark.to && from - mark.to < 4) ? 1 : 0),
  ).filter((one) => isReplaced(one) === asksFormer(asked.text) && isSuchAmount(asked.text, one));
  const ofAsked = isOfPersons || !paidWord.test(asked.text) ? [] : all.filter((one) => isOfAsked(asked.text, one));
  const best = only(ofAsked, amountOf) ?? sure(all, amountOf) ?? only(all, amountOf);
  if (best) return quoted(best, 'penalty');
  const [fine, another] = penalties;
  const hasSpan = asked.sentences.some(({ text }) => amountSpans(text).length > 0);
  if (!fine || another || hasSpan || !isOfFine(asked.text)) return null;
  return { text: `${fine.currency} ${fine.amount.toLocaleString('en-GB')}`, quote: null, field: 'penalty' };
}

const shareAsked = /\b(?:share|part|portion|slice) of (?:\w+ ){0,3}(?:revenue|turnover|sales|profits?|income)\b/i;

// Whoever pays may spend another sum.
const paidWord = /\b(?:pa(?:y|id|ys)|fine[sd]?|settle|penalt|owe)|罚|付|缴|赔|和解/i;

const isOfAsked = (question: string, { sentence, from }: Candidate): boolean =>
  spansOfAsked(question, sentence, amountSpans(sentence.text)).some((one) => one.from === from);

// "How much was X fined", X被罚了多少: whose the amount is.
function patientOf(text: string): string {
  const found = patients.map((pattern) => pattern.exec(text)?.[1]).find((one) => one !== undefined);
  return found ?? '';
}

const patients: readonly RegExp[] = [
  /\b(?:was|were|is|been|has|have|got|get|gets) (?:the )?(.{2,60}?) (?:been |be |being |get )?(?:fined|penali[sz]ed|sanctioned|punished|charged|told to pay|ordered to pay)/i,
  /\b(?:did|does|do|must|will|should|would) (?:the )?(.{2,60}?) (?:have to )?(?:pay|owe|settle|fork out|shell out|earn|make|get fined|end up)/i,
  /\b(?:fines?|penalt(?:y|ies)) (?:on|against|for|paid by) (?:the )?(.{2,60})$/i,
  /(?:^|对)(.{2,30}?)(?:被|受到?|挨|缴|交|支付|付|赔)/u,
];

// "From RM300,000 to RM1 million", "instead of": what no longer holds.
const isReplaced = ({ sentence: { text }, from, to }: Candidate): boolean =>
  (/\b(?:from|instead of|rather than|down from|up from)(?: (?:about|around|some|the))? $|(?:由|从|原)(?:来的)?$/i.test(
    before(text, from),
  ) &&
    /^[^,;.。；，]{0,25}(?:\bto\b|至|到|提高|降)/i.test(text.slice(to))) ||
  isFormer(before(text, from));

const isOfFine = (question: string): boolean => amountCues.every(([asks]) => !asks.test(question));

// An amount is what the words beside it say; one that is earned, proposed or annulled is no fine.
function isSuchAmount(question: string, { sentence: { text }, from, to }: Candidate): boolean {
  const beside = `${before(text, from)}¤${text.slice(to, to + 30)}`;
  const cue = amountCues.find(([asks]) => asks.test(question))?.[1];
  if (cue) return cue.test(beside);
  if (daily.test(beside)) return false;
  const act = actBeside(text, { from, to });
  const asked = actsIn(question);
  const special = asked.filter((one) => one === 'annul' || one === 'propose');
  return special.length > 0
    ? act !== null && special.some((one) => one === act)
    : act === null || !noFine.includes(act);
}

const noFine: readonly Act[] = ['earn', 'sell', 'annul', 'propose', 'refund'];

// A company's fine is told beside those of its managers.
const persons =
  /责任人|人员|高管|董事|经理|员工|\b(?:managers?|directors?|officers?|executives?|employees?|individuals?|staff|manager's|responsible persons?)\b/i;
const clauseBefore = (text: string, from: number): string => /[^；;。.]*$/u.exec(before(text, from))?.[0] ?? '';

const daily =
  /\bdaily\b[^,;.]{0,20}¤|¤,? ?(?:for )?(?:per|a|each|every) day\b|(?:每[日天]|按日)[^，；。]{0,12}¤|¤[^，；。]{0,5}每[日天]/i;

// What an amount is that is no fine, and what stands beside it (¤).
const amountCues: readonly (readonly [RegExp, RegExp])[] = [
  [
    /\b(?:highest|max|maximum|at worst|cap|ceiling|up to|upper limit|at most|most that|top (?:fine|penalty|rate|amount|possible))\b|最[高多大]|上限|封顶|顶格/i,
    /\b(?:up to|maximum|max\.?|exceed\w*|highest|ceiling|cap\w*|no more than|at most|limit|reach|from .{1,20} to)\b|最高|不超过|上限|¤以下/i,
  ],
  [
    /\b(?:earn|profit|gain|made from|proceeds|income)\w*|\bmake\b|赚|挣|获利|所得|收入/i,
    /\b(?:earn|profit|gain|made|proceeds|income|revenue)\w*|赚|获利|所得|收入/i,
  ],
  [/\b(?:daily|per day|a day|each day|every day)\b|每[日天]|按日/i, daily],
  [/\bper (?:violation|breach|case|record|person|offence)\b|每次|每起/i, /\b(?:per|each|every|for each)\b|每/i],
  [/\b(?:fee|fees|price|cost of|tariff)\b|费用|收费|价格/i, /\b(?:fee|price|cost|tier|tariff|charge|rate)\w*|费|价/i],
];

// "RMB 290,000" and 29万元 are one amount.
function amountOf(one: Candidate): string {
  const { amount } = amountSpans(one.sentence.text).find(({ from }) => from === one.from) ?? { amount: 0 };
  return amount > 0 ? String(amount) : textOf(one).toLowerCase();
}

/** How many of what is counted. */
export function countFact(of: string, asked: Asked): Fact | null {
  const named = asked.parts
    .map(({ part }) => ({ part, at: of.indexOf(part.text) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
    .slice(0, 2)
    .map(({ part }) => part);
  // 投诉有几宗: what is counted stands before.
  const last = asked.parts.at(-1)?.part;
  const counted = named.length === 0 && of.length <= 1 && last ? [last] : named;
  const [counter = ' '] = of;
  const hasCounter = ({ sentence: { text }, to }: Candidate | Omit<Candidate, 'score'>): boolean =>
    simplified(text).startsWith(counter, to);
  const isCounted = ({ sentence, to }: Omit<Candidate, 'score'>): boolean =>
    sentence.marks.some(
      ({ part, from }) => counted.includes(part.part) && from >= to && /^\D{0,25}$/.test(sentence.text.slice(to, from)),
    ) || isNamedBehind(of, sentence.text.slice(to, to + 25));
  const found = candidates(
    agreeing(asked),
    countSpans,
    (one) => (isCounted(one) ? 1.5 : 0) + (hasCounter(one) ? 1 : 0),
  );
  const best = sure(found, undefined, isCounted);
  if (!best) return null;
  const others = found.filter(({ sentence, from }) => sentence === best.sentence && from !== best.from);
  const isOnly =
    others.length === 0 || (isHan(counter) && counter !== '个' && hasCounter(best) && !others.some(hasCounter));
  return isCounted(best) || isOnly ? quoted(best, 'figure') : null;
}

// "Mails" are counted where the entry has "451 emails".
function isNamedBehind(of: string, behind: string): boolean {
  const [noun = ''] = /^[a-z]{4,}/i.exec(of) ?? [];
  const words = behind.toLowerCase().match(/[a-z]{4,}/g) ?? [];
  return noun !== '' && words.some((word) => word.endsWith(noun.toLowerCase()));
}

/** A share in per cent. */
export function shareFact(asked: Asked): Fact | null {
  const found = candidates(asked, shareSpans);
  const best = sure(found) ?? only(found);
  return best && quoted(best, 'figure');
}
