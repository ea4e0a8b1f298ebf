import { eventLabel } from '../bulletin/labels.ts';
import { actionIds } from '../cards/action-ids.ts';
import { context } from '../cards/blocks.ts';
import { deadlineValue } from '../cards/button-values.ts';
import { openEntryButton } from '../cards/buttons.ts';
import { type Card, card } from '../cards/card.ts';
import { removedDeadlineLine, sourceTextLine, verificationLine } from '../cards/deadline-lines.ts';
import { footText } from '../cards/format.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { bold, mention, plain, richText } from '../cards/rich-text.ts';
import { sourceWord } from '../cards/sources.ts';
import type { DeadlineState } from '../desk/deadline-state.ts';
import { stateText } from '../desk/state-line.ts';
import { formatDate } from '../time/format-date.ts';
import type { CorrectionView, KeyDateView } from './notice-view.ts';
import { eventBlocks, keyDateSummary, menuBeside, stateControls } from './reminder-card.ts';

/** The state of the deadline that a corrected one has become, and the zone in which its days are told. */
interface Became {
  readonly state: DeadlineState;
  readonly zone: string;
}

/** A reminder whose deadline was corrected. What is right leads, and what can be done is about that; nothing is offered about the old day. */
export function overtakenCard(correction: CorrectionView, became: Became): Card {
  const heading = correctionHeading(correction);
  return card(
    `${heading} ${titleOf(correction)}`,
    correction.now ? becameBlocks(heading, correction, correction.now, became) : withdrawnBlocks(correction),
  );
}

function becameBlocks(heading: string, { change }: CorrectionView, now: KeyDateView, { state, zone }: Became) {
  const told = { zone, today: now.today };
  const unseen = state.owner && !state.acknowledged && !state.outcome ? ' · the new day is not acknowledged yet' : '';
  return [
    richText([bold(heading)]),
    ...eventBlocks(now, verificationLine(now.about.deadline)),
    ...stateControls(`${stateText(state, told)}${unseen}`, {
      reminded: { value: deadlineValue(now.key), day: now },
      state,
      acknowledge: change.kind === 'moved' ? 'Acknowledge new day' : 'Acknowledge',
      calendar: actionIds.sendCalendar,
      snooze: [],
    }),
    context(footText(now.today)),
  ];
}

// Three lines, and the entry.
function withdrawnBlocks(correction: CorrectionView) {
  const { was, entry, removed } = correction;
  const by = removed ? ` · removed by ${mention(removed.correction.by)} on ${formatDate(removed.correction.on)}` : '';
  const text = `*No longer listed*${by} · don’t rely on this reminder`;
  return [
    {
      type: 'section' as const,
      text: { type: 'mrkdwn' as const, text },
      ...menuBeside(entry ? [openEntryButton(entry)] : []),
    },
    richText(
      [bold(titleOf(correction))],
      [{ type: 'text', text: `${eventLabel(was, 0)} ${formatDate(was.date)}`, style: { strike: true } }],
    ),
    context('No more reminders of it will be posted.'),
  ];
}

/** A correction of a reminder, for its thread. */
export function correctionCard(correction: CorrectionView): Card {
  const { now, entry, removed } = correction;
  const heading = correctionHeading(correction);
  return card(`${heading} ${titleOf(correction)}`, [
    richText(
      [bold(heading)],
      [plain(titleOf(correction)), ...(entry ? [plain(' · '), sourceWord(entry)] : [])],
      ...(now ? [[plain(`${keyDateSummary(now)}.`)], sourceTextLine(now.about.deadline)] : []),
      ...(removed ? [removedDeadlineLine(removed)] : []),
    ),
    ...(now ? [context(footText(now.today))] : []),
  ]);
}

const titleOf = ({ was, entry }: CorrectionView): string =>
  entry
    ? truncate(entry.entry.title, truncationLengths.title)
    : `Entry ${truncate(was.entryId, truncationLengths.titleInPassing)}`;

function correctionHeading({ was, change }: CorrectionView): string {
  const [date, label] = [formatDate(was.date), eventLabel(was, 0)];
  switch (change.kind) {
    case 'moved':
      return `Correction: ${label} ${formatDate(change.to)}, not ${date}.`;
    case 'renamed':
      return `Correction: ${date} is “${eventLabel({ ...was, kind: change.to }, 0)}”, not “${label}”.`;
    case 'confirmed':
      return `Confirmed: ${label} ${date}.`;
    case 'withdrawn':
      return `No longer listed: ${label} ${date}. Don’t rely on the earlier reminder.`;
    case 'restored':
      return `Listed again: ${label} ${date}. Disregard the correction above.`;
  }
}
