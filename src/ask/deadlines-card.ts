import type { Button, ContextBlock, KnownBlock } from '@slack/types';
import type { DatedDeadline } from '../bulletin/corpus.ts';
import { context, divider, header, moreMenu } from '../cards/blocks.ts';
import { deadlinesButton, pageButtons, pageSuffix, requestButton } from '../cards/buttons.ts';
import { type Card, card } from '../cards/card.ts';
import { footText, titledSummary } from '../cards/format.ts';
import { bold, richText } from '../cards/rich-text.ts';
import { joinAs, listFacts } from '../messages/lists.ts';
import { t } from '../messages/messages.ts';
import type { DeadlineStates, DeadlinesAnswer } from './answers.ts';
import { deadlineBullets, openDeadlineMenu } from './deadline-list.ts';
import { interpretationText } from './interpretation.ts';

/** Upcoming deadlines by when they come, soonest first, then past ones, latest first; a menu opens the entry of one. */
export function deadlinesCard(answer: DeadlinesAnswer): Card {
  const { shown, page, request, understood, today } = answer;
  const heading = headingText(answer);
  const interpretation = interpretationText(answer);
  const isNarrow = (shown.length === 0 || answer.nearest.length > 0) && understood.length > 0;
  const buttons = [
    ...pageButtons(request, page),
    ...(isNarrow ? [deadlinesButton(t('ask.deadlines.all'))] : []),
    ...showAllButtons(answer),
    ...(shown.length > 0 ? [requestButton(t('ask.deadlines.mine'), { kind: 'mine', page: 1 }, 'mine')] : []),
  ];
  const controls = [...openDeadlineMenu(shown), ...(buttons.length > 3 ? withMenu(buttons) : buttons)];
  return card(joinAs('clauses', [heading, ...shown.map(titledSummary)]), [
    header(`${heading}${pageSuffix(page)}`),
    ...(interpretation ? [context(interpretation)] : []),
    ...narrowedBlocks(answer),
    ...groupBlocks(shown, answer.states),
    ...(controls.length > 0 ? [{ type: 'actions' as const, elements: controls }] : []),
    ...(shown.length > 0 ? [context(footText(today))] : []),
  ]);
}

/** To what a list is limited because the rest does not concern the workspace. */
export const narrowedBlocks = ({ narrowed }: DeadlinesAnswer): readonly ContextBlock[] =>
  narrowed.length === 0 ? [] : [context(t('ask.deadlines.listed', { what: listFacts(narrowed) }))];

// Beside the menu of deadlines three controls have room.
const withMenu = (buttons: readonly Button[]) => [...buttons.slice(0, 2), ...moreMenu('deadlines', buttons.slice(2))];

// The same list without what concerns the workspace.
function showAllButtons({ request, narrowed }: DeadlinesAnswer): readonly Button[] {
  if (narrowed.length === 0 || request.kind !== 'deadlines') return [];
  const words = `${request.words} everywhere`.trim();
  return [requestButton(t('ask.deadlines.everywhere'), { ...request, words, page: 1 }, 'everywhere')];
}

function headingText({ upcoming, past, nearest, understood }: DeadlinesAnswer): string {
  if (nearest.length > 0) return t('ask.deadlines.nearest');
  if (upcoming.length + past.length === 0)
    return t(understood.length > 0 ? 'ask.deadlines.none_matching' : 'ask.deadlines.none');
  return past.length > 0
    ? t('ask.deadlines.heading.past', { upcoming: upcoming.length, past: past.length })
    : t('ask.deadlines.heading', { upcoming: upcoming.length });
}

function groupBlocks(deadlines: readonly DatedDeadline[], states: DeadlineStates): readonly KnownBlock[] {
  const groups = new Map<Group, DatedDeadline[]>();
  for (const dated of deadlines) groups.set(groupOf(dated), [...(groups.get(groupOf(dated)) ?? []), dated]);
  return [...groups].flatMap(([name, group], i) => [
    ...(i === 0 ? [] : [divider]),
    richText([bold(t(`ask.deadlines.${name}`))]),
    deadlineBullets(group, states),
  ]);
}

type Group = 'past' | 'today' | 'week' | 'month' | 'later';

function groupOf({ daysLeft }: DatedDeadline): Group {
  if (daysLeft < 0) return 'past';
  if (daysLeft === 0) return 'today';
  if (daysLeft <= 7) return 'week';
  return daysLeft <= 30 ? 'month' : 'later';
}
