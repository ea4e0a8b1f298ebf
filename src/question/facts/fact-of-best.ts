import { roughWorth } from '../../bulletin/amounts.ts';
import type { CorpusEntry } from '../../bulletin/corpus.ts';
import { sentencesOf } from '../../reader/segment/sentences.ts';
import type { EntryIndex } from '../../search/index/entry-index.ts';
import { isName } from '../../search/rank/question-parts.ts';
import { type ReadPart, readQuestion } from '../../search/rank/read-question.ts';
import type { FoundEntries } from '../../search/search-entries.ts';
import { simplified } from '../../text/simplified.ts';
import { mentions } from '../in-entry.ts';
import type { Query } from '../query.ts';
import { placedWords, type WordRole } from '../word-roles.ts';
import { type FactQuestion, longestQuote } from './candidates.ts';
import { isOfStateAsked } from './doubts.ts';
import type { Fact } from './fact.ts';
import { factOf } from './find-fact.ts';
import { readAsk } from './read-ask.ts';
import { scoredSentences } from './scored-sentences.ts';
import { amountSpans } from './spans.ts';

/** The fact that answers the question, where the best entry is clearly the one it is about; else null. */
export function factOfBest(
  found: FoundEntries,
  { plain, without, leaning, order }: Query,
  entries: EntryIndex,
): Fact | null {
  const [best] = found.hits;
  const text = simplified(plain);
  if (best?.lacks.length === 0 && (order === 'largest' || order === 'smallest') && outstanding.test(text))
    return outstandingFine(best.source, order);
  const ask = readAsk(text);
  if (!best || !ask || without.has.length > 0 || negation.test(plain)) return null;
  const { parts } = readQuestion(entries, text);
  const isOfSubject = placedWords(text, entries.concepts).some(({ means }) => ofSubject.has(means.role));
  if (!isOfSubject && (found.total > 1 || ask.kind === 'count')) return null;
  if (superlative.test(text) && best.lacks.length > 0) return null;
  const isOfNamed = leaning.authorities.every((code) => {
    const concept = entries.concepts.all.find(({ authority }) => authority === code);
    return concept !== undefined && mentions(concept, entries.concepts)(best.source);
  });
  if (!isOfNamed || !isClear(found, parts)) return null;
  const asked = { text, ask, parts, concepts: entries.concepts };
  const fact = factOf(asked, best.source);
  if (!fact || isSaidIn(text, fact.text)) return null;
  if (fact.quote !== null && !isOfStateAsked(plain, fact.quote, best.source)) return null;
  const rival = found.hits[1];
  return rival && rival.score > best.score * asGood && tellsOther(rival, { best, fact, asked }) ? null : fact;
}

// "The largest fine" is one that was imposed, "the largest possible fine" none.
const outstanding =
  /(?:largest|biggest|highest|heaviest|smallest|lowest) (?:(?!possible|potential|available)\w+ ){0,2}(?:fines?|penalt(?:y|ies)|settlements?)\b(?! (?:under|that can|that may))|(?:fined|hit|punished|pa(?:id|ys?)|settled for) (?:the )?(?:most|least|hardest|worst)\b|最[大高重多小低少]的?.{0,6}罚|罚(?:款|金|得|单)?(?:金额)?最[大高重多狠小低少]/i;

function outstandingFine({ entry }: CorpusEntry, order: 'largest' | 'smallest'): Fact | null {
  const sign = order === 'largest' ? -1 : 1;
  const [fine] = entry.penalties.toSorted((a, b) => sign * (roughWorth(a) - roughWorth(b)));
  if (!fine) return null;
  const told = [...sentencesOf(entry.body).map((one) => one.text), entry.title].flatMap((sentence) => {
    const span = amountSpans(sentence).find(
      ({ amount, currency }) => amount === fine.amount && currency === fine.currency,
    );
    return span ? [{ text: sentence.slice(span.from, span.to), quote: sentence.slice(0, longestQuote) }] : [];
  });
  const [first] = told;
  const text = `${fine.currency} ${fine.amount.toLocaleString('en-GB')}`;
  return { text: first?.text ?? text, quote: first?.quote ?? null, field: 'penalty' };
}

// "How much?" alone is asked of no entry in particular.
const ofSubject: ReadonlySet<WordRole['role']> = new Set(['subject', 'kind', 'section']);

const asGood = 0.6;

// Another entry that has all of the question as well, or as much of it in its title, and tells otherwise: either may be meant. One
// that only mentions what the title of the best names tells of something else.
function tellsOther(
  rival: Hit,
  { best, fact, asked }: { readonly best: Hit; readonly fact: Fact; readonly asked: FactQuestion },
): boolean {
  const other = factOf(asked, rival.source);
  if (!other || other.text === fact.text) return false;
  const heldBy = ({ source }: Hit) =>
    scoredSentences(source, asked.parts, asked.concepts).map(({ text, marks }) => ({
      text,
      parts: new Set(marks.map(({ part }) => part)),
    }));
  const [[title], its] = [heldBy(best), heldBy(rival)];
  const named = [...(title?.parts ?? [])];
  const holdsNamed = (held = its[0]): boolean => named.every((part) => held?.parts.has(part));
  if (rival.lacks.length > 0) return named.length > 0 && holdsNamed();
  const { quote } = other;
  const isBeside = [...(its[0]?.parts ?? [])].every((part) => named.includes(part));
  return !isBeside || holdsNamed() || quote === null || holdsNamed(its.find(({ text }) => text.includes(quote)));
}

type Hit = FoundEntries['hits'][number];

// The largest of all, not of one entry.
const superlative =
  /\b(?:largest|biggest|highest|heaviest|smallest|lowest|longest|most recent)\b|最[大高多小低少长重]/i;

// What the question says itself is no answer: "what was the fine of RMB 10,000 for?"
function isSaidIn(question: string, fact: string): boolean {
  const plain = (text: string): string => text.toLowerCase().replace(/[\s,]/g, '');
  return /\d/.test(fact) && plain(question).includes(plain(fact));
}

// "Who was not fined", "which have no deadline": what an entry says is not what is asked for.
const negation =
  /\b(?:who|was|were|is|are|did|does|do|has|have|had) not\b|n['’]t\b|\bnever\b|\b(?:average|compare|(?:second|third) (?:largest|biggest|highest))\b|没有|没被|未被|不是|并未|平均|第[二三][大高]/i;

// Another entry that answers as well may be the one that was meant, unless it lacks a name of the question. Of those that are only
// closest one has to stand out.
function isClear(
  { verdict, coverage, lacksName, hits: [best, ...others] }: FoundEntries,
  parts: readonly ReadPart[],
): boolean {
  const names = parts.filter(({ part }) => isName(part)).map(({ part }) => part.text);
  const rival = others.find(({ lacks }) => !names.some((name) => lacks.includes(name)));
  const lead = rival && best ? rival.score / best.score : 0;
  return verdict === 'answer' ? lead <= 0.95 : verdict === 'closest' && !lacksName && coverage >= 0.3 && lead <= 0.6;
}
