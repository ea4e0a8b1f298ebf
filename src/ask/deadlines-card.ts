import type { KnownBlock } from '@slack/types';
import type { DatedDeadline } from '../bulletin/dated-deadlines.ts';
import { buttonRow, pageButtons, requestButton } from '../cards/buttons.ts';
import type { Card, CardPlace } from '../cards/card.ts';
import { context, deadlineLines, divider, entryButtons } from '../cards/entry-blocks.ts';
import { limits, truncate, truncationLengths } from '../cards/limits.ts';
import { bold, escapeMrkdwn, plain, richText } from '../cards/rich-text.ts';
import {
  entryMetadata,
  formatDaysLeft,
  formatDeadlineDate,
  kindLabel,
  pluralise,
  sourceLine,
} from '../cards/words.ts';
import { formatDate } from '../time/calendar-date.ts';
import type { DeadlinesAnswer } from './answers.ts';
import { unparsedText } from './results-card.ts';

/** Coming deadlines, soonest first, then those that have passed. */
export function deadlinesCard(answer: DeadlinesAnswer, place: CardPlace): Card {
  const { shown, page, request } = answer;
  const heading = headingWords(answer);
  return {
    text: truncate(escapeMrkdwn([heading, ...shown.map(summary)].join('; ')), limits.fallbackText),
    blocks: [
      richText([bold(heading), plain(page.of > 1 ? `, page ${page.number} of ${page.of}` : '')]),
      context(readingText(answer)),
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

function headingWords({ upcoming: coming, past: passed }: DeadlinesAnswer): string {
  const past = passed.length > 0 ? `, ${passed.length} passed or in force` : '';
  if (coming.length > 0) return `${pluralise(coming.length, 'coming deadline', 'coming deadlines')}${past}`;
  return passed.length > 0 ? `No coming deadlines${past}` : 'No deadlines found';
}

/** How the question was read, what of it was not, and from which day the days are counted. */
export function readingText({ understood, unread, today }: DeadlinesAnswer): string {
  return [
    ...(understood.length > 0 ? [`Asked for ${understood.join(', ')}.`] : []),
    ...unread.map(unparsedText),
    `Days are counted from ${formatDate(today)}.`,
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
  const title = [plain(truncate(dated.source.entry.title, truncationLengths.titleInList))];
  return [
    richText(day, title, [plain(entryMetadata(dated.source))], quote),
    context(sourceLine(dated.source)),
    ...buttonRow(entryButtons(dated.source, place)),
  ];
}

const summary = (dated: DatedDeadline): string =>
  `${kindLabel(dated)} ${formatDeadlineDate(dated)}, ${formatDaysLeft(dated.daysLeft)}: ${truncate(dated.source.entry.title, truncationLengths.titleInList)}`;

// A narrow question without an answer offers the wide one.
const allButton = ({ shown, understood }: DeadlinesAnswer) =>
  shown.length === 0 && understood.length > 0
    ? [requestButton('All deadlines', { kind: 'deadlines', words: '', page: 1 }, 'all')]
    : [];
