import type { Button, KnownBlock } from '@slack/types';
import type { CorpusEntry } from '../bulletin/corpus.ts';
import { actionIds } from '../cards/action-ids.ts';
import { button, buttonRow, context, divider } from '../cards/blocks.ts';
import { encodeRequest } from '../cards/button-values.ts';
import { requestButton } from '../cards/buttons.ts';
import type { Card } from '../cards/card.ts';
import { disclaimer, entryMetadata, pluralise } from '../cards/format.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { bold, bullets, plain, richText } from '../cards/rich-text.ts';
import { filterSummary } from '../subscribe/answers.ts';
import { formatDate } from '../time/calendar-date.ts';
import { fallbackText, footText, keyDateSummary, verificationLabel } from './deadline-lines.ts';
import type { DigestView, KeyDateView, NoticeView } from './notice-view.ts';

const maxListed = 8;

/** The weekly digest: the key dates of the next thirty days, and new entries. */
export function digestCard(digest: DigestView): Card {
  const { upcoming, newEntries, muted, filter, understood, today } = digest;
  const heading = `Week of ${formatDate(today)}: ${digestCounts(digest)}`;
  const allDeadlines = filter === '' ? 'All deadlines' : 'All matching deadlines';
  return {
    text: fallbackText(heading),
    blocks: [
      richText([bold(heading)]),
      context(understood.length === 0 ? 'Every deadline' : `Filter: ${filterSummary(digest)}`),
      ...upcomingBlocks(upcoming),
      ...(newEntries.length > 0
        ? [divider, richText([bold('New entries')]), entryBullets(newEntries, { most: maxListed })]
        : []),
      context(
        ...(muted > 0 ? [`${pluralise(muted, 'muted key date', 'muted key dates')} not shown`] : []),
        footText(today),
      ),
      ...buttonRow([
        requestButton(allDeadlines, { kind: 'deadlines', words: filter, page: 1 }, 'deadlines'),
        latestButton,
      ]),
    ],
  };
}

function digestCounts({ upcoming, newEntries }: DigestView): string {
  const dates = `${pluralise(upcoming.length, 'key date', 'key dates')} in the next 30 days`;
  const entries = pluralise(newEntries.length, 'new entry', 'new entries');
  return [...(upcoming.length > 0 ? [dates] : []), ...(newEntries.length > 0 ? [entries] : [])].join(', ');
}

function upcomingBlocks(upcoming: readonly KeyDateView[]): readonly KnownBlock[] {
  if (upcoming.length === 0) return [richText([plain('No deadlines in the next 30 days.')])];
  const more = upcoming.length - maxListed;
  return [
    ...upcoming.slice(0, maxListed).map((day) => {
      const { entry } = day.about.source;
      const title = truncate(entry.title, truncationLengths.titleInList);
      const label = verificationLabel(day.about.deadline);
      return richText([bold(keyDateSummary(day))], [plain(`${title} (${entry.id} · ${label})`)]);
    }),
    ...(more > 0 ? [context(`${more} more not shown`)] : []),
  ];
}

function entryBullets(
  entries: readonly CorpusEntry[],
  { most, count = entries.length }: { readonly most: number; readonly count?: number },
): KnownBlock {
  const shown = entries.slice(0, most);
  const more = count - shown.length;
  return bullets([
    ...shown.map((source) => [
      [plain(truncate(source.entry.title, truncationLengths.titleInList))],
      [plain(`${entryMetadata(source)} (${source.entry.id})`)],
    ]),
    ...(more > 0 ? [[[plain(`${more} more not shown`)]]] : []),
  ]);
}

const latestButton: Button = requestButton('Latest entries', { kind: 'latest', section: null, page: 1 }, 'latest');

const maxNewEntries = 5;

/** An alert for new entries that match a subscription. */
export function newEntriesCard({ entries, count }: Extract<NoticeView, { kind: 'new_entries' }>): Card {
  const heading = `${pluralise(count, 'new entry matches', 'new entries match')} a subscription here`;
  const titles = entries.map(({ entry }) => entry.title).join('; ');
  return {
    text: fallbackText(`${heading}: ${titles}`),
    blocks: [
      richText([bold(heading)]),
      entryBullets(entries, { most: maxNewEntries, count }),
      context(disclaimer),
      ...buttonRow([
        ...entries.slice(0, maxNewEntries).map(({ entry: { id, title } }, i) =>
          button({
            id: `${actionIds.showEntry}:${i}`,
            text: `View ${id}`,
            value: encodeRequest({ kind: 'show', id, page: 1 }),
            label: `View entry: ${title}`,
          }),
        ),
        latestButton,
      ]),
    ],
  };
}
