import type { ResultsAnswer } from '../answers/answer.ts';
import type { ReadWord } from '../search/search-entries.ts';
import { buttonRow, pageButtons, requestButton } from './buttons.ts';
import type { Card, CardPlace } from './card.ts';
import { context, countedFromBlocks, listedEntryBlocks } from './entry-blocks.ts';
import { escapeMrkdwn } from './escape-mrkdwn.ts';
import { budgets, cut, limits } from './limits.ts';
import { narrowingBlocks } from './narrowing-blocks.ts';
import { bold, plain, richText } from './rich-text.ts';
import { unreadWords } from './unread-words.ts';
import { counted } from './words.ts';

/** The entries that answer a search, best first, with how the question was understood. */
export function resultsCard(answer: ResultsAnswer, place: CardPlace): Card {
  const { query, entries, page, request } = answer;
  const found = `${foundWords(answer)} “${cut(query, budgets.question)}”`;
  const titles = entries.map(({ source }) => source.entry.title).join('; ');
  return {
    text: cut(escapeMrkdwn(`${found}: ${titles}`), limits.fallbackText),
    blocks: [
      richText([bold(found), plain(page.of > 1 ? `, page ${page.number} of ${page.of}` : '')]),
      context(understoodWords(answer)),
      ...entries.flatMap((listed) => listedEntryBlocks(listed, place)),
      ...countedFromBlocks(entries),
      ...buttonRow([...pageButtons(request, page), ...suggestionButton(answer)]),
      ...narrowingBlocks(answer),
    ],
  };
}

function foundWords({ total, words }: ResultsAnswer): string {
  const isKnown = words.length === 0 || words.some(({ reading }) => reading === 'known');
  return `${counted(total, 'entry', 'entries')} ${isKnown ? 'for' : 'with words like'}`;
}

/** How the question was read, what of it was not, and which of its words no entry has. */
export function understoodWords({
  words,
  understood,
  unread,
}: Pick<ResultsAnswer, 'words' | 'understood' | 'unread'>): string {
  const quoted = (how: ReadWord['reading']): string =>
    words.flatMap(({ word, reading }) => (reading === how ? [`“${word}”`] : [])).join(', ');
  const [known, similar, absent] = [quoted('known'), quoted('similar'), quoted('absent')];
  return [
    ...(understood.length > 0 ? [`Understood as: ${understood.join(', ')}.`] : []),
    ...unread.map(unreadWords),
    ...(known ? [`Searched for ${known}, in any form.`] : []),
    ...(similar ? [`No entry has ${similar}: searched for similar words.`] : []),
    ...(absent ? [`No entry has ${absent}.`] : []),
  ].join(' ');
}

const suggestionButton = ({ suggestion }: ResultsAnswer) =>
  suggestion === null
    ? []
    : [
        requestButton(
          `Search “${cut(suggestion, budgets.questionOnButton)}”`,
          { kind: 'search', words: suggestion, page: 1 },
          'suggestion',
        ),
      ];
