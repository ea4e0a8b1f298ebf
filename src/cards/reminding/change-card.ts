import type { ToldChange } from '../../answers/reminding/told-notice.ts';
import { writtenDate } from '../../time/calendar-date.ts';
import { buttonRow } from '../buttons.ts';
import type { Card } from '../card.ts';
import { context, entryButtons } from '../entry-blocks.ts';
import { escapeMrkdwn } from '../escape-mrkdwn.ts';
import { budgets, cut, limits } from '../limits.ts';
import { bold, plain, richText } from '../rich-text.ts';
import { sourceWords } from '../words.ts';
import { dayWords, readFromLine } from './day-lines.ts';
import { edgeWords } from './edge-words.ts';

/** A correction of a reminder, in its thread: what was said, and what is so now. */
export function changeCard(told: ToldChange): Card {
  const { now, entry } = told;
  const heading = headingWords(told);
  const title = entry
    ? cut(entry.entry.title, budgets.title)
    : `Entry ${cut(told.was.entryId, budgets.titleInPassing)}`;
  return {
    text: cut(escapeMrkdwn(`${heading} ${title}`), limits.fallbackText),
    blocks: [
      richText(
        [bold(heading)],
        [plain(title)],
        ...(now ? [[plain(`${dayWords(now)}.`)], readFromLine(now.about.deadline)] : []),
      ),
      ...(now ? [context(`Days are counted from ${writtenDate(now.countedFrom)}.`)] : []),
      ...(entry ? [context(sourceWords(entry)), ...buttonRow(entryButtons(entry, { canShare: false }))] : []),
    ],
  };
}

function headingWords({ was, change }: ToldChange): string {
  const said = `${edgeWords(was, 0)} ${writtenDate(was.date)}`;
  switch (change.kind) {
    case 'moved':
      return `Moved to ${writtenDate(change.to)}. Said before: ${said}.`;
    case 'renamed':
      return `Corrected: “${edgeWords({ ...was, kind: change.to }, 0)}” on the same day. Said before: ${said}.`;
    case 'confirmed':
      return `Confirmed by a curator: ${said}.`;
    case 'withdrawn':
      return `Withdrawn: the bulletin no longer tells this deadline, or a curator dropped it. Do not rely on what was said before: ${said}.`;
    case 'restored':
      return `Stands again as it was told first: ${said}.`;
  }
}
