import type { Button } from '@slack/types';
import { type Section, sections } from '../bulletin/bulletin.ts';
import { sectionNames } from '../bulletin/labels.ts';
import { command } from '../cards/action-ids.ts';
import { requestButton } from '../cards/buttons.ts';
import type { Card } from '../cards/card.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { notice } from '../cards/notice.ts';
import { printRequest } from '../question/parse-request.ts';
import type { Request } from '../question/request.ts';
import type { NothingFoundAnswer, QuestionAnswer } from './answers.ts';
import { filterText } from './results-card.ts';

/** Nothing was found: how the question was read, what was meant perhaps, and ways to browse. */
export function nothingFoundCard({
  query,
  words,
  understood,
  unread,
  suggestion,
  instead,
}: NothingFoundAnswer): Card {
  const hint = suggestion
    ? `Did you mean “${truncate(suggestion, truncationLengths.question)}”?`
    : `Try ${understood.length > 0 ? 'without one of these limits, or ' : ''}fewer or more general words, or browse the newest entries and the coming deadlines.`;
  const said = truncate(
    `${filterText({ words, understood, unread })} ${hint}`.trim(),
    truncationLengths.smallPrint,
  );
  return notice(`Nothing found for “${truncate(query, truncationLengths.question)}”`, said, [
    ...(suggestion ? [searchButton(suggestion, 'suggestion')] : []),
    ...instead.slice(0, 2).map((words, i) => searchButton(words, `instead${i}`)),
    requestButton('Latest entries', { kind: 'latest', section: null, page: 1 }, 'latest'),
    requestButton('Coming deadlines', { kind: 'deadlines', words: '', page: 1 }, 'deadlines'),
  ]);
}

/** The id names no entry: the ids that resemble it, and a search. */
export function unknownIdCard({ id, nearest }: Extract<QuestionAnswer, { kind: 'unknown_id' }>): Card {
  const hint =
    nearest.length > 0
      ? `${nearest.length === 1 ? 'The nearest is' : 'The nearest are'} ${nearest.map(({ entry }) => `${entry.id} (${truncate(entry.title, truncationLengths.titleInPassing)})`).join('; ')}.`
      : 'An id stands at the end of the source line of each card, like cn-2019-04-r3. Search for words to find it.';
  return notice(`No entry has the id “${truncate(id, truncationLengths.titleInPassing)}”`, hint, [
    ...nearest.map(({ entry }, i) =>
      requestButton(`Show ${entry.id}`, { kind: 'show', id: entry.id, page: 1 }, `near${i}`),
    ),
    requestButton('Latest entries', { kind: 'latest', section: null, page: 1 }, 'latest'),
  ]);
}

/** `latest` with words that name no section. */
export function unknownSectionCard(words: string): Card {
  return notice(
    `“${truncate(words, truncationLengths.titleInPassing)}” is not a section`,
    `The sections are ${sections.map((section) => sectionNames[section].toLowerCase()).join(', ')}. Or search for the words.`,
    [...sections.map(sectionButton), searchButton(words, 'search')],
  );
}

/** A verb that needs words after it. */
export function incompleteCard({ verb, example }: Extract<QuestionAnswer, { kind: 'incomplete' }>): Card {
  const missing = verb === 'show' ? 'Say which entry to show' : 'Say what to search for';
  return notice(missing, `For example: ${command} ${example}`, [
    requestButton('Help', { kind: 'help' }, 'help'),
    requestButton('Latest entries', { kind: 'latest', section: null, page: 1 }, 'latest'),
  ]);
}

/** A word that is nearly a verb: nothing is guessed, both readings are a press away. */
export function nearVerbCard({ typed, meant, words }: Extract<QuestionAnswer, { kind: 'near_verb' }>): Card {
  return notice(
    `“${truncate(typed, truncationLengths.questionOnButton)}” is not a command`,
    `Did you mean ${command} ${truncate(printRequest(meant), truncationLengths.question)}? Or search for the words as they are.`,
    [
      requestButton(
        `${command} ${truncate(printRequest(meant), truncationLengths.questionOnButton)}`,
        meant,
        'meant',
      ),
      searchButton(words, 'search'),
    ],
  );
}

/** A question longer than is read. */
export function tooLongCard({ length, longest }: Extract<QuestionAnswer, { kind: 'too_long' }>): Card {
  return notice(
    `That is too long: ${length} characters`,
    `At most ${longest} are read, and nothing of it was searched. Ask with the words that matter most.`,
    [requestButton('Help', { kind: 'help' }, 'help')],
  );
}

const searchButton = (words: string, slot: string): Button =>
  requestButton(
    `Search “${truncate(words, truncationLengths.questionOnButton)}”`,
    { kind: 'search', words, page: 1 },
    slot,
  );

const sectionButton = (section: Section): Button => {
  const request: Request = { kind: 'latest', section, page: 1 };
  return requestButton(`Latest ${sectionNames[section].toLowerCase()}`, request, section);
};
