import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewOutput, ViewSubmitAction } from '@slack/bolt';
import { searchBlock } from '../../ask/search-field.ts';
import type { Answer } from '../../bot/answer-card.ts';
import { answerModal } from '../../bot/home.ts';
import { actionIds, callbackIds } from '../../cards/action-ids.ts';
import { decodeRequest, readDeadlineValue, readIdValue } from '../../cards/button-values.ts';
import { readCorrectionForm } from '../../curate/correction-card.ts';
import { readImportForm } from '../../curate/import-form.ts';
import type { Requester } from '../../question/request.ts';
import { type FormValues, fields, readForm, workingModal } from '../../subscribe/forms.ts';
import type { Subscriptions } from '../../subscribe/manage-subscriptions-use-cases.ts';
import { Reply } from '../reply.ts';
import type { Services } from '../services.ts';

type SubmitArgs = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

type Submission = (services: Services) => (args: SubmitArgs) => Promise<void>;

/** What submitting each modal does, by callback id. */
export const submissions: Readonly<Record<string, Submission>> = {
  [callbackIds.searchModal]: searchSubmission,
  [callbackIds.subscribeModal]: subscriptionSubmission(
    (subscriptions, values, channelId, by) => subscriptions.subscribe(values, channelId, by),
    (subscriptions, values) => subscriptions.filterError(values),
  ),
  [callbackIds.changeModal]: subscriptionSubmission((subscriptions, values, id, by) =>
    subscriptions.change(values, id, by),
  ),
  [callbackIds.settingsModal]: subscriptionSubmission((subscriptions, values, channelId, by) =>
    subscriptions.saveSettings(values, channelId, by),
  ),
  [callbackIds.importModal]: submission(
    ({ state }) => readImportForm(state.values),
    ({ importing }, given, by) => importing.read(given, by),
  ),
  [callbackIds.correctionModal]: submission(
    ({ state, private_metadata: about }) => {
      const deadline = readDeadlineValue(about);
      if (!deadline) return { form: null };
      const read = readCorrectionForm(state.values, deadline);
      return 'errors' in read ? read : { form: { deadline, ...read.form } };
    },
    async ({ correcting }, form, by) =>
      form === null ? { kind: 'deadline_gone' } : correcting.correct(form.deadline, form.becomes, by),
  ),
};

/** The values of a form, or what is wrong in it, by the id of the block. */
type ReadForm<Values> = { readonly form: Values } | { readonly errors: Readonly<Record<string, string>> };

/**
 * A modal that shows what is wrong in its fields. Otherwise, since acting may take longer than Slack waits for an acknowledgement, it
 * first says that work is in progress, then shows the answer.
 */
function submission<Values>(
  read: (view: ViewOutput, services: Services) => ReadForm<Values>,
  act: (services: Services, values: Values, by: Requester) => Promise<Answer>,
): Submission {
  return (services) => async (args) => {
    const submitted = read(args.view, services);
    if ('errors' in submitted) return args.ack({ response_action: 'errors', errors: { ...submitted.errors } });
    await args.ack({ response_action: 'update', view: workingModal() });
    const reply = new Reply(services, args);
    if (await reply.isRepeat()) return;
    await reply.answer(await act(services, submitted.form, reply.requester));
  };
}

/**
 * A form about a channel or about a subscription.
 * @param act receives the id of the channel or the subscription
 * @param objection why the filter cannot be used, if it cannot
 */
function subscriptionSubmission(
  act: (subscriptions: Subscriptions, values: FormValues, id: string, by: Requester) => Promise<Answer>,
  objection: (subscriptions: Subscriptions, values: FormValues) => string | null = () => null,
): Submission {
  return submission(
    ({ state, private_metadata: about }, { subscriptions }) => {
      const read = readForm(state.values);
      if ('errors' in read) return read;
      const why = objection(subscriptions, read.form);
      if (why !== null) return { errors: { [fields.filter]: why } };
      return { form: { values: read.form, id: readIdValue(about) } };
    },
    async ({ subscriptions }, { values, id }, by) =>
      id === null ? { kind: 'no_subscription' } : act(subscriptions, values, id, by),
  );
}

/** The search modal: the acknowledgement itself carries the answer, which replaces the modal. */
function searchSubmission(services: Services): ReturnType<Submission> {
  return async (args) => {
    const { ack, view } = args;
    const picked = view.state.values[searchBlock]?.[actionIds.search]?.selected_option;
    const request = decodeRequest(picked?.value ?? '');
    if (request === null) {
      const errors = { [searchBlock]: 'Type at least one word, then select what to search for.' };
      await ack({ response_action: 'errors', errors });
    } else {
      const answer = await services.bot.answer(request, new Reply(services, args).requester);
      await ack({ response_action: 'update', view: answerModal(answer) });
    }
  };
}
