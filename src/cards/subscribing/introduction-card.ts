import type { Subscription } from '../../reminders/subscription.ts';
import type { Card } from '../card.ts';
import { context } from '../entry-blocks.ts';
import { escapeMrkdwn } from '../escape-mrkdwn.ts';
import { command } from '../help-card.ts';
import { cut, limits } from '../limits.ts';
import { bold, person, plain, richText } from '../rich-text.ts';
import { alertsWords, coverWords, hourWords, leadsWords, styleWords } from './terms-words.ts';

/** What the channel is told once when it is subscribed: who did it, to what, and how to change it. */
export function introductionCard(facts: {
  readonly subscription: Pick<
    Subscription,
    'createdBy' | 'leads' | 'at' | 'zone' | 'digestDay' | 'cards' | 'alerts'
  >;
  readonly understood: readonly string[];
}): Card {
  const { subscription } = facts;
  const what = coverWords(facts);
  const when = `${leadsWords(subscription.leads)}, ${hourWords(subscription)}`;
  return {
    text: cut(
      escapeMrkdwn(`Privacy Law will remind this channel of deadlines: ${what}; ${when}.`),
      limits.fallbackText,
    ),
    blocks: [
      richText(
        [
          person(subscription.createdBy),
          plain(' subscribed this channel to reminders of deadlines in legal bulletins.'),
        ],
        [bold('What: '), plain(what)],
        [bold('When: '), plain(when)],
        [bold('How: '), plain(`${styleWords(subscription)}; ${alertsWords(subscription)}`)],
      ),
      context(`Anybody here can change or end it: ${command} subscriptions. Not legal advice.`),
    ],
  };
}
