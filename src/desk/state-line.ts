import { mention } from '../cards/rich-text.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import { formatDate } from '../time/format-date.ts';
import type { Instant } from '../time/instant.ts';
import { wallClock } from '../time/zoned-clock.ts';
import { type DeadlineState, isHeld } from './deadline-state.ts';

/** In which zone and on which day a state is told. */
export interface Told {
  readonly zone: string;
  readonly today: CalendarDate;
}

/** The state of a deadline in one line of mrkdwn: our own words, days and mentions only. */
export const stateText = (state: DeadlineState, told: Told): string => stateLine(state, told, inMarkup);

/** The same in a sentence of plain words, for a fallback text: a mention there would notify. */
export const stateWords = (state: DeadlineState, told: Told): string => `${stateLine(state, told, inWords)}.`;

interface Style {
  readonly done: string;
  readonly strong: (text: string) => string;
  readonly owner: (userId: string) => string;
  readonly by: (userId: string) => string;
}

const inMarkup: Style = {
  done: ':white_check_mark: *Done*',
  strong: (text) => `*${text}*`,
  owner: (id) => `*Owner:* ${mention(id)}`,
  by: (id) => ` by ${mention(id)}`,
};

const inWords: Style = { done: 'Done', strong: (text) => text, owner: () => 'Has an owner', by: () => '' };

function stateLine({ owner, outcome, acknowledged, held }: DeadlineState, { zone, today }: Told, style: Style): string {
  const { done, strong, by } = style;
  const on = (at: Instant): string => formatDate(wallClock(at, zone).date);
  if (outcome) {
    return `${outcome.kind === 'done' ? done : strong('Not applicable')}${by(outcome.by)} on ${on(outcome.at)}`;
  }
  const whose = owner
    ? `${style.owner(owner.userId)} since ${on(owner.since)}`
    : acknowledged
      ? `${strong('Acknowledged')}${by(acknowledged.by)} on ${on(acknowledged.at)} · no owner yet`
      : `${strong('No owner yet')} · not acknowledged`;
  if (!held || !isHeld(held, today)) return whose;
  const silence =
    held.until === null
      ? `${strong('Muted')} for this channel`
      : `${strong('Snoozed')} until ${formatDate(held.until)}`;
  return `${silence}${by(held.by)} · ${whose}`;
}
