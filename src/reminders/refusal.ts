/**
 * What an error of `chat.postMessage` means for a delivery.
 * no_channel: the channel is closed to the app. not_now: the token or the workspace is at fault, and somebody can mend it.
 * uncertain: Slack failed, and may have posted. never: this message will be refused again.
 */
export type Refusal = 'no_channel' | 'not_now' | 'uncertain' | 'never';

/** Tells what an error means: the errors as Slack documents them for `chat.postMessage`; one that nobody knows means never. */
export function meaningOf(error: string): Refusal {
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
