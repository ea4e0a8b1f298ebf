import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Context } from '@slack/bolt';
import type { HomeView, ModalView } from '@slack/types';
import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { type Answer, answerCard } from '../bot/answer-card.ts';
import { answerModal } from '../bot/home.ts';
import type { Card } from '../cards/card.ts';
import { errorCard, staleCard } from '../cards/errors.ts';
import { isImportAnswer } from '../curate/answers.ts';
import { correctionModal, deadlineModal } from '../curate/deadline-form.ts';
import { entryModal } from '../curate/entry-form.ts';
import { importModal } from '../curate/import-form.ts';
import { previewModal } from '../curate/import-preview.ts';
import type { Requester } from '../question/request.ts';
import type { PostOutcome } from '../remind/delivery.ts';
import { isSubscriptionAnswer } from '../subscribe/answers.ts';
import { formModal } from '../subscribe/forms.ts';
import { isDirect, type Origin, type OriginModal, originOf, type PressedMessage } from './origin.ts';
import type { ChannelPoster, PostTarget } from './post-card.ts';
import type { Services } from './services.ts';

type ReplyServices = Pick<Services, 'poster' | 'log'>;

/** The listener arguments that a reply needs. */
interface EventArgs {
  readonly body: object;
  readonly client: WebClient;
  readonly context: Pick<Context, 'teamId'>;
}

/** Replies to the person who triggered an event, on the surface where they did. */
export class Reply {
  readonly requester: Requester;
  /** The message whose button was pressed; null on every other surface. */
  readonly message: PressedMessage | null;
  readonly #services: ReplyServices;
  readonly #client: WebClient;
  readonly #origin: Origin;

  /** @param below the modal below a submitted one that closes: the answer is shown there */
  constructor(services: ReplyServices, { body, client, context }: EventArgs, below: string | null = null) {
    this.#services = services;
    this.#client = client;
    const origin = originOf(body);
    this.#origin = below !== null && origin.modal ? { ...origin, modal: { ...origin.modal, id: below } } : origin;
    const { userId, channel: channelId, message } = this.#origin;
    this.message = message;
    this.requester = { workspaceId: context.teamId ?? '', userId, channelId };
  }

