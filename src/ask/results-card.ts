import type { KnownBlock } from '@slack/types';
import { sectionNames } from '../bulletin/labels.ts';
import { buttonRow, context } from '../cards/blocks.ts';
import { latestButton, pageButtons, pageSuffix, searchButton } from '../cards/buttons.ts';
import { type Card, type CardPlace, card, notice } from '../cards/card.ts';
import { pluralise } from '../cards/format.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { bold, plain, richText } from '../cards/rich-text.ts';
import type { LatestAnswer, ResultsAnswer } from './answers.ts';
import { deadlineMenu, entryBlocks, entryButtonRow } from './entry-card.ts';
import { factCard } from './fact-card.ts';
import { asOfBlocks, type Hit, hitBlocks } from './hit-blocks.ts';
import { interpretationText } from './interpretation.ts';

/** What a search found: the fact that answers it, one entry in full, several best first, or the closest. */
export function resultsCard(answer: ResultsAnswer, place: CardPlace): Card {
  const { entries, page, request, suggestion, fact, single, verdict } = answer;
  if (fact && page.number === 1) return factCard(answer, fact, place);
  const interpretation = interpretationText(answer);
  const notes = interpretation ? [context(interpretation)] : [];
  if (verdict === 'closest') return closestCard(answer, notes);
  const heading = headingText(answer);
  const lead = context(`${heading}${pageSuffix(page)}`);
  const corrected = suggestion === null ? [] : [searchButton(suggestion, 'suggestion')];
  if (single) {
    const blocks = [lead, ...notes, ...entryBlocks(single, deadlineMenu(single)), ...entryButtonRow(single, place)];
    return card(listText(heading, entries), [...blocks, ...buttonRow(corrected)]);
  }
  return card(listText(heading, entries), [
    lead,
    ...notes,
    ...hitBlocks(entries),
    ...buttonRow([...pageButtons(request, page), ...corrected]),
    ...asOfBlocks(entries),
  ]);
}

function headingText({ query, total }: ResultsAnswer): string {
  const quoted = `“${truncate(query, truncationLengths.question)}”`;
  return `${pluralise(total, 'entry', 'entries')} for ${quoted}${total > 1 ? ', best match first' : ''}`;
}

const listText = (heading: string, entries: readonly Hit[]): string =>
  `${heading}: ${entries.map(({ source }) => source.entry.title).join('; ')}`;

/** What no entry mentions, then at once the entries that come closest, and what matched in them. */
function closestCard({ entries, words, page, request, suggestion }: ResultsAnswer, notes: readonly KnownBlock[]): Card {
  const absent = words.filter(({ reading }) => reading === 'absent').map(({ word }) => `“${word}”`);
  const missing = truncate(absent.join(', '), truncationLengths.facts);
  const first =
    absent.length > 0 ? ['No entry mentions ', missing, '. Closest:'] : ['No entry has all of that. Closest:'];
  const matched = [
    ...new Set(entries.flatMap(({ excerpt }) => excerpt.flatMap((one) => (one.marked ? [one.text] : [])))),
  ];
  return card(listText(first.join('').replace(/:$/, ''), entries), [
    richText([...first.map((text, i) => (i === 1 ? bold(text) : plain(text))), plain(pageSuffix(page))]),
    ...notes,
    ...hitBlocks(entries),
    ...buttonRow([
      ...pageButtons(request, page),
      ...(suggestion === null ? [] : [searchButton(suggestion, 'suggestion')]),
    ]),
    ...(matched.length > 0 ? [context(`Matched instead: ${matched.slice(0, mostMatched).join(', ')}`)] : []),
  ]);
}

const mostMatched = 8;

/** The newest entries, newest first. */
export function latestCard({ section, entries, page, request }: LatestAnswer): Card {
  const heading = section ? `Latest ${sectionNames[section].toLowerCase()} entries` : 'Latest entries';
  if (entries.length === 0) {
    const hint = section ? 'No entries in this section yet.' : 'No entries yet.';
    return notice(heading, hint, section ? [latestButton] : []);
  }
  return card(listText(heading, entries), [
    richText([bold(heading), plain(pageSuffix(page))]),
    ...hitBlocks(entries),
    ...buttonRow(pageButtons(request, page)),
    ...asOfBlocks(entries),
  ]);
}
