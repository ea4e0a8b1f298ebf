import type { Button, KnownBlock } from '@slack/types';
import { authorityName } from '../bulletin/authorities.ts';
import type { Entry } from '../bulletin/bulletin.ts';
import type { DeadlineDay } from '../bulletin/correction.ts';
import type { DatedDeadline, DatedEntry } from '../bulletin/dated-deadlines.ts';
import { actionIds } from '../cards/action-ids.ts';
import { button, buttonRow, context, divider } from '../cards/blocks.ts';
import { deadlineValue } from '../cards/button-values.ts';
import { deadlinesButton, requestButton, shareButtons } from '../cards/buttons.ts';
import { type Card, type CardPlace, card, notice } from '../cards/card.ts';
import { removedDeadlineLine, verificationRuns, windowText } from '../cards/deadline-lines.ts';
import {
  asOfText,
  datedSummary,
  deadlineSummary,
  entryMetadata,
  formatNumber,
  jurisdictionName,
  pluralise,
  titledSummary,
} from '../cards/format.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { pageButtons } from '../cards/pages.ts';
import { bold, type Line, person, plain, quoteBlock, richText, sourceRun } from '../cards/rich-text.ts';
import type { Request } from '../question/request.ts';
import { formatDate } from '../time/calendar-date.ts';
import type { EntryAnswer } from './answers.ts';

const mostDeadlines = 3;

/**
 * One entry in full: its deadlines with the words they are from, its facts, its text and source. A curator gets
 * buttons to correct it.
 */
export function entryCard(answer: EntryAnswer, place: CardPlace): Card {
  return card(fallbackText(answer), [
    ...entryBlocks(answer),
    ...entryButtonRow(answer, place),
    ...buttonRow(answer.mayCorrect ? correctionButtons(answer.entry) : []),
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

/** The buttons of an entry: its next part first where there is one. */
export function entryButtonRow(
  { entry: { source, deadlines }, request, page }: EntryAnswer,
  place: CardPlace,
): readonly KnownBlock[] {
  const remind: Request = { kind: 'subscribe', words: '', anyway: false };
  return buttonRow([
    ...pageButtons(request, page, 'Read on'),
    ...shareButtons(source, place),
    ...(place.canShare ? [requestButton('Remind this channel…', remind, 'subscribe')] : []),
    ...(deadlines.length > mostDeadlines ? [deadlinesButton('All deadlines')] : []),
  ]);
}

function fallbackText({ entry: { source, deadlines } }: EntryAnswer): string {
  const [first] = deadlines;
  return first ? titledSummary(first) : source.entry.title;
}

/** An entry in full, without its buttons. */
export function entryBlocks({ entry: { source, deadlines }, part, page }: EntryAnswer): readonly KnownBlock[] {
  const { entry, removed, bulletin } = source;
  const [first] = deadlines;
  const more = deadlines.length - mostDeadlines;
  const facts = factLines(entry);
  return [
    richText([bold(truncate(entry.title, truncationLengths.title))]),
    context([entryMetadata(source), jurisdictionName(bulletin.jurisdiction)].join(' · ')),
    ...deadlines.slice(0, mostDeadlines).map(deadlineBlock),
    ...(more > 0 ? [context(`and ${pluralise(more, 'more deadline', 'more deadlines')}`)] : []),
    ...(removed.length > 0 ? [richText(...removed.slice(-mostDeadlines).map(removedDeadlineLine))] : []),
    ...(deadlines.length > 0 && facts.length > 0 ? [divider] : []),
    ...(facts.length > 0 ? [richText(...facts), divider] : []),
    richText([plain(part)], [sourceRun(source)]),
    context(
      [
        entry.id,
        ...(page.of > 1 ? [`part ${page.number} of ${page.of}`] : []),
        ...(first ? [asOfText(first.countedFrom)] : []),
      ].join(' · '),
    ),
  ];
}

function deadlineBlock(dated: DatedDeadline): KnownBlock {
  const { deadline } = dated;
  const state = [...windowText(deadline), ...verificationRuns(deadline)];
  return quoteBlock(
    [bold(datedSummary(dated)), ...(state.length > 0 ? [plain('\n'), ...state] : [])],
    [plain(`“${truncate(deadline.quote, truncationLengths.quote)}”`)],
  );
}

function factLines({ authorities, instruments, penalties }: Entry): readonly Line[] {
  return [
    factLine(
      penalties.length > 1 ? 'Penalties' : 'Penalty',
      penalties.slice(0, 6).map(({ amount, currency }) => `${currency} ${formatNumber(amount)}`),
    ),
    factLine('Authorities', authorities.map(authorityName)),
    factLine('Instruments', instruments),
  ].flat();
}

const factLine = (name: string, facts: readonly string[]): readonly Line[] =>
  facts.length === 0 ? [] : [[bold(name), plain(`  ${truncate(facts.join(' · '), truncationLengths.names)}`)]];

const correctionButtons = ({ source, deadlines }: DatedEntry): readonly Button[] => [
  ...deadlines.slice(0, mostCorrected).map(({ deadline }, slot) =>
    deadlineButton(`${actionIds.correctDeadline}:${slot}`, 'Edit', {
      ...deadline,
      entryId: source.entry.id,
    }),
  ),
  ...source.removed
    .slice(-mostCorrected)
    .map(({ correction: { about, entryId } }, slot) =>
      deadlineButton(`${actionIds.restoreDeadline}:${slot}`, 'Restore', { ...about, entryId }),
    ),
];

const mostCorrected = 6;

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
