import type { Button } from '@slack/types';
import type { Subscription } from '../../reminders/subscription.ts';
import { actionIds } from '../action-ids.ts';
import { button } from '../buttons.ts';
import { formValue, idValue } from '../press-value.ts';

/** Change and Unsubscribe, and Resume where it is suspended. `number` in the texts where several stand together. */
export function subscriptionButtons(subscription: Subscription, several = false): readonly Button[] {
  const { id, number, state } = subscription;
  const which = several ? ` ${number}` : '';
  return [
    ...(state.kind === 'suspended'
      ? [button({ id: actionIds.resumeSubscription, text: `Resume${which}`, value: idValue(id) })]
      : []),
    button({ id: actionIds.openForm, text: `Change${which}`, value: formValue({ for: 'change', id }) }),
    {
      ...button({ id: actionIds.endSubscription, text: `Unsubscribe${which}`, value: idValue(id) }),
      confirm: confirmation(
        `End subscription ${number}?`,
        'Its reminders stop at once. It cannot be taken up again, but you can subscribe anew.',
      ),
    },
  ];
}

/** Ends all subscriptions of the channel, after a question. */
export function endAllButton(count: number): Button {
  return {
    ...button({ id: actionIds.endSubscription, text: `Unsubscribe all ${count}`, value: idValue('all') }),
    style: 'danger',
    confirm: confirmation(`End all ${count} subscriptions?`, 'Every reminder of this channel stops at once.'),
  };
}

/** Opens the form of a new subscription. */
export function subscribeButton(text = 'Subscribe'): Button {
  return button({ id: `${actionIds.openForm}:new`, text, value: formValue({ for: 'new' }) });
}

/** Opens the channel's settings. */
export function settingsButton(): Button {
  return button({
    id: `${actionIds.openForm}:settings`,
    text: 'Settings',
    value: formValue({ for: 'settings' }),
  });
}

const confirmation = (title: string, text: string): NonNullable<Button['confirm']> => ({
  title: { type: 'plain_text', text: title, emoji: false },
  text: { type: 'plain_text', text, emoji: false },
  confirm: { type: 'plain_text', text: 'Unsubscribe', emoji: false },
  deny: { type: 'plain_text', text: 'Keep', emoji: false },
});
