import type { WebClientOptions } from '@slack/web-api';
import type { People } from '../ports.ts';
import { isTimeZone } from '../time/calendar-date.ts';
import type { TokenOf } from './bot-tokens.ts';
import { postingClient } from './post-card.ts';

/** Looks people up with the optional scope users:read. Without it, or on any error, nothing is known about them. */
export function createPeople(tokenOf: TokenOf, options: WebClientOptions): People {
  const client = postingClient(options);
  const find = async (workspaceId: string, user: string) => {
    try {
      return (await client.users.info({ token: await tokenOf(workspaceId), user })).user;
    } catch {
      return undefined;
    }
  };
  return {
    zoneOf: async (workspaceId, user) => {
      const zone = (await find(workspaceId, user))?.tz ?? '';
      return isTimeZone(zone) ? zone : null;
    },
    isAdmin: async (workspaceId, user) => {
      const found = await find(workspaceId, user);
      if (found?.is_admin === undefined) return null;
      return found.is_admin || found.is_owner === true;
    },
  };
}
