import type { KnownBlock } from '@slack/types';
import { command } from '../cards/action-ids.ts';
import { buttonRow, context, header } from '../cards/blocks.ts';
import { deadlinesButton, latestButton, requestButton, searchButton } from '../cards/buttons.ts';
import { type Card, card } from '../cards/card.ts';
import { disclaimer, formatIssueDate, pluralise } from '../cards/format.ts';
import { bold, bullets, code, type Line, plain, richText } from '../cards/rich-text.ts';
import type { CorpusStats, HelpAnswer } from './answers.ts';

/** What the app can do, with examples that work. */
export function helpCard(answer: HelpAnswer): Card {
  const text = `Type ${command} and your question. Or: latest, show ID, deadlines, subscribe, subscriptions, settings.`;
  return card(text, [
    header('What you can ask'),
    ...usageBlocks(answer),
    ...buttonRow([
      ...answer.searches.slice(0, 1).map((words) => searchButton(words, 'search')),
      deadlinesButton('Upcoming deadlines'),
      latestButton,
      requestButton('Subscriptions', { kind: 'subscriptions', page: 1 }, 'subscriptions'),
    ]),
    context(corpusText(answer.corpus), disclaimer),
  ]);
}

/** How to use the app, for help and Home. */
export function usageBlocks(answer: HelpAnswer): readonly KnownBlock[] {
  return [
    richText([
      plain('Search legal bulletins on cybersecurity and data protection, and get reminders of their deadlines.'),
    ]),
    bullets(usageLines(answer).map((line) => [line])),
  ];
}

const usageLines = ({ searches, filters, showId }: HelpAnswer): readonly Line[] => [
  ...exampleLine('Search', searches.map(typed)),
  ...exampleLine('Filter', filters.filters),
  ...exampleLine('Exact phrase, or exclude a word', filters.words),
  ...exampleLine('Latest entries', [typed('latest'), typed('latest enforcement')]),
  ...exampleLine('View an entry', showId ? [typed(`show ${showId}`)] : []),
  ...exampleLine('Deadlines', [typed('deadlines'), typed('deadlines next 30 days')]),
  [
    bold('Reminders for a channel: '),
    code(typed('subscribe')),
    plain(' opens a form · '),
    code(typed('subscribe consultations lead 14,7,1 at 09:00')),
  ],
  ...exampleLine('Manage reminders', [typed('subscriptions'), typed('unsubscribe 2'), typed('settings')]),
  [bold('In a channel: '), plain('mention @Privacy Law with your question. The answer is posted in the thread.')],
];

const typed = (words: string): string => `${command} ${words}`;

const exampleLine = (name: string, examples: readonly string[]): readonly Line[] =>
  examples.length === 0
    ? []
    : [[bold(`${name}: `), ...examples.flatMap((one, i) => [plain(i === 0 ? '' : ' · '), code(one)])]];

/** How much the corpus holds: "1 bulletin, 14 entries, 4 deadlines. Latest: April 2019." */
export function corpusText({ bulletins, entries, deadlines, newest }: CorpusStats): string {
  if (newest === null) return 'No bulletins yet.';
  const counts = [
    pluralise(bulletins, 'bulletin', 'bulletins'),
    pluralise(entries, 'entry', 'entries'),
    ...(deadlines > 0 ? [pluralise(deadlines, 'deadline', 'deadlines')] : []),
  ];
  return `${counts.join(', ')}. Latest: ${formatIssueDate(newest)}.`;
}
