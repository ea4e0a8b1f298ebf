import { mention } from '../cards/rich-text.ts';
import { t } from '../messages/messages.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import { formatDate } from '../time/format-date.ts';
import { wallClock } from '../time/zoned-clock.ts';
import { type By, type DeadlineState, isHeld, type Outcome } from './deadline-state.ts';

/** In which zone and on which day a state is told. */
export interface Told {
  readonly zone: string;
  readonly today: CalendarDate;
}

/** The state of a deadline in one line of mrkdwn: our own words, days and mentions only. */
export const stateText = (state: DeadlineState, told: Told): string =>
  partsOf(state, told)
    .map(({ kind, by, on }) => t(`desk.state.${kind}`, { by: mention(by), on }))
    .join(' · ');

/** The same in a sentence of plain words, for a fallback text: a mention there would notify. */
export function stateWords(state: DeadlineState, told: Told): string {
  const words = partsOf(state, told).map(({ kind, on }) => t(`desk.state.${kind}.words`, { on }));
  return t('desk.state.sentence', { state: words.join(' · ') });
}

interface Part {
  readonly kind: Outcome['kind'] | 'owned' | 'acknowledged' | 'open' | 'muted' | 'snoozed';
  readonly by: string;
  readonly on: string;
}

function partsOf({ owner, outcome, acknowledged, held }: DeadlineState, { zone, today }: Told): readonly Part[] {
  const part = (kind: Part['kind'], { by, at }: By): Part => ({ kind, by, on: formatDate(wallClock(at, zone).date) });
  if (outcome) return [part(outcome.kind, outcome)];
  const whose = owner
    ? part('owned', { by: owner.userId, at: owner.since })
    : acknowledged
      ? part('acknowledged', acknowledged)
      : ({ kind: 'open', by: '', on: '' } as const);
  if (!held || !isHeld(held, today)) return [whose];
  const silence = held.until === null ? part('muted', held) : { ...part('snoozed', held), on: formatDate(held.until) };
  return [silence, whose];
}
