import { authorityName, findAuthority } from '../../bulletin/authorities.ts';
import type { Deadline, DeadlineKind } from '../../bulletin/bulletin.ts';
import type { CorpusEntry } from '../../bulletin/corpus.ts';
import type { ConceptTable } from '../../search/concepts/concept-table.ts';
import type { ReadPart } from '../../search/rank/read-question.ts';
import { formatDate, formatDateRange } from '../../time/calendar-date.ts';
import type { Fact } from './fact.ts';
import { partyIn } from './party.ts';
import { type Ask, kindsAsked, readAsk } from './read-ask.ts';
import { type ScoredSentence, scoredSentences } from './scored-sentences.ts';
import {
  amountSpans,
  articleSpans,
  countSpans,
  dateSpans,
  durationSpans,
  type FactSpan,
  namesWith,
  numberSpans,
  placeSpans,
} from './spans.ts';

/** A question and what it was read as. */
export interface FactQuestion {
  readonly text: string;
  readonly parts: readonly ReadPart[];
  readonly concepts: ConceptTable;
}

/**
 * The fact of an entry that answers a question: a field, or a date, figure or name in the sentence that has most of
 * the question's words. Quoted, never composed; null where the question asks for no fact, or several would do.
 */
export function factOf({ text, parts, concepts }: FactQuestion, source: CorpusEntry): Fact | null {
  const ask = readAsk(text);
  if (!ask) return null;
  const asked: Asked = { text, parts, source, sentences: scoredSentences(source, parts, concepts), concepts };
  switch (ask.kind) {
    case 'end':
    case 'effect':
      return deadlineFact(ask.kind, asked) ?? dateFact(asked, cues[ask.kind]);
    case 'start':
      return deadlineFact(ask.kind, asked) ?? dateFact(asked, cues.start) ?? dateFact(asked, null);
    case 'when':
      return dateFact(asked, null) ?? ownDate(source);
    case 'duration':
      return durationFact(asked);
    case 'amount':
      return amountFact(asked);
    case 'count':
      return countFact(ask.of, asked);
    case 'authority':
      return ask.body === '' && (duty.test(text) || !actOfAuthority.test(text)) ? null : authorityFact(ask.body, asked);
    case 'party':
      return partyFact(asked);
    case 'law':
      return lawFact(ask, asked);
    case 'place':
      return spanFact(asked, placeSpans, 'figure');
  }
}

// Whoever must or may do something is no authority.
const duty =
  /\bwho (?:must|may|should|shall|can|ha(?:s|ve) to|needs? to|is (?:required|obliged|allowed))\b|谁(?:需要|应当|必须|可以|要)/i;
const actOfAuthority = new RegExp(
  [
    String.raw`\b(?:which|what) (?:[\w-]+ ){0,2}?(?:authorit|regulator|agenc|bod|watchdog|department)`,
    String.raw`\b(?:issu|publish|launch|impos|fin(?:e|ed|es)\b|punish|penali|sanction|releas|announc|introduc|clos|shut)`,
    String.raw`\b(?:adopt|approv|set up|order|enforc|supervis|investigat|conduct|draft|leads?\b|led\b|host|arrest|jail)`,
    String.raw`\b(?:sentenc|convict|warn|reprimand|summon|block|bann|report|test|consult|propos|pass|amend|start|open)`,
    String.raw`\b(?:decid|rul(?:e|ed)\b|wrote|write|produc|author|runs?\b|running\b)`,
    '部门|机构|机关|发|罚|开展|制定|公布|通报|约谈|责令|查处|启动|组织|主办|起草|审议|通过|下架|关停|调查|逮捕|判',
  ].join('|'),
  'i',
);

interface Asked extends FactQuestion {
  readonly source: CorpusEntry;
  readonly sentences: readonly ScoredSentence[];
}

// What stands before or after a date that says which day it is.
const cues = {
  end: new RegExp(
    [
      String.raw`(?:until|till|by|before|to|through|than|on|close\w{0,8}|due|end\w{0,8}|expir\w{0,8}|date back to`,
      String.raw`deadline\w{0,8}|截至|截止|至|前|止|到)[^.;。；]{0,24}$`,
    ].join('|'),
    'i',
  ),
  start: /(?:from|since|begin\w{0,8}|start\w{0,8}|launch\w{0,8}|自|从|起|于)[^.;。；]{0,24}$/i,
  effect: /(?:effect\w{0,8}|force|appl\w{0,8}|from|on|binding|施行|实施|生效|起|自)[^.;。；]{0,24}$/i,
} as const;