  /**
   * Shows an answer where it was asked for. A form opens in a modal. A mention or direct message is answered in its conversation,
   * unless the answer concerns one person only. A message that only its reader sees, and the modal in which something was pressed or
   * submitted, are replaced. Everything else is answered privately.
   * @param answer null if the app no longer understands the button that was pressed
   */
  async answer(answer: Answer | null): Promise<void> {
    const { conversation, message, modal } = this.#origin;
    if (answer === null) await this.beside(null);
    else if (await this.#openForm(answer)) return;
    else if (conversation && (isDirect(conversation.channel) || !isPersonal(answer)))
      await this.#post(conversation, answer);
    else if (message?.isPrivate) await this.#respond({ replace_original: true, ...this.#card(answer) });
    else if (modal) await this.#replaceModal(modal, answer);
    else await this.beside(answer);
  }

  /** Shows an answer but leaves the message or modal in which it was asked for as it is. */
  async beside(answer: Answer | null): Promise<void> {
    if (this.#origin.channel !== null) await this.privately(answer ? this.#card(answer) : staleCard());
    else if (answer) await this.modal(answerModal(answer));
  }

  /** Shows a card to the person who asked, and to nobody else. */
  async privately(card: Card): Promise<void> {
    await postPrivately(this.#services.poster, this.#origin, card);
  }

  /** Posts a card for everyone in the channel, even if the bot is not a member. */
  async toChannel(card: Card): Promise<void> {
    await this.#respond({ response_type: 'in_channel', replace_original: false, ...card });
  }

  /** Opens a modal, on top of the one in which a button was pressed. Slack allows it for three seconds after the press. */
  async modal(view: ModalView): Promise<void> {
    const { triggerId: trigger_id = '', modal } = this.#origin;
    if (modal) await this.#client.views.push({ trigger_id, view });
    else await this.#client.views.open({ trigger_id, view });
  }

  /** Publishes App Home for the person who opened it. */
  async home(view: HomeView): Promise<void> {
    await this.#client.views.publish({ user_id: this.requester.userId, view });
  }

  #card(answer: Answer): Card {
    const { channel } = this.#origin;
    return answerCard(answer, { canShare: channel !== null && !isDirect(channel) });
  }

  async #respond(message: object): Promise<void> {
    const { responseUrl } = this.#origin;
    if (responseUrl === undefined) throw new Error('the event has no response_url');
    await respond(responseUrl, message);
  }

  // False if the answer has no form, or the trigger has expired: the answer's card has a button that opens the form instead.
  async #openForm(answer: Answer): Promise<boolean> {
    if (this.#origin.triggerId === undefined) return false;
    let refusal: WebAPIPlatformError | null = null;
    for (const view of formsFor(answer)) {
      try {
        await this.#openOrReplace(view);
        return true;
      } catch (error) {
        if (!(error instanceof WebAPIPlatformError)) throw error;
        // A submitted modal may have been closed.
        if (this.#origin.modal?.isSubmitted || /trigger/.test(error.data.error)) return false;
        refusal = error;
      }
    }
    if (refusal) throw refusal;
    return false;
  }

  // A submitted modal is replaced, and so is a form that leads to the next of its kind.
  async #openOrReplace(view: ModalView): Promise<void> {
    const { modal } = this.#origin;
    const isReplaced = modal && (modal.isSubmitted || modal.callbackId === view.callback_id);
    if (isReplaced) await this.#client.views.update({ view_id: modal.id, view });
    else await this.modal(view);
  }

  // A submitted modal may have been closed in the meantime; its answer is then sent as a direct message.
  async #replaceModal({ id, isSubmitted }: OriginModal, answer: Answer): Promise<void> {
    try {
      await this.#client.views.update({ view_id: id, view: answerModal(answer) });
    } catch (error) {
      if (!isSubmitted || !(error instanceof WebAPIPlatformError)) throw error;
      await this.privately(this.#card(answer));
    }
  }

  // If Slack's response was lost, the answer is not posted again: it may be there already.
  async #post(target: PostTarget, answer: Answer): Promise<void> {
    const outcome = await postWithRetry(() => this.#services.poster.post(target, this.#card(answer)));
    if (outcome.kind === 'refused') throw new Error(`Slack rejected an answer: ${outcome.error}`);
    if (outcome.kind === 'posted') return;
    this.#services.log.warn({ ...target, outcome }, 'answer may not have been posted');
  }
}

/** Turns an error that a listener threw into a log line and a card for the person who asked, with the same reference in both. */
export const handleError =
  ({ poster, log }: ReplyServices) =>
  async ({ error, body }: { readonly error: Error; readonly body: object }): Promise<void> => {
    const reference = randomUUID().slice(0, 8);
    log.error({ reference, err: error }, 'request failed');
    const origin = originOf(body);
    // A modal and Home have no place for the card.
    if (origin.channel === null) return;
    await postPrivately(poster, origin, errorCard(reference)).catch((cause: unknown) => {
      log.error({ reference, err: cause }, 'error card not shown');
    });
  };

const isPersonal = (answer: Answer): boolean => isSubscriptionAnswer(answer) || isImportAnswer(answer);

/** The forms that ask for what an answer still needs; the first that Slack accepts is opened. */
function formsFor(answer: Answer): readonly ModalView[] {
  switch (answer.kind) {
    case 'form':
      return [formModal(answer.form)];
    case 'correction_form':
      return [correctionModal(answer.form)];
    case 'deadline_form':
      return [deadlineModal(answer.form)];
    case 'entry_form':
      return [entryModal(answer.source)];
    case 'import_preview':
      return [previewModal(answer)];
    case 'import_form':
      // Slack rejects a file field if the app does not have the optional scope files:read.
      return [importModal(true), importModal(false)];
    default:
      return [];
  }
}

/**
 * Shows a card to the person who asked: through the response_url, which works even if the bot is not in the channel; if that fails,
 * as an ephemeral message; if that fails too, as a direct message. Rejects with every reason if nothing worked.
 */
async function postPrivately(
  poster: ChannelPoster,
  { responseUrl, channel, userId: user, threadTs }: Origin,
  card: Card,
): Promise<void> {
  const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
  const ephemeral = { response_type: 'ephemeral', replace_original: false, ...card, ...thread };
  // In a direct message every post is private.
  const inChannel = (id: string): Promise<PostOutcome> =>
    isDirect(id)
      ? poster.post({ channel: id, threadTs }, card)
      : poster.postEphemeral({ channel: id, user, threadTs }, card);
  const ways = [
    ...(responseUrl === undefined ? [] : [() => respond(responseUrl, ephemeral)]),
    ...(channel === null ? [] : [() => posted(() => inChannel(channel))]),
    () => posted(() => poster.post({ channel: user }, card)),
  ];
  const reasons: unknown[] = [];
  for (const way of ways) {
    try {
      await way();
      return;
    } catch (reason) {
      reasons.push(reason);
    }
  }
  throw new AggregateError(reasons, 'private reply failed');
}

async function posted(post: () => Promise<PostOutcome>): Promise<void> {
  const outcome = await postWithRetry(post);
  if (outcome.kind !== 'posted') throw new Error(`not posted: ${JSON.stringify(outcome)}`);
}

// A rate limit means that nothing was posted, and says when to try again. After any other failure a retry might post twice.
async function postWithRetry(post: () => Promise<PostOutcome>): Promise<PostOutcome> {
  const outcome = await post();
  if (outcome.kind !== 'rate_limited' || outcome.retryAfterSeconds > 60) return outcome;
  await wait(outcome.retryAfterSeconds * 1000);
  return post();
}

async function respond(responseUrl: string, message: object): Promise<void> {
  const response = await fetch(responseUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(message),
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) throw new Error(`Slack rejected a response_url: ${response.status}`);
}
