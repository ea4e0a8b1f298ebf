import { hour, type Instant, minute, second } from '../time/instant.ts';
import type { Delivery, LookupOutcome, PostOutcome, SkipReason } from './delivery.ts';

/** What the ledger records about a claimed delivery. */
export type Settlement =
  | { readonly kind: 'posted'; readonly ts: string; readonly at: Instant }
  | { readonly kind: 'failed'; readonly error: string; readonly at: Instant }
  | { readonly kind: 'skipped'; readonly reason: SkipReason; readonly at: Instant }
  /** To be tried at that time. `mayRepeat` once an earlier try may have been posted. */
  | { readonly kind: 'again'; readonly at: Instant; readonly error: string; readonly mayRepeat: boolean }
  /** To be looked up at that time. */
  | { readonly kind: 'uncertain'; readonly at: Instant; readonly error: string };

/** The settlement of a post, and Slack's error to suspend the subscription for; null if it stays active. */
export interface SettledPost {
  readonly settlement: Settlement;
  readonly suspendFor: string | null;
}

interface PostTiming {
  readonly now: Instant;
  /** How long after an uncertain post to look it up, in milliseconds: until then Slack may still carry it out. */
  readonly reconcileDelay: number;
  /** Whether it was posted where its subscription is. Only then does an error suspend the subscription. */
  readonly isInChannel: boolean;
}

/** Settles a post. */
export function settlePost(outcome: PostOutcome, delivery: Delivery, timing: PostTiming): SettledPost {
  const { now, reconcileDelay } = timing;
  switch (outcome.kind) {
    case 'posted':
      return withoutSuspension({ kind: 'posted', ts: outcome.ts, at: now });
    case 'uncertain':
      return withoutSuspension({ kind: 'uncertain', error: outcome.error, at: now + reconcileDelay });
    case 'rate_limited': {
      const wait = Math.max(1, outcome.retryAfterSeconds) * second;
      return withoutSuspension(again('rate limited', delivery, now + wait));
    }
    case 'refused':
      return settleRefusal(outcome.error, delivery, timing);
  }
}

/**
 * Settles the lookup of an uncertain delivery: it was posted, or stays open. A lookup has to reach back beyond the first try, so
 * that a delivery it does not find was certainly not posted.
 */
export function settleLookup(outcome: LookupOutcome, delivery: Delivery, now: Instant): Settlement {
  switch (outcome.kind) {
    case 'looked': {
      const ts = outcome.found.get(delivery.id);
      if (ts !== undefined) return { kind: 'posted', ts, at: now };
      return { kind: 'again', at: now, error: 'not found in the channel', mayRepeat: false };
    }
    case 'not_allowed':
      return { kind: 'again', at: now, error: 'the app is not allowed to read the channel', mayRepeat: true };
    case 'failed':
      return { kind: 'uncertain', at: now + backoff(delivery.attempt), error: outcome.error };
  }
}

/** Settles the edit of a posted card. An edit can be repeated, so one that may not have arrived is tried again; a card that is gone is left. */
export function settleRedraw(outcome: PostOutcome, delivery: Delivery, now: Instant): Settlement {
  switch (outcome.kind) {
    case 'posted':
      return { kind: 'posted', ts: outcome.ts, at: now };
    case 'uncertain':
      return again(outcome.error, delivery, now + backoff(delivery.attempt));
    case 'rate_limited':
      return again('rate limited', delivery, now + Math.max(1, outcome.retryAfterSeconds) * second);
    case 'refused': {
      const { error } = outcome;
      const isLater = classifyRefusal(error) === 'not_now' && delivery.attempt < 20;
      return isLater ? again(error, delivery, now + backoff(delivery.attempt)) : { kind: 'failed', error, at: now };
    }
  }
}

function settleRefusal(error: string, delivery: Delivery, timing: PostTiming): SettledPost {
  const { now, reconcileDelay, isInChannel } = timing;
  const later = again(error, delivery, now + backoff(delivery.attempt));
  switch (classifyRefusal(error)) {
    case 'no_channel':
    case 'content':
      // The note on a suspension, or what somebody snoozed for themselves: its reader cannot be reached.
      if (!isInChannel || delivery.notice.kind === 'suspension')
        return withoutSuspension({ kind: 'failed', error, at: now });
      // Waits until the subscription is resumed, as its creator is told; what is still useful is posted then.
      return { settlement: later, suspendFor: error };
    case 'not_now':
      return withoutSuspension(later);
    case 'uncertain':
      return withoutSuspension({ kind: 'uncertain', error, at: now + reconcileDelay });
  }
}

/** Whether Slack's error is about what a message holds, so that a plainer one may pass. Errors that nobody knows count as such. */
export const isContentRefused = (error: string): boolean => classifyRefusal(error) === 'content';

const withoutSuspension = (settlement: Settlement): SettledPost => ({ settlement, suspendFor: null });

const again = (error: string, { mayRepeat }: Delivery, at: Instant): Settlement => ({
  kind: 'again',
  at,
  error,
  mayRepeat,
});

// 1, 2, 4 ... minutes, an hour at most. The exponent is limited so that the number does not overflow.
const backoff = (attempt: number): number => Math.min(hour, minute * 2 ** Math.min(6, Math.max(0, attempt - 1)));

/**
 * no_channel: the channel is closed to the app. not_now: the token or the workspace is at fault, which can be fixed. uncertain:
 * Slack failed, and may have posted. content: Slack will refuse this message again.
 */
type Refusal = 'no_channel' | 'not_now' | 'uncertain' | 'content';

/** Classifies an error of `chat.postMessage`, by Slack's documentation of the method. */
function classifyRefusal(error: string): Refusal {
  return refusals.get(error) ?? 'content';
}

const all = (refusal: Refusal, errors: string) => errors.split(' ').map((error) => [error, refusal] as const);

const refusals: ReadonlyMap<string, Refusal> = new Map([
  ...all(
    'no_channel',
    'channel_not_found not_in_channel is_archived restricted_action restricted_action_read_only_channel ' +
      'restricted_action_thread_only_channel posting_to_general_channel_denied channel_type_not_supported ' +
      'messages_tab_disabled user_not_found cannot_dm_bot',
  ),
  ...all(
    'not_now',
    'token_revoked token_expired account_inactive invalid_auth not_authed missing_scope not_allowed_token_type ' +
      'no_permission access_denied accesslimited team_access_not_granted ekm_access_denied enterprise_is_restricted ' +
      'org_login_required two_factor_setup_required team_added_to_org external_channel_migrating ' +
      'ratelimited rate_limited message_limit_exceeded',
  ),
  ...all('uncertain', 'internal_error fatal_error service_unavailable request_timeout'),
]);
