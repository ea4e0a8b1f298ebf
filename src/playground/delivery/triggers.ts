import { randomBytes } from 'node:crypto';

/** A `trigger_id` that was handed in: whose it is, or why it opens nothing. */
export type SpentTrigger =
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
