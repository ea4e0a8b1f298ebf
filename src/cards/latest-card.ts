import type { LatestAnswer } from '../answers/answer.ts';
import { sectionNames } from '../answers/deadline-names.ts';
import { buttonRow, pageButtons, requestButton } from './buttons.ts';
import type { Card, CardPlace } from './card.ts';
import { countedFromBlocks, listedEntryBlocks } from './entry-blocks.ts';
import { escapeMrkdwn } from './escape-mrkdwn.ts';
import { cut, limits } from './limits.ts';
import { bold, plain, richText } from './rich-text.ts';

/** The newest entries, newest first. */
export function latestCard(answer: LatestAnswer, place: CardPlace): Card {
  const { section, entries, page, request } = answer;
  const heading = section ? `Latest entries, section ${sectionNames[section]}` : 'Latest entries';
  if (entries.length === 0) return emptyCard(heading);
  const titles = entries.map(({ source }) => source.entry.title).join('; ');
  return {
    text: cut(escapeMrkdwn(`${heading}: ${titles}`), limits.fallbackText),
    blocks: [
      richText([bold(heading), plain(page.of > 1 ? `, page ${page.number} of ${page.of}` : '')]),
      ...entries.flatMap((listed) => listedEntryBlocks(listed, place)),
      ...countedFromBlocks(entries),
      ...buttonRow(pageButtons(request, page)),
    ],
  };
}

const emptyCard = (heading: string): Card => ({
  text: `${heading}: there are none yet.`,
  blocks: [
    richText([bold(heading)], [plain('There are none yet. See the newest of all sections instead.')]),
    ...buttonRow([requestButton('Latest of all', { kind: 'latest', section: null, page: 1 }, 'latest')]),
  ],
});
