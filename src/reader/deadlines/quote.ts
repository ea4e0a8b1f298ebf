import type { Candidate } from './candidates.ts';

/**
 * The words from which a deadline was read, as they were written: its clause, from the words that lead to the time. Another time in the
 * same sentence ends it, unless the clause would be the time alone.
 */
export function quoteOf(candidate: Candidate): string {
  const { sentence, index, end, period } = candidate;
  const { text } = sentence;
  const from = startOfClause(text, Math.max(candidate.after, index - longest), index);
  const isLed = text.slice(from, index).trim() !== '';
  const rest = endOfClause(text, end, Math.min(period ? text.length : candidate.before, end + longest));
  const to = isLed && period === null && !goesOn.test(text.slice(end, rest)) ? end : rest;
  return sentence.written(from, to).trim();
}

const longest = 160;
// Chinese says after the day what it is for; so does English where nothing leads to the day. A period goes on with what it runs from.
const goesOn = /^\s?[\p{Script=Han}]|^\s(?:to|for)\s/u;

const stop = /[;:；：。，、|()（）]|,\s|\.\s|\s[–—-]\s/g;

function startOfClause(text: string, from: number, to: number): number {
  const last = [...text.slice(from, to).matchAll(stop)].at(-1);
  const start = last ? from + last.index + last[0].length : from;
  // "Comment deadline: 14 July": the label belongs to the day.
  if (text.slice(start, to).trim() !== '' || !last) return wordStart(text, start);
  const earlier = [...text.slice(from, start - last[0].length).matchAll(stop)].at(-1);
  return wordStart(text, earlier ? from + earlier.index + earlier[0].length : from);
}

// Not in the midst of a word.
function wordStart(text: string, at: number): number {
  if (!/^\w{2}$/.test(text.slice(Math.max(0, at - 1), at + 1))) return at;
  return at + (/^\w{1,40}\s?/.exec(text.slice(at, at + 41))?.[0].length ?? 0);
}

function endOfClause(text: string, from: number, to: number): number {
  const first = stop.exec(text.slice(from, to));
  stop.lastIndex = 0;
  return first ? from + first.index : to;
}
