import { hour, type Instant, minute, second } from '../time/instant.ts';
import type { Delivery, LookupOutcome, PostOutcome, SkipReason } from './delivery.ts';

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
      return withoutSuspension({ kind: 'posted', ts: outcome.ts, at: now });
    case 'uncertain':
      return withoutSuspension({ kind: 'uncertain', error: outcome.error, at: now + lookAfter });
    case 'rate_limited':
      return withoutSuspension(
        again('rate limited', delivery, now + Math.max(1, outcome.retryAfterSeconds) * second),
      );
    case 'refused':
      return settleRefusal(outcome.error, delivery, { now, lookAfter });
  }
}

/**
 * What follows from looking for an uncertain delivery: whatever comes of it, the delivery stays open or stands in the channel.
 * The look has to reach back beyond the first try, so that one which finds nothing is sure of it.
 */
export function settleFind(outcome: LookupOutcome, delivery: Delivery, now: Instant): Settlement {
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
  switch (classifyRefusal(error)) {
    case 'no_channel':
      // Whoever made the subscription cannot be reached either: that is the end of it.
      if (delivery.notice.kind === 'suspension') return withoutSuspension({ kind: 'failed', error, at: now });
      // It waits with the suspended subscription: once resumed, what is still useful is posted.
      return { settlement: later, suspendFor: error };
    case 'not_now':
      return withoutSuspension(later);
    case 'uncertain':
      return withoutSuspension({ kind: 'uncertain', error, at: now + lookAfter });
    case 'never':
      return withoutSuspension({ kind: 'failed', error, at: now });
  }
}

const withoutSuspension = (settlement: Settlement): SettledPost => ({ settlement, suspendFor: null });

const again = (error: string, { mayRepeat }: Delivery, at: Instant): Settlement => ({
  kind: 'again',
  at,
  error,
  mayRepeat,
});

// 1, 2, 4 ... minutes, an hour at most. Not more than 6 doublings are counted, lest the number overflow.
const waitAfter = (attempt: number): number =>
  Math.min(hour, minute * 2 ** Math.min(6, Math.max(0, attempt - 1)));

/**
 * What an error of `chat.postMessage` means for a delivery.
 * no_channel: the channel is closed to the app. not_now: the token or the workspace is at fault, and somebody can mend it.
 * uncertain: Slack failed, and may have posted. never: this message will be refused again.
 */
type Refusal = 'no_channel' | 'not_now' | 'uncertain' | 'never';

/** Tells what an error means: the errors as Slack documents them for `chat.postMessage`; one that nobody knows means never. */
function classifyRefusal(error: string): Refusal {
  return meanings.get(error) ?? 'never';
}

const meanings: ReadonlyMap<string, Refusal> = new Map([
  ...meaning(
    'no_channel',
    'channel_not_found not_in_channel is_archived restricted_action restricted_action_read_only_channel ' +
      'restricted_action_thread_only_channel posting_to_general_channel_denied channel_type_not_supported ' +
      'messages_tab_disabled user_not_found cannot_dm_bot',
  ),
  ...meaning(
    'not_now',
    'token_revoked token_expired account_inactive invalid_auth not_authed missing_scope not_allowed_token_type ' +
      'no_permission access_denied accesslimited team_access_not_granted ekm_access_denied enterprise_is_restricted ' +
      'org_login_required two_factor_setup_required team_added_to_org external_channel_migrating ' +
      'ratelimited rate_limited message_limit_exceeded',
  ),
  ...meaning('uncertain', 'internal_error fatal_error service_unavailable request_timeout'),
]);

function meaning(refusal: Refusal, errors: string): readonly (readonly [string, Refusal])[] {
  return errors.split(' ').map((error) => [error, refusal] as const);
}

/** What is to be noted of a claimed delivery. */
export type Settlement =
  | { readonly kind: 'posted'; readonly ts: string; readonly at: Instant }
  | { readonly kind: 'failed'; readonly error: string; readonly at: Instant }
  | { readonly kind: 'skipped'; readonly reason: SkipReason; readonly at: Instant }
  /** To be tried at that moment. `mayRepeat` once an earlier try may stand in the channel. */
  | { readonly kind: 'again'; readonly at: Instant; readonly error: string; readonly mayRepeat: boolean }
  /** To be looked for at that moment. */
  | { readonly kind: 'uncertain'; readonly at: Instant; readonly error: string };
