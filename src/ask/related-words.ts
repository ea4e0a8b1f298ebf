import type { Library } from '../question/library.ts';
import { longestRequest, type Request } from '../question/request.ts';
import { cutQuestion } from '../search/rank/cut-question.ts';
import { tokenize } from '../search/tokens.ts';
import { withoutLinks, wordsOf } from '../search/words.ts';
import { simplified } from '../text/simplified.ts';

/**
 * The search for what a message is about: the names in it and the words that entries have, names first, as many as a
 * request holds. They are searched as words: a date or a number in a message limits nothing.
 */
export function relatedRequest(text: string, { concepts, knows }: Library): Request {
  const flat = simplified(withoutLinks(text.slice(0, longestMessage)).replace(/["“”]/gu, ' '));
  const tokens = tokenize(flat);
  const spans = cutQuestion(flat, tokens, concepts).filter(({ does }) => does === 'names' || does === 'says');
  const isNamed = spans.map(({ mention }) => mention !== null && mention.concept.isLow !== true);
  const said = spans.map(({ first, last }) => flat.slice(tokens[first]?.from, tokens[last - 1]?.to));
  const isKnown = spans.map(({ first, last }) =>
    tokens.slice(first, last).some(({ word }) => /\D/.test(word) && knows(word)),
  );
  const best = [...said.filter((_, i) => isNamed[i]), ...said.filter((_, i) => !isNamed[i] && isKnown[i])];
  const words = fitting([...new Set(best)]);
  if (words !== '') return { kind: 'search', words: `words:"${words}"`, page: 1 };
  const rest = fitting(flat.split(/\s+/u));
  return wordsOf(rest).length > 0 ? { kind: 'search', words: `words:"${rest}"`, page: 1 } : { kind: 'help' };
}

// More is a document, and its beginning says what it is about.
const longestMessage = 8000;

function fitting(words: readonly string[]): string {
  let text = '';
  for (const word of words) {
    const longer = text === '' ? word : `${text} ${word}`;
    if (longer.length > longestRequest - 'words:""'.length) break;
    text = longer;
  }
  return text;
}
