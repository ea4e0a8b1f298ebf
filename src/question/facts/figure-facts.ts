import type { DeadlineKind } from '../../bulletin/bulletin.ts';
import { simplified } from '../../text/simplified.ts';
import { formatDateRange } from '../../time/calendar-date.ts';
import { type Asked, before, type Candidate, candidates, quoted, scoreOf, sure, textOf } from './candidates.ts';
import type { Fact } from './fact.ts';
import type { ScoredSentence } from './scored-sentences.ts';
import { amountSpans, countSpans, durationSpans, type FactSpan } from './spans.ts';

/** A length of time, or the days from the first to the last of a campaign or the like. */
export function durationFact(asked: Asked): Fact | null {
  const unit = unitIn(
    /how many (?:\w{1,20} )?\w{1,20}|[几多少]{1,2}个?(?:工作日|小时|天|日|月|年)/i.exec(asked.text)?.[0] ?? '',
  );
  const cue = durationCues.find(([asks]) => asks.test(asked.text))?.[1];
  // A sentence is told in years and months, whatever was asked.
  const isOfUnit = (text: string): boolean => unit === undefined || cue !== undefined || unitIn(text) === unit;
  const best = sure(
    candidates(asked, (sentence) =>
      durationSpans(sentence).filter(
        ({ from, to }) =>
          isOfUnit(sentence.slice(from, to)) &&
          (!cue || cue.test(`${before(sentence, from)}¤${sentence.slice(to, to + 20)}`)),
      ),
    ),
  );
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

/** An amount of money: a fine, unless what was earned or may be imposed is asked for. */
export function amountFact(asked: Asked): Fact | null {
  const { penalties } = asked.source.entry;
  const isPenalty = (one: { readonly amount: number }): boolean =>
    penalties.some(({ amount }) => amount === one.amount);
  const isNew = /\bnew\b|\bnow\b|新/i.test(asked.text);
  const isOfPersons = persons.test(asked.text);
  const all = candidates(
    asked,
    amountSpans,
    ({ sentence: { text }, from, to }) =>
      (amountSpans(text).some((one) => one.from === from && one.to === to && isPenalty(one)) ? 0.5 : 0) +
      (persons.test(clauseBefore(text, from)) === isOfPersons ? 0.5 : 0) +
      (isNew && /\bto $|至|到$/.test(before(text, from)) ? 0.5 : 0),
  );
  const cue = amountCues.find(([asks]) => asks.test(asked.text))?.[1];
  const cued = all.filter(({ sentence: { text }, from, to }) =>
    cue?.test(`${before(text, from)}¤${text.slice(to, to + 15)}`),
  );
  const found = cued.length > 0 ? cued : all;
  const best = sure(found, amountOf);
  if (best) return quoted(best, 'penalty');
  const [only, another] = penalties;
  if (!only || another || found.length > 0) return null;
  return { text: `${only.currency} ${only.amount.toLocaleString('en-GB')}`, quote: null, field: 'penalty' };
}

// A company's fine is told beside those of its managers.
const persons =
  /责任人|人员|高管|董事|经理|员工|\b(?:managers?|directors?|officers?|executives?|employees?|individuals?|staff|manager's|responsible persons?)\b/i;
const clauseBefore = (text: string, from: number): string => /[^；;。.]*$/u.exec(before(text, from))?.[0] ?? '';

// What an amount is that is no fine, and what stands beside it (¤).
const amountCues: readonly (readonly [RegExp, RegExp])[] = [
  [
    /\b(?:highest|max|maximum|at worst|cap|ceiling|up to)\b|最[高多大]|上限|封顶|顶格/i,
    /\b(?:up to|maximum|max\.?|exceed\w*|highest|ceiling|cap\w*|no more than|at most)\b|最高|不超过|上限|¤以下/i,
  ],
  [
    /\b(?:earn|profit|gain|made from|make from|proceeds|income)\w*|赚|挣|获利|所得|收入/i,
    /\b(?:earn|profit|gain|made|proceeds|income|revenue)\w*|赚|获利|所得|收入/i,
  ],
];

// "RMB 290,000" and 29万元 are one amount.
function amountOf(one: Candidate): string {
  const { amount } = amountSpans(one.sentence.text).find(({ from }) => from === one.from) ?? { amount: 0 };
  return amount > 0 ? String(amount) : textOf(one).toLowerCase();
}

/** How many of what is counted. */
export function countFact(of: string, asked: Asked): Fact | null {
  const counted = asked.parts
    .map(({ part }) => ({ part, at: of.indexOf(part.text) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
    .slice(0, 2)
    .map(({ part }) => part);
  const isCounted = ({ sentence, to }: FactSpan & { readonly sentence: ScoredSentence }): boolean =>
    sentence.marks.some(({ part, from }) => counted.includes(part.part) && from >= to && from - to <= 25);
  const [counter = ' '] = of;
  const found = candidates(
    asked,
    countSpans,
    (one) => (isCounted(one) ? 1.5 : 0) + (simplified(one.sentence.text).startsWith(counter, one.to) ? 1 : 0),
  );
  const best = sure(found);
  if (!best) return null;
  const isOnly = countSpans(best.sentence.text).length === 1;
  return isCounted(best) || isOnly ? quoted(best, 'figure') : null;
}