function deadlineFact(side: 'end' | 'start' | 'effect', asked: Asked): Fact | null {
  const { deadlines } = asked.source.entry;
  const named = kindsAsked(asked.text);
  const able = deadlines.filter((deadline) => fitsSide(side, deadline));
  const ofKind = able.filter(({ kind }) => named.includes(kind));
  const [best, second] = (ofKind.length > 0 ? ofKind : able)
    .map((deadline) => ({ deadline, ...placeOf(deadline, asked) }))
    .sort((a, b) => b.score - a.score);
  if (!best) return null;
  const day = dayOf(best.deadline, side);
  const isSure = !second || dayOf(second.deadline, side) === day || best.score > second.score * 1.05;
  if (!isSure || day === null) return null;
  return { text: formatDate(day), quote: best.deadline.quote, field: 'deadline', deadline: best.deadline };
}

function fitsSide(side: 'end' | 'start' | 'effect', { kind, start }: Deadline): boolean {
  if (side === 'start') return start !== null || kind === 'effective_date';
  return (kind === 'effective_date') === (side === 'effect');
}

const dayOf = ({ date, start }: Deadline, side: 'end' | 'start' | 'effect'): Deadline['date'] | null =>
  side === 'start' ? (start ?? date) : date;

// How much of the question the sentence has that tells the deadline, and how near it stands to it.
function placeOf(deadline: Deadline, { sentences }: Asked): { readonly score: number } {
  const quote = deadline.quote.replace(/\s+/gu, ' ');
  const scores = sentences.flatMap((sentence) => {
    const from = sentence.text.replace(/\s+/gu, ' ').indexOf(quote);
    return from < 0 ? [] : [spanScore(sentence, { from, to: from + quote.length })];
  });
  return { score: Math.max(0, ...scores) };
}

/** What a span is worth: what its sentence has of the question, and how near to it. */
function spanScore({ score, marks }: ScoredSentence, { from, to }: FactSpan): number {
  const nearness = marks.map((mark) => {
    const gap = Math.max(0, mark.from - to, from - mark.to);
    return mark.weight / (1 + gap / 30);
  });
  return score + nearness.reduce((sum, one) => sum + one, 0) * 0.5;
}

interface Candidate extends FactSpan {
  readonly sentence: ScoredSentence;
  readonly score: number;
}

/** The spans of an entry's sentences, best first. */
function candidates(
  { sentences }: Asked,
  spansOf: (sentence: string) => readonly FactSpan[],
  bonus: (candidate: Omit<Candidate, 'score'>) => number = () => 0,
): readonly Candidate[] {
  return sentences
    .flatMap((sentence, i) =>
      spansOf(sentence.text).map((span) => {
        const found = { ...span, sentence };
        return { ...found, score: (spanScore(sentence, span) + bonus(found)) * (i === 0 ? ofTitle : 1) };
      }),
    )
    .sort((a, b) => b.score - a.score);
}

// A title rounds and shortens what the text says.
const ofTitle = 0.75;

const textOf = ({ sentence, from, to }: Candidate): string => sentence.text.slice(from, to);

// Near enough to a span to say what it is.
const before = (text: string, from: number): string => text.slice(Math.max(0, from - 60), from);

// Two that are nearly as good and say something else: neither.
function sure(
  found: readonly Candidate[],
  saying: (one: Candidate) => string = (one) => textOf(one).toLowerCase(),
): Candidate | null {
  const [best] = found;
  if (!best || best.score === 0) return null;
  const other = found.find((one) => saying(one) !== saying(best));
  return other && other.score >= best.score * 0.98 ? null : best;
}

const quoted = (candidate: Candidate, field: Fact['field'], text = textOf(candidate)): Fact => ({
  text,
  quote: quoteAround(candidate),
  field,
});

const longestQuote = 300;

// A long sentence is cut at words around the span.
function quoteAround({ sentence: { text }, from, to }: Candidate): string {
  if (text.length <= longestQuote) return text;
  const room = Math.floor((longestQuote - (to - from)) / 2);
  const start = from <= room ? 0 : text.indexOf(' ', from - room) + 1 || from - room;
  const end = to + room >= text.length ? text.length : Math.max(to, text.lastIndexOf(' ', to + room));
  return text.slice(Math.min(start, from), end);
}

function spanFact(asked: Asked, spansOf: (sentence: string) => readonly FactSpan[], field: Fact['field']): Fact | null {
  const best = sure(candidates(asked, spansOf));
  return best && quoted(best, field);
}

