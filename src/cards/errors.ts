import type { Request } from '../question/request.ts';
import { buttonRow, context } from './blocks.ts';
import { requestButton } from './buttons.ts';
import { type Card, card, notice } from './card.ts';
import { bold, plain, richText } from './rich-text.ts';

/**
 * The card for an unexpected error. The log has the same reference.
 * @param question what was asked, if it only reads: it can be asked again
 */
export function errorCard(reference: string, question: Request | null = null): Card {
  const what = question ? 'Something went wrong, and nothing was changed' : 'Something went wrong';
  const so = question ? 'Try again in a minute.' : 'Your change may not have been saved. Try again in a minute.';
  return card(`${what}. ${so} Reference: ${reference}`, [
    richText([bold(`${what}.`)], [plain(so)]),
    ...buttonRow(question ? [requestButton('Try again', question, 'again')] : []),
    context(`If it happens again, give the operator this reference: ${reference}`),
  ]);
}

/** The card for a button whose value is not understood, such as one of a much older version. */
export function staleCard(): Card {
  return notice('This button no longer works', 'Run the command again to get a new card.');
}

type PostErrorText = Readonly<Record<'why' | 'next', string>>;

/** When Slack did not confirm a message: it may have been posted. */
export const unconfirmedText: PostErrorText = {
  why: 'Can’t confirm that it was posted',
  next: 'Slack didn’t answer. Check the channel before you try again.',
};

/** Where the app was to post, and the name by which it is invited. */
export interface PostPlace {
  readonly botName: string;
  readonly channelId: string | null;
}

/** Whether a channel is a direct message. */
export const isDirect = (channelId: string): boolean => /^[DUW]/.test(channelId);

/** Why Slack refused to post, such as `not_in_channel`, and what to do about it: a sentence or two each. */
export function describePostError(error: string, { botName, channelId }: PostPlace): PostErrorText {
  const isPrivate = channelId !== null && isDirect(channelId);
  // Nobody can be invited to a direct message.
  const invite = isPrivate ? `Message @${botName} instead.` : `Type /invite @${botName} in the channel.`;
  switch (error) {
    case 'not_in_channel':
      return { why: 'The app isn’t a member of the channel.', next: invite };
    case 'channel_not_found':
      return isPrivate
        ? { why: 'The app can’t post in direct messages between other people.', next: invite }
        : { why: 'The app can’t see the channel. It may be private or deleted.', next: invite };
    case 'is_archived':
      return { why: 'The channel is archived.', next: 'Unarchive it, or use another channel.' };
    case 'restricted_action':
      return { why: 'Workspace settings don’t let the app post in the channel.', next: askAdmin };
    case 'restricted_action_read_only_channel':
      return { why: 'Only some people can post in the channel.', next: askAdmin };
    case 'thread_not_found':
      return { why: 'The message was deleted before it was answered.', next: 'Ask again.' };
    case 'account_inactive':
      return { why: 'The app was removed from the workspace.', next: 'Install it again.' };
    case 'token_revoked':
      return { why: 'The app’s access was revoked.', next: 'Install it again.' };
    default:
      return { why: `Slack returned the error “${error}”.`, next: 'Ask a workspace admin.' };
  }
}

const askAdmin = 'Ask a workspace admin, or use another channel.';
