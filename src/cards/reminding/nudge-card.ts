import type { ToldDay } from '../../answers/reminding/told-notice.ts';
import { actionIds } from '../action-ids.ts';
import { button, buttonRow } from '../buttons.ts';
import type { Card } from '../card.ts';
import { escapeMrkdwn } from '../escape-mrkdwn.ts';
import { budgets, cut, limits } from '../limits.ts';
import { idValue } from '../press-value.ts';
import { bold, person, plain, richText } from '../rich-text.ts';
import { dayWords } from './day-lines.ts';
import type { Acknowledged } from './reminder-card.ts';

/** The last word on a deadline that nobody has acknowledged: once, in the thread of its reminder. */
export function nudgeCard(facts: {
  readonly deliveryId: string;
  readonly day: ToldDay;
  readonly acknowledged: Acknowledged | null;
}): Card {
  const { deliveryId, day, acknowledged } = facts;
  const title = cut(day.about.source.entry.title, budgets.title);
  const heading = `Last day, and this reminder has not been acknowledged: ${dayWords(day)}`;
  return {
    text: cut(escapeMrkdwn(`${heading}: ${title}`), limits.fallbackText),
    blocks: [
      richText(
        [bold(acknowledged ? dayWords(day) : heading)],
        [plain(title)],
        ...(acknowledged
          ? [
              [
                bold('Acknowledged by '),
                person(acknowledged.by),
                plain(acknowledged.when ? ` ${acknowledged.when}` : ''),
              ],
            ]
          : []),
      ),
      ...buttonRow(
        acknowledged
          ? []
          : [
              {
                ...button({
                  id: actionIds.acknowledge,
                  text: 'Acknowledge',
                  value: idValue(deliveryId),
                  label: `Acknowledge: ${title}`,
                }),
                style: 'primary',
              },
            ],
      ),
    ],
  };
}