function dateFact(asked: Asked, cue: RegExp | null): Fact | null {
  const top = Math.max(0, ...asked.sentences.map(({ score }) => score));
  const all = candidates(asked, dateSpans, ({ sentence, from }) => (cue?.test(before(sentence.text, from)) ? 0.6 : 0));
  const cued = cue
    ? all.filter(
        ({ sentence, from, to }) =>
          cue.test(before(sentence.text, from)) || /^(?:起|前|止|为止)/.test(sentence.text.slice(to)),
      )
    : all;
  const best = sure(cued);
  const isOneOfSeveral = best && cued.some((one) => isListedWith(best, one));
  return best && !isOneOfSeveral && best.sentence.score >= top * 0.5 ? quoted(best, 'date') : null;
}

// "On 1 June in Norwick and on 1 July in Brixham": either would do.
function isListedWith(best: Candidate, other: Candidate): boolean {
  if (best.sentence !== other.sentence || best.from === other.from) return false;
  const between = best.sentence.text.slice(Math.min(best.to, other.to), Math.max(best.from, other.from));
  return /^[^.;。；]{0,40}(?:\band\b|以及|和|、)[^.;。；]{0,12}$/.test(between) && other.score >= best.score * 0.75;
}

function ownDate({ entry }: CorpusEntry): Fact | null {
  return entry.date === null ? null : { text: formatDate(entry.date), quote: null, field: 'date' };
}

function durationFact(asked: Asked): Fact | null {
  const unit = unitIn(
    /how many (?:\w{1,20} )?\w{1,20}|[几多少]{1,2}个?(?:工作日|小时|天|日|月|年)/i.exec(asked.text)?.[0] ?? '',
  );
  const isOfPrison = prison.test(asked.text);
  // A sentence is told in years and months, whatever was asked.
  const isOfUnit = (text: string): boolean => unit === undefined || isOfPrison || unitIn(text) === unit;
  const found = candidates(
    asked,
    (sentence) => durationSpans(sentence).filter(({ from, to }) => isOfUnit(sentence.slice(from, to))),
    ({ sentence: { text }, from, to }) =>
      isOfPrison && prison.test(text.slice(Math.max(0, from - 40), to + 20)) ? 1 : 0,
  );
  const window = asked.source.entry.deadlines
    .filter(({ start, kind }) => start !== null && windowKinds.includes(kind))
    .map((deadline) => ({ deadline, ...placeOf(deadline, asked) }))
    .sort((a, b) => b.score - a.score)[0];
  const best = sure(found);
  if (window?.deadline.start && unit === undefined && window.score >= (best?.score ?? 0)) {
    const { start, date, quote } = window.deadline;
    return { text: formatDateRange(start, date), quote, field: 'window', deadline: window.deadline };
  }
  return best && quoted(best, 'figure');
}

const prison = /prison|jail|sentenced|imprison|behind bars|判|徒刑|刑期|坐牢|拘役|监禁/i;

// In either language: 30日 are 30 days.
const unitIn = (text: string): string | undefined =>
  units.find(([pattern]) => pattern.test(text))?.[1];

const units: readonly (readonly [RegExp, string])[] = [
  [/hour|小时|小時/i, 'hour'],
  [/week|周|星期/i, 'week'],
  [/month|月/i, 'month'],
  [/year|年/i, 'year'],
  [/day|天|日/i, 'day'],
];

const windowKinds: readonly DeadlineKind[] = ['campaign_end', 'pilot_end', 'consultation_close', 'grace_period_end'];

function amountFact(asked: Asked): Fact | null {
  const { penalties } = asked.source.entry;
  const isPenalty = (one: { readonly amount: number }): boolean =>
    penalties.some(({ amount }) => amount === one.amount);
  const wanted = amountCues.filter(([asks]) => asks.test(asked.text));
  const isFine = wanted.length === 0;
  const found = candidates(
    asked,
    amountSpans,
    ({ sentence, from, to }) =>
      (isFine && amountSpans(sentence.text).some((one) => one.from === from && one.to === to && isPenalty(one))
        ? 0.5
        : 0) +
      wanted.filter(([, cue]) => cue.test(`${before(sentence.text, from)}¤${sentence.text.slice(to, to + 15)}`)).length,
  );
  const best = sure(found, (one) => amountOf(one));
  if (best) return quoted(best, 'penalty');
  const [only, another] = penalties;
  if (!only || another || found.length > 0) return null;
  return { text: `${only.currency} ${only.amount.toLocaleString('en-GB')}`, quote: null, field: 'penalty' };
}

