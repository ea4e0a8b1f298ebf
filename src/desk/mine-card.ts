import type { Button, KnownBlock } from '@slack/types';
import { endKey } from '../bulletin/deadline-key.ts';
import { eventLabel } from '../bulletin/labels.ts';
import { actionIds } from '../cards/action-ids.ts';
import { button, buttonRow, context, header, moreMenu } from '../cards/blocks.ts';
import { deadlineValue, formValue } from '../cards/button-values.ts';
import { calendarButtons, deadlinesButton, openEntryButton, pageButtons, pageSuffix } from '../cards/buttons.ts';
import { type Card, card, notice } from '../cards/card.ts';
import { footText, formatDaysLeft, pluralise, titledSummary } from '../cards/format.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { bold, plain, richText } from '../cards/rich-text.ts';
import { sourceWord } from '../cards/sources.ts';
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
        text: 'Change reminders…',
        value: formValue({ for: 'change', id: reminders.id }),
      })
    : remindMeButton;
  if (total === 0) {
    const hint = 'Select I’ll take it on a reminder, or in the ⋯ beside a deadline of an entry.';
    return notice('You own no open deadlines', hint, [deadlinesButton('All deadlines')]);
  }
  const heading = `You own ${pluralise(total, 'open deadline', 'open deadlines')}`;
  return card([heading, ...shown.map(({ dated }) => titledSummary(dated))].join('; '), [
    header(`${heading}${pageSuffix(page)}`),
    ...ownedBlocks(answer),
    ...buttonRow([...pageButtons({ kind: 'mine', page: page.number }, page), remind, deadlinesButton('All deadlines')]),
    context(...(reminders ? ['You’re reminded of them in a direct message.'] : []), footText(today)),
  ]);
}

/** Deadlines to act on: of each its title, then what happens when, since when it is the reader's, and a menu. */
export const ownedBlocks = ({ shown, zone }: Pick<MineAnswer, 'shown' | 'zone'>): readonly KnownBlock[] =>
  shown.flatMap((owned, slot) => ownedBlock(owned, slot, zone));

function ownedBlock({ dated, state }: OwnedDeadline, slot: number, zone: string): readonly KnownBlock[] {
  const { deadline, source, daysLeft, countedFrom } = dated;
  const event = eventLabel({ kind: deadline.kind, edge: 'end' }, daysLeft);
  const when = `${event} *${formatListDate(deadline.date, countedFrom)}*, ${formatDaysLeft(daysLeft)}`;
  const overdue = daysLeft < 0 ? ':warning: *Overdue* · ' : '';
  const [menu] = moreMenu(`mine${slot}`, [
    actButton(dated, actionIds.finish, 'Mark as done…'),
    actButton(dated, actionIds.handOver, 'Hand over…'),
    actButton(dated, actionIds.dismiss, 'Not applicable…'),
    openEntryButton(source),
    ...calendarButtons(dated),
  ]);
  const text = `${overdue}${when}\n${stateText(state, { zone, today: countedFrom })}`;
  return [
    richText([bold(truncate(source.entry.title, truncationLengths.titleInList)), plain(' · '), sourceWord(source)]),
    { type: 'section', text: { type: 'mrkdwn', text }, ...(menu && { accessory: menu }) },
  ];
}

const actButton = (dated: OwnedDeadline['dated'], id: string, text: string): Button =>
  button({ id, text, value: deadlineValue(endKey(dated)), label: `${text}: ${dated.source.entry.title}` });
