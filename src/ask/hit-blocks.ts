import type { KnownBlock, SectionBlock } from '@slack/types';
import { isReminded } from '../bulletin/bulletin.ts';
import { standingTexts } from '../bulletin/standing.ts';
import { context, divider, plainText } from '../cards/blocks.ts';
import { openButton } from '../cards/buttons.ts';
import { notConfirmed } from '../cards/deadline-lines.ts';
import { datedSummary, entryMetadata, footText } from '../cards/format.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { bold, excerpt, plain, richText } from '../cards/rich-text.ts';
import { sourceAddress, sourceWord } from '../cards/sources.ts';
import { listFacts } from '../messages/lists.ts';
import { t } from '../messages/messages.ts';
import type { ListedEntry } from '../search/excerpt.ts';

/** An entry in a list, and what of the question it lacks. */
export interface Hit extends ListedEntry {
  readonly lacks?: readonly string[];
}

/** Entries to scan: of each the title, why it was found and its source, then its facts with a button to open it. */
export function hitBlocks(hits: readonly Hit[]): readonly KnownBlock[] {
  return hits.flatMap((hit, i) => [...(i === 0 ? [] : [divider]), foundBlock(hit), factsBlock(hit)]);
}

const foundBlock = ({ source, excerpt: found }: Hit): KnownBlock =>
  richText(
    [bold(truncate(source.entry.title, truncationLengths.titleInList))],
    [...excerpt(found), ...(sourceAddress(source) === null ? [] : [plain(' '), sourceWord(source)])],
  );

function factsBlock({ source, standing, deadlines, lacks = [] }: Hit): SectionBlock {
  const [first] = deadlines;
  const facts = [
    entryMetadata(source),
    ...standingTexts(standing, source.entry),
    ...(sourceAddress(source) === null ? [t('cards.sources.no_link')] : []),
  ];
  const lines = [
    facts.join(' · '),
    ...(first ? [`${datedSummary(first)}${isReminded(first.deadline) ? '' : ` · ${notConfirmed()}`}`] : []),
    ...(lacks.length > 0 ? [t('ask.results.lacks', { what: listFacts(lacks) })] : []),
  ];
  return {
    type: 'section',
    text: plainText(truncate(lines.join('\n'), truncationLengths.smallPrint)),
    accessory: openButton(source),
  };
}

/** The day from which the days left are counted, where any are, and the disclaimer. */
export function asOfBlocks(hits: readonly Hit[]): readonly KnownBlock[] {
  const [first] = hits.flatMap(({ deadlines }) => deadlines);
  return first ? [context(footText(first.countedFrom))] : [];
}
