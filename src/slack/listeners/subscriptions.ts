import type {
  AllMiddlewareArgs,
  SlackOptionsMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
} from '@slack/bolt';
import { answerModal } from '../../bot/home.ts';
import { option } from '../../cards/blocks.ts';
import { readFormValue, readIdValue } from '../../cards/button-values.ts';
import type { Requester } from '../../question/request.ts';
import type { SubscriptionAnswer } from '../../subscribe/answers.ts';
import { type FormValues, fields, readForm, workingModal } from '../../subscribe/forms.ts';
import { suggestZones } from '../../subscribe/zone-names.ts';
import { type ButtonArgs, pressedMessage, showAnswer } from '../reply.ts';
import { requesterOf, type Services } from '../services.ts';

/** Subscribe, Change and Settings: each opens its form. */
export const openForm =
  ({ subscriptions }: Services) =>
  async (args: ButtonArgs): Promise<void> => {
    await args.ack();
    const name = readFormValue(args.action.value ?? '');
    await showAnswer(args, name && (await subscriptions.form(name, askerOfPress(args))));
  };

/** Unsubscribe, of one or of all. */
export const endSubscription =
  ({ subscriptions }: Services) =>
  async (args: ButtonArgs): Promise<void> => {
    await args.ack();
    const id = readIdValue(args.action.value ?? '');
    await showAnswer(args, id === null ? null : await subscriptions.end(id, askerOfPress(args)));
  };

/** Resume. */
export const resumeSubscription =
  ({ subscriptions }: Services) =>
  async (args: ButtonArgs): Promise<void> => {
    await args.ack();
    const id = readIdValue(args.action.value ?? '');
    await showAnswer(args, id === null ? null : await subscriptions.resume(id, askerOfPress(args)));
  };

const askerOfPress = ({ context, body }: ButtonArgs) =>
  requesterOf(context, pressedMessage(body)?.channel ?? null);

type SubmitArgs = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

/** The form of a new subscription is submitted: what is wrong in it is told in place, else what came of it. */
export const subscribeSubmitted = ({ subscriptions }: Services) =>
  submitted(
    (form) => subscriptions.filterError(form),
    (form, about, asker) => subscriptions.subscribe(form, about, asker),
  );

/** The form of other terms is submitted. */
export const changeSubmitted = ({ subscriptions }: Services) =>
  submitted(
    () => null,
    (form, about, asker) => subscriptions.change(form, about, asker),
  );

/** The form of a channel's settings is submitted. */
export const settingsSubmitted = ({ subscriptions }: Services) =>
  submitted(
    () => null,
    (form, about, asker) => subscriptions.saveSettings(form, about, asker),
  );

// Subscribing takes longer than Slack waits for an acknowledgement: it says that it is being done, and then what came of it.
const submitted =
  (
    objection: (form: FormValues) => string | null,
    act: (form: FormValues, about: string, asker: Requester) => Promise<SubscriptionAnswer>,
  ) =>
  async ({ ack, view, client, context }: SubmitArgs): Promise<void> => {
    const read = readForm(view.state.values);
    const about = readIdValue(view.private_metadata);
    if ('errors' in read) return ack({ response_action: 'errors', errors: { ...read.errors } });
    const why = objection(read.form);
    if (why !== null) return ack({ response_action: 'errors', errors: { [fields.filter]: why } });
    await ack({ response_action: 'update', view: workingModal() });
    const answer: SubscriptionAnswer =
      about === null ? { kind: 'no_subscription' } : await act(read.form, about, requesterOf(context, about));
    await client.views.update({ view_id: view.id, view: answerModal(answer) });
  };

/** Time zones for what has been typed so far. */
export const zoneOptions =
  () =>
  async ({
    ack,
    payload,
  }: SlackOptionsMiddlewareArgs<'block_suggestion'> & AllMiddlewareArgs): Promise<void> => {
    await ack({ options: suggestZones(payload.value, 100).map((zone) => option(zone, zone)) });
  };
