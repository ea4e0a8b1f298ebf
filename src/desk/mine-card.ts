import type { Button, KnownBlock } from '@slack/types';
import { endKey } from '../bulletin/deadline-key.ts';
import { eventLabel } from '../bulletin/labels.ts';
import { actionIds } from '../cards/action-ids.ts';
import { button, buttonRow, context, header, moreMenu } from '../cards/blocks.ts';
import { deadlineValue, formValue } from '../cards/button-values.ts';
import { calendarButtons, deadlinesButton, openEntryButton, pageButtons, pageSuffix } from '../cards/buttons.ts';
import { type Card, card, notice } from '../cards/card.ts';
import { footText, formatDaysLeft, titledSummary } from '../cards/format.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { bold, plain, richText } from '../cards/rich-text.ts';
import { sourceWord } from '../cards/sources.ts';
import { joinAs } from '../messages/lists.ts';
import { t } from '../messages/messages.ts';
import { formatListDate } from '../time/format-date.ts';
import type { MineAnswer, OwnedDeadline } from './answers.ts';
import { remindMeButton } from './desk-card.ts';
import { stateText } from './state-line.ts';

/** The open deadlines that the reader owns, overdue ones first. */
export function mineCard(answer: MineAnswer): Card {
  const { total, shown, page, today, reminders } = answer;
  const remind = reminders
    ? button({
        id: actionIds.openForm,
        text: t('desk.mine.change_reminders'),
        value: formValue({ for: 'change', id: reminders.id }),
      })
    : remindMeButton();
  const all = deadlinesButton(t('desk.mine.all'));
  if (total === 0) {
    const hint = t('desk.mine.none.hint', { button: t('desk.button.own') });
    return notice(t('desk.mine.none'), hint, [all]);
  }
  const heading = t('desk.mine', { count: total });
  return card(joinAs('clauses', [heading, ...shown.map(({ dated }) => titledSummary(dated))]), [
    header(`${heading}${pageSuffix(page)}`),
    ...ownedBlocks(answer),
    ...buttonRow([...pageButtons({ kind: 'mine', page: page.number }, page), remind, all]),
    context(...(reminders ? [t('desk.mine.is_reminded')] : []), footText(today)),
  ]);
}

/** Deadlines to act on: of each its title, then what happens when, since when it is the reader's, and a menu. */
export const ownedBlocks = ({ shown, zone }: Pick<MineAnswer, 'shown' | 'zone'>): readonly KnownBlock[] =>
  shown.flatMap((owned, slot) => ownedBlock(owned, slot, zone));

function ownedBlock({ dated, state }: OwnedDeadline, slot: number, zone: string): readonly KnownBlock[] {
  const { deadline, source, daysLeft, countedFrom } = dated;
  const when = t('desk.mine.when', {
    event: eventLabel({ kind: deadline.kind, edge: 'end' }, daysLeft),
    day: formatListDate(deadline.date, countedFrom),
    daysLeft: formatDaysLeft(daysLeft),
  });
  const [menu] = moreMenu(`mine${slot}`, [
    actButton(dated, actionIds.finish, t('desk.button.finish')),
    actButton(dated, actionIds.handOver, t('desk.button.hand_over')),
    actButton(dated, actionIds.dismiss, t('desk.button.dismiss')),
    openEntryButton(source),
    ...calendarButtons(dated),
  ]);
  const shown = daysLeft < 0 ? t('desk.mine.overdue', { when }) : when;
  const text = `${shown}\n${stateText(state, { zone, today: countedFrom })}`;
  return [
    richText([bold(truncate(source.entry.title, truncationLengths.titleInList)), plain(' · '), sourceWord(source)]),
    { type: 'section', text: { type: 'mrkdwn', text }, ...(menu && { accessory: menu }) },
  ];
}

const actButton = (dated: OwnedDeadline['dated'], id: string, text: string): Button =>
  button({
    id,
    text,
    value: deadlineValue(endKey(dated)),
    label: t('cards.titled', { title: text, text: dated.source.entry.title }),
  });
