import { eventLabel } from '../bulletin/labels.ts';
import { actionIds } from '../cards/action-ids.ts';
import { context } from '../cards/blocks.ts';
import { deadlineValue } from '../cards/button-values.ts';
import { openEntryButton } from '../cards/buttons.ts';
import { type Card, card } from '../cards/card.ts';
import { removedDeadlineLine, sourceTextLine, verificationLine } from '../cards/deadline-lines.ts';
import { deadlineSummary, footText } from '../cards/format.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { bold, line, mention, plain, richText } from '../cards/rich-text.ts';
import { sourceWord } from '../cards/sources.ts';
import type { DeadlineState } from '../desk/deadline-state.ts';
import { stateText } from '../desk/state-line.ts';
import { t } from '../messages/messages.ts';
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
    textOf(correction),
    correction.now ? becameBlocks(heading, correction, correction.now, became) : withdrawnBlocks(correction),
  );
}

function becameBlocks(heading: string, { change }: CorrectionView, now: KeyDateView, { state, zone }: Became) {
  const told = { zone, today: now.today };
  const isUnseen = state.owner && !state.acknowledged && !state.outcome;
  const unseen = isUnseen ? ` · ${t('remind.corrected.unseen')}` : '';
  return [
    richText([bold(heading)]),
    ...eventBlocks(now, verificationLine(now.about.deadline)),
    ...stateControls(`${stateText(state, told)}${unseen}`, {
      reminded: { value: deadlineValue(now.key), day: now },
      state,
      acknowledge: t(change.kind === 'moved' ? 'desk.button.acknowledge_new_day' : 'desk.button.acknowledge'),
      calendar: actionIds.sendCalendar,
      snooze: [],
    }),
    context(footText(now.today)),
  ];
}

// Three lines, and the entry.
function withdrawnBlocks(correction: CorrectionView) {
  const { was, entry, removed } = correction;
  const text = removed
    ? t('remind.corrected.removed', { by: mention(removed.correction.by), on: formatDate(removed.correction.on) })
    : t('remind.corrected.no_longer_listed');
  return [
    {
      type: 'section' as const,
      text: { type: 'mrkdwn' as const, text },
      ...menuBeside(entry ? [openEntryButton(entry)] : []),
    },
    richText([bold(titleOf(correction))], [{ type: 'text', text: deadlineSummary(was), style: { strike: true } }]),
    context(t('remind.corrected.no_more')),
  ];
}

/** A correction of a reminder, for its thread. */
export function correctionCard(correction: CorrectionView): Card {
  const { now, entry, removed } = correction;
  return card(textOf(correction), [
    richText(
      [bold(correctionHeading(correction))],
      [plain(titleOf(correction)), ...(entry ? [plain(' · '), sourceWord(entry)] : [])],
      ...(now
        ? [line('remind.corrected.now', { event: keyDateSummary(now) }), sourceTextLine(now.about.deadline)]
        : []),
      ...(removed ? [removedDeadlineLine(removed)] : []),
    ),
    ...(now ? [context(footText(now.today))] : []),
  ]);
}

const textOf = (correction: CorrectionView): string =>
  t('remind.corrected.text', { heading: correctionHeading(correction), title: titleOf(correction) });

const titleOf = ({ was, entry }: CorrectionView): string =>
  entry
    ? truncate(entry.entry.title, truncationLengths.title)
    : t('remind.corrected.entry', { id: truncate(was.entryId, truncationLengths.titleInPassing) });

function correctionHeading({ was, change }: CorrectionView): string {
  const values = { day: formatDate(was.date), event: eventLabel(was, 0) };
  switch (change.kind) {
    case 'moved':
      return t('remind.corrected.moved', { ...values, to: formatDate(change.to) });
    case 'renamed':
      return t('remind.corrected.renamed', { ...values, to: eventLabel({ ...was, kind: change.to }, 0) });
    case 'confirmed':
    case 'withdrawn':
    case 'restored':
      return t(`remind.corrected.${change.kind}`, values);
  }
}
