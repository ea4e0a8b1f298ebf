import type { Button, KnownBlock, RichTextElement } from '@slack/types';
import { authorityName } from '../bulletin/authorities/authorities.ts';
import type { Entry } from '../bulletin/bulletin.ts';
import type { DroppedDeadline } from '../bulletin/correction.ts';
import type { DatedDeadline } from '../bulletin/dated-deadlines.ts';
import { actionIds } from '../cards/action-ids.ts';
import { button, buttonRow, pageButtons } from '../cards/buttons.ts';
import type { Card, CardPlace } from '../cards/card.ts';
import {
  context,
  countedFromBlocks,
  dayWords,
  deadlineLines,
  droppedLine,
  entryButtons,
} from '../cards/entry-blocks.ts';
import { budgets, cut, limits } from '../cards/limits.ts';
import { deadlineValue } from '../cards/press-value.ts';
import { bold, bullets, escapeMrkdwn, person, plain, richText } from '../cards/rich-text.ts';
import { entryFacts, sourceWords } from '../cards/words.ts';
import { writtenDate } from '../time/calendar-date.ts';
import type { EntryAnswer } from './answers.ts';

/** One entry in full: its facts, its text, its deadlines and where it was told. */
export function entryCard(answer: EntryAnswer, place: CardPlace): Card {
  return {
    text: cut(escapeMrkdwn(answer.entry.source.entry.title), limits.fallbackText),
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
              ...answer.entry.source.dropped.slice(-mostDeadlines).map(restoreButton),
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
    richText([bold(cut(entry.title, budgets.title))], [plain(entryFacts(source))]),
    richText([plain(part)]),
    ...(page.of > 1 ? [context(`Part ${page.number} of ${page.of} of this entry.`)] : []),
    ...(deadlines.length > 0 ? [bullets(deadlines.slice(0, mostDeadlines).map(deadlineLines))] : []),
    ...countedFromBlocks([dated]),
    ...(source.dropped.length > 0
      ? [richText(...source.dropped.slice(-mostDeadlines).map(droppedLine))]
      : []),
    ...(deadlines.length > mostDeadlines
      ? [context(`and ${deadlines.length - mostDeadlines} more deadlines in this entry.`)]
      : []),
    ...namedBlocks(entry),
    context(sourceWords(source) + (bulletin.source ? `, ${cut(bulletin.source, budgets.address)}` : '')),
  ];
}

const mostDeadlines = 6;

function namedBlocks({ authorities, instruments, penalties }: Entry): readonly KnownBlock[] {
  const amounts = penalties
    .slice(0, 6)
    .map(({ amount, currency }) => `${currency} ${amount.toLocaleString('en-GB')}`);
  const lines = [
    ...(authorities.length > 0
      ? [[bold('Authorities: '), plain(cut(authorities.map(authorityName).join('; '), budgets.names))]]
      : []),
    ...(amounts.length > 0 ? [[bold('Penalties: '), plain(amounts.join('; '))]] : []),
    ...(instruments.length > 0
      ? [[bold('Instruments: '), plain(cut(instruments.join('; '), budgets.names))]]
      : []),
  ];
  return lines.length > 0 ? [richText(...lines)] : [];
}

/** Brings a deadline back that was dropped. */
function restoreButton({ correction }: DroppedDeadline, slot: number): Button {
  const { about, entryId } = correction;
  return button({
    id: `${actionIds.restoreDeadline}:${slot}`,
    text: `Restore ${writtenDate(about.date)}`,
    value: deadlineValue({ entryId, kind: about.kind, date: about.date }),
    label: `Restore: ${dayWords(about)}`,
  });
}

/** Opens the form for a deadline of an entry; `slot` tells the buttons of a card apart. */
function correctButton({ deadline, source }: DatedDeadline, slot: number): Button {
  const { kind, date } = deadline;
  return button({
    id: `${actionIds.correctDeadline}:${slot}`,
    text: `Correct ${writtenDate(date)}`,
    value: deadlineValue({ entryId: source.entry.id, kind, date }),
    label: `Correct: ${dayWords(deadline)}`,
  });
}

/** An entry shared with a channel: in full, with who shared it, and nothing to press. */
export function sharedCard(answer: EntryAnswer, userId: string): Card {
  const { title } = answer.entry.source.entry;
  return {
    text: cut(escapeMrkdwn(`Shared from Privacy Law: ${title}`), limits.fallbackText),
    blocks: [...sharedEntryBlocks(answer, person(userId))],
  };
}
