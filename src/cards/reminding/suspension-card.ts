import type { Subscription } from '../../reminders/subscription.ts';
import { actionIds } from '../action-ids.ts';
import { button, buttonRow } from '../buttons.ts';
import type { Card } from '../card.ts';
import { escapeMrkdwn } from '../escape-mrkdwn.ts';
import { budgets, cut } from '../limits.ts';
import { idValue } from '../press-value.ts';
import { bold, channel, plain, richText } from '../rich-text.ts';
import { refusalWords } from '../subscribing/refusal-words.ts';

/** To whoever made a subscription: it keeps silent, why, and what to do. */
export function suspensionCard(subscription: Subscription, reason: string): Card {
  const { id, number, filter, channelId } = subscription;
  const { why, next } = refusalWords(reason);
  const what = filter === '' ? 'every deadline' : `“${cut(filter, budgets.question)}”`;
  return {
    text: escapeMrkdwn(`Reminders of ${what} are suspended. ${why} ${next}`),
    blocks: [
      richText(
        [
          bold('Reminders are suspended: '),
          plain(`subscription ${number}, ${what}, in `),
          channel(channelId),
        ],
        [plain(`${why} ${next} Then press Resume: what was missed and is still ahead is told at once.`)],
      ),
      ...buttonRow([
        button({ id: actionIds.resumeSubscription, text: 'Resume', value: idValue(id) }),
        button({ id: actionIds.endSubscription, text: 'Unsubscribe', value: idValue(id) }),
      ]),
    ],
  };
}
