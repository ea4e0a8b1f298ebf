import { shortAuthorityName } from '../bulletin/authorities.ts';
import { type CorpusEntry, type DatedDeadline, jurisdictionOf } from '../bulletin/corpus.ts';
import type { DeadlineKey } from '../bulletin/deadline-key.ts';
import { eventLabel, jurisdictionName, sectionName } from '../bulletin/labels.ts';
import { isEverything, type Scope } from '../bulletin/scope.ts';
import { isProposed } from '../bulletin/standing.ts';
import { formatNumber, listOf, localName } from '../messages/lists.ts';
import { t } from '../messages/messages.ts';
import type { Topic } from '../search/concepts/read-concepts.ts';
import { type CalendarDate, parseCalendarDate, weekdayOf } from '../time/calendar-date.ts';
import { formatDate, formatDayNear, formatMonth, formatWeekday } from '../time/format-date.ts';
import { isBeyondHolidays, isWeekend, isWorkingDay, nextWorkingDay } from '../time/working-days.ts';
import { truncate, truncationLengths } from './limits.ts';

/** "3 entries", "1 entry", "1,200 entries": English, for the command line. Cards have plurals in their messages. */
export function pluralise(count: number, one: string, many: string): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

/** "in 8 days", "today", "21 days ago": always in words, since a colour or an emoji says nothing to some readers. */
export function formatDaysLeft(daysLeft: number): string {
  if (daysLeft === 0) return t('cards.days.today');
  if (daysLeft === 1) return t('cards.days.tomorrow');
  if (daysLeft === -1) return t('cards.days.yesterday');
  return daysLeft > 0 ? t('cards.days.ahead', { count: daysLeft }) : t('cards.days.ago', { count: -daysLeft });
}

/** The day from which a card counts the days left: it may be read on a later one. */
export const asOfText = (today: CalendarDate): string => t('cards.as_of', { day: formatDate(today) });

/** The one disclaimer of a card or a calendar event. */
export const disclaimer = (): string => t('cards.disclaimer');

/** The foot of a card with deadlines: the day from which days are counted, and the disclaimer. */
export function footText(today: CalendarDate): string {
  return `${asOfText(today)} · ${disclaimer()}`;
}