// What an amount is that is no fine, and what stands beside it (¤).
const amountCues: readonly (readonly [RegExp, RegExp])[] = [
  [/\bnew\b|\bnow\b|新/i, /(?:\bto|至|到) ?¤/i],
  [
    /\b(?:highest|max|maximum|most|at worst|cap|ceiling|up to)\b|最[高多大]|上限|封顶|顶格/i,
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

function countFact(of: string, asked: Asked): Fact | null {
  const counted = asked.parts
    .map(({ part }) => ({ part, at: of.indexOf(part.text) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
    .slice(0, 2)
    .map(({ part }) => part);
  const isCounted = ({ sentence, to }: FactSpan & { readonly sentence: ScoredSentence }): boolean =>
    sentence.marks.some(({ part, from }) => counted.includes(part.part) && from >= to && from - to <= 25);
  const found = candidates(asked, countSpans, (candidate) => (isCounted(candidate) ? 1.5 : 0));
  const best = sure(found);
  if (!best) return null;
  const isOnly = countSpans(best.sentence.text).length === 1;
  return isCounted(best) || isOnly ? quoted(best, 'figure') : null;
}

function authorityFact(body: string, asked: Asked): Fact | null {
  const named = asked.source.entry.authorities.map((code) => ({ code, name: authorityName(code) }));
  const ofBody =
    body === '' ? named : named.filter(({ name }) => name.toLowerCase().includes(body.toLowerCase().replace(/s$/, '')));
  if (body !== '' && ofBody.length === 0) return spanFact(asked, (sentence) => namesWith(body, sentence), 'authority');
  const placed = ofBody.map(({ code, name }) => ({ code, name, sentence: sentenceNaming(code, asked) }));
  const [only, another] = placed;
  if (!only) return null;
  if (!another)
    return { text: only.name, quote: only.sentence?.text.slice(0, longestQuote) ?? null, field: 'authority' };
  const top = Math.max(0, ...placed.map(({ sentence }) => sentence?.score ?? 0));
  const best = placed.filter(({ sentence }) => sentence !== null && sentence.score === top);
  if (top === 0 || best.length > mostAuthorities) return null;
  return {
    text: best.map(({ name }) => name).join(', '),
    quote: best[0]?.sentence?.text.slice(0, longestQuote) ?? null,
    field: 'authority',
  };
}

const mostAuthorities = 4;

// The sentence that has most of the question among those that name the authority.
function sentenceNaming(code: string, { sentences }: Asked): ScoredSentence | null {
  const authority = findAuthority(code);
  const names = authority ? [...authority.names, ...authority.chinese, authority.code] : [code];
  const naming = sentences.filter(({ text }) => names.some((name) => text.includes(name)));
  return naming.toSorted((a, b) => b.score - a.score)[0] ?? null;
}

function partyFact(asked: Asked): Fact | null {
  const found = asked.sentences
    .flatMap((sentence) => {
      const span = partyIn(sentence.text);
      return span ? [{ ...span, sentence, score: spanScore(sentence, span) }] : [];
    })
    .filter((one) => findAuthority(textOf(one)) === null)
    .sort((a, b) => b.score - a.score);
  const [best] = found;
  return best && best.score > 0 ? quoted(best, 'parties') : null;
}

// What was broken stands after such a word; what a penalty rests on, after others.
const breachBefore =
  /(?:violat\w{0,6}|breach\w{0,6}|infring\w{0,6}|contrary to|contraven\w{0,6}|违反了?|違反)[^.;。；]{0,40}$/i;

function lawFact({ isArticle, isNumber }: Extract<Ask, { kind: 'law' }>, asked: Asked): Fact | null {
  if (isArticle) {
    const isBreach = /violat|breach|infring|broke|break|contraven|违反|違反/i.test(asked.text);
    const best = sure(
      candidates(asked, articleSpans, ({ sentence, from }) =>
        breachBefore.test(before(sentence.text, from)) === isBreach ? 1 : 0,
      ),
    );
    return best && quoted(best, 'instrument');
  }
  if (isNumber) return spanFact(asked, numberSpans, 'instrument');
  const laws = [
    ...new Set(
      asked.source.entry.instruments.map((name) =>
        name.replace(/,? (?:Article|Art\.|Section) \d.{0,300}$|第.{1,8}条.{0,300}$/u, ''),
      ),
    ),
  ];
  const placed = laws.map((name) => {
    const naming = asked.sentences.filter(({ text }) => text.toLowerCase().includes(name.toLowerCase()));
    return { name, sentence: naming.toSorted((a, b) => b.score - a.score)[0] ?? null };
  });
  const [best, second] = placed.toSorted((a, b) => (b.sentence?.score ?? 0) - (a.sentence?.score ?? 0));
  const isSure = best && (!second || (best.sentence?.score ?? 0) > (second.sentence?.score ?? 0));
  return isSure
    ? { text: best.name, quote: best.sentence?.text.slice(0, longestQuote) ?? null, field: 'instrument' }
    : null;
}
