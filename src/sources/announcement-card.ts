import type { KnownBlock } from '@slack/types';
import { actionIds, command } from '../cards/action-ids.ts';
import { button, buttonRow, context } from '../cards/blocks.ts';
import { requestButton } from '../cards/buttons.ts';
import { type Card, card } from '../cards/card.ts';
import { pluralise } from '../cards/format.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { bold, plain, richText } from '../cards/rich-text.ts';
import { draftPageValue } from '../curate/import-preview.ts';
import type { WaitingDraft } from './ports.ts';

/** How many drafts have a button of their own. */
const mostListed = 5;

/**
 * Tells curators what is new.
 * @param fresh the drafts that they were not told of
 * @param others how many others wait
 */
export function announcementCard(fresh: readonly WaitingDraft[], others: number): Card {
  const deadlines = fresh.reduce((sum, one) => sum + one.deadlines, 0);
  const heading = [
    pluralise(fresh.length, 'new bulletin', 'new bulletins'),
    ...(deadlines > 0 ? [`${pluralise(deadlines, 'deadline', 'deadlines')} to confirm`] : []),
  ].join(', ');
  const listed = fresh.slice(0, mostListed);
  const more = fresh.length - listed.length + others;
  return card(`${heading}. Preview them and import what you need, or type ${command} sources.`, [
    richText([bold(heading)], [plain('They come from your sources. Nobody else sees them before you import them.')]),
    ...listed.flatMap((draft) => draftBlocks(draft)),
    ...(more > 0 ? [context(`${pluralise(more, 'more bulletin waits', 'more bulletins wait')}.`)] : []),
    ...buttonRow([requestButton('All sources', { kind: 'sources', page: 1 }, 'sources')]),
  ]);
}

function draftBlocks(draft: WaitingDraft): readonly KnownBlock[] {
  return [
    richText([bold(truncate(draft.title, truncationLengths.titleInList)), plain(` · ${draftFacts(draft)}`)]),
    ...buttonRow([previewButton(draft)]),
  ];
}

/** "4 entries, 2 deadlines". */
export const draftFacts = ({ entries, deadlines }: Pick<WaitingDraft, 'entries' | 'deadlines'>): string =>
  [
    pluralise(entries, 'entry', 'entries'),
    ...(deadlines > 0 ? [pluralise(deadlines, 'deadline', 'deadlines')] : []),
  ].join(', ');

/** Opens the preview of a draft. */
export const previewButton = ({ draftId, title }: Pick<WaitingDraft, 'draftId' | 'title'>) => ({
  ...button({
    id: `${actionIds.previewImport}:${draftId}`,
    text: 'Preview',
    value: draftPageValue({ draftId, page: 1 }),
    label: `Preview: ${title}`,
  }),
  style: 'primary' as const,
});
