import type { KnownBlock } from '@slack/types';
import { actionIds, command } from '../cards/action-ids.ts';
import { button, buttonRow, context } from '../cards/blocks.ts';
import { requestButton } from '../cards/buttons.ts';
import { type Card, card } from '../cards/card.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { bold, plain, richText } from '../cards/rich-text.ts';
import { draftPageValue } from '../curate/import-preview.ts';
import { t } from '../messages/messages.ts';
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
  const heading =
    deadlines === 0
      ? t('sources.news', { bulletins: fresh.length })
      : t('sources.news.with_deadlines', { bulletins: fresh.length, deadlines });
  const hint = t('sources.news.next', { command: `${command} sources` });
  const listed = fresh.slice(0, mostListed);
  const more = fresh.length - listed.length + others;
  return card(t('cards.notice', { heading, hint }), [
    richText([bold(heading)], [plain(t('sources.news.text'))]),
    ...listed.flatMap((draft) => draftBlocks(draft)),
    ...(more > 0 ? [context(t('sources.news.more', { count: more }))] : []),
    ...buttonRow([requestButton(t('sources.button.all'), { kind: 'sources', page: 1 }, 'sources')]),
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
  deadlines === 0 ? t('sources.draft', { entries }) : t('sources.draft.with_deadlines', { entries, deadlines });

/** Opens the preview of a draft. */
export function previewButton({ draftId, title }: Pick<WaitingDraft, 'draftId' | 'title'>) {
  const text = t('sources.button.preview');
  const shown = button({
    id: `${actionIds.previewImport}:${draftId}`,
    text,
    value: draftPageValue({ draftId, page: 1 }),
    label: t('cards.titled', { title: text, text: title }),
  });
  return { ...shown, style: 'primary' as const };
}
