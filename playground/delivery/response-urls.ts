import { randomBytes } from 'node:crypto';
import type { WorkspaceClock } from '../state/clock.ts';

/** Where a `response_url` posts: who did something in which channel, and the message with the button. */
export interface ResponsePlace {
  readonly user: string;
  readonly channel: string;
  /** The ts of the message with the button, or null for a command. */
  readonly ts: string | null;
}

/** The response URLs that were issued. Each works five times within thirty minutes. */
export interface ResponseUrls {
  issue(place: ResponsePlace): string;
  /** Counts one use. */
  use(id: string): { readonly place: ResponsePlace } | { readonly error: 'expired_url' | 'used_url' | 'no_such_url' };
}

const lifetime = 30 * 60_000;
const uses = 5;

/** Issues response URLs below `baseUrl`. They expire by the workspace's clock. */
export function createResponseUrls(baseUrl: string, clock: WorkspaceClock): ResponseUrls {
  const issued = new Map<string, { place: ResponsePlace; at: number; left: number }>();
  return {
    issue: (place) => {
      const id = randomBytes(12).toString('hex');
      issued.set(id, { place, at: clock.now().getTime(), left: uses });
      return `${baseUrl}response/${id}`;
    },
    use: (id) => {
      const url = issued.get(id);
      if (!url) return { error: 'no_such_url' };
      if (clock.now().getTime() - url.at > lifetime) return { error: 'expired_url' };
      if (url.left === 0) return { error: 'used_url' };
      url.left -= 1;
      return { place: url.place };
    },
  };
}

/** The trigger ids that were issued. Each opens one view, within a short time. */
export interface Triggers {
  /** @param viewId the modal in which the user did something, if it was one */
  issue(user: string, viewId?: string | null): string;
  exchange(
    id: string,
  ):
    | { readonly user: string; readonly viewId: string | null }
    | { readonly error: 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id' };
}

/**
 * Issues trigger ids.
 * @param lifetime milliseconds of real time
 */
export function createTriggers(lifetime: number): Triggers {
  const issued = new Map<string, { user: string; viewId: string | null; at: number; isUsed: boolean }>();
  return {
    issue: (user, viewId = null) => {
      const id = `${Date.now()}.${randomBytes(5).readUIntBE(0, 5)}.${randomBytes(16).toString('hex')}`;
      issued.set(id, { user, viewId, at: performance.now(), isUsed: false });
      return id;
    },
    exchange: (id) => {
      const trigger = issued.get(id);
      if (!trigger) return { error: 'invalid_trigger_id' };
      if (performance.now() - trigger.at > lifetime) return { error: 'expired_trigger_id' };
      if (trigger.isUsed) return { error: 'exchanged_trigger_id' };
      trigger.isUsed = true;
      return { user: trigger.user, viewId: trigger.viewId };
    },
  };
}
