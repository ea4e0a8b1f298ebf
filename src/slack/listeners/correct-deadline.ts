import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { correctionModal, readCorrectionForm } from '../../cards/correcting/correction-form.ts';
import { readDeadlineValue } from '../../cards/press-value.ts';
import { workingModal } from '../../cards/subscribing/forms.ts';
import { answerModal } from '../../cards/views.ts';
import { askerOf } from '../asker-of.ts';
import type { Desk } from '../desk.ts';
import { openModal } from '../open-modal.ts';
import { showAnswer } from '../show-answer.ts';
import { type ButtonArgs, pressedMessage } from './pressed.ts';

/** Correct, beside a deadline: opens the form, for curators. */
export const correctDeadline =
  ({ correcting }: Desk) =>
  async (args: ButtonArgs): Promise<void> => {
    await args.ack();
    const named = readDeadlineValue(args.action.value ?? '');
    const asker = askerOf(args.context, pressedMessage(args.body)?.channel ?? null);
    const answer = named && (await correcting.form(named, asker));
    if (answer?.kind === 'correction_form')
      await openModal(args.client, args.body, correctionModal(answer.about));
    else await showAnswer(args, answer);
  };

/** Restore, for a deadline that was dropped: it is one again. */
export const restoreDeadline =
  ({ correcting }: Desk) =>
  async (args: ButtonArgs): Promise<void> => {
    await args.ack();
    const named = readDeadlineValue(args.action.value ?? '');
    const asker = askerOf(args.context, pressedMessage(args.body)?.channel ?? null);
    await showAnswer(args, named && (await correcting.restore(named, asker)));
  };

/** The form is submitted: what is wrong in it is told in place, else what came of it takes its place. */
export const correctionSubmitted =
  ({ correcting }: Desk) =>
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
    const answer = await correcting.correct(named, read.becomes, askerOf(context, null));
    await client.views.update({ view_id: view.id, view: answerModal(answer) });
  };
