import type { Deadline } from '../bulletin/bulletin.ts';
import type { RemovedDeadline } from '../bulletin/correction.ts';
import { isComputedDate, quoteContradictsDate } from '../bulletin/entry-rules.ts';
import { t } from '../messages/messages.ts';
import { formatDate, formatDateRange } from '../time/format-date.ts';
import { deadlineSummary } from './format.ts';
import { truncate, truncationLengths } from './limits.ts';
import { type Line, line, person, plain, warning } from './rich-text.ts';

/** The period of a deadline, if it has one, the words of the bulletin that give it, and who confirmed it. */
export function sourceTextLine(deadline: Deadline): Line {
  const text = line('cards.source_text', { quote: truncate(deadline.quote, truncationLengths.quote) });
  return joined([windowLine(deadline), text, verificationLine(deadline)]);
}

/** The period of a deadline if it has one, and who confirmed it; empty where there is neither. */
export const stateLine = (deadline: Deadline): Line => joined([windowLine(deadline), verificationLine(deadline)]);

const joined = (lines: readonly Line[]): Line =>
  lines.filter(({ length }) => length > 0).flatMap((line, i) => (i === 0 ? line : [plain(' · '), ...line]));

const windowLine = ({ start, date }: Deadline): Line => (start ? [plain(formatDateRange(start, date))] : []);

/** Who confirmed or corrected a deadline and when, or that nobody has; empty for one that the bulletin itself confirms. */
export function verificationLine({ status, corrected, quote, date }: Deadline): Line {
  if (status === 'unconfirmed') return [warning, plain(` ${notConfirmed()}`)];
  if (status === 'extracted') {
    return line(isComputedDate(quote, date) ? 'cards.state.calculated' : 'cards.state.detected');
  }
  if (!corrected) return [];
  const { by, on, why, was } = corrected;
  const differs = quoteContradictsDate(quote, date);
  const values = { by: person(by), on: formatDate(on) };
  return [
    ...(differs
      ? line('cards.state.corrected_against_text', values)
      : line(was ? 'cards.state.corrected' : 'cards.state.confirmed', values)),
    ...(why ? line('cards.brackets', { note: why }) : []),
  ];
}

/** What a card says of a deadline that is in doubt. */
export const notConfirmed = (): string => t('cards.state.not_confirmed');

/** How certain a deadline is, for texts that cannot mention a curator. */
export function verificationLabel({ status, quote, date }: Pick<Deadline, 'status' | 'quote' | 'date'>): string {
  if (status === 'unconfirmed') return notConfirmed();
  if (status === 'confirmed')
    return t(quoteContradictsDate(quote, date) ? 'cards.verified.against_text' : 'cards.verified.confirmed');
  return t(isComputedDate(quote, date) ? 'cards.verified.calculated' : 'cards.verified.detected');
}

/** A deadline that a curator removed, with who and when. */
export const removedDeadlineLine = ({ deadline, correction: { by, on } }: RemovedDeadline): Line =>
  line('cards.removed', {
    deadline: deadlineSummary({ kind: deadline.kind, date: deadline.date }),
    by: person(by),
    on: formatDate(on),
  });
