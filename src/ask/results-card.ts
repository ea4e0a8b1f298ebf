import type { ActionsBlock } from '@slack/types';
import { deadlineKinds, sections } from '../bulletin/bulletin.ts';
import { sectionNames } from '../bulletin/labels.ts';
import { buttonRow, pageButtons, requestButton } from '../cards/buttons.ts';
import type { Card, CardPlace } from '../cards/card.ts';
import { asOfBlocks, context, listedEntryBlocks } from '../cards/entry-blocks.ts';
import { limits, truncate, truncationLengths } from '../cards/limits.ts';
import { bold, escapeMrkdwn, plain, richText } from '../cards/rich-text.ts';
import { pluralise } from '../cards/words.ts';
import type { UnparsedPart } from '../question/query.ts';
import { longestRequest } from '../question/request.ts';
import type { ReadWord } from '../search/search-entries.ts';
import type { LatestAnswer, ResultsAnswer } from './answers.ts';

/** The entries that answer a search, best first, with how the question was understood. */
export function resultsCard(answer: ResultsAnswer, place: CardPlace): Card {
  const { query, entries, page, request } = answer;
  const found = `${foundWords(answer)} “${truncate(query, truncationLengths.question)}”`;
  const titles = entries.map(({ source }) => source.entry.title).join('; ');
  return {
    text: truncate(escapeMrkdwn(`${found}: ${titles}`), limits.fallbackText),
    blocks: [
      richText([bold(found), plain(page.of > 1 ? `, page ${page.number} of ${page.of}` : '')]),
      context(filterText(answer)),
      ...entries.flatMap((listed) => listedEntryBlocks(listed, place)),
      ...asOfBlocks(entries),
      ...buttonRow([...pageButtons(request, page), ...suggestionButton(answer)]),
      ...narrowingBlocks(answer),
    ],
  };
}

function foundWords({ total, words }: ResultsAnswer): string {
  const isKnown = words.length === 0 || words.some(({ reading }) => reading === 'known');
  return `${pluralise(total, 'entry', 'entries')} ${isKnown ? 'for' : 'with words like'}`;
}

/** How the question was read, what of it was not, and which of its words no entry has. */
export function filterText({
  words,
  understood,
  unread,
}: Pick<ResultsAnswer, 'words' | 'understood' | 'unread'>): string {
  const quoted = (how: ReadWord['reading']): string =>
    words.flatMap(({ word, reading }) => (reading === how ? [`“${word}”`] : [])).join(', ');
  const [known, similar, absent] = [quoted('known'), quoted('similar'), quoted('absent')];
  return [
    ...(understood.length > 0 ? [`Understood as: ${understood.join(', ')}.`] : []),
    ...unread.map(unparsedText),
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
          `Search “${truncate(suggestion, truncationLengths.questionOnButton)}”`,
          { kind: 'search', words: suggestion, page: 1 },
          'suggestion',
        ),
      ];

/**
 * Buttons that ask the same of one section, authority or year, with how many entries that leaves; none where the results are on one
 * page. A button carries the words of the question with a filter before them: behind a quote
 * that nothing closes it would be a part of the phrase.
 */
function narrowingBlocks({ query, facets, total, page }: ResultsAnswer): readonly ActionsBlock[] {
  if (page.of === 1) return [];
  const choices = [
    ...facets.sections.map(({ value, entries }) => ({
      label: sectionNames[value],
      filter: `section:${value}`,
      entries,
    })),
    ...facets.authorities.slice(0, mostOfAKind).map(({ value, entries }) => ({
      label: value,
      filter: /^\w+$/.test(value) ? `authority:${value}` : `authority:"${value.replaceAll('"', '')}"`,
      entries,
    })),
    ...facets.years.slice(0, mostOfAKind).map(({ value, entries }) => ({
      label: value,
      filter: `from:${value} to:${value}`,
      entries,
    })),
  ];
  const narrower = choices.filter(
    ({ filter, entries }) => entries < total && `${filter} ${query}`.length <= longestRequest,
  );
  return buttonRow(
    narrower
      .slice(0, mostButtons)
      .map(({ label, filter, entries }, i) =>
        requestButton(
          `${label} (${entries})`,
          { kind: 'search', words: `${filter} ${query}`, page: 1 },
          `narrow-${i + 1}`,
        ),
      ),
  );
}

const mostOfAKind = 3;
const mostButtons = 8;

/** What of a question could not be read, what was done instead, and what can be done: a sentence or two. */
export function unparsedText(unread: UnparsedPart): string {
  const text = `“${truncate(unread.text, truncationLengths.titleInPassing)}”`;
  switch (unread.why) {
    case 'no_such_day':
      return `${text} is no day of the calendar: no limit of time was set for it.`;
    case 'not_read':
      return `${text} was not understood as a time: no limit of time was set for it.`;
    case 'ends_before_it_begins':
      return `${text} ends before it begins: no limit of time was set for it.`;
    case 'no_common_day':
      return `${text} have no day in common: no limit of time was set for them.`;
    case 'no_common_amount':
      return `${text} have no amount in common: no limit of amount was set for them.`;
    case 'no_amount':
      return `${text} tells no amount, so its words were searched. Write penalty:>=1000000EUR.`;
    case 'no_value':
      return `${text} says nothing after the colon and sets no limit.`;
    case 'unknown_section':
      return `${text} names no section, so its words were searched. The sections are ${sections.map((one) => sectionNames[one].toLowerCase()).join(', ')}.`;
    case 'unknown_authority':
      return `${text} is no authority of the table, so its words were searched. Write a code or a name, as authority:MIIT.`;
    case 'unknown_kind':
      return `${text} is no kind of deadline, so its words were searched. The kinds are ${deadlineKinds.join(', ')}.`;
    case 'unknown_holding':
      return `${text} cannot be asked for, so its words were searched. There are has:deadline and has:penalty.`;
    case 'unknown_filter':
      return `${text} is no filter, so its words were searched. Did you mean ${unread.nearest}: ?`;
    case 'or_between_filters':
      return `${text}: OR joins words, or values of one filter. Here both hold together; ask twice for either.`;
    case 'cannot_be_excluded':
      return `${text} cannot be excluded and sets no limit. Ask for the days or amounts on the other side of it.`;
  }
}

/** The newest entries, newest first. */
export function latestCard(answer: LatestAnswer, place: CardPlace): Card {
  const { section, entries, page, request } = answer;
  const heading = section ? `Latest entries, section ${sectionNames[section]}` : 'Latest entries';
  if (entries.length === 0) return emptyCard(heading);
  const titles = entries.map(({ source }) => source.entry.title).join('; ');
  return {
    text: truncate(escapeMrkdwn(`${heading}: ${titles}`), limits.fallbackText),
    blocks: [
      richText([bold(heading), plain(page.of > 1 ? `, page ${page.number} of ${page.of}` : '')]),
      ...entries.flatMap((listed) => listedEntryBlocks(listed, place)),
      ...asOfBlocks(entries),
      ...buttonRow(pageButtons(request, page)),
    ],
  };
}

const emptyCard = (heading: string): Card => ({
  text: `${heading}: there are none yet.`,
  blocks: [
    richText([bold(heading)], [plain('There are none yet. See the newest of all sections instead.')]),
    ...buttonRow([requestButton('Latest of all', { kind: 'latest', section: null, page: 1 }, 'latest')]),
  ],
});
