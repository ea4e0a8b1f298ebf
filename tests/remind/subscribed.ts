import { defaultLeads, type Subscription } from '../../src/subscribe/subscription.ts';
import { parseTimeOfDay, type TimeOfDay } from '../../src/time/instant.ts';

/** A time of day that is known to be valid. */
export function time(text: string): TimeOfDay {
  const read = parseTimeOfDay(text);
  if (!read) throw new Error(`not a time of day: ${text}`);
  return read;
}

/** A moment that is known to be valid: `2019-04-10T01:00Z`. */
export function moment(text: string): number {
  const read = Date.parse(text);
  if (Number.isNaN(read)) throw new Error(`not a moment: ${text}`);
  return read;
}

/** A subscription to every deadline at 09:00 in Shanghai, created in January 2019, with these changes. */
export function subscribed(terms: Partial<Subscription> = {}): Subscription {
  return {
    id: 's1',
    workspaceId: 'T1',
    channelId: 'C1',
    number: 1,
    filter: '',
    alerts: false,
    createdBy: 'U1',
    createdAt: moment('2019-01-01T00:00Z'),
    state: { kind: 'active' },
    leads: defaultLeads,
    at: time('09:00'),
    zone: 'Asia/Shanghai',
    digestDay: null,
    cards: 'full',
    language: 'en',
    ...terms,
  };
}
