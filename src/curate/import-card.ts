import type { Button } from '@slack/types';
import type { CorpusDeadline } from '../bulletin/corpus.ts';
import { kindName } from '../bulletin/labels.ts';
import type { Problem } from '../bulletin/problem.ts';
import { actionIds, command } from '../cards/action-ids.ts';
import { button, buttonRow, context, plainText } from '../cards/blocks.ts';
import { idValue, isId, readValue, writeValue } from '../cards/button-values.ts';
import { latestButton } from '../cards/buttons.ts';
import { type Card, card, notice } from '../cards/card.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { bold, bullets, type Line, line, plain, richText } from '../cards/rich-text.ts';
import { listFacts } from '../messages/lists.ts';
import { t } from '../messages/messages.ts';
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
      return notice(t('import.form.title'), t('import.form.open'), [importButton(t('import.form.title'))]);
    case 'not_curator':
      return notice(t('curator.refused'), howToBecomeCurator(answer));
    case 'import_refused':
      return refusedCard(answer.problems);
    case 'import_preview':
      return notice(
        previewHeading(answer),
        t('cards.notice', { heading: previewFacts(answer), hint: t('import.preview.not_yet') }),
        [
          button({
            id: actionIds.previewImport,
            text: t('import.preview.open'),
            value: draftPageValue({ ...answer, page: 1 }),
          }),
        ],
      );
    case 'imported':
      return importedCard(answer);
    case 'import_undone':
      return notice(...undoneTexts(answer));
    case 'no_draft':
      return notice(
        t('import.no_draft'),
        t('import.no_draft.hint', { latest: `${command} latest`, again: `${command} import` }),
      );
  }
}

const importButton = (text: string): Button => button({ id: actionIds.openImport, text, value: idValue('new') });

const howToBecomeCurator = ({ why, userId }: NotCuratorAnswer): string =>
  t(`curator.refused.${why}`, { userId, setting: 'CURATORS' });

function refusedCard(problems: readonly Problem[]): Card {
  const refused = notice(t('import.refused'), t('import.refused.hint'));
  return { ...refused, blocks: [...refused.blocks, ...problemBlocks(problems)] };
}

function undoneTexts({
  title: whole,
  outcome,
}: Extract<ImportAnswer, { kind: 'import_undone' }>): readonly [heading: string, text: string] {
  const title = truncate(whole, truncationLengths.bulletinTitle);
  return outcome === null
    ? [t('import.undone.refused'), t('import.undone.refused.hint', { title })]
    : [t('import.undone', { title }), t(`import.undone.${outcome}`)];
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
    ? listFacts([t('curate.entries', { count: added.length }), t('curate.deadlines', { count: deadlines.length })])
    : counts;
  const heading = t('import.done', { title: truncate(bulletin.title, truncationLengths.bulletinTitle) });
  const hint = t('import.done.text', { id: bulletin.id, what });
  const open = deadlines.filter(({ deadline }) => deadline.status !== 'confirmed').length;
  const more = deadlines.length - mostDeadlines;
  return card(t('cards.notice', { heading, hint }), [
    richText([bold(heading)], [plain(hint)]),
    ...(lines.length > 0 ? [bulletList(lines.map(textLine))] : []),
    ...(deadlines.length > 0 ? [bullets(deadlines.slice(0, mostDeadlines).map(deadlineItem))] : []),
    ...(more > 0 ? [context(t('import.done.more', { count: more }))] : []),
    ...buttonRow([
      ...reviewButtons(bulletin.id, { open, undecided }),
      latestButton(),
      importButton(t('import.done.another')),
      ...undoButtons(answer),
    ]),
    ...(open > 0 ? [context(t('import.done.foot'))] : []),
  ]);
}

function undoButtons({ bulletin: { id }, revision, canUndo }: Imported): readonly Button[] {
  if (!canUndo) return [];
  const confirm = {
    title: plainText(t('import.undo.title')),
    text: plainText(t('import.undo.text')),
    confirm: plainText(t('import.undo.confirm')),
    deny: plainText(t('import.undo.keep')),
  };
  const value = importRevisionValue({ id, revision });
  return [{ ...button({ id: actionIds.undoImport, text: t('import.undo'), value }), confirm }];
}

/** The value of a button that undoes an import: `v1|BULLETIN|REVISION`. */
const importRevisionValue = ({ id, revision }: ImportRevision): string => writeValue(id, revision);

/** Reads the value back; null if it is not one. */
export function readImportRevision(value: string): ImportRevision | null {
  const [id = '', revision = ''] = readValue(value, 2);
  return isId(id) && /^[1-9]\d{0,8}$/.test(revision) ? { id, revision: Number(revision) } : null;
}

const deadlineItem = ({ deadline, source }: CorpusDeadline): readonly Line[] => [
  line(deadline.status === 'confirmed' ? 'import.done.deadline.confirmed' : 'import.done.deadline.not_confirmed', {
    day: formatDate(deadline.date),
    kind: kindName(deadline.kind),
    title: truncate(source.entry.title, truncationLengths.titleInPassing),
  }),
];

/** The button that leads through what is open in a bulletin; none if nothing is. */
function reviewButtons(
  id: string,
  { open, undecided }: { readonly open: number; readonly undecided: number },
): readonly Button[] {
  if (open + undecided === 0) return [];
  const text =
    undecided === 0
      ? t('import.done.confirm', { open })
      : open === 0
        ? t('import.done.decide', { undecided })
        : t('import.done.confirm_and_decide', { open, undecided });
  return [{ ...button({ id: actionIds.reviewBulletin, text, value: idValue(id) }), style: 'primary' }];
}
