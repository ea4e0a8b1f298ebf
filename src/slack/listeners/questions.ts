import type {
  AllMiddlewareArgs,
  GlobalShortcut,
  MessageShortcut,
  SlackCommandMiddlewareArgs,
  SlackEventMiddlewareArgs,
  SlackShortcutMiddlewareArgs,
} from '@slack/bolt';
import { searchModal } from '../../ask/search-field.ts';
import { messageText } from '../message-text.ts';
import { plainText } from '../plain-text.ts';
import { Reply } from '../reply.ts';
import type { Services } from '../services.ts';

/** `/privacy-law WORDS` */
export const privacyLawCommand =
  (services: Services) =>
  async (args: SlackCommandMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    await args.ack();
    const reply = new Reply(services, args);
    await reply.answer(await services.bot.ask(plainText(args.command.text), reply.requester));
  };

/** `@Privacy Law WORDS` in a channel. */
export const mention =
  (services: Services) =>
  (args: SlackEventMiddlewareArgs<'app_mention'> & AllMiddlewareArgs): Promise<void> =>
    answerOnce(services, args, args.event.text);

/** A direct message to the bot. */
export const directMessage =
  (services: Services) =>
  async (args: SlackEventMiddlewareArgs<'message'> & AllMiddlewareArgs): Promise<void> => {
    const { event } = args;
    if (event.channel_type === 'im' && isTyped(event)) await answerOnce(services, args, event.text ?? '');
  };

// Slack may deliver an event several times.
async function answerOnce(
  services: Services,
  args: SlackEventMiddlewareArgs<'app_mention' | 'message'> & AllMiddlewareArgs,
  text: string,
): Promise<void> {
  if (!services.answered.addIfNew(args.body.event_id, services.clock.now())) return;
  const reply = new Reply(services, args);
  await reply.answer(await services.bot.ask(plainText(text, args.context.botUserId), reply.requester));
}

type Message = SlackEventMiddlewareArgs<'message'>['event'];
type TypedMessage = Extract<
  Message,
  { subtype: undefined } | { subtype: 'file_share' } | { subtype: 'thread_broadcast' }
>;

// Edits, joins and posts of bots have another subtype or a bot_id.
function isTyped(event: Message): event is TypedMessage {
  const { subtype } = event;
  const typed = subtype === undefined || subtype === 'file_share' || subtype === 'thread_broadcast';
  return typed && !('bot_id' in event && event.bot_id !== undefined);
}

/** "Search privacy law", from anywhere in Slack. */
export const searchShortcut =
  (services: Services) =>
  async (args: SlackShortcutMiddlewareArgs<GlobalShortcut> & AllMiddlewareArgs): Promise<void> => {
    await args.ack();
    await new Reply(services, args).modal(searchModal());
  };

/** "Find related law" on a message: searches for what the message, its attachments and files are about. */
export const relatedShortcut =
  (services: Services) =>
  async (args: SlackShortcutMiddlewareArgs<MessageShortcut> & AllMiddlewareArgs): Promise<void> => {
    await args.ack();
    const text = messageText(args.shortcut.message, args.context.botUserId);
    const reply = new Reply(services, args);
    await reply.answer(await services.bot.related(text, reply.requester));
  };
