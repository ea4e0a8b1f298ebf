import type { Button, KnownBlock } from '@slack/types';
import { authorityName } from '../bulletin/authorities.ts';
import type { Entry } from '../bulletin/bulletin.ts';
import type { DeadlineDay } from '../bulletin/correction.ts';
import { actionIds } from '../cards/action-ids.ts';
import { button, buttonRow, context } from '../cards/blocks.ts';
import { deadlineValue } from '../cards/button-values.ts';
import { shareButtons } from '../cards/buttons.ts';
import { type Card, type CardPlace, card, notice } from '../cards/card.ts';
import { deadlineLines, removedDeadlineLine } from '../cards/deadline-lines.ts';
import {
  asOfText,
  deadlineSummary,
  entryMetadata,
  formatNumber,
  pluralise,
  sourceLine,
  titledSummary,
} from '../cards/format.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { pageButtons } from '../cards/pages.ts';
import { bold, bullets, type Line, person, plain, richText } from '../cards/rich-text.ts';
import { formatDate } from '../time/calendar-date.ts';
import type { EntryAnswer } from './answers.ts';

const mostDeadlines = 6;

/** One entry in full: its facts, text, deadlines and source. A curator gets buttons to correct its deadlines. */
export function entryCard(answer: EntryAnswer, place: CardPlace): Card {
  const { source } = answer.entry;
  return card(fallbackText(answer), [
    ...entryBlocks(answer),
    ...buttonRow([...shareButtons(source, place), ...pageButtons(answer.request, answer.page)]),
    ...buttonRow(answer.mayCorrect ? correctionButtons(answer) : []),
  ]);
}

/** An entry shared with a channel: in full, with who shared it, and no buttons. */
export function sharedCard(answer: EntryAnswer, userId: string): Card {
  return card(fallbackText(answer), [richText([plain('Shared by '), person(userId)]), ...entryBlocks(answer)]);
}

/** The card for an entry that the same person has just shared. */
export function alreadySharedCard(): Card {
  return notice('Already shared', 'You shared this entry here a moment ago, so it wasn’t posted again.');
}

function fallbackText({ entry: { source, deadlines } }: EntryAnswer): string {
  const [first] = deadlines;
  return first ? titledSummary(first) : source.entry.title;
}

function entryBlocks({ entry: { source, deadlines }, part, page }: EntryAnswer): readonly KnownBlock[] {
  const { entry, bulletin, removed } = source;
  const [first] = deadlines;
  const more = deadlines.length - mostDeadlines;
  return [
    richText([bold(truncate(entry.title, truncationLengths.title))], [plain(entryMetadata(source))]),
    richText([plain(part)]),
    ...(page.of > 1 ? [context(`Part ${page.number} of ${page.of}`)] : []),
    ...(deadlines.length > 0 ? [bullets(deadlines.slice(0, mostDeadlines).map(deadlineLines))] : []),
    ...(more > 0 ? [context(`${pluralise(more, 'more deadline', 'more deadlines')} not shown`)] : []),
    ...(removed.length > 0 ? [richText(...removed.slice(-mostDeadlines).map(removedDeadlineLine))] : []),
    ...factBlocks(entry),
    context(
      [sourceLine(source), ...(bulletin.source ? [truncate(bulletin.source, truncationLengths.address)] : [])].join(
        ' · ',
      ),
      ...(first ? [asOfText(first.countedFrom)] : []),
    ),
  ];
}

function factBlocks({ authorities, instruments, penalties }: Entry): readonly KnownBlock[] {
  const lines = [
    factLine('Authorities', authorities.map(authorityName)),
    factLine(
      'Penalties',
      penalties.slice(0, 6).map(({ amount, currency }) => `${currency} ${formatNumber(amount)}`),
    ),
    factLine('Instruments', instruments),
  ].flat();
  return lines.length > 0 ? [richText(...lines)] : [];
}

const factLine = (name: string, facts: readonly string[]): readonly Line[] =>
  facts.length === 0 ? [] : [[bold(`${name}: `), plain(truncate(facts.join(' · '), truncationLengths.names))]];

const correctionButtons = ({ entry: { source, deadlines } }: EntryAnswer): readonly Button[] => [
  ...deadlines.slice(0, mostDeadlines).map(({ deadline }, slot) =>
    deadlineButton(`${actionIds.correctDeadline}:${slot}`, 'Edit', {
      ...deadline,
      entryId: source.entry.id,
    }),
  ),
  ...source.removed
    .slice(-mostDeadlines)
    .map(({ correction: { about, entryId } }, slot) =>
      deadlineButton(`${actionIds.restoreDeadline}:${slot}`, 'Restore', { ...about, entryId }),
    ),
];

function deadlineButton(
  id: string,
  verb: string,
  { entryId, kind, date }: DeadlineDay & { readonly entryId: string },
): Button {
  return button({
    id,
    text: `${verb} ${formatDate(date)}`,
    value: deadlineValue({ entryId, kind, date }),
    label: `${verb}: ${deadlineSummary({ kind, date })}`,
  });
}
