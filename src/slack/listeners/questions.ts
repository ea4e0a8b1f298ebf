import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { answerCard } from '../../bot/answer-card.ts';
import type { SubscriptionForm } from '../../subscribe/answers.ts';
import { formModal } from '../../subscribe/forms.ts';
import { answerMessage, replyPrivately } from '../reply.ts';
import { cardPlace, plainText, requesterOf, type Services } from '../services.ts';
import { openImportModal } from './curators.ts';

/** `/privacy-law WORDS`: answered to the one who typed it, with a form in a modal where there is something to fill in. */
export const privacyLawCommand =
  ({ bot }: Services) =>
  async ({
    ack,
    command,
    respond,
    client,
    context,
  }: SlackCommandMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    await ack();
    const { user_id: user, channel_id: channel } = command;
    const answer = await bot.ask(plainText(command.text), requesterOf(context, channel));
    const { trigger_id: trigger } = command;
    if (answer.kind === 'form' && (await isOpened(() => openForm(client, trigger, answer.form)))) return;
    if (answer.kind === 'import_form' && (await isOpened(() => openImportModal(client, trigger)))) return;
    await replyPrivately({ respond, client, user, channel }, answerCard(answer, cardPlace(channel)));
  };

// A command that was slow to arrive has no trigger any more; then a card with a button that has one takes the form's place.
async function isOpened(open: () => Promise<void>): Promise<boolean> {
  try {
    await open();
    return true;
  } catch (error) {
    if (error instanceof WebAPIPlatformError && /trigger/.test(error.data.error)) return false;
    throw error;
  }
}

async function openForm(client: WebClient, trigger: string, form: SubscriptionForm): Promise<void> {
  await client.views.open({ trigger_id: trigger, view: formModal(form) });
}

/** `@Privacy Law WORDS` in a channel: answered in the thread of the message; what concerns only the asker, to the asker. */
export const mention =
  (desk: Services) =>
  async ({
    event,
    body,
    context,
  }: SlackEventMiddlewareArgs<'app_mention'> & AllMiddlewareArgs): Promise<void> => {
    const { channel, thread_ts: thread } = event;
    const target = { channel, threadTs: thread ?? event.ts };
    const asker = requesterOf(context, channel);
    // Slack shows what is for one person only in a thread that there is already.
    const aside = { channel, user: asker.userId, ...(thread === undefined ? {} : { threadTs: thread }) };
    await answerMessage(desk, {
      eventId: body.event_id,
      text: event.text,
      target,
      aside,
      botUserId: context.botUserId,
      asker,
    });
  };

/** A direct message to the bot: answered beside it, or in its thread where it stands in one. */
export const directMessage =
  (desk: Services) =>
  async ({
    event,
    body,
    context,
  }: SlackEventMiddlewareArgs<'message'> & AllMiddlewareArgs): Promise<void> => {
    if (event.channel_type !== 'im' || !isTyped(event)) return;
    const target = {
      channel: event.channel,
      ...(event.thread_ts === undefined ? {} : { threadTs: event.thread_ts }),
    };
    await answerMessage(desk, {
      eventId: body.event_id,
      text: event.text ?? '',
      target,
      aside: null,
      botUserId: context.botUserId,
      asker: requesterOf(context, event.channel),
    });
  };

type TypedMessage = Extract<
  SlackEventMiddlewareArgs<'message'>['event'],
  { subtype: undefined } | { subtype: 'file_share' } | { subtype: 'thread_broadcast' }
>;

// Typed by a person: edits, joins and what bots post have another subtype or a bot_id.
function isTyped(event: SlackEventMiddlewareArgs<'message'>['event']): event is TypedMessage {
  const { subtype } = event;
  const typed = subtype === undefined || subtype === 'file_share' || subtype === 'thread_broadcast';
  return typed && !('bot_id' in event && event.bot_id !== undefined);
}
