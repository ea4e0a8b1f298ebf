import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { answerCard } from '../../bot/answer-card.ts';
import { answerModal } from '../../bot/home.ts';
import { readDeadlineValue, readIdValue } from '../../cards/button-values.ts';
import type { ImportAnswer } from '../../curate/answers.ts';
import { correctionModal, readCorrectionForm } from '../../curate/correction-card.ts';
import { readDraftPage } from '../../curate/import-card.ts';
import { importModal, readImportForm } from '../../curate/import-form.ts';
import type { Requester } from '../../question/request.ts';
import { workingModal } from '../../subscribe/forms.ts';
import { type ButtonArgs, openModal, pressedMessage, showAnswer } from '../reply.ts';
import { cardPlace, requesterOf, type Services } from '../services.ts';

/** Import a bulletin: opens the form, for curators. */
export const openImport =
  ({ importing }: Services) =>
  async (args: ButtonArgs): Promise<void> => {
    await args.ack();
    const answer = await importing.form(askerOfPress(args));
    if (answer.kind === 'import_form') await openImportModal(args.client, args.body.trigger_id);
    else await showAnswer(args, answer);
  };

/** Previous and Next of a preview. */
export const previewImport =
  ({ importing }: Services) =>
  async (args: ButtonArgs): Promise<void> => {
    await args.ack();
    const at = readDraftPage(args.action.value ?? '');
    await showAnswer(args, at && (await importing.preview(at.draftId, at.page, askerOfPress(args))));
  };

/** Import, of a preview. */
export const confirmImport = ({ importing }: Services) =>
  onDraft((id, asker) => importing.confirm(id, asker));

/** Cancel, of a preview. */
export const cancelImport = ({ importing }: Services) => onDraft((id, asker) => importing.cancel(id, asker));

const onDraft =
  (act: (draftId: string, asker: Requester) => Promise<ImportAnswer>) =>
  async (args: ButtonArgs): Promise<void> => {
    await args.ack();
    const id = readIdValue(args.action.value ?? '');
    await showAnswer(args, id === null ? null : await act(id, askerOfPress(args)));
  };

const askerOfPress = ({ context, body }: ButtonArgs): Requester =>
  requesterOf(context, pressedMessage(body)?.channel ?? null);

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
  ({ importing }: Services) =>
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
    const answer = await importing.read({ file, text, known }, requesterOf(context, null));
    try {
      await client.views.update({ view_id: view.id, view: answerModal(answer) });
    } catch (error) {
      if (!(error instanceof WebAPIPlatformError)) throw error;
      const { id } = body.user;
      await client.chat.postMessage({ channel: id, ...answerCard(answer, cardPlace(id)) });
    }
  };

/** Correct, beside a deadline: opens the form, for curators. */
export const correctDeadline =
  ({ correcting }: Services) =>
  async (args: ButtonArgs): Promise<void> => {
    await args.ack();
    const named = readDeadlineValue(args.action.value ?? '');
    const asker = requesterOf(args.context, pressedMessage(args.body)?.channel ?? null);
    const answer = named && (await correcting.form(named, asker));
    if (answer?.kind === 'correction_form')
      await openModal(args.client, args.body, correctionModal(answer.about));
    else await showAnswer(args, answer);
  };

/** Restore, for a deadline that was dropped: it is one again. */
export const restoreDeadline =
  ({ correcting }: Services) =>
  async (args: ButtonArgs): Promise<void> => {
    await args.ack();
    const named = readDeadlineValue(args.action.value ?? '');
    const asker = requesterOf(args.context, pressedMessage(args.body)?.channel ?? null);
    await showAnswer(args, named && (await correcting.restore(named, asker)));
  };

/** The form is submitted: what is wrong in it is told in place, else what came of it takes its place. */
export const correctionSubmitted =
  ({ correcting }: Services) =>
  async ({
    ack,
    view,
    client,
    context,
  }: SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs): Promise<void> => {
    const named = readDeadlineValue(view.private_metadata);
    if (!named) return ack({ response_action: 'update', view: answerModal({ kind: 'deadline_gone' }) });
    const read = readCorrectionForm(view.state.values, named);
    if ('errors' in read) return ack({ response_action: 'errors', errors: { ...read.errors } });
    await ack({ response_action: 'update', view: workingModal() });
    const answer = await correcting.correct(named, read.becomes, requesterOf(context, null));
    await client.views.update({ view_id: view.id, view: answerModal(answer) });
  };
