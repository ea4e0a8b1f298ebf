import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { answerCard } from '../../cards/answer-card.ts';
import { importModal, readImportForm } from '../../cards/importing/import-form.ts';
import { workingModal } from '../../cards/subscribing/forms.ts';
import { answerModal } from '../../cards/views.ts';
import { askerOf } from '../asker-of.ts';
import type { Desk } from '../desk.ts';
import { placeOf } from '../place.ts';

/** Opens the form of an import; without its file field where Slack refuses that. */
export async function openImportModal(client: WebClient, trigger: string): Promise<void> {
  try {
    await client.views.open({ trigger_id: trigger, view: importModal(true) });
  } catch (error) {
    if (!(error instanceof WebAPIPlatformError) || /trigger/.test(error.data.error)) throw error;
    await client.views.open({ trigger_id: trigger, view: importModal(false) });
  }
}

/**
 * The form is submitted: what is wrong in it is told in place; else it is read, which takes longer than Slack waits, and the
 * preview takes the modal's place, or comes as a direct message where the modal was closed meanwhile.
 */
export const importSubmitted =
  ({ importing }: Desk) =>
  async ({
    ack,
    view,
    client,
    context,
    body,
  }: SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs): Promise<void> => {
    const read = readImportForm(view.state.values);
    if ('errors' in read) return ack({ response_action: 'errors', errors: { ...read.errors } });
    await ack({ response_action: 'update', view: workingModal() });
    const { file, text, title, issued, jurisdiction } = read.form;
    const known = { issued, jurisdiction, ...(title !== null && { title }) };
    const answer = await importing.read({ file, text, known }, askerOf(context, null));
    try {
      await client.views.update({ view_id: view.id, view: answerModal(answer) });
    } catch (error) {
      if (!(error instanceof WebAPIPlatformError)) throw error;
      const { id } = body.user;
      await client.chat.postMessage({ channel: id, ...answerCard(answer, placeOf(id)) });
    }
  };
