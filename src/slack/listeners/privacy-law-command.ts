import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { SubscriptionForm } from '../../answers/subscribing/subscription-answer.ts';
import { answerCard } from '../../cards/answer-card.ts';
import { formModal } from '../../cards/subscribing/forms.ts';
import { askerOf } from '../asker-of.ts';
import type { Desk } from '../desk.ts';
import { placeOf } from '../place.ts';
import { plainText } from '../plain-text.ts';
import { replyPrivately } from '../reply-privately.ts';
import { openImportModal } from './import-form.ts';

/** `/privacy-law WORDS`: answered to the one who typed it, with a form in a modal where there is something to fill in. */
export const privacyLawCommand =
  ({ bot }: Desk) =>
  async ({
    ack,
    command,
    respond,
    client,
    context,
  }: SlackCommandMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    await ack();
    const { user_id: user, channel_id: channel } = command;
    const answer = await bot.ask(plainText(command.text), askerOf(context, channel));
    const { trigger_id: trigger } = command;
    if (answer.kind === 'form' && (await isOpened(() => openForm(client, trigger, answer.form)))) return;
    if (answer.kind === 'import_form' && (await isOpened(() => openImportModal(client, trigger)))) return;
    await replyPrivately({ respond, client, user, channel }, answerCard(answer, placeOf(channel)));
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
