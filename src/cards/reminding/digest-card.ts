import type { KnownBlock } from '@slack/types';
import type { ToldDigest } from '../../answers/reminding/told-notice.ts';
import type { CorpusEntry } from '../../bulletin/corpus.ts';
import { writtenDate } from '../../time/calendar-date.ts';
import { buttonRow, requestButton } from '../buttons.ts';
import type { Card } from '../card.ts';
import { context, divider } from '../entry-blocks.ts';
import { escapeMrkdwn } from '../escape-mrkdwn.ts';
import { budgets, cut, limits } from '../limits.ts';
import { bold, bullets, plain, richText } from '../rich-text.ts';
import { coverWords } from '../subscribing/terms-words.ts';
import { counted, entryFacts } from '../words.ts';
import { listedDay } from './day-lines.ts';

const mostListed = 8;

/** The week: what is coming within thirty days, what is new. */
export function digestCard(told: ToldDigest): Card {
  const { coming, fresh, countedFrom } = told;
  const scope = `Of what this subscription takes: ${coverWords(told)}.`;
  const heading = `The week of ${writtenDate(countedFrom)}: ${counted(coming.length, 'day', 'days')} to note within 30 days, ${counted(fresh.length, 'new entry', 'new entries')}`;
  return {
    text: cut(escapeMrkdwn(heading), limits.fallbackText),
    blocks: [
      richText([bold(heading)]),
      context(scope),
      ...comingBlocks(told),
      ...(fresh.length > 0
        ? [divider, richText([bold('New entries')]), entryBullets(fresh, mostListed)]
        : []),
      context(`Days are counted from ${writtenDate(countedFrom)}. Not legal advice.`),
      ...buttonRow([
        requestButton('All deadlines', { kind: 'deadlines', words: '', page: 1 }, 'deadlines'),
        requestButton('Latest entries', { kind: 'latest', section: null, page: 1 }, 'latest'),
      ]),
    ],
  };
}

function comingBlocks({ coming }: ToldDigest): readonly KnownBlock[] {
  if (coming.length === 0) return [richText([plain('Nothing is coming within 30 days.')])];
  const more = coming.length - mostListed;
  return [
    ...coming.slice(0, mostListed).flatMap(listedDay),
    ...(more > 0 ? [context(`and ${more} more: press All deadlines.`)] : []),
  ];
}

/** Entries in a list: title, facts, id; how many more there are where it is cut. */
export function entryBullets(
  entries: readonly CorpusEntry[],
  most: number,
  count = entries.length,
): KnownBlock {
  const shown = entries.slice(0, most);
  const more = count - shown.length;
  return bullets([
    ...shown.map((source) => [
      [plain(cut(source.entry.title, budgets.titleInList))],
      [plain(`${entryFacts(source)} (${source.entry.id})`)],
    ]),
    ...(more > 0 ? [[[plain(`and ${more} more`)]]] : []),
  ]);
}
