import type { Button } from '@slack/types';
import type { CorpusDeadline } from '../bulletin/corpus.ts';
import { kindName } from '../bulletin/labels.ts';
import type { Problem } from '../bulletin/problem.ts';
import { actionIds, command } from '../cards/action-ids.ts';
import { button, buttonRow, context, plainText } from '../cards/blocks.ts';
import { idValue, isId, readValue, writeValue } from '../cards/button-values.ts';
import { latestButton } from '../cards/buttons.ts';
import { type Card, card, notice } from '../cards/card.ts';
import { pluralise } from '../cards/format.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { bold, bullets, type Line, plain, richText } from '../cards/rich-text.ts';
import { formatDate } from '../time/format-date.ts';
import type { ImportAnswer, ImportRevision, NotCuratorAnswer } from './answers.ts';
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
      return notice('Import bulletin', 'Open the form to upload a file or paste its text.', [
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
    case 'import_undone':
      return notice(...undoneTexts(answer));
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

function undoneTexts({
  title,
  outcome,
}: Extract<ImportAnswer, { kind: 'import_undone' }>): readonly [heading: string, text: string] {
  const name = truncate(title, truncationLengths.bulletinTitle);
  if (outcome === null)
    return ['Can’t undo this import', `“${name}” has been imported again or undone since. Nothing was changed.`];
  const now = outcome === 'restored' ? 'The version before it is back.' : 'Its entries are no longer searchable.';
  return [`Import undone: ${name}`, `${now} Decisions about it are kept, and apply if it is imported again.`];
}

const mostDeadlines = 5;

type Imported = Extract<ImportAnswer, { kind: 'imported' }>;

function importedCard(answer: Imported): Card {
  const { bulletin, changes, deadlines, undecided } = answer;
  const [counts = '', ...lines] = describeChanges(changes);
  const { changed, removed, added, deadlinesMoved, deadlinesGone } = changes;
  const isNew =
    [changed, removed, deadlinesMoved, deadlinesGone].every((list) => list.length === 0) && added.length > 0;
  const what = isNew
    ? [pluralise(added.length, 'entry', 'entries'), pluralise(deadlines.length, 'deadline', 'deadlines')].join(', ')
    : counts;
  const heading = `Imported: ${truncate(bulletin.title, truncationLengths.bulletinTitle)}`;
  const hint = `${what}. Everyone can search them now. Channels with alerts on get new matching entries.`;
  const open = deadlines.filter(({ deadline }) => deadline.status !== 'confirmed').length;
  const more = deadlines.length - mostDeadlines;
  return card(`${heading}. ${bulletin.id}: ${hint}`, [
    richText([bold(heading)], [plain(`${bulletin.id}: ${hint}`)]),
    ...(lines.length > 0 ? [bulletList(lines.map(textLine))] : []),
    ...(deadlines.length > 0 ? [bullets(deadlines.slice(0, mostDeadlines).map(deadlineItem))] : []),
    ...(more > 0 ? [context(`${pluralise(more, 'more deadline', 'more deadlines')} not shown`)] : []),
    ...buttonRow([
      ...reviewButtons(bulletin.id, { open, undecided }),
      latestButton(),
      importButton('Import another…'),
      ...undoButtons(answer),
    ]),
    ...(open > 0 ? [context('Until they are confirmed, cards say that these dates were detected automatically.')] : []),
  ]);
}

function undoButtons({ bulletin: { id }, revision, canUndo }: Imported): readonly Button[] {
  if (!canUndo) return [];
  const confirm = {
    title: plainText('Undo this import?'),
    text: plainText('The bulletin will be as it was before. Channels already reminded get a correction.'),
    confirm: plainText('Undo import'),
    deny: plainText('Keep it'),
  };
  const value = importRevisionValue({ id, revision });
  return [{ ...button({ id: actionIds.undoImport, text: 'Undo this import…', value }), confirm }];
}

/** The value of a button that undoes an import: `v1|BULLETIN|REVISION`. */
const importRevisionValue = ({ id, revision }: ImportRevision): string => writeValue(id, revision);

/** Reads the value back; null if it is not one. */
export function readImportRevision(value: string): ImportRevision | null {
  const [id = '', revision = ''] = readValue(value, 2);
  return isId(id) && /^[1-9]\d{0,8}$/.test(revision) ? { id, revision: Number(revision) } : null;
}

const deadlineItem = ({ deadline, source }: CorpusDeadline): readonly Line[] => [
  [
    bold(formatDate(deadline.date)),
    plain(`  ${kindName(deadline.kind)}: ${truncate(source.entry.title, truncationLengths.titleInPassing)}, `),
    deadline.status !== 'confirmed' ? bold('not confirmed') : plain('confirmed'),
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
