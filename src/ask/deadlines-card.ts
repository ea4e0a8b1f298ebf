import type { Button, KnownBlock } from '@slack/types';
import type { DatedDeadline } from '../bulletin/corpus.ts';
import { context, divider, header, moreMenu } from '../cards/blocks.ts';
import { deadlinesButton, pageButtons, pageSuffix, requestButton } from '../cards/buttons.ts';
import { type Card, card } from '../cards/card.ts';
import { footText, pluralise, titledSummary } from '../cards/format.ts';
import { bold, richText } from '../cards/rich-text.ts';
import { formatNumber } from '../messages/lists.ts';
import type { DeadlineStates, DeadlinesAnswer } from './answers.ts';
import { deadlineBullets, openDeadlineMenu } from './deadline-list.ts';
import { interpretationText } from './interpretation.ts';

/** Upcoming deadlines by when they come, soonest first, then past ones, latest first; a menu opens the entry of one. */
export function deadlinesCard(answer: DeadlinesAnswer): Card {
  const { shown, page, request, understood, today, narrowed } = answer;
  const heading = headingText(answer);
  const interpretation = interpretationText(answer);
  const isNarrow = (shown.length === 0 || answer.nearest.length > 0) && understood.length > 0;
  const buttons = [
    ...pageButtons(request, page),
    ...(isNarrow ? [deadlinesButton('All deadlines')] : []),
    ...showAllButtons(answer),
    ...(shown.length > 0 ? [requestButton('Only mine', { kind: 'mine', page: 1 }, 'mine')] : []),
  ];
  const controls = [...openDeadlineMenu(shown), ...(buttons.length > 3 ? withMenu(buttons) : buttons)];
  return card([heading, ...shown.map(titledSummary)].join('; '), [
    header(`${heading}${pageSuffix(page)}`),
    ...(interpretation ? [context(interpretation)] : []),
    ...(narrowed.length > 0 ? [context(`Listed: ${narrowed.join(', ')}`)] : []),
    ...groupBlocks(shown, answer.states),
    ...(controls.length > 0 ? [{ type: 'actions' as const, elements: controls }] : []),
    ...(shown.length > 0 ? [context(footText(today))] : []),
  ]);
}

// Beside the menu of deadlines three controls have room.
const withMenu = (buttons: readonly Button[]) => [...buttons.slice(0, 2), ...moreMenu('deadlines', buttons.slice(2))];

// The same list without what concerns the workspace.
function showAllButtons({ request, narrowed }: DeadlinesAnswer): readonly Button[] {
  if (narrowed.length === 0 || request.kind !== 'deadlines') return [];
  return [
    requestButton('Show all', { ...request, words: `${request.words} everywhere`.trim(), page: 1 }, 'everywhere'),
  ];
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

function groupBlocks(deadlines: readonly DatedDeadline[], states: DeadlineStates): readonly KnownBlock[] {
  const groups = new Map<string, DatedDeadline[]>();
  for (const dated of deadlines) groups.set(groupOf(dated), [...(groups.get(groupOf(dated)) ?? []), dated]);
  return [...groups].flatMap(([name, group], i) => [
    ...(i === 0 ? [] : [divider]),
    richText([bold(name)]),
    deadlineBullets(group, states),
  ]);
}

function groupOf({ daysLeft }: DatedDeadline): string {
  if (daysLeft < 0) return 'Past';
  if (daysLeft === 0) return 'Today';
  if (daysLeft <= 7) return 'Next 7 days';
  return daysLeft <= 30 ? 'Next 30 days' : 'Later';
}