/** The text with a small first letter, for the middle of a sentence. */
export function uncapitalised(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** A day of a deadline. A part that is left out is not said. */
interface DeadlineParts extends Pick<DeadlineKey, 'kind' | 'date'> {
  /** The last day, unless it is the first day of a period. */
  readonly edge?: DeadlineKey['edge'];
  /** ISO 3166 code: a deadline is a day in its jurisdiction. */
  readonly jurisdiction?: string;
  readonly daysLeft?: number;
  /** Whether only a draft names the day. */
  readonly isProposed?: boolean;
  /** Whether the day is already over in its jurisdiction, though not yet where days are counted. */
  readonly hasEnded?: boolean;
}

/** "Consultation closes 30 April 2019 (China), in 8 days"; in the past tense once the day has passed. */
export function deadlineSummary(parts: DeadlineParts): string {
  const { kind, date, edge = 'end', daysLeft = 0 } = parts;
  return t('cards.deadline', {
    event: eventLabel({ kind, edge }, daysLeft),
    day: formatDate(date),
    after: afterDay(parts),
  });
}

/** What follows the day in a summary: " (China), in 8 days", and what has to be said of the day. */
export function afterDay({
  kind,
  date,
  edge = 'end',
  jurisdiction,
  daysLeft,
  isProposed: isOfDraft,
  hasEnded,
}: DeadlineParts): string {
  const place = jurisdiction === undefined ? '' : jurisdictionName(jurisdiction);
  return [
    place ? inBrackets(place) : '',
    daysLeft === undefined ? '' : t('cards.deadline.days_left', { daysLeft: formatDaysLeft(daysLeft) }),
    ...(edge === 'end' && (daysLeft ?? -1) >= 0 ? freeDayNotes(kind, date, jurisdiction).map(inBrackets) : []),
    isOfDraft ? inBrackets(t('cards.deadline.proposed')) : '',
    hasEnded ? inBrackets(t('cards.deadline.already_over', { place })) : '',
  ].join('');
}

const inBrackets = (note: string): string => t('cards.brackets', { note });

// Something has to arrive by these: where nobody works on the day, many laws give the next working day too.
const movable: ReadonlySet<DeadlineKey['kind']> = new Set([
  'consultation_close',
  'filing_deadline',
  'compliance_deadline',
]);

/**
 * What has to be said of the day of a deadline: that it is a day off, and the working day to which it may move; that the holidays of its
 * year are not known yet. Nothing on a working day.
 */
export function freeDayNotes(kind: DeadlineKey['kind'], date: CalendarDate, jurisdiction = ''): readonly string[] {
  if (!movable.has(kind)) return [];
  const isFree = !isWorkingDay(date, jurisdiction);
  const arrives = isFree ? nextWorkingDay(date, jurisdiction) : date;
  const day = formatDayNear(arrives, date);
  return [
    ...(!isFree
      ? []
      : isWeekend(date, jurisdiction)
        ? [t('cards.day_off.weekend', { weekday: formatWeekday(weekdayOf(date)), day })]
        : [t('cards.day_off.holiday', { day })]),
    ...(isBeyondHolidays(arrives, jurisdiction)
      ? [t('cards.day_off.unknown_year', { year: arrives.slice(0, 4) })]
      : []),
  ];
}

/** The summary of a deadline with all its parts. */
export function datedSummary({ deadline, source, daysLeft, countedFrom }: DatedDeadline): string {
  const isOfDraft = isProposed(source, deadline, countedFrom);
  return deadlineSummary({ ...deadline, jurisdiction: jurisdictionOf(source), daysLeft, isProposed: isOfDraft });
}

/** "Draft guiding opinions: consultation closes 30 April 2019 (China), in 8 days": a line of a fallback text. */
export function titledSummary(dated: DatedDeadline): string {
  const title = truncate(dated.source.entry.title, truncationLengths.titleInList);
  return t('cards.titled', { title, text: uncapitalised(datedSummary(dated)) });
}

/** "Regulatory · MIIT · 1 April 2019": what an entry is about, who acted and when. */
export function entryMetadata({ entry }: Pick<CorpusEntry, 'entry'>): string {
  const day = entry.date ? formatDate(entry.date) : t('cards.undated');
  return truncate(
    [sectionName(entry.section), ...entry.authorities.map(shortAuthorityName), day].join(' · '),
    truncationLengths.facts,
  );
}

/** "Source: China cybersecurity…, April 2019 · Regulatory 3 · cn-2019-04-r3". */
export function sourceLine({ entry, bulletin, number }: CorpusEntry): string {
  const parts = [
    ...(bulletin.publisher ? [truncate(bulletin.publisher, truncationLengths.publisher)] : []),
    truncate(bulletin.title, truncationLengths.bulletinTitle),
    `${sectionName(entry.section)} ${number}`,
    entry.id,
  ];
  return t('cards.source', { source: parts.join(' · ') });
}

/** A day or a month of issue as a reader writes it: "April 2019". */
export function formatIssueDate(issued: string): string {
  const day = parseCalendarDate(issued.length === 7 ? `${issued}-01` : issued);
  if (!day) return issued;
  return issued.length === 7 ? formatMonth(day) : formatDate(day);
}

/** A scope in words: "European Union and China only"; no words where it leaves nothing out. */
export function scopeTexts(scope: Scope, topics: readonly Pick<Topic, 'id' | 'name' | 'chinese'>[]): readonly string[] {
  if (isEverything(scope)) return [];
  const names = scope.topics.map((id) => {
    const topic = topics.find((one) => one.id === id);
    return topic ? localName(topic.name, topic.chinese) : id;
  });
  const parts = [listOf(scope.jurisdictions.map(jurisdictionName)), listOf(names)].filter((part) => part !== '');
  return [t('cards.scope.only', { what: parts.join(' · ') })];
}
