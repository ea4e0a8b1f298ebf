import type { KnownBlock } from '@slack/types';
import type { CorpusEntry } from '../bulletin/corpus.ts';
import { actionIds } from '../cards/action-ids.ts';
import { button, buttonRow, context, divider } from '../cards/blocks.ts';
import { encodeRequest } from '../cards/button-values.ts';
import { requestButton } from '../cards/buttons.ts';
import type { Card } from '../cards/card.ts';
import { entryMetadata, pluralise } from '../cards/format.ts';
import { limits, truncate, truncationLengths } from '../cards/limits.ts';
import { bold, bullets, escapeMrkdwn, plain, richText } from '../cards/rich-text.ts';
import { filterSummary } from '../subscribe/answers.ts';
import { formatDate } from '../time/calendar-date.ts';
import { listedDay } from './day-lines.ts';
import type { DigestView } from './notice-view.ts';

const mostListed = 8;

/** The week: what is coming within thirty days, what is new. */
export function digestCard(told: DigestView): Card {
  const { coming, fresh, countedFrom } = told;
  const scope = `Of what this subscription takes: ${filterSummary(told)}.`;
  const heading = `The week of ${formatDate(countedFrom)}: ${pluralise(coming.length, 'day', 'days')} to note within 30 days, ${pluralise(fresh.length, 'new entry', 'new entries')}`;
  return {
    text: truncate(escapeMrkdwn(heading), limits.fallbackText),
    blocks: [
      richText([bold(heading)]),
      context(scope),
      ...comingBlocks(told),
      ...(fresh.length > 0
        ? [divider, richText([bold('New entries')]), entryBullets(fresh, mostListed)]
        : []),
      context(`Days are counted from ${formatDate(countedFrom)}. Not legal advice.`),
      ...buttonRow([
        requestButton('All deadlines', { kind: 'deadlines', words: '', page: 1 }, 'deadlines'),
        requestButton('Latest entries', { kind: 'latest', section: null, page: 1 }, 'latest'),
      ]),
    ],
  };
}

function comingBlocks({ coming }: DigestView): readonly KnownBlock[] {
  if (coming.length === 0) return [richText([plain('Nothing is coming within 30 days.')])];
  const more = coming.length - mostListed;
  return [
    ...coming.slice(0, mostListed).flatMap(listedDay),
    ...(more > 0 ? [context(`and ${more} more: press All deadlines.`)] : []),
  ];
}

/** Entries in a list: title, facts, id; how many more there are where it is cut. */
function entryBullets(entries: readonly CorpusEntry[], most: number, count = entries.length): KnownBlock {
  const shown = entries.slice(0, most);
  const more = count - shown.length;
  return bullets([
    ...shown.map((source) => [
      [plain(truncate(source.entry.title, truncationLengths.titleInList))],
      [plain(`${entryMetadata(source)} (${source.entry.id})`)],
    ]),
    ...(more > 0 ? [[[plain(`and ${more} more`)]]] : []),
  ]);
}

const mostNewEntries = 5;

/** New entries that a subscription asked to hear of. */
export function newEntriesCard(told: {
  readonly entries: readonly CorpusEntry[];
  readonly count: number;
}): Card {
  const { entries, count } = told;
  const heading = `${pluralise(count, 'new entry fits', 'new entries fit')} a subscription of this channel`;
  const titles = entries.map(({ entry }) => entry.title).join('; ');
  return {
    text: truncate(escapeMrkdwn(`${heading}: ${titles}`), limits.fallbackText),
    blocks: [
      richText([bold(heading)]),
      entryBullets(entries, mostNewEntries, count),
      context('Not legal advice: read the source before you act on it.'),
      ...buttonRow([
        ...entries.slice(0, mostNewEntries).map(({ entry }, i) =>
          button({
            id: `${actionIds.showEntry}:${i}`,
            text: `Show ${entry.id}`,
            value: encodeRequest({ kind: 'show', id: entry.id, page: 1 }),
            label: `Show in full: ${entry.title}`,
          }),
        ),
        requestButton('Latest entries', { kind: 'latest', section: null, page: 1 }, 'latest'),
      ]),
    ],
  };
}
