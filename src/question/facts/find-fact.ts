import { authorityName, englishAuthorityName, findAuthority } from '../../bulletin/authorities.ts';
import type { Deadline } from '../../bulletin/bulletin.ts';
import type { CorpusEntry } from '../../bulletin/corpus.ts';
import { listFacts } from '../../messages/lists.ts';
import { isName } from '../../search/rank/question-parts.ts';
import { formatDate } from '../../time/format-date.ts';
import { type WrittenDate, writtenDates } from '../../time/written-dates.ts';
import { actBeside, actsIn, actsOfAnyone, actsUpon, agrees, graveActs, isOfOtherAct } from './acts.ts';
import {
  type Asked,
  agreeing,
  before,
  type Candidate,
  candidates,
  type FactQuestion,
  longestQuote,
  quoted,
  scoreOf,
  spanScore,
  sure,
  textOf,
} from './candidates.ts';
import { asksFormer, isFormer, isOfStateAsked, mayRatherBe, tellsOtherwise } from './doubts.ts';
import type { Fact } from './fact.ts';
import { amountFact, countFact, durationFact, shareFact } from './figure-facts.ts';
import { partyIn } from './parties.ts';
import { type Ask, kindsAsked } from './read-ask.ts';
import { type ScoredSentence, scoredSentences } from './scored-sentences.ts';
import { articleSpans, dateSpans, type FactSpan, namesWith, numberSpans, placeSpans } from './spans.ts';

/**
 * The fact of an entry that answers a question: a field, or a date, figure or name in the sentence that has most of
 * the question's words. Quoted, never composed; null where the question asks for no fact, or several would do.
 */
export function factOf({ text, ask, parts, concepts }: FactQuestion, source: CorpusEntry): Fact | null {
  const asked: Asked = { text, ask, parts, source, sentences: scoredSentences(source, parts, concepts), concepts };
  switch (ask.kind) {
    case 'end':
    case 'effect':
      return deadlineFact(ask.kind, asked, () => dateFact(asked, cues[ask.kind]));
    case 'start':
      return deadlineFact(ask.kind, asked, () => dateFact(asked, cues.start));
    case 'when':
      return isDoneUnheard(asked) ? null : (dateFact(asked, null) ?? ownDate(asked));
    case 'duration':
      return durationFact(asked);
    case 'amount':
      return amountFact(asked);
    case 'share':
      return shareFact(asked);
    case 'count':
      return countFact(ask.of, asked);
    case 'authority':
      return ask.body === '' && (duty.test(text) || !isActOfAuthority(text)) ? null : authorityFact(ask.body, asked);
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
    String.raw`\b(?:impos|clos|shut|order|enforc|supervis|investigat|conduct|draft|leads?\b|led\b|host|warn|summon|block`,
    'bann|report|test|consult|amend|decid|rul(?:e|ed)|wrote|write|produc|author|behind)',
    '部门|机构|机关|制定|约谈|责令|查处|组织|主办|起草|下架|关停|调查',
  ].join('|'),
  'i',
);
const isActOfAuthority = (text: string): boolean => actOfAuthority.test(text) || actsIn(text).length > 0;

// What stands before or after a date that says which day it is.
const cues = {
  end: new RegExp(
    [
      String.raw`(?:\b(?:until|till|by|before|to|through|than|(?<=\S )on|close\w{0,8}|due|end\w{0,8}|expir\w{0,8}|date back to`,
      String.raw`deadline\w{0,8})\b|截至|截止|至|前|止|到)[^.;。；]{0,24}$`,
    ].join('|'),
    'i',
  ),
  start:
    /(?:\b(?:from|since|beg[aiu]n\w{0,8}|start\w{0,8}|launch\w{0,8}|open\w{0,8}|initiat\w{0,8}|commenc\w{0,8}|kick\w{0,8}|set up|out for)\b|启动|开展|开始|自|从|起|于)[^.;。；]{0,24}$/i,
  effect:
    /(?:\b(?:effect\w{0,8}|force|appl\w{0,8}|(?<!\bdat(?:e|es|ed|ing) )from|as of|binding)\b|施行|实施|生效|起|自)[^.;。；]{0,24}$/i,
} as const;

