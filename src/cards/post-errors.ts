/** Why Slack does not let the app post in a channel, and what to do about it; one sentence each. */
export interface PostErrorText {
  readonly why: string;
  readonly next: string;
}

/** Puts Slack's error into words. @param error as `not_in_channel` */
export function describePostError(error: string): PostErrorText {
  return known[error] ?? { why: `Slack refused with “${error}”.`, next: askAdministrator };
}

/** What to type so that the app may post. */
const invitation = '/invite @Privacy Law';

const invite = `Invite it: type ${invitation} in the channel.`;
const askAdministrator = 'Ask an administrator of the workspace.';

const known: Readonly<Record<string, PostErrorText | undefined>> = {
  not_in_channel: { why: 'The app is not in this channel.', next: invite },
  channel_not_found: {
    why: 'The app cannot see this channel: it is private and the app is not in it, or it is gone.',
    next: `${invite} Among other people’s direct messages it cannot post at all: write to @Privacy Law itself.`,
  },
  is_archived: { why: 'The channel is archived.', next: 'Unarchive it, or subscribe in another channel.' },
  restricted_action: {
    why: 'A setting of the workspace does not let the app post here.',
    next: 'Ask an administrator of the workspace, or subscribe in another channel.',
  },
  restricted_action_read_only_channel: {
    why: 'Only some people may post in this channel.',
    next: 'Ask an administrator of the workspace, or subscribe in another channel.',
  },
  account_inactive: { why: 'The app was removed from the workspace.', next: 'Install it again.' },
  token_revoked: { why: 'The app’s access was taken back.', next: 'Install it again.' },
};
