import type { KnownBlock, RichTextElement } from '@slack/types';
import type { EntryAnswer } from '../answers/answer.ts';
import { authorityName } from '../bulletin/authorities/authorities.ts';
import type { Entry } from '../bulletin/bulletin.ts';
import { buttonRow, pageButtons } from './buttons.ts';
import type { Card, CardPlace } from './card.ts';
import { droppedLine } from './correcting/confirmed-runs.ts';
import { correctButton, restoreButton } from './correcting/correction-card.ts';
import { context, countedFromBlocks, deadlineLines, entryButtons } from './entry-blocks.ts';
import { escapeMrkdwn } from './escape-mrkdwn.ts';
import { budgets, cut, limits } from './limits.ts';
import { bold, bullets, plain, richText } from './rich-text.ts';
import { entryFacts, sourceWords } from './words.ts';

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
export function sharedEntryBlocks(answer: EntryAnswer, sharedBy: RichTextElement): readonly KnownBlock[] {
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
