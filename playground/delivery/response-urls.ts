import { randomBytes } from 'node:crypto';
import type { WorkspaceClock } from '../state/clock.ts';

/** What a `response_url` answers: who did something where, and the message they did it in. */
export interface ResponsePlace {
  readonly user: string;
  readonly channel: string;
  /** The ts of the message that held the button, or null for a command. */
  readonly ts: string | null;
}

/** A `response_url` that was used: where it leads, or why it no longer leads anywhere. */
type UsedUrl =
  | { readonly place: ResponsePlace }
  | { readonly error: 'expired_url' | 'used_url' | 'no_such_url' };

/** The response URLs that are about. Slack's answer five times within thirty minutes. */
export interface ResponseUrls {
  issue(place: ResponsePlace): string;
  /** Takes one of the uses. */
  use(id: string): UsedUrl;
}

const life = 30 * 60_000;
const uses = 5;

/** Response URLs under that address; their thirty minutes pass on the workspace's clock. */
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
      if (clock.now().getTime() - url.at > life) return { error: 'expired_url' };
      if (url.left === 0) return { error: 'used_url' };
      url.left -= 1;
      return { place: url.place };
    },
  };
}

/** A `trigger_id` that was handed in: whose it is, or why it opens nothing. */
type SpentTrigger =
  | { readonly user: string; readonly viewId: string | null }
  | { readonly error: 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id' };

/** The trigger ids that are about: each opens one view, shortly after what the user did. */
export interface Triggers {
  /** @param viewId the modal in which the user did it, where it was one */
  issue(user: string, viewId?: string | null): string;
  spend(id: string): SpentTrigger;
}

/**
 * Trigger ids of that life.
 * @param life milliseconds of real time; Slack's is 3000
 */
export function createTriggers(life: number): Triggers {
  const issued = new Map<string, { user: string; viewId: string | null; at: number; spent: boolean }>();
  return {
    issue: (user, viewId = null) => {
      const id = `${Date.now()}.${randomBytes(5).readUIntBE(0, 5)}.${randomBytes(16).toString('hex')}`;
      issued.set(id, { user, viewId, at: performance.now(), spent: false });
      return id;
    },
    spend: (id) => {
      const trigger = issued.get(id);
      if (!trigger) return { error: 'invalid_trigger_id' };
      if (performance.now() - trigger.at > life) return { error: 'expired_trigger_id' };
      if (trigger.spent) return { error: 'exchanged_trigger_id' };
      trigger.spent = true;
      return { user: trigger.user, viewId: trigger.viewId };
    },
  };
}
