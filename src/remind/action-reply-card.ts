import type { Button } from '@slack/types';
import { command } from '../cards/action-ids.ts';
import { buttonRow, linkButton } from '../cards/blocks.ts';
import { type Card, card, notice } from '../cards/card.ts';
import { staleCard } from '../cards/errors.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { bold, link, plain, richText } from '../cards/rich-text.ts';
import { calendarLinks } from './deadline-calendar.ts';
import type { KeyDateView } from './notice-view.ts';
import type { ActionReply } from './reminder-action-use-cases.ts';
import { keyDateSummary } from './reminder-card.ts';

/** The reply to an action on a reminder. */
export function actionReplyCard(reply: ActionReply): Card {
  switch (reply.kind) {
    case 'calendar_sent':
      return reply.to === 'thread'
        ? notice('Calendar file posted', `Open it in the thread, ${orLinks}`, linkButtons(reply.day))
        : notice(
            'Calendar file sent',
            `Open it in your direct messages with the app, ${orLinks}`,
            linkButtons(reply.day),
          );
    case 'calendar_link':
      return calendarLinkCard(reply.address, linkButtons(reply.day));
    case 'calendar_by_hand': {
      const title = truncate(reply.day.about.source.entry.title, truncationLengths.titleInList);
      return notice(
        'Add this date yourself',
        `${keyDateSummary(reply.day)}: “${title}”. ${noFileTexts[reply.why]}`,
        linkButtons(reply.day),
      );
    }
    case 'deadline_gone':
      return notice(
        'This deadline has changed or been removed',
        `Type ${command} deadlines to see upcoming deadlines.`,
      );
    case 'subscription_gone':
      return notice('This subscription has ended', `Type ${command} subscriptions to see the current ones.`);
    case 'not_known':
      return notice(
        'Can’t find this reminder',
        'If it was just posted, try again in a moment. Old records may have been deleted.',
      );
    case 'stale':
      return staleCard();
  }
}

const noFileTexts = {
  not_allowed: 'The app can’t post files. An admin can grant files:write.',
  failed: 'Slack didn’t accept the calendar file. You can try again.',
} as const;

const orLinks = 'or add the date to Google Calendar or Outlook here.';

const linkButtons = ({ about, key }: KeyDateView): readonly Button[] => {
  const { google, outlook } = calendarLinks(about, key);
  return [linkButton('Google Calendar', google, 'google'), linkButton('Outlook', outlook, 'outlook')];
};

function calendarLinkCard(address: string, buttons: readonly Button[]): Card {
  const shown = truncate(address, truncationLengths.address);
  return card(`Calendar link: ${shown}`, [
    richText(
      [bold('Calendar of all deadlines that match this subscription')],
      [plain('Add this link to your calendar app. Anyone with the link can read it: '), link(address, shown)],
    ),
    ...buttonRow(buttons),
  ]);
}