type Side = 'end' | 'start' | 'effect';

// Else a date of the text, unless the deadline may belong to something else that the text tells.
function deadlineFact(side: Side, asked: Asked, dateOf: () => Fact | null): Fact | null {
  const { deadlines } = asked.source.entry;
  if (wholly.test(asked.text) && deadlines.some(({ date }) => date !== deadlines[0]?.date)) return null;
  const named = kindsAsked(asked.text);
  const able = asksFormer(asked.text)
    ? []
    : deadlines.filter(
        (deadline) =>
          fitsSide(side, deadline) &&
          (side !== 'start' || named.length === 0 || deadline.start !== null) &&
          isOfStateAsked(asked.text, deadline.quote, asked.source),
      );
  const ofKind = able.filter(({ kind }) => named.includes(kind));
  const [best, second] = (ofKind.length > 0 ? ofKind : able)
    .map((deadline) => ({ deadline, score: scoreOf(deadline, asked) }))
    .sort((a, b) => b.score - a.score);
  if (!best || (side === 'effect' && isToldBetter(best.deadline, asked))) return dateOf();
  const day = dayOf(best.deadline, side);
  const isSure = !second || dayOf(second.deadline, side) === day || best.score > second.score * 1.05;
  if (ofKind.length === 0 && isToldOfOther(best, asked)) return null;
  if (!isSure || day === null) return dateOf();
  if (second && hasMoreOf(second.deadline, best.deadline, asked)) return null;
  if (side === 'effect' && isDoubtful(best.deadline, asked)) return null;
  return { text: formatDate(day), quote: best.deadline.quote, field: 'deadline', deadline: best.deadline };
}

// The words that tell one day have something of the question that those of the other lack, names aside, which all is about.
function hasMoreOf(other: Deadline, than: Deadline, { sentences }: Asked): boolean {
  const [its = [], own = []] = [other, than].map(({ quote }) =>
    sentences.flatMap(({ text, marks }) => {
      const from = text.indexOf(quote);
      const within = marks.filter((mark) => from >= 0 && mark.from >= from && mark.to <= from + quote.length);
      return within.map(({ part }) => part);
    }),
  );
  return its.some((part) => !own.includes(part) && !isName(part.part));
}

// Of stages, the day of one is not that of all.
const wholly = /\b(?:all|fully|in full|entire(?:ly)?|complete(?:ly)?)\b|全面|全部|完全/i;

// A day of another kind is told beside more of the question, or nothing tells which of several days is meant.
function isToldOfOther(
  { deadline, score }: { readonly deadline: Deadline; readonly score: number },
  asked: Asked,
): boolean {
  const others = asked.source.entry.deadlines.filter(
    ({ date, quote }) => date !== deadline.date && isOfStateAsked(asked.text, quote, asked.source),
  );
  return others.length > 0 && (score === 0 || others.some((other) => scoreOf(other, asked) > score * 1.3));
}

// Another sentence that has more of the question says from when something applies; the month of the same day is no other.
function isToldBetter({ quote, date }: Deadline, asked: Asked): boolean {
  const { sentences } = asked;
  const own = sentences.findLast(({ text }) => text.includes(quote));
  const isSame = (told: string): boolean =>
    writtenDates(`in ${told}`).some((one) => one.day === null && date.startsWith(monthOf(one)));
  return sentences.some(
    ({ text, score }) =>
      own !== undefined &&
      score > own.score &&
      daysIn(asked)(text).some(({ from, to }) => cues.effect.test(before(text, from)) && !isSame(text.slice(from, to))),
  );
}

const monthOf = ({ year, month }: WrittenDate): string => `${year}-${String(month).padStart(2, '0')}-`;

// Another day may be meant: that of a clause that has more of the question.
function isDoubtful({ quote }: Deadline, { sentences }: Asked): boolean {
  const sentence = sentences.findLast(({ text }) => text.includes(quote));
  if (!sentence) return false;
  const from = sentence.text.indexOf(quote);
  const span = { from, to: from + quote.length };
  const spans = dateSpans(sentence.text);
  const own = spans.filter((one) => one.from >= span.from && one.to <= span.to);
  const acts = own.map((one) => actBeside(sentence.text, one));
  const others = spans.filter((one) => {
    const act = actBeside(sentence.text, one);
    return !own.includes(one) && (act === null || acts.includes(act));
  });
  return (
    tellsOtherwise(sentence, span) ||
    own.some((one) => others.some((other) => mayRatherBe(other, one, { sentence, spans })))
  );
}

