import type { CorpusEntry } from '../../bulletin/corpus.ts';
import { actionIds } from '../action-ids.ts';
import { button, buttonRow, requestButton } from '../buttons.ts';
import type { Card } from '../card.ts';
import { context } from '../entry-blocks.ts';
import { escapeMrkdwn } from '../escape-mrkdwn.ts';
import { cut, limits } from '../limits.ts';
import { encodeRequest } from '../request-value.ts';
import { bold, richText } from '../rich-text.ts';
import { counted } from '../words.ts';
import { entryBullets } from './digest-card.ts';

const mostListed = 5;

/** New entries that a subscription asked to hear of. */
export function newEntriesCard(told: {
  readonly entries: readonly CorpusEntry[];
  readonly count: number;
}): Card {
  const { entries, count } = told;
  const heading = `${counted(count, 'new entry fits', 'new entries fit')} a subscription of this channel`;
  const titles = entries.map(({ entry }) => entry.title).join('; ');
  return {
    text: cut(escapeMrkdwn(`${heading}: ${titles}`), limits.fallbackText),
    blocks: [
      richText([bold(heading)]),
      entryBullets(entries, mostListed, count),
      context('Not legal advice: read the source before you act on it.'),
      ...buttonRow([
        ...entries.slice(0, mostListed).map(({ entry }, i) =>
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
