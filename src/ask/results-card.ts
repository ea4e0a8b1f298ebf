import type { ActionsBlock, KnownBlock } from '@slack/types';
import { sectionNames } from '../bulletin/labels.ts';
import { buttonRow, context, divider } from '../cards/blocks.ts';
import { entryButtons, latestButton, requestButton, searchButton } from '../cards/buttons.ts';
import { type Card, type CardPlace, card, notice } from '../cards/card.ts';
import { deadlineLines } from '../cards/deadline-lines.ts';
import { asOfText, entryMetadata, formatNumber, pluralise, sourceLine } from '../cards/format.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { pageButtons, pageSuffix } from '../cards/pages.ts';
import { bold, excerpt, plain, richText } from '../cards/rich-text.ts';
import { longestRequest } from '../question/request.ts';
import type { ListedEntry } from '../search/excerpt.ts';
import type { LatestAnswer, ResultsAnswer } from './answers.ts';
import { interpretationText } from './interpretation.ts';

/** The entries that match a search, best first, and how the question was read. */
export function resultsCard(answer: ResultsAnswer, place: CardPlace): Card {
  const { entries, page, request, suggestion } = answer;
  const heading = headingText(answer);
  const interpretation = interpretationText(answer);
  return card(listText(heading, entries), [
    richText([bold(heading), plain(pageSuffix(page))]),
    ...(interpretation ? [context(interpretation)] : []),
    ...entries.flatMap((listed) => listedBlocks(listed, place)),
    ...buttonRow([
      ...pageButtons(request, page),
      ...(suggestion === null ? [] : [searchButton(suggestion, 'suggestion')]),
    ]),
    ...narrowingBlocks(answer),
    ...asOfBlocks(entries),
  ]);
}

function headingText({ query, total, words }: ResultsAnswer): string {
  const quoted = `“${truncate(query, truncationLengths.question)}”`;
  const isExact = words.length === 0 || words.some(({ reading }) => reading === 'known');
  return isExact
    ? `${pluralise(total, 'entry', 'entries')} for ${quoted}`
    : `No exact match for ${quoted} · ${formatNumber(total)} similar`;
}

const listText = (heading: string, entries: readonly ListedEntry[]): string =>
  `${heading}: ${entries.map(({ source }) => source.entry.title).join('; ')}`;

const deadlinesInList = 2;

function listedBlocks(listed: ListedEntry, place: CardPlace): readonly KnownBlock[] {
  const { source, deadlines } = listed;
  const more = deadlines.length - deadlinesInList;
  return [
    divider,
    richText(
      [bold(truncate(source.entry.title, truncationLengths.titleInList))],
      [plain(entryMetadata(source))],
      excerpt(listed.excerpt),
      ...deadlines.slice(0, deadlinesInList).flatMap(deadlineLines),
      ...(more > 0 ? [[plain(`${formatNumber(more)} more in the full entry`)]] : []),
    ),
    context(sourceLine(source)),
    ...buttonRow(entryButtons(source, place)),
  ];
}

function asOfBlocks(entries: readonly ListedEntry[]): readonly KnownBlock[] {
  const [first] = entries.flatMap(({ deadlines }) => deadlines);
  return first ? [context(asOfText(first.countedFrom))] : [];
}

const mostOfAKind = 3;
const mostButtons = 8;

/**
 * Buttons that search within one section, authority or year, with the number of entries left; none if the results are on one page.
 * The filter goes in front of the words: after a quote that nothing closes it would be part of the phrase.
 */
function narrowingBlocks({ query, facets, total, page }: ResultsAnswer): readonly ActionsBlock[] {
  if (page.of === 1) return [];
  const choice = (label: string, filter: string, entries: number) => ({
    text: `${label} (${formatNumber(entries)})`,
    words: `${filter} ${query}`,
    entries,
  });
  const choices = [
    ...facets.sections.map((one) => choice(sectionNames[one.value], `section:${one.value}`, one.entries)),
    ...facets.authorities
      .slice(0, mostOfAKind)
      .map(({ value, entries }) => choice(value, `authority:${quotedIfNeeded(value)}`, entries)),
    ...facets.years
      .slice(0, mostOfAKind)
      .map(({ value, entries }) => choice(value, `from:${value} to:${value}`, entries)),
  ];
  return buttonRow(
    choices
      .filter(({ words, entries }) => entries < total && words.length <= longestRequest)
      .slice(0, mostButtons)
      .map(({ text, words }, i) => requestButton(text, { kind: 'search', words, page: 1 }, `narrow-${i + 1}`)),
  );
}

const quotedIfNeeded = (value: string): string => (/^\w+$/.test(value) ? value : `"${value.replaceAll('"', '')}"`);

/** The newest entries, newest first. */
export function latestCard({ section, entries, page, request }: LatestAnswer, place: CardPlace): Card {
  const heading = section ? `Latest ${sectionNames[section].toLowerCase()} entries` : 'Latest entries';
  if (entries.length === 0) {
    const hint = section ? 'No entries in this section yet.' : 'No entries yet.';
    return notice(heading, hint, section ? [latestButton] : []);
  }
  return card(listText(heading, entries), [
    richText([bold(heading), plain(pageSuffix(page))]),
    ...entries.flatMap((listed) => listedBlocks(listed, place)),
    ...buttonRow(pageButtons(request, page)),
    ...asOfBlocks(entries),
  ]);
}