function fitsSide(side: Side, { kind, start }: Deadline): boolean {
  if (side === 'start') return start !== null || kind === 'effective_date';
  return (kind === 'effective_date') === (side === 'effect');
}

const dayOf = ({ date, start }: Deadline, side: Side): Deadline['date'] | null =>
  side === 'start' ? (start ?? date) : date;

function spanFact(asked: Asked, spansOf: (sentence: string) => readonly FactSpan[], field: Fact['field']): Fact | null {
  const best = sure(candidates(asked, spansOf));
  return best && quoted(best, field);
}

// A title that has several days tells too little of each.
const daysIn =
  ({ source }: Asked) =>
  (text: string): readonly FactSpan[] => {
    const spans = dateSpans(text);
    return text === source.entry.title && spans.length > 1 ? [] : spans;
  };

function dateFact(asked: Asked, cue: RegExp | null): Fact | null {
  const top = Math.max(0, ...asked.sentences.map(({ score }) => score));
  const isOfAct = cue === null || cue === cues.start;
  const isOfEnd = cue === cues.end;
  const all = candidates(isOfAct ? agreeing(asked) : asked, daysIn(asked), ({ sentence, from }) =>
    cue?.test(before(sentence.text, from)) ? 0.6 : 0,
  ).filter(
    ({ sentence: { text }, from, to }) =>
      isFormer(before(text, from), text.slice(to)) === asksFormer(asked.text) &&
      (isOfEnd || !isOfOtherAct(asked.text, text, { from, to })) &&
      (isOfEnd || cue === null || !lastDay.test(before(text, from))),
  );
  const cued =
    cue && !asksFormer(asked.text)
      ? all.filter(
          ({ sentence, from, to }) =>
            cue.test(before(sentence.text, from)) || /^(?:起|前|止|为止)/.test(sentence.text.slice(to)),
        )
      : all;
  const best = sure(cued);
  if (best && cue === cues.effect && tellsOtherwise(best.sentence, best)) return null;
  const isOneOfSeveral = best && cued.some((one) => isListedWith(best, one));
  return best && !isOneOfSeveral && best.sentence.score >= top * 0.5 ? quoted(best, 'date') : null;
}

// What ended on a day neither began nor took effect on it.
const lastDay =
  /\b(?:until|till|to|through|by|before|no later than|ran out on|expire[sd]? on|end(?:s|ed)? on|clos\w{1,4} on|due on) $|(?:截至|截止|至|到)$/i;

// "On 1 June in Norwick and on 1 July in Brixham": either would do.
function isListedWith(best: Candidate, other: Candidate): boolean {
  if (best.sentence !== other.sentence || best.from === other.from) return false;
  const between = best.sentence.text.slice(Math.min(best.to, other.to), Math.max(best.from, other.from));
  return /^[^.;。；]{0,40}(?:\band\b|以及|和|、)[^.;。；]{0,12}$/.test(between) && other.score >= best.score * 0.75;
}

// What was done is said in a word that the entry has not.
function isDoneUnheard({ text, parts, sentences }: Asked): boolean {
  const heard = parts.filter((part) => sentences.some(({ marks }) => marks.some((one) => one.part === part)));
  return actsIn(text).length === 0 && heard.length < parts.length / 2;
}

// The day of an entry is that of what it tells first.
function ownDate(asked: Asked): Fact | null {
  const { entry } = asked.source;
  const [title, first] = asked.sentences;
  const isTold = [title, first].some((sentence) => sentence && agrees(asked.text, sentence.text));
  return entry.date === null || !isTold || isOfStanding.test(asked.text)
    ? null
    : { text: formatDate(entry.date), quote: null, field: 'date' };
}

// What is or will be so is not asked of the day of what was done.
const isOfStanding = /\bwhen (?:do|does|will|may|can)\b/i;

