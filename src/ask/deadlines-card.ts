import type { KnownBlock } from '@slack/types';
import type { DatedDeadline } from '../bulletin/corpus.ts';
import { buttonRow, context, divider } from '../cards/blocks.ts';
import { deadlinesButton, entryButtons, pageButtons, pageSuffix } from '../cards/buttons.ts';
import { type Card, type CardPlace, card } from '../cards/card.ts';
import { deadlineLines } from '../cards/deadline-lines.ts';
import { entryMetadata, footText, formatNumber, pluralise, sourceLine, titledSummary } from '../cards/format.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { bold, plain, richText } from '../cards/rich-text.ts';
import type { DeadlinesAnswer } from './answers.ts';
import { interpretationText } from './interpretation.ts';

/** Upcoming deadlines, soonest first, then past ones, latest first. */
export function deadlinesCard(answer: DeadlinesAnswer, place: CardPlace): Card {
  const { shown, page, request, understood, today } = answer;
  const heading = headingText(answer);
  const interpretation = interpretationText(answer);
  const isNarrow = (shown.length === 0 || answer.nearest.length > 0) && understood.length > 0;
  return card([heading, ...shown.map(titledSummary)].join('; '), [
    richText([bold(heading), plain(pageSuffix(page))]),
    ...(interpretation ? [context(interpretation)] : []),
    ...groupBlocks(
      'Upcoming',
      shown.filter(({ daysLeft }) => daysLeft >= 0),
      place,
    ),
    ...groupBlocks(
      'Past',
      shown.filter(({ daysLeft }) => daysLeft < 0),
      place,
    ),
    ...buttonRow([...pageButtons(request, page), ...(isNarrow ? [deadlinesButton('All deadlines')] : [])]),
    ...(shown.length > 0 ? [context(footText(today))] : []),
  ]);
}

function headingText({ upcoming, past, nearest, understood }: DeadlinesAnswer): string {
  if (nearest.length > 0) return 'No matching deadlines. Nearest';
  if (upcoming.length + past.length === 0) return understood.length > 0 ? 'No matching deadlines' : 'No deadlines yet';
  const first =
    upcoming.length > 0
      ? pluralise(upcoming.length, 'upcoming deadline', 'upcoming deadlines')
      : 'No upcoming deadlines';
  return past.length > 0 ? `${first}, ${formatNumber(past.length)} past` : first;
}

function groupBlocks(name: string, deadlines: readonly DatedDeadline[], place: CardPlace): readonly KnownBlock[] {
  if (deadlines.length === 0) return [];
  return [divider, richText([bold(name)]), ...deadlines.flatMap((dated) => deadlineBlocks(dated, place))];
}

function deadlineBlocks(dated: DatedDeadline, place: CardPlace): readonly KnownBlock[] {
  const { source } = dated;
  const [event, sourceText] = deadlineLines(dated);
  const title = truncate(source.entry.title, truncationLengths.titleInList);
  return [
    richText(event, [plain(title)], [plain(entryMetadata(source))], sourceText),
    context(sourceLine(source)),
    ...buttonRow(entryButtons(source, place)),
  ];
}
