import { authorityTable } from '../../bulletin/authorities.ts';
import type { CorpusEntry } from '../../bulletin/corpus.ts';
import { sentencesOf } from '../../reader/segment/sentences.ts';
import { writtenDates } from '../../time/written-dates.ts';

/**
 * Whether what an entry says in the quoted words may hold for the state of the USA that a question names: true where it names none. An
 * entry about one state often compares it with others, and a list gives each its own day.
 */
export function isOfStateAsked(question: string, quote: string, { entry }: CorpusEntry): boolean {
  const asked = statesIn(question);
  if (asked.length === 0) return true;
  const isAsked = (states: readonly string[]): boolean => asked.some((state) => states.includes(state));
  const sentence = sentencesOf(entry.body).find(({ text }) => text.includes(quote))?.text ?? quote;
  const [beside, near] = [statesIn(clauseOf(sentence, quote)), statesIn(sentence)];
  if (beside.length > 0 || near.length > 0) return isAsked(beside.length > 0 ? beside : near);
  const inTitle = statesIn(entry.title);
  const told = inTitle.length > 0 ? inTitle : statesIn(entry.body);
  return told.length === 1 && isAsked(told);
}

// The words from the date before to the end of the quoted ones.
function clauseOf(sentence: string, quote: string): string {
  const end = sentence.indexOf(quote) + quote.length;
  const dates = writtenDates(sentence.slice(0, end)).filter(({ index, text }) => index + text.length < end);
  const last = dates.at(-1);
  return sentence.slice(last ? last.index + last.text.length : 0, end);
}

const statesIn = (text: string): readonly string[] => [...new Set(text.match(statePattern()))];

let pattern: RegExp | null = null;

// The longer name first: West Virginia is not Virginia.
function statePattern(): RegExp {
  const names = (): readonly string[] => [...authorityTable().americanStates].sort((a, b) => b.length - a.length);
  pattern ??= new RegExp(`\\b(?:${names().join('|')})\\b`, 'g');
  return pattern;
}