function authorityFact(body: string, asked: Asked): Fact | null {
  const named = asked.source.entry.authorities;
  const ofBody =
    body === ''
      ? named
      : named.filter((code) => englishAuthorityName(code).toLowerCase().includes(body.toLowerCase().replace(/s$/, '')));
  if (body !== '' && ofBody.length === 0) return spanFact(asked, (sentence) => namesWith(body, sentence), 'authority');
  if (
    actsIn(asked.text).some((act) => graveActs.includes(act)) &&
    !asked.sentences.some(({ text }) => agrees(asked.text, text))
  )
    return null;
  const acts = actsIn(asked.text);
  const isOfAnyone = acts.length > 0 && acts.every((act) => actsOfAnyone.includes(act));
  const placed = ofBody
    .map((code) => ({ code, sentence: sentenceNaming(code, asked) }))
    .filter(({ sentence }) => !isOfAnyone || (sentence !== null && agrees(asked.text, sentence.text)));
  const [only, another] = placed;
  if (!only) return null;
  if (!another)
    return {
      text: authorityName(only.code),
      quote: only.sentence?.text.slice(0, longestQuote) ?? null,
      field: 'authority',
    };
  const top = Math.max(0, ...placed.map(({ sentence }) => sentence?.score ?? 0));
  const best = placed.filter(({ sentence }) => sentence !== null && sentence.score === top);
  if (top === 0 || best.length > mostAuthorities) return null;
  return {
    text: listFacts(best.map(({ code }) => authorityName(code))),
    quote: best[0]?.sentence?.text.slice(0, longestQuote) ?? null,
    field: 'authority',
  };
}

const mostAuthorities = 4;

// The sentence that has most of the question among those that name the authority.
function sentenceNaming(code: string, asked: Asked): ScoredSentence | null {
  const authority = findAuthority(code);
  const names = authority ? [...authority.names, ...authority.chinese, authority.code] : [code];
  return bestOf(asked, (text) => names.some((name) => text.includes(name)));
}

const bestOf = ({ sentences }: Asked, names: (text: string) => boolean): ScoredSentence | null =>
  sentences.filter(({ text }) => names(text)).toSorted((a, b) => b.score - a.score)[0] ?? null;

function partyFact(asked: Asked): Fact | null {
  if (!actsIn(asked.text).some((act) => actsUpon.includes(act))) return null;
  const found = agreeing(asked)
    .sentences.flatMap((sentence) => {
      const span = partyIn(sentence.text);
      return span ? [{ ...span, sentence, score: spanScore(sentence, span) }] : [];
    })
    .filter((one) => findAuthority(textOf(one)) === null)
    .sort((a, b) => b.score - a.score);
  const [best] = found;
  return best && best.score > 0 ? quoted(best, 'parties') : null;
}

// The number in the name of the only instrument that has one.
function numberOfInstrument({ entry }: CorpusEntry): Fact | null {
  const numbers = entry.instruments.flatMap((name) => numberSpans(name).map(({ from, to }) => name.slice(from, to)));
  const [only, another] = new Set(numbers);
  return only === undefined || another !== undefined ? null : { text: only, quote: null, field: 'instrument' };
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
    if (best || isNumber || !/basis/i.test(asked.text)) return best && quoted(best, 'instrument');
  }
  if (isNumber) return spanFact(asked, numberSpans, 'instrument') ?? numberOfInstrument(asked.source);
  const laws = [
    ...new Set(
      asked.source.entry.instruments.map((name) =>
        name.replace(/,? (?:Article|Art\.|Section) \d.{0,300}$|第.{1,8}条.{0,300}$/u, ''),
      ),
    ),
  ];
  const placed = laws.map((name) => ({
    name,
    sentence: bestOf(asked, (text) => text.toLowerCase().includes(name.toLowerCase())),
  }));
  const [best, second] = placed.toSorted((a, b) => (b.sentence?.score ?? 0) - (a.sentence?.score ?? 0));
  const isSure = best && (!second || (best.sentence?.score ?? 0) > (second.sentence?.score ?? 0));
  return isSure
    ? { text: best.name, quote: best.sentence?.text.slice(0, longestQuote) ?? null, field: 'instrument' }
    : null;
}
