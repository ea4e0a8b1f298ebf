import type {
  AllMiddlewareArgs,
  GlobalShortcut,
  MessageShortcut,
  SlackCommandMiddlewareArgs,
  SlackEventMiddlewareArgs,
  SlackShortcutMiddlewareArgs,
} from '@slack/bolt';
import { z } from 'zod';
import { parseShown } from '../../ask/follow-up.ts';
import { searchModal } from '../../ask/search-field.ts';
import { membersOnlyCard, noFormCard } from '../../bot/about-card.ts';
import { changesSomething } from '../../question/request.ts';
import { messageText, plainText } from '../message-text.ts';
import { Reply } from '../reply.ts';
import { redeliveredFor } from '../requests.ts';
import type { Services } from '../services.ts';

/** `/privacy-law WORDS` */
export const privacyLawCommand =
  (services: Services) =>
  async (args: SlackCommandMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    const { bot } = services;
    const reply = new Reply(services, args);
    const request = bot.read(plainText(args.command.text));
    if (changesSomething(request) && (await reply.isRepeat())) return;
    await reply.answer(await bot.answer(request, reply.requester));
  };

/** `@Privacy Law WORDS` in a channel. */
export const mention =
  (services: Services) =>
  (args: SlackEventMiddlewareArgs<'app_mention'> & AllMiddlewareArgs): Promise<void> =>
    answerOnce(services, args);

/** A direct message to the bot. */
export const directMessage =
  (services: Services) =>
  async (args: SlackEventMiddlewareArgs<'message'> & AllMiddlewareArgs): Promise<void> => {
    if (args.event.channel_type === 'im') await answerOnce(services, args);
  };

const typedMessage = z.object({
  channel: z.string(),
  ts: z.string(),
  user: z.string(),
  text: z.string().nullish(),
  subtype: z.enum(['file_share', 'me_message', 'thread_broadcast']).nullish(),
  bot_id: z.null().optional(),
  bot_profile: z.null().optional(),
  edited: z.null().optional(),
});

// Answers what a person has typed, once, in the order of its channel. Bots would answer each other for ever, and an edit of a
// question or a message of another subtype is not a question of its own. Slackbot has no bot_id.
async function answerOnce(
  services: Services,
  args: SlackEventMiddlewareArgs<'app_mention' | 'message'> & AllMiddlewareArgs,
): Promise<void> {
  const read = typedMessage.safeParse(args.event);
  if (!read.success || read.data.user === 'USLACKBOT') return;
  const { channel, ts, text } = read.data;
  const { bot, queue, recent, identity, answersStrangers } = services;
  if (!(await recent.addIfNew(`message|${channel}|${ts}`, redeliveredFor))) return;
  await queue.inOrder(channel, ts, async (isCrowded) => {
    const reply = new Reply(services, args);
    const { requester } = reply;
    if (requester.isStranger && !answersStrangers) return reply.privately(membersOnlyCard(identity));
    const thread = `thread|${channel}|${reply.threadTs ?? ''}`;
    const before = parseShown(await recent.recall(thread));
    const { answer, shown } = await bot.converse(plainText(text ?? '', args.context.botUserId), before, requester);
    if (shown) await recent.remember(thread, JSON.stringify(shown), redeliveredFor);
    await (isCrowded ? reply.beside(answer) : reply.answer(answer));
  });
}

/** "Search privacy law", from anywhere in Slack. */
export const searchShortcut =
  (services: Services) =>
  (args: SlackShortcutMiddlewareArgs<GlobalShortcut> & AllMiddlewareArgs): Promise<void> =>
    new Reply(services, args).modal(searchModal(), noFormCard());

/** "Find related law" on a message: searches for what the message, its attachments and files are about. */
export const relatedShortcut =
  (services: Services) =>
  async (args: SlackShortcutMiddlewareArgs<MessageShortcut> & AllMiddlewareArgs): Promise<void> => {
    const text = messageText(args.shortcut.message, args.context.botUserId);
    const reply = new Reply(services, args);
    await reply.answer(await services.bot.related(text, reply.requester));
  };
