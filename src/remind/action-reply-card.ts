import { actionIds, command } from '../cards/action-ids.ts';
import { button } from '../cards/blocks.ts';
import { mutedValue } from '../cards/button-values.ts';
import { type Card, notice } from '../cards/card.ts';
import { staleCard } from '../cards/errors.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { bold, person, plain, richText } from '../cards/rich-text.ts';
import { formatDate } from '../time/calendar-date.ts';
import type { ActionReply } from './action-use-cases.ts';
import { deadlineSummary } from './day-lines.ts';

/** What the one who pressed something on a reminder is told; null where the reminder itself says it. */
export function actionReplyCard(answer: ActionReply): Card | null {
  switch (answer.kind) {
    case 'acknowledged':
      return null;
    case 'already_acknowledged':
      return alreadyCard(answer.by);
    case 'snoozed':
      return notice(
        'Snoozed',
        `This channel is reminded again on ${formatDate(answer.until)} at ${answer.at} (${answer.zone}).`,
      );
    case 'too_late_to_snooze':
      return notice('Too late to snooze for so long', `${deadlineSummary(answer.day)}. Nothing was changed.`);
    case 'muted':
      return mutedCard(answer);
    case 'unmuted':
      return notice(
        'No longer muted',
        `This channel hears of the deadlines of ${quoted(answer.title)} again.`,
      );
    case 'calendar_sent':
      return notice(
        'Added',
        'The calendar file is in the thread of the reminder: open it to add the day to your calendar.',
      );
    case 'calendar_link':
      return linkCard(answer.address);
    case 'calendar_by_hand':
      return notice(
        'Add this day by hand',
        `${deadlineSummary(answer.day)}: ${quoted(answer.day.about.source.entry.title)}. ${byHandWords[answer.why]}`,
      );
    case 'deadline_gone':
      return notice(
        'This deadline is no longer in the bulletins',
        `It was moved or withdrawn, so nothing was changed. Type ${command} deadlines to see what is coming.`,
      );
    case 'subscription_gone':
      return notice(
        'That subscription has ended',
        `It no longer reminds this channel, so nothing was changed. Type ${command} subscriptions to see those that do.`,
      );
    case 'not_known':
      return notice(
        'This reminder is not known yet',
        'Nothing was changed. If it was posted just now, press again in a moment; an old one may have been deleted from what the app keeps.',
      );
    case 'stale':
      return staleCard();
  }
}

const byHandWords = {
  not_allowed:
    'The app may not put a calendar file here: it has not been given the scope files:write, and has no public address for a feed. An administrator of the workspace can give it one of them.',
  failed: 'Slack did not take the calendar file just now; pressing again may help.',
} as const;

const quoted = (title: string): string => `“${truncate(title, truncationLengths.titleInList)}”`;

function alreadyCard(by: string): Card {
  return {
    text: 'This reminder was acknowledged before.',
    blocks: [richText([bold('Already acknowledged by '), person(by), plain('. Nothing was changed.')])],
  };
}

function mutedCard({ subscriptionId, deadline, title }: Extract<ActionReply, { kind: 'muted' }>): Card {
  return notice(
    'Muted',
    `Nobody in this channel hears of this deadline any more from this subscription: ${truncate(title, truncationLengths.titleInPassing)}.`,
    [button({ id: actionIds.unmute, text: 'Undo', value: mutedValue(subscriptionId, deadline) })],
  );
}

function linkCard(address: string): Card {
  const shown = truncate(address, truncationLengths.address);
  return {
    text: `Subscribe your calendar to ${shown}`,
    blocks: [
      richText(
        [bold('A calendar of this subscription’s deadlines')],
        [
          plain(
            'Give this address to your calendar, and it keeps itself up to date. Whoever has it can read it: ',
          ),
          { type: 'link', url: address, text: shown },
        ],
      ),
    ],
  };
}
