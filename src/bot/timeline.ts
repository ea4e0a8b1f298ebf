import type { KnownBlock } from '@slack/types';
import type { DatedDeadline } from '../bulletin/corpus.ts';
import { plainText } from '../cards/blocks.ts';
import { plain } from '../cards/rich-text.ts';
import { formatNumber, listFacts } from '../messages/lists.ts';
import { t } from '../messages/messages.ts';
import { type CalendarDate, compareDates, plusMonths } from '../time/calendar-date.ts';
import { formatMonth, formatShortMonth } from '../time/format-date.ts';

/** How many upcoming deadlines each of twelve months has: the present one and the eleven after it. */
export interface Timeline {
  /** A day of the first month. */
  readonly start: CalendarDate;
  /** Twelve, from the first month on. */
  readonly counts: readonly number[];
  /** How many come after these months. */
  readonly later: number;
  /** How many of all of them no curator has confirmed. */
  readonly unconfirmed: number;
}

/** Counts upcoming deadlines by month. It starts a month early where one is still due on the far side of the date line. */
export function timelineOf(upcoming: readonly DatedDeadline[], today: CalendarDate): Timeline {
  const dates = upcoming.map(({ deadline }) => deadline.date);
  const [start = today] = [today, ...dates].toSorted(compareDates);
  const counts = monthsOf({ start }).map((day) => dates.filter((date) => date.slice(0, 7) === day.slice(0, 7)).length);
  return {
    start,
    counts,
    later: dates.length - sum(counts),
    unconfirmed: upcoming.filter(({ deadline }) => deadline.status !== 'confirmed').length,
  };
}

/** A day of each of the twelve months. */
export const monthsOf = ({ start }: Pick<Timeline, 'start'>): readonly CalendarDate[] =>
  Array.from({ length: 12 }, (_, i) => plusMonths(start, i));

/**
 * The months that have deadlines: as a picture with the same in words, or, without its address, as bars of text that a phone has room
 * for. Nothing where fewer than two have any: the list below says as much.
 */
export function timelineBlocks(timeline: Timeline, picture: string | null): readonly KnownBlock[] {
  const filled = filledMonths(timeline);
  if (filled.length < 2) return [];
  if (picture !== null) {
    return [{ type: 'image', image_url: picture, alt_text: inWords(timeline), title: plainText(captionOf(timeline)) }];
  }
  const most = Math.max(...timeline.counts);
  const digits = formatNumber(most).length;
  const rows = filled.map(({ month, count }) => {
    const bar = '█'.repeat(Math.ceil((count * longestBar) / Math.max(most, longestBar)));
    return `${formatShortMonth(month)}  ${formatNumber(count).padStart(digits)}  ${bar}`;
  });
  return [
    {
      type: 'rich_text',
      elements: [
        { type: 'rich_text_section', elements: [plain(captionOf(timeline))] },
        { type: 'rich_text_preformatted', elements: [{ type: 'text', text: rows.join('\n') }] },
      ],
    },
  ];
}

/** In characters: with the month and the number a row stays under 30. */
const longestBar = 12;

/** All that the picture shows, and what stands above it. */
function inWords(timeline: Timeline): string {
  const byMonth = filledMonths(timeline).map(({ month, count }) =>
    t('bot.timeline.month', { count, month: formatMonth(month) }),
  );
  return t('bot.timeline.picture', { caption: captionOf(timeline), months: listFacts(byMonth) });
}

function captionOf(timeline: Timeline): string {
  const { start, counts, later, unconfirmed } = timeline;
  return [
    t('bot.timeline.deadlines', { count: sum(counts) + later }),
    ...(later > 0 ? [t('bot.timeline.later', { count: later, month: formatMonth(plusMonths(start, 11)) })] : []),
    ...(unconfirmed > 0 ? [t('bot.timeline.not_confirmed', { count: unconfirmed })] : []),
  ].join(' · ');
}

const filledMonths = (timeline: Timeline): readonly { readonly month: CalendarDate; readonly count: number }[] =>
  monthsOf(timeline)
    .map((month, i) => ({ month, count: timeline.counts[i] ?? 0 }))
    .filter(({ count }) => count > 0);

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
