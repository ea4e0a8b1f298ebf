import type { Button } from '@slack/types';
import { command } from '../cards/action-ids.ts';
import { buttonRow, linkButton } from '../cards/blocks.ts';
import { type Card, card, notice } from '../cards/card.ts';
import { staleCard } from '../cards/errors.ts';
import { truncate, truncationLengths } from '../cards/limits.ts';
import { bold, line, link, richText } from '../cards/rich-text.ts';
import { t } from '../messages/messages.ts';
import { calendarLinks } from './deadline-calendar.ts';
import type { KeyDateView } from './notice-view.ts';
import type { ActionReply } from './reminder-action-use-cases.ts';
import { keyDateSummary } from './reminder-card.ts';

/** The reply to an action on a reminder. */
export function actionReplyCard(reply: ActionReply): Card {
  switch (reply.kind) {
    case 'calendar_sent': {
      const sent = reply.to === 'thread' ? 'posted' : 'sent';
      return notice(t(`remind.calendar.${sent}`), t(`remind.calendar.${sent}.hint`), linkButtons(reply.day));
    }
    case 'calendar_link':
      return calendarLinkCard(reply.address, linkButtons(reply.day));
    case 'calendar_by_hand': {
      const hint = t('remind.calendar.by_hand.hint', {
        event: keyDateSummary(reply.day),
        title: truncate(reply.day.about.source.entry.title, truncationLengths.titleInList),
        why: noFileText(reply.why),
      });
      return notice(t('remind.calendar.by_hand'), hint, linkButtons(reply.day));
    }
    case 'deadline_gone': {
      const hint = t('remind.calendar.deadline_gone.hint', { command: `${command} deadlines` });
      return notice(t('desk.deadline_gone'), hint);
    }
    case 'subscription_gone': {
      const hint = t('remind.calendar.subscription_gone.hint', { command: `${command} subscriptions` });
      return notice(t('remind.calendar.subscription_gone'), hint);
    }
    case 'not_known':
      return notice(t('desk.reminder_not_known'), t('desk.reminder_not_known.hint'));
    case 'stale':
      return staleCard();
  }
}

const noFileText = (why: 'not_allowed' | 'failed'): string =>
  why === 'failed' ? t('remind.calendar.failed') : t('remind.calendar.not_allowed', { scope: 'files:write' });

const linkButtons = ({ about, key }: KeyDateView): readonly Button[] => {
  const { google, outlook } = calendarLinks(about, key);
  return [linkButton('Google Calendar', google, 'google'), linkButton('Outlook', outlook, 'outlook')];
};

function calendarLinkCard(address: string, buttons: readonly Button[]): Card {
  const shown = truncate(address, truncationLengths.address);
  return card(t('remind.calendar.link.text', { address: shown }), [
    richText([bold(t('remind.calendar.link'))], line('remind.calendar.link.hint', { link: link(address, shown) })),
    ...buttonRow(buttons),
  ]);
}
