import { hour, type Instant, minute, second } from '../time/instant.ts';
import type { Delivery } from './delivery.ts';
import type { FindOutcome, PostOutcome } from './post-outcome.ts';
import { meaningOf } from './refusal.ts';
import type { Settlement } from './settlement.ts';

/** What follows from a post: what the ledger notes, and for what reason the subscription is to be suspended, if it is. */
export interface SettledPost {
  readonly settlement: Settlement;
  /** Slack's error; null where the subscription goes on. */
  readonly suspendFor: string | null;
}

/**
 * What follows from a post that was tried.
 * @param lookAfter how long after an uncertain try it is looked for, in milliseconds: until then a slow Slack may carry it out
 */
export function settlePost(
  outcome: PostOutcome,
  delivery: Delivery,
  { now, lookAfter = minute }: { readonly now: Instant; readonly lookAfter?: number },
): SettledPost {
  switch (outcome.kind) {
    case 'posted':
      return goesOn({ kind: 'posted', ts: outcome.ts, at: now });
    case 'uncertain':
      return goesOn({ kind: 'uncertain', error: outcome.error, at: now + lookAfter });
    case 'rate_limited':
      return goesOn(again('rate limited', delivery, now + Math.max(1, outcome.retryAfterSeconds) * second));
    case 'refused':
      return settleRefusal(outcome.error, delivery, { now, lookAfter });
  }
}

/**
 * What follows from looking for an uncertain delivery: whatever comes of it, the delivery stays open or stands in the channel.
 * The look has to reach back beyond the first try, so that one which finds nothing is sure of it.
 */
export function settleFind(outcome: FindOutcome, delivery: Delivery, now: Instant): Settlement {
  switch (outcome.kind) {
    case 'looked': {
      const ts = outcome.found.get(delivery.id);
      if (ts !== undefined) return { kind: 'posted', ts, at: now };
      return { kind: 'again', at: now, error: 'not found in the channel', mayRepeat: false };
    }
    case 'not_allowed':
      return { kind: 'again', at: now, error: 'the channel may not be read', mayRepeat: true };
    case 'failed':
      return { kind: 'uncertain', at: now + waitAfter(delivery.attempt), error: outcome.error };
  }
}

function settleRefusal(
  error: string,
  delivery: Delivery,
  { now, lookAfter }: { readonly now: Instant; readonly lookAfter: number },
): SettledPost {
  const later = again(error, delivery, now + waitAfter(delivery.attempt));
  switch (meaningOf(error)) {
    case 'no_channel':
      // Whoever made the subscription cannot be reached either: that is the end of it.
      if (delivery.notice.kind === 'suspension') return goesOn({ kind: 'failed', error, at: now });
      // It waits with the suspended subscription: once resumed, what is still useful is posted.
      return { settlement: later, suspendFor: error };
    case 'not_now':
      return goesOn(later);
    case 'uncertain':
      return goesOn({ kind: 'uncertain', error, at: now + lookAfter });
    case 'never':
      return goesOn({ kind: 'failed', error, at: now });
  }
}

const goesOn = (settlement: Settlement): SettledPost => ({ settlement, suspendFor: null });

const again = (error: string, { mayRepeat }: Delivery, at: Instant): Settlement => ({
  kind: 'again',
  at,
  error,
  mayRepeat,
});

// 1, 2, 4 ... minutes, an hour at most. Not more than 6 doublings are counted, lest the number overflow.
const waitAfter = (attempt: number): number =>
  Math.min(hour, minute * 2 ** Math.min(6, Math.max(0, attempt - 1)));
