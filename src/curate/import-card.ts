import type { Button } from '@slack/types';
import type { CorpusDeadline } from '../bulletin/corpus.ts';
import { kindNames } from '../bulletin/labels.ts';
import type { Problem } from '../bulletin/problem.ts';
import { actionIds, command } from '../cards/action-ids.ts';
import { button, buttonRow, context } from '../cards/blocks.ts';
import { idValue } from '../cards/button-values.ts';
import { latestButton } from '../cards/buttons.ts';
import { type Card, card, notice } from '../cards/card.ts';
import { pluralise } from '../cards/format.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { bold, bullets, type Line, plain, richText } from '../cards/rich-text.ts';
import { formatDate } from '../time/calendar-date.ts';
import type { ImportAnswer, NotCuratorAnswer } from './answers.ts';
import {
  bulletList,
  describeChanges,
  draftPageValue,
  previewFacts,
  previewHeading,
  problemBlocks,
  textLine,
} from './import-preview.ts';

/** What a person who imports a bulletin is shown. */
export function importCard(answer: ImportAnswer): Card {
  switch (answer.kind) {
    case 'import_form':
      return notice('Import a bulletin', 'Open the form to upload a file or paste its text.', [
        importButton('Import bulletin'),
      ]);
    case 'not_curator':
      return notice('Only curators can do that', howToBecomeCurator(answer));
    case 'import_refused':
      return refusedCard(answer.problems);
    case 'import_preview':
      return notice(previewHeading(answer), `${previewFacts(answer)}. Nothing is imported yet.`, [
        button({ id: actionIds.previewImport, text: 'Open preview', value: draftPageValue({ ...answer, page: 1 }) }),
      ]);
    case 'imported':
      return importedCard(answer);
    case 'no_draft':
      return notice(
        'This preview is no longer available',
        `It was imported, or is over a day old. Type ${command} latest for the newest entries, or ${command} import to start again.`,
      );
  }
}

const importButton = (text: string): Button => button({ id: actionIds.openImport, text, value: idValue('new') });

function howToBecomeCurator({ why, userId }: NotCuratorAnswer): string {
  const ask = `ask the app’s operator to add your user ID (${userId}) to CURATORS.`;
  switch (why) {
    case 'not_listed':
      return `To become one, ${ask}`;
    case 'not_admin':
      return `CURATORS is not set, so the workspace admins are the curators. Ask one of them, or ${ask}`;
    case 'unknown':
      return `CURATORS is not set, and the app can’t see who is an admin. To become a curator, ${ask}`;
  }
}

function refusedCard(problems: readonly Problem[]): Card {
  const refused = notice('Can’t import this bulletin', 'Fix the issues below, or paste the text instead.');
  return { ...refused, blocks: [...refused.blocks, ...problemBlocks(problems)] };
}

const mostDeadlines = 5;

function importedCard({ bulletin, changes, deadlines, undecided }: Extract<ImportAnswer, { kind: 'imported' }>): Card {
  const [counts = '', ...lines] = describeChanges(changes);
  const heading = `Imported: ${truncate(bulletin.title, truncationLengths.bulletinTitle)}`;
  const hint = `${counts}. Now searchable. Channels with alerts on get new matching entries.`;
  const open = deadlines.filter(({ deadline }) => deadline.status === 'extracted').length;
  const more = deadlines.length - mostDeadlines;
  return card(`${heading}. ${bulletin.id}: ${hint}`, [
    richText([bold(heading)], [plain(`${bulletin.id}: ${hint}`)]),
    ...(lines.length > 0 ? [bulletList(lines.map(textLine))] : []),
    ...(deadlines.length > 0 ? [bullets(deadlines.slice(0, mostDeadlines).map(deadlineItem))] : []),
    ...(more > 0 ? [context(`${pluralise(more, 'more deadline', 'more deadlines')} not shown`)] : []),
    ...buttonRow([...reviewButtons(bulletin.id, { open, undecided }), latestButton, importButton('Import another…')]),
    ...(open > 0 ? [context('Until they are confirmed, cards say that these dates were detected automatically.')] : []),
  ]);
}

const deadlineItem = ({ deadline, source }: CorpusDeadline): readonly Line[] => [
  [
    bold(formatDate(deadline.date)),
    plain(`  ${kindNames[deadline.kind].coming}: ${truncate(source.entry.title, truncationLengths.titleInPassing)}, `),
    deadline.status === 'extracted' ? bold('not confirmed') : plain('confirmed'),
  ],
];

/** The button that leads through what is open in a bulletin; none if nothing is. */
function reviewButtons(
  id: string,
  { open, undecided }: { readonly open: number; readonly undecided: number },
): readonly Button[] {
  const text = [
    ...(open > 0 ? [`Confirm ${pluralise(open, 'deadline', 'deadlines')}`] : []),
    ...(undecided > 0 ? [`${open > 0 ? 'decide' : 'Decide'} ${pluralise(undecided, 'date', 'dates')}`] : []),
  ].join(', ');
  if (text === '') return [];
  return [{ ...button({ id: actionIds.reviewBulletin, text, value: idValue(id) }), style: 'primary' }];
}
