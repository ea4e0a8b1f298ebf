import type { Deadline } from '../bulletin/bulletin.ts';
import type { RemovedDeadline } from '../bulletin/correction.ts';
import { isComputedDate, quoteContradictsDate } from '../bulletin/entry-rules.ts';
import { formatDate, formatDateRange } from '../time/calendar-date.ts';
import { deadlineSummary } from './format.ts';
import { truncate, truncationLengths } from './limits.ts';
import { type Line, person, plain, warning } from './rich-text.ts';

/** The period of a deadline, if it has one, the words of the bulletin that give it, and who confirmed it. */
export function sourceTextLine(deadline: Deadline): Line {
  const text = plain(`Source text: “${truncate(deadline.quote, truncationLengths.quote)}”`);
  return joined([windowLine(deadline), [text], verificationLine(deadline)]);
}

/** The period of a deadline if it has one, and who confirmed it; empty where there is neither. */
export const stateLine = (deadline: Deadline): Line => joined([windowLine(deadline), verificationLine(deadline)]);

const joined = (lines: readonly Line[]): Line =>
  lines.filter(({ length }) => length > 0).flatMap((line, i) => (i === 0 ? line : [plain(' · '), ...line]));

const windowLine = ({ start, date }: Deadline): Line => (start ? [plain(formatDateRange(start, date))] : []);

/** Who confirmed or corrected a deadline and when, or that nobody has; empty for one that the bulletin itself confirms. */
export function verificationLine({ status, corrected, quote, date }: Deadline): Line {
  if (status === 'unconfirmed') return [warning, plain(` ${notConfirmed}`)];
  if (status === 'extracted') {
    const how = isComputedDate(quote, date) ? 'date calculated from this text' : 'detected automatically';
    return [plain(`${how}, not confirmed`)];
  }
  if (!corrected) return [];
  const { by, on, why, was } = corrected;
  const differs = quoteContradictsDate(quote, date);
  return [
    plain(differs || was ? 'corrected by ' : 'confirmed by '),
    person(by),
    plain(` on ${formatDate(on)}${differs ? '; this text gives another date' : ''}${why ? ` (${why})` : ''}`),
  ];
}

/** What a card says of a deadline that is in doubt. */
export const notConfirmed = 'not confirmed yet';

/** How certain a deadline is, for texts that cannot mention a curator. */
export function verificationLabel({ status, quote, date }: Pick<Deadline, 'status' | 'quote' | 'date'>): string {
  if (status === 'confirmed') {
    return quoteContradictsDate(quote, date) ? 'corrected; the source text gives another date' : 'confirmed';
  }
  if (status === 'unconfirmed') return notConfirmed;
  return isComputedDate(quote, date)
    ? 'date calculated from the source text, not confirmed'
    : 'detected automatically, not confirmed';
}

/** A deadline that a curator removed, with who and when. */
export const removedDeadlineLine = ({ deadline, correction: { by, on } }: RemovedDeadline): Line => [
  plain(`Not a deadline: ${deadlineSummary({ kind: deadline.kind, date: deadline.date })} (removed by `),
  person(by),
  plain(`, ${formatDate(on)})`),
];
