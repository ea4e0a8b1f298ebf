import { context } from './blocks.ts';
import { type Card, card, notice } from './card.ts';
import { bold, plain, richText } from './rich-text.ts';

/** The card for an unexpected error. The log has the same reference. */
export function errorCard(reference: string): Card {
  const [what, so] = ['Something went wrong', 'Your change may not have been saved. Try again in a minute.'];
  return card(`${what}. ${so} Reference: ${reference}`, [
    richText([bold(`${what}.`)], [plain(so)]),
    context(`If it happens again, give the operator this reference: ${reference}`),
  ]);
}

/** The card for a button whose value is not understood, such as one of a much older version. */
export function staleCard(): Card {
  return notice('This button no longer works', 'Run the command again to get a new card.');
}

type PostErrorText = Readonly<Record<'why' | 'next', string>>;

/** Why Slack refused to post, such as `not_in_channel`, and what to do about it: a sentence or two each. */
export function describePostError(error: string): PostErrorText {
  return postErrors[error] ?? { why: `Slack returned the error “${error}”.`, next: 'Ask a workspace admin.' };
}

const invite = 'Type /invite @Privacy Law in the channel.';
const askAdmin = 'Ask a workspace admin, or use another channel.';

const postErrors: Readonly<Record<string, PostErrorText | undefined>> = {
  not_in_channel: { why: 'The app isn’t a member of the channel.', next: invite },
  channel_not_found: {
    why: 'The app can’t see the channel. It may be private or deleted.',
    next: `${invite} It can’t post in direct messages between other people: message @Privacy Law instead.`,
  },
  is_archived: { why: 'The channel is archived.', next: 'Unarchive it, or use another channel.' },
  restricted_action: { why: 'Workspace settings don’t let the app post in the channel.', next: askAdmin },
  restricted_action_read_only_channel: {
    why: 'Only some people can post in the channel.',
    next: askAdmin,
  },
  account_inactive: { why: 'The app was removed from the workspace.', next: 'Install it again.' },
  token_revoked: { why: 'The app’s access was revoked.', next: 'Install it again.' },
};
