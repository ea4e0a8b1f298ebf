import type { KnownBlock } from '@slack/types';
import type { Corpus, CorpusDeadline } from '../bulletin/corpus.ts';
import { type DeadlineKey, findDeadline, printDeadlineKey } from '../bulletin/deadline-key.ts';
import { eventLabel } from '../bulletin/labels.ts';
import { actionIds } from '../cards/action-ids.ts';
import { option, plainText } from '../cards/blocks.ts';
import { deadlineValue } from '../cards/button-values.ts';
import { uncapitalised } from '../cards/format.ts';
import { limits, truncate, truncationLengths } from '../cards/limits.ts';
import { bullets, type Line, line, person, richText } from '../cards/rich-text.ts';
import { t } from '../messages/messages.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import { formatDate, formatListDate } from '../time/format-date.ts';
import { wallClock } from '../time/zoned-clock.ts';
import type { Hold } from './deadline-state.ts';
import type { HeldDeadline } from './ports.ts';
import type { Told } from './state-line.ts';

/** The deadlines that a channel has muted or snoozed, as of a day. */
export interface HeldList extends Told {
  readonly held: readonly ListedHold[];
}

interface ListedHold {
  readonly deadline: DeadlineKey;
  readonly about: CorpusDeadline;
  readonly hold: Hold;
}

/** Those of the held deadlines that are still listed. */
export const heldList = (held: readonly HeldDeadline[], corpus: Corpus, told: Told): HeldList => ({
  ...told,
  held: held.flatMap((one) => {
    const about = findDeadline(corpus, one.deadline);
    return about ? [{ ...one, about }] : [];
  }),
});

const mostShown = 5;
const mostInMenu = 10;

/** What a channel has muted or snoozed, who did so and until when, and a menu that undoes it; no blocks for nothing. */
export function heldBlocks({ held, today, zone }: HeldList): readonly KnownBlock[] {
  if (held.length === 0) return [];
  const more = held.length - mostShown;
  return [
    richText(line('desk.held', { count: held.length })),
    bullets([
      ...held.slice(0, mostShown).map(({ deadline, about, hold }) => [
        line('desk.held.deadline', {
          day: formatListDate(deadline.date, today),
          title: truncate(about.source.entry.title, truncationLengths.titleInPassing),
          event: uncapitalised(eventLabel(deadline, 0)),
        }),
        holdLine(hold, zone),
      ]),
      ...(more > 0 ? [[line('desk.held.more', { count: more })]] : []),
    ]),
    { type: 'actions', elements: [undoMenu(held, today)] },
  ];
}

function holdLine({ by, at, until }: Hold, zone: string): Line {
  const values = { by: person(by), on: formatDate(wallClock(at, zone).date) };
  return until === null
    ? line('desk.held.muted', values)
    : line('desk.held.snoozed', { ...values, until: formatDate(until) });
}

const undoMenu = (held: readonly ListedHold[], today: CalendarDate) => ({
  type: 'static_select' as const,
  action_id: actionIds.unmute,
  placeholder: plainText(t('desk.held.undo')),
  options: held
    .slice(0, mostInMenu)
    .filter(({ deadline }) => printDeadlineKey(deadline).length + 3 <= limits.optionValue)
    .map(({ deadline, about }) =>
      option(deadlineValue(deadline), `${formatListDate(deadline.date, today)} · ${about.source.entry.title}`),
    ),
});
