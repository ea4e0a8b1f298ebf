import type { Button, KnownBlock, RichTextElement } from '@slack/types';
import { authorityName } from '../bulletin/authorities.ts';
import type { Entry } from '../bulletin/bulletin.ts';
import type { RemovedDeadline } from '../bulletin/correction.ts';
import type { DatedDeadline } from '../bulletin/dated-deadlines.ts';
import { actionIds } from '../cards/action-ids.ts';
import { button, buttonRow, pageButtons } from '../cards/buttons.ts';
import type { Card, CardPlace } from '../cards/card.ts';
import {
  asOfBlocks,
  context,
  deadlineLines,
  deadlineSummary,
  entryButtons,
  removedDeadlineLine,
} from '../cards/entry-blocks.ts';
import { limits, truncate, truncationLengths } from '../cards/limits.ts';
import { deadlineValue } from '../cards/press-value.ts';
import { bold, bullets, escapeMrkdwn, person, plain, richText } from '../cards/rich-text.ts';
import { entryMetadata, sourceLine } from '../cards/words.ts';
import { formatDate } from '../time/calendar-date.ts';
import type { EntryAnswer } from './answers.ts';

/** One entry in full: its facts, its text, its deadlines and where it was told. */
export function entryCard(answer: EntryAnswer, place: CardPlace): Card {
  return {
    text: truncate(escapeMrkdwn(answer.entry.source.entry.title), limits.fallbackText),
    blocks: [
      ...entryBlocks(answer),
      ...buttonRow([
        ...entryButtons(answer.entry.source, place, true),
        ...pageButtons(answer.request, answer.page),
      ]),
      ...buttonRow(
        answer.mayCorrect
          ? [
              ...answer.entry.deadlines.slice(0, mostDeadlines).map(correctButton),
              ...answer.entry.source.removed.slice(-mostDeadlines).map(restoreButton),
            ]
          : [],
      ),
    ],
  };
}

/** The entry as it is shared: in full, with who shared it. */
function sharedEntryBlocks(answer: EntryAnswer, sharedBy: RichTextElement): readonly KnownBlock[] {
  return [richText([plain('Shared by '), sharedBy]), ...entryBlocks(answer)];
}

/** What a card, a modal and a shared message tell of an entry. */
function entryBlocks({ entry: dated, part, page }: EntryAnswer): readonly KnownBlock[] {
  const { source, deadlines } = dated;
  const { entry, bulletin } = source;
  return [
    richText([bold(truncate(entry.title, truncationLengths.title))], [plain(entryMetadata(source))]),
    richText([plain(part)]),
    ...(page.of > 1 ? [context(`Part ${page.number} of ${page.of} of this entry.`)] : []),
    ...(deadlines.length > 0 ? [bullets(deadlines.slice(0, mostDeadlines).map(deadlineLines))] : []),
    ...asOfBlocks([dated]),
    ...(source.removed.length > 0
      ? [richText(...source.removed.slice(-mostDeadlines).map(removedDeadlineLine))]
      : []),
    ...(deadlines.length > mostDeadlines
      ? [context(`and ${deadlines.length - mostDeadlines} more deadlines in this entry.`)]
      : []),
    ...namedBlocks(entry),
    context(
      sourceLine(source) +
        (bulletin.source ? `, ${truncate(bulletin.source, truncationLengths.address)}` : ''),
    ),
  ];
}

const mostDeadlines = 6;

function namedBlocks({ authorities, instruments, penalties }: Entry): readonly KnownBlock[] {
  const amounts = penalties
    .slice(0, 6)
    .map(({ amount, currency }) => `${currency} ${amount.toLocaleString('en-GB')}`);
  const lines = [
    ...(authorities.length > 0
      ? [
          [
            bold('Authorities: '),
            plain(truncate(authorities.map(authorityName).join('; '), truncationLengths.names)),
          ],
        ]
      : []),
    ...(amounts.length > 0 ? [[bold('Penalties: '), plain(amounts.join('; '))]] : []),
    ...(instruments.length > 0
      ? [[bold('Instruments: '), plain(truncate(instruments.join('; '), truncationLengths.names))]]
      : []),
  ];
  return lines.length > 0 ? [richText(...lines)] : [];
}

/** Brings a deadline back that was dropped. */
function restoreButton({ correction }: RemovedDeadline, slot: number): Button {
  const { about, entryId } = correction;
  return button({
    id: `${actionIds.restoreDeadline}:${slot}`,
    text: `Restore ${formatDate(about.date)}`,
    value: deadlineValue({ entryId, kind: about.kind, date: about.date }),
    label: `Restore: ${deadlineSummary(about)}`,
  });
}

/** Opens the form for a deadline of an entry; `slot` tells the buttons of a card apart. */
function correctButton({ deadline, source }: DatedDeadline, slot: number): Button {
  const { kind, date } = deadline;
  return button({
    id: `${actionIds.correctDeadline}:${slot}`,
    text: `Correct ${formatDate(date)}`,
    value: deadlineValue({ entryId: source.entry.id, kind, date }),
    label: `Correct: ${deadlineSummary(deadline)}`,
  });
}

/** An entry shared with a channel: in full, with who shared it, and nothing to press. */
export function sharedCard(answer: EntryAnswer, userId: string): Card {
  const { title } = answer.entry.source.entry;
  return {
    text: truncate(escapeMrkdwn(`Shared from Privacy Law: ${title}`), limits.fallbackText),
    blocks: [...sharedEntryBlocks(answer, person(userId))],
  };
}
