import type { Button, ContextBlock, DividerBlock, KnownBlock } from '@slack/types';
import type { Deadline } from '../bulletin/bulletin.ts';
import type { CorpusEntry } from '../bulletin/corpus.ts';
import type { DeadlineDay, RemovedDeadline } from '../bulletin/correction.ts';
import type { DatedDeadline, DatedEntry } from '../bulletin/dated-deadlines.ts';
import { isComputedDate, quoteContradictsDate } from '../bulletin/entry-rules.ts';
import { kindNames } from '../bulletin/labels.ts';
import type { ListedEntry } from '../search/excerpt.ts';
import { formatDate } from '../time/calendar-date.ts';
import { actionIds } from './action-ids.ts';
import { button, buttonRow, encodeRequest } from './buttons.ts';
import type { CardPlace } from './card.ts';
import { truncate, truncationLengths } from './limits.ts';
import { bold, excerpt, italic, type Line, person, plain, richText } from './rich-text.ts';
import { entryMetadata, formatDaysLeft, formatDeadlineDate, kindLabel, sourceLine } from './words.ts';

/** An entry in a list: title, facts, an excerpt, its deadlines, its source, its buttons. */
export function listedEntryBlocks(listed: ListedEntry, place: CardPlace): readonly KnownBlock[] {
  const { source } = listed;
  const { entry } = source;
  return [
    divider,
    richText(
      [bold(truncate(entry.title, truncationLengths.titleInList))],
      [plain(entryMetadata(source))],
      excerpt(listed.excerpt),
      ...deadlinesLines(listed, 2),
    ),
    context(sourceLine(source)),
    ...buttonRow(entryButtons(source, place)),
  ];
}

/** The lines that tell an entry's deadlines, each with the words that it was read from. */
function deadlinesLines({ deadlines }: DatedEntry, most: number): readonly Line[] {
  const left = deadlines.length - most;
  const more = left > 0 ? [[plain(`and ${left} more: press Show in full`)]] : [];
  return [...deadlines.slice(0, most).flatMap(deadlineLines), ...more];
}

/** A deadline in two lines: kind, day and days left; then the words it was read from, and whether anybody confirmed it. */
export function deadlineLines(dated: DatedDeadline): readonly [Line, Line] {
  const { start, date, quote } = dated.deadline;
  return [
    [bold(`${kindLabel(dated)} ${formatDeadlineDate(dated)}, ${formatDaysLeft(dated.daysLeft)}`)],
    [
      plain(start ? `Runs from ${formatDate(start)} to ${formatDate(date)}. Read from: ` : 'Read from: '),
      italic(`“${truncate(quote, truncationLengths.quote)}”`),
      ...verificationRuns(dated.deadline),
    ],
  ];
}

/** From which day the days left are counted; nothing where no deadline is told. A card stands longer than a day. */
export function asOfBlocks(entries: readonly DatedEntry[]): readonly KnownBlock[] {
  const [first] = entries.flatMap(({ deadlines }) => deadlines);
  return first ? [context(`Days are counted from ${formatDate(first.countedFrom)}.`)] : [];
}

/** Show in full and Share to channel, as far as the place allows. */
export function entryButtons(
  source: CorpusEntry,
  { canShare }: CardPlace,
  isFull = false,
): readonly Button[] {
  const { id, title } = source.entry;
  const value = encodeRequest({ kind: 'show', id, page: 1 });
  return [
    ...(isFull
      ? []
      : [button({ id: actionIds.showEntry, text: 'Show in full', value, label: `Show in full: ${title}` })]),
    ...(canShare
      ? [
          button({
            id: actionIds.shareEntry,
            text: 'Share to channel',
            value,
            label: `Share to channel: ${title}`,
          }),
        ]
      : []),
  ];
}

/** Small print; never markup. */
export function context(...texts: readonly string[]): ContextBlock {
  return {
    type: 'context',
    elements: texts.map((text) => ({
      type: 'plain_text',
      text: truncate(text, truncationLengths.smallPrint),
      emoji: false,
    })),
  };
}

/** A line between two things. */
export const divider: DividerBlock = { type: 'divider' };

/** Who confirmed or corrected a deadline and when, in brackets: " (confirmed by @Ada on 3 May 2019)"; or that nobody did as yet. */
function verificationRuns({ status, corrected, quote, date }: Deadline): Line {
  if (status === 'extracted') {
    const how = isComputedDate(quote, date) ? 'counted from these words by the app' : 'by the app';
    return [plain(` (${how}; no curator has confirmed it yet)`)];
  }
  if (!corrected) return [];
  const isAnother = quoteContradictsDate(quote, date);
  return [
    plain(isAnother ? ' (corrected by ' : ' (confirmed by '),
    whoRun(corrected.by),
    plain(` on ${formatDate(corrected.on)}${isAnother ? '; these words tell another day' : ''})`),
  ];
}

/** The deadline that a curator dropped from an entry, who it was and when. */
export function removedDeadlineLine({ correction: { about, by, on } }: RemovedDeadline): Line {
  return [
    plain(`No deadline: ${deadlineSummary(about)}, said by `),
    whoRun(by),
    plain(` on ${formatDate(on)}.`),
  ];
}

// A file may name somebody who is no user of this workspace.
const whoRun = (by: string) => (/^[UW][A-Z0-9]{2,20}$/.test(by) ? person(by) : plain(by));

/** "Consultation closes 30 April 2019". */
export const deadlineSummary = ({ kind, date }: DeadlineDay): string =>
  `${kindNames[kind].coming} ${formatDate(date)}`;
