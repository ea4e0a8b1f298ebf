import { defaultLeads, type SubscriptionTerms } from '../../reminders/subscription.ts';
import { parseTimeOfDay, type TimeOfDay } from '../../time/time-of-day.ts';
import type { Channel } from '../reminder-ports.ts';
import type { SubscriptionDesk } from './subscription-desk.ts';

/**
 * What a subscription of the channel starts from: the channel's settings; where none were saved 14, 7 and 1 days before at
 * 09:00, in the zone of whoever asks as far as Slack tells it, else in the configured one.
 */
export async function usualTerms(
  { store, people, zone }: Pick<SubscriptionDesk, 'store' | 'people' | 'zone'>,
  channel: Channel,
  userId: string,
): Promise<SubscriptionTerms> {
  const saved = await store.settings(channel);
  if (saved) return saved;
  const theirs = await people.zoneOf(channel.workspaceId, userId);
  return { leads: defaultLeads, at: nine, zone: theirs ?? zone, digestDay: null, cards: 'full' };
}

const nine = hourOf('09:00');

function hourOf(text: string): TimeOfDay {
  const hour = parseTimeOfDay(text);
  if (hour === null) throw new Error(`not an hour: ${text}`);
  return hour;
}
