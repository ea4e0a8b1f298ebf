import { t } from '../messages/messages.ts';
import type { Request } from '../question/request.ts';
import { buttonRow, context } from './blocks.ts';
import { requestButton } from './buttons.ts';
import { type Card, card, notice } from './card.ts';
import { line, plain, richText } from './rich-text.ts';

/**
 * The card for an unexpected error. The log has the same reference.
 * @param question what was asked, if it only reads: it can be asked again
 */
export function errorCard(reference: string, question: Request | null = null): Card {
  const what = t(question ? 'cards.error.nothing_changed' : 'cards.error');
  const so = t(question ? 'cards.error.again' : 'cards.error.perhaps_not_saved');
  return card(t('cards.error.text', { what, so, reference }), [
    richText(line('cards.error.heading', { what }), [plain(so)]),
    ...buttonRow(question ? [requestButton(t('cards.button.again'), question, 'again')] : []),
    context(t('cards.error.reference', { reference })),
  ]);
}

/** The card for a button whose value is not understood, such as one of a much older version. */
export function staleCard(): Card {
  return notice(t('cards.stale'), t('cards.stale.next'));
}

type PostErrorText = Readonly<Record<'why' | 'next', string>>;

/** When Slack did not confirm a message: it may have been posted. */
export const unconfirmedText = (): PostErrorText => ({ why: t('post.unconfirmed'), next: t('post.unconfirmed.next') });

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
  const invite = t(isPrivate ? 'post.message_instead' : 'post.invite', { botName });
  switch (error) {
    case 'not_in_channel':
      return { why: t('post.not_in_channel'), next: invite };
    case 'channel_not_found':
      return { why: t(isPrivate ? 'post.direct_not_found' : 'post.channel_not_found'), next: invite };
    case 'is_archived':
      return { why: t('post.is_archived'), next: t('post.unarchive') };
    case 'restricted_action':
      return { why: t('post.restricted'), next: t('post.ask_admin_or_other') };
    case 'restricted_action_read_only_channel':
      return { why: t('post.read_only'), next: t('post.ask_admin_or_other') };
    case 'thread_not_found':
      return { why: t('post.thread_not_found'), next: t('post.ask_again') };
    case 'account_inactive':
      return { why: t('post.app_removed'), next: t('post.install_again') };
    case 'token_revoked':
      return { why: t('post.access_revoked'), next: t('post.install_again') };
    default:
      return { why: t('post.other_error', { error }), next: t('post.ask_admin') };
  }
}
