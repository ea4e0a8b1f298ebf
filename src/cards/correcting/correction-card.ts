import type { Button } from '@slack/types';
import type { DatedDeadline } from '../../answers/answer.ts';
import type { CorrectionAnswer } from '../../answers/correcting/correction-answer.ts';
import type { DroppedDeadline } from '../../bulletin/correction.ts';
import { writtenDate } from '../../time/calendar-date.ts';
import { actionIds } from '../action-ids.ts';
import { button, requestButton } from '../buttons.ts';
import type { Card } from '../card.ts';
import { command } from '../help-card.ts';
import { notice } from '../notice-cards.ts';
import { deadlineValue } from '../press-value.ts';
import { dayWords } from './confirmed-runs.ts';

type Told = Exclude<CorrectionAnswer, { kind: 'not_curator' }>;

/** Lays out what is said to a curator who corrects a deadline. */
export function correctionCard(answer: Told): Card {
  switch (answer.kind) {
    case 'correction_form':
      return notice('Correct a deadline', 'Press the button on the card of the entry once more.', [
        showButton(answer.about.source.entry.id),
      ]);
    case 'corrected':
      return notice(verdictWords(answer), aftermath, [showButton(answer.source.entry.id)]);
    case 'restored':
      return notice(`Restored and confirmed: ${dayWords(answer.about)}`, aftermath, [
        showButton(answer.source.entry.id),
      ]);
    case 'deadline_gone':
      return notice(
        'This deadline is not there any more',
        `Nothing was changed. Somebody has corrected it, or its bulletin was imported anew. To see what it is now type ${command} show and the id of the entry.`,
      );
  }
}

const aftermath =
  'Your name and the day stand on its card. Channels that were told something else are told in the thread of their reminder.';

function verdictWords({ about, becomes }: Extract<Told, { kind: 'corrected' }>): string {
  if (becomes === null) return `Dropped: ${dayWords(about)}`;
  const isConfirmed = becomes.kind === about.kind && becomes.date === about.date;
  return isConfirmed
    ? `Confirmed: ${dayWords(about)}`
    : `Corrected: ${dayWords(becomes)}, no longer ${dayWords(about)}`;
}

const showButton = (id: string): Button =>
  requestButton('Show the entry', { kind: 'show', id, page: 1 }, 'entry');

/** Brings a deadline back that was dropped. */
export function restoreButton({ correction }: DroppedDeadline, slot: number): Button {
  const { about, entryId } = correction;
  return button({
    id: `${actionIds.restoreDeadline}:${slot}`,
    text: `Restore ${writtenDate(about.date)}`,
    value: deadlineValue({ entryId, kind: about.kind, date: about.date }),
    label: `Restore: ${dayWords(about)}`,
  });
}

/** Opens the form for a deadline of an entry; `slot` tells the buttons of a card apart. */
export function correctButton({ deadline, source }: DatedDeadline, slot: number): Button {
  const { kind, date } = deadline;
  return button({
    id: `${actionIds.correctDeadline}:${slot}`,
    text: `Correct ${writtenDate(date)}`,
    value: deadlineValue({ entryId: source.entry.id, kind, date }),
    label: `Correct: ${dayWords(deadline)}`,
  });
}
