import type { KnownBlock } from '@slack/types';
import { command } from '../cards/action-ids.ts';
import { buttonRow, requestButton } from '../cards/buttons.ts';
import type { Card } from '../cards/card.ts';
import { context } from '../cards/entry-blocks.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { bold, bullets, code, type Line, plain, richText } from '../cards/rich-text.ts';
import { formatIssueDate, pluralise } from '../cards/words.ts';
import type { ExampleFilters } from '../question/examples.ts';
import type { CorpusStats, HelpAnswer } from './answers.ts';

/** What the app can do, with examples that work. */
export function helpCard(answer: HelpAnswer): Card {
  return {
    text: `Privacy Law: type ${command} and any words to search; latest, show ID, deadlines, subscribe, subscriptions, settings or help.`,
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: 'Privacy Law', emoji: false } },
      ...usageBlocks(answer),
      ...buttonRow([
        ...answer.searches
          .slice(0, 1)
          .map((words) =>
            requestButton(
              `Search “${truncate(words, truncationLengths.questionOnButton)}”`,
              { kind: 'search', words, page: 1 },
              'search',
            ),
          ),
        requestButton('Coming deadlines', { kind: 'deadlines', words: '', page: 1 }, 'deadlines'),
        requestButton('Latest entries', { kind: 'latest', section: null, page: 1 }, 'latest'),
        requestButton('Subscriptions', { kind: 'subscriptions', page: 1 }, 'subscriptions'),
      ]),
      context(corpusText(answer.corpus), disclaimer),
    ],
  };
}

/** How to ask, in a list that help and Home share. */
export function usageBlocks({ searches, limits, showId }: HelpAnswer): readonly KnownBlock[] {
  return [
    richText([plain('Answers from bulletins on privacy and cybersecurity law, and the deadlines in them.')]),
    bullets([...searchLines(searches, limits), ...usageLines(showId)].map((line) => [line])),
  ];
}

function searchLines(searches: readonly string[], { filters, words }: ExampleFilters): readonly Line[] {
  return [
    ...exampleLine(
      'Search: ',
      searches.map((one) => `${command} ${one}`),
    ),
    ...exampleLine('Limit a search: ', filters),
    ...exampleLine('Word for word, or without one: ', words),
  ];
}

const exampleLine = (name: string, examples: readonly string[]): readonly Line[] =>
  examples.length === 0
    ? []
    : [[bold(name), ...examples.flatMap((example, i) => [plain(i === 0 ? '' : ' or '), code(example)])]];

function usageLines(showId: string | null): readonly Line[] {
  return [
    [
      bold('Newest entries: '),
      code(`${command} latest`),
      plain(' or '),
      code(`${command} latest enforcement`),
    ],
    [
      bold('Deadlines: '),
      code(`${command} deadlines`),
      plain(' or '),
      code(`${command} deadlines next 30 days`),
    ],
    [
      bold('Reminders for a channel: '),
      code(`${command} subscribe`),
      plain(' with a form, or with words: '),
      code(`${command} subscribe consultations lead 14,7,1 at 09:00`),
    ],
    [
      bold('Your channel’s reminders: '),
      code(`${command} subscriptions`),
      plain(', '),
      code(`${command} unsubscribe 2`),
      plain(', '),
      code(`${command} settings`),
    ],
    ...(showId ? [[bold('One entry in full: '), code(`${command} show ${showId}`)]] : []),
    [
      bold('In a conversation: '),
      plain('mention @Privacy Law with the same words; the answer comes in the thread.'),
    ],
  ];
}

/** What the corpus holds, in a sentence. */
export function corpusText({ bulletins, entries, deadlines, newest }: CorpusStats): string {
  const held = [
    pluralise(bulletins, 'bulletin', 'bulletins'),
    pluralise(entries, 'entry', 'entries'),
    pluralise(deadlines, 'deadline', 'deadlines'),
  ].join(', ');
  return `Holds ${held}${newest ? `; the newest bulletin is of ${formatIssueDate(newest)}` : ''}.`;
}

/** What help and Home must say. */
export const disclaimer = 'Not legal advice: read the source before you act on it.';
