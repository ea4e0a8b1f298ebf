import type { KnownBlock } from '@slack/types';
import type { Deadline } from '../bulletin/bulletin.ts';
import { isCounted, tellsAnotherDay } from '../bulletin/entry-rules.ts';
import { edgeWords } from '../bulletin/labels.ts';
import { budgets, cut } from '../cards/limits.ts';
import { bold, italic, type Line, plain, richText } from '../cards/rich-text.ts';
import { daysLeftWords, jurisdictionName } from '../cards/words.ts';
import { writtenDate } from '../time/calendar-date.ts';
import type { ToldDay } from './notice-view.ts';

/**
 * What happens, on which day and where, how many days are left, and whether the day has ended there already: "Consultation
 * closes 30 April 2019 (China), in 8 days".
 */
export function dayWords({ key, about, daysLeft, hasEnded }: ToldDay): string {
  const place = jurisdictionName(about.source.bulletin.jurisdiction);
  const ended = hasEnded ? '; there that day has ended' : '';
  return `${edgeWords(key, daysLeft)} ${writtenDate(key.date)} (${place}), ${daysLeftWords(daysLeft)}${ended}`;
}

/** The words that a deadline was read from, and whether anybody confirmed it. */
export function readFromLine(deadline: Deadline): Line {
  const { start, date, quote } = deadline;
  return [
    plain(start ? `Runs from ${writtenDate(start)} to ${writtenDate(date)}. Read from: ` : 'Read from: '),
    italic(`“${cut(quote, budgets.quote)}”`),
    plain(` (${statusWords(deadline)})`),
  ];
}

/** "confirmed by a curator", or corrected where the words tell another day; or that nobody did as yet. */
export function statusWords({ status, quote, date }: Pick<Deadline, 'status' | 'quote' | 'date'>): string {
  if (status === 'extracted')
    return `${isCounted(quote, date) ? 'counted from these words' : 'read'} by the app, not yet confirmed by a curator`;
  return tellsAnotherDay(quote, date)
    ? 'corrected by a curator; these words tell another day'
    : 'confirmed by a curator';
}

/** A day with the title of its entry, for lists. */
export function listedDay(day: ToldDay): readonly KnownBlock[] {
  const { entry } = day.about.source;
  return [
    richText(
      [bold(dayWords(day))],
      [plain(`${cut(entry.title, budgets.titleInList)} (${entry.id}; ${statusWords(day.about.deadline)})`)],
    ),
  ];
}
