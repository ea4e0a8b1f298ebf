import type { WebClientOptions } from '@slack/web-api';
import type { People } from '../ports.ts';
import { isTimeZone } from '../time/calendar-date.ts';
import { postingClient } from './post-card.ts';
import type { TokenOf } from './reminder-poster.ts';

/** Asks Slack about people, with the optional scope users:read; without it nothing is known of anybody. */
export function createPeople(tokenOf: TokenOf, options: WebClientOptions): People {
  const client = postingClient(options);
  return {
    zoneOf: async (workspaceId, user) => {
      try {
        const answer = await client.users.info({ token: await tokenOf(workspaceId), user });
        const zone = answer.user?.tz ?? '';
        return isTimeZone(zone) ? zone : null;
      } catch {
        // Whatever the reason: there is a zone to fall back on, and the one who subscribes sees which it is.
        return null;
      }
    },
    isAdmin: async (workspaceId, user) => {
      try {
        const { user: found } = await client.users.info({ token: await tokenOf(workspaceId), user });
        if (found?.is_admin === undefined) return null;
        return found.is_admin || found.is_owner === true;
      } catch {
        return null;
      }
    },
  };
}
