import type { KnownBlock } from '@slack/types';
import type { DatedDeadline } from '../bulletin/dated-deadlines.ts';
import { buttonRow, pageButtons, requestButton } from '../cards/buttons.ts';
import type { Card, CardPlace } from '../cards/card.ts';
import { context, deadlineLines, divider, entryButtons } from '../cards/entry-blocks.ts';
import { budgets, cut, limits } from '../cards/limits.ts';
import { bold, escapeMrkdwn, plain, richText } from '../cards/rich-text.ts';
import { counted, daysLeftWords, deadlineDay, entryFacts, kindWords, sourceWords } from '../cards/words.ts';
import { writtenDate } from '../time/calendar-date.ts';
import type { DeadlinesAnswer } from './answers.ts';
import { unreadWords } from './results-card.ts';

/** Coming deadlines, soonest first, then those that have passed. */
export function deadlinesCard(answer: DeadlinesAnswer, place: CardPlace): Card {
  const { shown, page, request } = answer;
  const heading = headingWords(answer);
  return {
    text: cut(escapeMrkdwn([heading, ...shown.map(summary)].join('; ')), limits.fallbackText),
    blocks: [
      richText([bold(heading), plain(page.of > 1 ? `, page ${page.number} of ${page.of}` : '')]),
      context(readingWords(answer)),
      ...groupBlocks(
        'Coming',
        shown.filter(({ daysLeft }) => daysLeft >= 0),
        place,
      ),
      ...groupBlocks(
        'Passed or in force',
        shown.filter(({ daysLeft }) => daysLeft < 0),
        place,
      ),
      ...buttonRow([...pageButtons(request, page), ...allButton(answer)]),
    ],
  };
}

function headingWords({ coming, passed }: DeadlinesAnswer): string {
  const past = passed.length > 0 ? `, ${passed.length} passed or in force` : '';
  if (coming.length > 0) return `${counted(coming.length, 'coming deadline', 'coming deadlines')}${past}`;
  return passed.length > 0 ? `No coming deadlines${past}` : 'No deadlines found';
}

/** How the question was read, what of it was not, and from which day the days are counted. */
export function readingWords({ understood, unread, today }: DeadlinesAnswer): string {
  return [
    ...(understood.length > 0 ? [`Asked for ${understood.join(', ')}.`] : []),
    ...unread.map(unreadWords),
    `Days are counted from ${writtenDate(today)}.`,
  ].join(' ');
}

function groupBlocks(
  name: string,
  deadlines: readonly DatedDeadline[],
  place: CardPlace,
): readonly KnownBlock[] {
  if (deadlines.length === 0) return [];
  return [divider, richText([bold(name)]), ...deadlines.flatMap((dated) => deadlineBlocks(dated, place))];
}

function deadlineBlocks(dated: DatedDeadline, place: CardPlace): readonly KnownBlock[] {
  const [day, quote] = deadlineLines(dated);
  const title = [plain(cut(dated.source.entry.title, budgets.titleInList))];
  return [
    richText(day, title, [plain(entryFacts(dated.source))], quote),
    context(sourceWords(dated.source)),
    ...buttonRow(entryButtons(dated.source, place)),
  ];
}

const summary = (dated: DatedDeadline): string =>
  `${kindWords(dated)} ${deadlineDay(dated)}, ${daysLeftWords(dated.daysLeft)}: ${cut(dated.source.entry.title, budgets.titleInList)}`;

// A narrow question without an answer offers the wide one.
const allButton = ({ shown, understood }: DeadlinesAnswer) =>
  shown.length === 0 && understood.length > 0
    ? [requestButton('All deadlines', { kind: 'deadlines', words: '', page: 1 }, 'all')]
    : [];
