import { kindNames } from '../../answers/deadline-names.ts';
import type { Deadline } from '../../bulletin/bulletin.ts';
import type { DeadlineDay, DroppedDeadline } from '../../bulletin/correction.ts';
import { isCounted, tellsAnotherDay } from '../../bulletin/file/entry-rules.ts';
import { writtenDate } from '../../time/calendar-date.ts';
import { type Line, person, plain } from '../rich-text.ts';

/** Who confirmed or corrected a deadline and when, in brackets: " (confirmed by @Ada on 3 May 2019)"; or that nobody did as yet. */
export function confirmedRuns({ status, corrected, quote, date }: Deadline): Line {
  if (status === 'extracted') {
    const how = isCounted(quote, date) ? 'counted from these words by the app' : 'by the app';
    return [plain(` (${how}; no curator has confirmed it yet)`)];
  }
  if (!corrected) return [];
  const isAnother = tellsAnotherDay(quote, date);
  return [
    plain(isAnother ? ' (corrected by ' : ' (confirmed by '),
    whoRun(corrected.by),
    plain(` on ${writtenDate(corrected.on)}${isAnother ? '; these words tell another day' : ''})`),
  ];
}

/** The deadline that a curator dropped from an entry, who it was and when. */
export function droppedLine({ correction: { about, by, on } }: DroppedDeadline): Line {
  return [plain(`No deadline: ${dayWords(about)}, said by `), whoRun(by), plain(` on ${writtenDate(on)}.`)];
}

// A file may name somebody who is no user of this workspace.
const whoRun = (by: string) => (/^[UW][A-Z0-9]{2,20}$/.test(by) ? person(by) : plain(by));

/** "Consultation closes 30 April 2019". */
export const dayWords = ({ kind, date }: DeadlineDay): string =>
  `${kindNames[kind].coming} ${writtenDate(date)}`;
