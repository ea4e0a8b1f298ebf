import { sections } from '../bulletin/bulletin.ts';
import { sectionName } from '../bulletin/labels.ts';
import { command } from '../cards/action-ids.ts';
import { buttonRow, context } from '../cards/blocks.ts';
import { deadlinesButton, latestButton, requestButton, searchButton } from '../cards/buttons.ts';
import { type Card, card, notice } from '../cards/card.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { bold, plain, richText } from '../cards/rich-text.ts';
import { formatNumber } from '../messages/lists.ts';
import { printRequest } from '../question/parse-request.ts';
import { longestRequest } from '../question/request.ts';
import type { NothingFoundAnswer, QuestionAnswer } from './answers.ts';
import { searchedText } from './corpus-stats.ts';
import { interpretationText, sectionList } from './interpretation.ts';

type Answer<K extends QuestionAnswer['kind']> = Extract<QuestionAnswer, { kind: K }>;

const helpButton = requestButton('Help', { kind: 'help' }, 'help');

/** Nothing matches: what was typed, mended or without its filters, ways to browse, and how little was searched. */
export function nothingFoundCard(answer: NothingFoundAnswer): Card {
  const { query, suggestion, shortened, corpus } = answer;
  const quoted = `“${truncate(query, truncationLengths.question)}”`;
  const hint = 'Try fewer or broader words, or browse what is there.';
  const notes = interpretationText({ ...answer, words: [] });
  return card(`Nothing matches ${quoted}. ${searchedText(corpus)}. ${hint}`, [
    richText([plain('Nothing matches '), bold(quoted), plain('.')], [plain(hint)]),
    ...(notes ? [context(notes)] : []),
    ...buttonRow([
      ...(suggestion === null ? [] : [searchButton(suggestion, 'suggestion')]),
      ...(shortened === null ? [] : [requestButton('Without the filter', searchFor(shortened), 'shortened')]),
      latestButton(),
      deadlinesButton('Upcoming deadlines'),
    ]),
    context(searchedText(corpus)),
  ]);
}

const searchFor = (words: string) => ({ kind: 'search', words, page: 1 }) as const;

/** No entry has that ID: those with a similar one. */
export function unknownIdCard({ id, nearest }: Answer<'unknown_id'>): Card {
  const similar = nearest.map(
    ({ entry }) => `${entry.id} (${truncate(entry.title, truncationLengths.titleInPassing)})`,
  );
  return notice(
    `No entry with the ID “${truncate(id, truncationLengths.titleInPassing)}”`,
    similar.length > 0
      ? `Did you mean ${orList.format(similar)}?`
      : 'An entry’s ID is at the end of its source line. Or search by words.',
    [
      ...nearest.map(({ entry }, i) =>
        requestButton(`View ${entry.id}`, { kind: 'show', id: entry.id, page: 1 }, `near${i}`),
      ),
      latestButton(),
    ],
  );
}

const orList = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** `latest` with words that are not a section. */
export function unknownSectionCard({ words }: Answer<'latest_of_unknown_section'>): Card {
  return notice(
    `No section named “${truncate(words, truncationLengths.titleInPassing)}”`,
    `Sections: ${sectionList}. Or search by words.`,
    [
      ...sections.map((section) => requestButton(sectionName(section), { kind: 'latest', section, page: 1 }, section)),
      searchButton(words, 'search'),
    ],
  );
}

/** A verb without the words that it needs. */
export function incompleteCard({ verb, example }: Answer<'incomplete'>): Card {
  const question = verb === 'show' ? 'Which entry?' : 'What are you looking for?';
  return notice(question, `For example: ${command} ${example}`, [helpButton, latestButton()]);
}

/** A word close to a verb: the reader chooses between the command and a search. */
export function nearVerbCard({ typed, meant, words }: Answer<'near_verb'>): Card {
  const request = printRequest(meant);
  return notice(
    `“${truncate(typed, truncationLengths.questionOnButton)}” isn’t a command`,
    `Did you mean ${command} ${truncate(request, truncationLengths.question)}? Or search for what you typed.`,
    [
      requestButton(`${command} ${truncate(request, truncationLengths.questionOnButton)}`, meant, 'meant'),
      searchButton(words, 'search'),
    ],
  );
}

/** A question longer than the app reads. */
export function tooLongCard({ length }: Answer<'too_long'>): Card {
  return notice(
    `Question too long (${formatNumber(length)} characters)`,
    `The limit is ${formatNumber(longestRequest)} characters. Use keywords only.`,
    [helpButton],
  );
}
